"""The guide: its examples work, and its lists are complete."""
