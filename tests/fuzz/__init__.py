"""Sources at random, sound ones and garbage. `make fuzz` makes 2000 of each; the usual tests make a few."""
