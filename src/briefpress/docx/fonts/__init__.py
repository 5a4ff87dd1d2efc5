"""Fonts of a Word file: those in use, how much of them is embedded, and the font table."""
