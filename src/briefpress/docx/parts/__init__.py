"""The parts of a Word file besides its text: notes, settings, metadata, the provenance record."""
