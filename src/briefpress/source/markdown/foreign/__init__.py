"""Markup for other programs and in other languages. In: text and tokens. Out: problems with hints on what to write
instead.
"""
