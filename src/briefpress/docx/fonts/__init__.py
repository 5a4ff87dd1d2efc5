"""Fonts of a Word file: which are in use, what of them is embedded, and the font table."""
