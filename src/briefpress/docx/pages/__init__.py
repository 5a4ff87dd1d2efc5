"""Pages of a Word file: sections with their formats, headers and footers."""
