"""Data of languages from CLDR, and the only room of Babel. In: language tags (BCP 47). Out: names, patterns, text."""
