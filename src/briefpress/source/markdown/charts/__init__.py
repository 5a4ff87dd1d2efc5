"""Charts. In: the node of a div. Out: a figure with its data, or problems in the data."""
