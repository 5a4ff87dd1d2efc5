"""Pictures of a Word file: the files as Word gets them, and DrawingML that shows them."""
