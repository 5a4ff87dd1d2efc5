"""HTML elements among blocks, read for what they mean. In: nodes of markdown-it. Out: blocks."""
