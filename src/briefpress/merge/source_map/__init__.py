"""Where each paragraph of a Word file is written. In: a draft and its source files. Out: spans, and edits of them."""
