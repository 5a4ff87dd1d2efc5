"""HTML: an `Edition` -> one page with all that it needs inside.

blocks, inlines, figures   what every page has, whatever it is read on
medium                     what differs, and who writes that
print                      pages that `pdf` lays out
web                        pages for browsers
sandbox                    skeletons of brands, kept within bounds
"""

from briefpress.html.print.page import write_html
from briefpress.html.sandbox import SkeletonError
from briefpress.html.site import Catalogue, Entry, House, read_entry
from briefpress.html.web import Download, Surroundings, lost_texts, write_page

__all__ = [
    "Catalogue",
    "Download",
    "Entry",
    "House",
    "SkeletonError",
    "Surroundings",
    "lost_texts",
    "read_entry",
    "write_html",
    "write_page",
]
