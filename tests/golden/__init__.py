"""The content of the seed's files, stored as text."""
