"""HTML among blocks, converted to equivalent blocks. In: nodes of markdown-it. Out: blocks."""
