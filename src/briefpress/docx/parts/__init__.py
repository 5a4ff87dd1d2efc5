"""The parts of a Word file other than its text: notes, settings, metadata and the provenance record."""
