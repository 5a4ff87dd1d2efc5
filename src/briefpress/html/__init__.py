"""HTML: an `Edition` -> one self-contained page.

blocks, inlines, figures   common to all media
medium                     the differences between media
print                      pages that `pdf` lays out
web                        pages for browsers
epub                       books for e-readers
sandbox                    skeletons of brands, with limits
"""

from briefpress.html.epub import Binding, pages_of, write_book
from briefpress.html.print.page import write_html
from briefpress.html.sandbox import SkeletonError
from briefpress.html.site import Catalogue, Entry, House, read_entry
from briefpress.html.web import Download, Surroundings, lost_pieces, lost_texts, write_page

__all__ = [
    "Binding",
    "Catalogue",
    "Download",
    "Entry",
    "House",
    "SkeletonError",
    "Surroundings",
    "lost_pieces",
    "lost_texts",
    "pages_of",
    "read_entry",
    "write_book",
    "write_html",
    "write_page",
]
