"""Markup of other programs and languages. In: text and tokens. Out: problems with what to write instead."""
