"""Text as readers will see it. In: text. Out: text with typographic characters, or the leftover markup in it."""
