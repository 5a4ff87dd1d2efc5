"""Text as it will be printed. In: texts. Out: texts with typographic characters, or the leftover markup in them."""
