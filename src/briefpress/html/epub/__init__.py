"""E-books: an `Edition` -> one EPUB 3.3 file.

book         the book as a whole
medium       notes, figures and tables for e-readers
navigation   the contents, the landmarks and the pages
page_breaks  where the pages of the PDF begin
package      the metadata of the book
fonts        the fonts of the brand
xhtml        HTML to XHTML, and where its links lead
archive      the file with all files inside
"""

from briefpress.html.epub.archive import pages_of
from briefpress.html.epub.book import Binding, write_book

__all__ = ["Binding", "pages_of", "write_book"]
