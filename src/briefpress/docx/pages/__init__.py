"""The pages of a Word file: sections with their page formats, headers and footers."""
