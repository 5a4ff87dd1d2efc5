"""The content of the seed's files, kept as text."""
