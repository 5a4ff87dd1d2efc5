"""Everything between fences. In: nodes of divs, directives, code and includes. Out: the blocks in them."""
