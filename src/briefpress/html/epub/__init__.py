"""E-books. In: an `Edition`, its brand, and page 1 as a picture. Out: an EPUB 3.3 file.

book         assembles the book
medium       writes notes, figures and tables for e-readers
navigation   writes the table of contents, the landmarks and the list of pages
page_breaks  finds and marks the page breaks of the PDF
package      writes the metadata and the manifest
fonts        embeds the brand's fonts
xhtml        converts HTML to XHTML, and its links
archive      packs the files
"""

from briefpress.html.epub.archive import pages_of
from briefpress.html.epub.book import BookInputs, write_book

__all__ = ["BookInputs", "pages_of", "write_book"]
