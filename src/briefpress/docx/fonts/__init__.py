"""Fonts of a Word file: which fonts are in use, how much of each is embedded, and the font table."""
