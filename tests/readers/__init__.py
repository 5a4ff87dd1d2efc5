"""Readers of published files, independent of `src/`: nothing here imports briefpress."""
