"""Text as it will be printed. In: text. Out: text with typographic characters, or the leftover markup in it."""
