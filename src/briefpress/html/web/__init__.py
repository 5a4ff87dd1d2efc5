"""HTML for the web. In: an `Edition`, and its brand. Out: a page that works without other files, a network or scripts.

page       writes the whole page: head, title, table of contents, text, tools
medium     writes notes, figures and tables for browsers
look       writes the stylesheet for screens, with colour schemes and fonts
scripts    embeds scripts
metadata   writes metadata for search engines and reference managers
lost       finds missing text
"""

from briefpress.html.web.lost import lost_pieces, lost_texts
from briefpress.html.web.page import Download, Surroundings, write_page

__all__ = ["Download", "Surroundings", "lost_pieces", "lost_texts", "write_page"]
