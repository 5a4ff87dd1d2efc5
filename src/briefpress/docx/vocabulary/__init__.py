"""What the writer, the reader and redlining share: names in Word files, languages, elements in schema order."""
