"""Rules for markdown-it that define the Markdown dialect. In: text. Out: tokens."""
