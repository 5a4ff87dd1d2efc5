"""HTML for the web: an `Edition` -> one page that needs no other file, no network and no script.

page       the page as a whole: head, title, contents, text, tools
medium     notes, figures and tables, as browsers show them
look       the brand's stylesheet for a screen, with its schemes and fonts
machines   what search engines and reference managers read
lost       whether all words are there
"""

from briefpress.html.web.lost import lost_texts
from briefpress.html.web.page import Download, Surroundings, write_page

__all__ = ["Download", "Surroundings", "lost_texts", "write_page"]
