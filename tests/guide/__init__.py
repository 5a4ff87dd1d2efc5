"""The guide: what it shows can be written, and what it lists is all there is."""
