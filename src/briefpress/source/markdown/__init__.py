"""The Markdown dialect. In: the text of a brief. Out: its blocks and notes."""
