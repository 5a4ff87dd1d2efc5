"""Tests. A package, so that `tests/docx` and the library `docx` are two things."""
