"""Finished web pages -> a small website around them, for any server or folder.

entry       a page -> its entry on the site
catalogue   entries -> the lists of all entries, of a series, of a person; the page for dead addresses
feeds       entries -> an Atom feed and a sitemap
"""

from briefpress.html.site.catalogue import Catalogue, House
from briefpress.html.site.entry import Entry, read_entry

__all__ = ["Catalogue", "Entry", "House", "read_entry"]
