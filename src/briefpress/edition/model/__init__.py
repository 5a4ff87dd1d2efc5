"""The classes of an edition, and what they contain. Out: classes, and functions that traverse them."""
