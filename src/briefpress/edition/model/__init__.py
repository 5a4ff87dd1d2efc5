"""The classes of an edition, and functions that traverse them. No writer of a format is imported."""
