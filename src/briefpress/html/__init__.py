"""HTML: an `Edition` -> one page with all that it needs inside.

blocks, inlines, figures   what every page has, whatever it is read on
medium                     what differs, and who writes that
print                      pages that `pdf` lays out
web                        pages for browsers
epub                       books for e-readers
sandbox                    skeletons of brands, kept within bounds
"""

from briefpress.html.epub import Binding, pages_of, write_book
from briefpress.html.print.page import write_html
from briefpress.html.sandbox import SkeletonError
from briefpress.html.site import Catalogue, Entry, House, read_entry
from briefpress.html.web import Download, Surroundings, lost_texts, write_page

__all__ = [
    "Binding",
    "Catalogue",
    "Download",
    "Entry",
    "House",
    "SkeletonError",
    "Surroundings",
    "lost_texts",
    "pages_of",
    "read_entry",
    "write_book",
    "write_html",
    "write_page",
]
