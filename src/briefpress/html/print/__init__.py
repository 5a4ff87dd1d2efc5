"""HTML for print: an `Edition` -> the page that `pdf` lays out, with notes at their marks."""
