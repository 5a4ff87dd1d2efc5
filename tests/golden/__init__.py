"""What the files of the seed consist of, kept as text."""
