"""The Markdown dialect. In: a brief's text. Out: its blocks and notes."""
