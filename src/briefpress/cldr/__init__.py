"""Language data from CLDR. Only this package uses Babel. In: language tags (BCP 47). Out: names, patterns and
text.
"""
