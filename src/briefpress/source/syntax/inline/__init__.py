"""Inline rules for markdown-it. In: the characters of a paragraph. Out: the tokens of inline text."""
