"""Text as it will be printed. In: texts. Out: the same with typographic signs, or what is left of markup in them."""
