"""HTML elements among blocks, read as their equivalents. In: nodes of markdown-it. Out: blocks."""
