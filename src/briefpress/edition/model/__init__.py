"""The classes of an edition, and what they contain. In: nothing. Out: classes, and functions that walk through them."""
