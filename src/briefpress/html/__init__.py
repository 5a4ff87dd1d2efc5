"""HTML: an `Edition` -> one page with all that it needs inside.

blocks, inlines, figures   what every page has, whatever it is read on
medium                     what differs, and who writes that
print                      pages that `pdf` lays out
web                        pages for browsers
sandbox                    skeletons of brands, kept within bounds
"""

from briefpress.html.print.page import write_html
from briefpress.html.sandbox import SkeletonError
from briefpress.html.web import Download, Surroundings, lost_texts, write_page

__all__ = ["Download", "SkeletonError", "Surroundings", "lost_texts", "write_html", "write_page"]
