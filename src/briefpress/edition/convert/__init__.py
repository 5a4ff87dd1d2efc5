"""Blocks of a `Brief` -> blocks of an `Edition`. In: blocks and their numbers. Out: blocks with everything decided."""
