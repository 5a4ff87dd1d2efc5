"""Converts blocks of a `Brief` to blocks of an `Edition`. In: blocks and their numbers. Out: blocks with everything
decided.
"""
