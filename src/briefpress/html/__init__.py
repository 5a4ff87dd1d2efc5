"""HTML output. In: an `Edition`, and its brand. Out: pages for print and the web, e-books and websites.

blocks, inlines, figures   write what is common to all media
medium                     declares the differences between media
print                      writes pages that `pdf` lays out
web                        writes pages for browsers
epub                       writes e-books
site                       writes websites around web pages
sandbox                    renders skeletons of brands, with limits
"""

from briefpress.html.epub import BookInputs, pages_of, write_book
from briefpress.html.print.page import write_html
from briefpress.html.sandbox import SkeletonError
from briefpress.html.site import Catalogue, Entry, SiteContext, read_entry
from briefpress.html.web import Download, Surroundings, lost_pieces, lost_texts, write_page

__all__ = [
    "BookInputs",
    "Catalogue",
    "Download",
    "Entry",
    "SiteContext",
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
