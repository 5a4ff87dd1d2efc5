"""Markup of other programs and languages. In: text and tokens. Out: problems, with hints on what to write instead."""
