"""Pictures in a Word file: the picture files that it contains, and the DrawingML that shows them."""
