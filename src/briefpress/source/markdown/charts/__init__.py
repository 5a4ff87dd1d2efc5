"""Charts. In: the node of a div. Out: a figure with its data, and problems in the data."""
