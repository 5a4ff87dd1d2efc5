"""Fonts in a Word file: which fonts are used, how much of each font is embedded, and the font table."""
