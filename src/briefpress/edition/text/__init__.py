"""Text as it will be printed. In: texts. Out: the same with typographic characters, or the leftover markup in them."""
