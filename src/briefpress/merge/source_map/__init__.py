"""Locate the paragraphs of a Word file in the source.

In: a draft and its source files. Out: spans in the source, and edits.
"""
