"""Tests. A package, so that `tests/docx` does not hide the library `docx`."""
