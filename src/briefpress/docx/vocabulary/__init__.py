"""Definitions for the writer, the reader and redlining: names in Word files, languages, elements in schema order."""
