"""Rules for markdown-it that define the dialect. In: text. Out: tokens."""
