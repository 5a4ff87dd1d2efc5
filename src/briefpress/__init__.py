"""briefpress: turns one structured source of a policy brief into a branded PDF, a Word file, a web page and an
e-book.
"""

__version__ = "0.2.0"
