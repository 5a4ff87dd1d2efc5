"""The rules for markdown-it that make the dialect. In: text. Out: tokens."""
