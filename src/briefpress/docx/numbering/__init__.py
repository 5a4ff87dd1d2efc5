"""Lists and numbered headings -> Word's numbering. In: the look, the edition. Out: definitions, and their numbers."""
