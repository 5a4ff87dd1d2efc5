"""Block rules for markdown-it. In: the lines of a text. Out: the tokens of blocks."""
