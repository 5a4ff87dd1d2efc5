"""Readers of what is made, independent of `src/`: nothing here imports briefpress."""
