"""The classes of an edition, and functions that traverse them. This package imports no format writer."""
