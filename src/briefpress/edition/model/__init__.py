"""The classes of an edition, and functions that traverse them. Imports no writer."""
