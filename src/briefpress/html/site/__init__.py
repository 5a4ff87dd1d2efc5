"""Websites. In: finished web pages. Out: the files of a small website around them, for any server or folder.

entry       reads the entry of a page
catalogue   writes the pages: lists of all entries, of a series or of a person, and the page for missing pages
feeds       writes an Atom feed and a sitemap
"""

from briefpress.html.site.catalogue import Catalogue, SiteContext
from briefpress.html.site.entry import Entry, read_entry

__all__ = ["Catalogue", "Entry", "SiteContext", "read_entry"]
