"""HTML for the web: an `Edition` -> one page that needs no other file, no network and no script.

page       the page as a whole: head, title, contents, text, tools
medium     notes, figures and tables for browsers
look       the brand's stylesheet for screens, with colour schemes and fonts
scripts    scripts inside pages
machines   metadata for search engines and reference managers
lost       missing text
"""

from briefpress.html.web.lost import lost_pieces, lost_texts
from briefpress.html.web.page import Download, Surroundings, write_page

__all__ = ["Download", "Surroundings", "lost_pieces", "lost_texts", "write_page"]
