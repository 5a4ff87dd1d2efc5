"""Inline text. In: tokens of markdown-it. Out: flat runs with marks, formulas and ids."""
