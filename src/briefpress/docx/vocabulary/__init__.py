"""What the writer, the reader and redlining share: names in Word files, and elements in schema order."""
