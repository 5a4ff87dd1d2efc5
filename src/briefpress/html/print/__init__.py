"""HTML for paper: an `Edition` -> the page that `pdf` lays out, with notes where they are called."""
