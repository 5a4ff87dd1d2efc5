"""HTML for print. In: an `Edition`, and its brand. Out: the page that `pdf` lays out, with footnotes at their marks."""
