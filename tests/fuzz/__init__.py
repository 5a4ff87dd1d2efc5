"""Random sources, valid and corrupted. `make fuzz` generates 2000 of each; other runs generate a few."""
