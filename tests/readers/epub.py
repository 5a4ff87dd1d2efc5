"""An e-book as readers see it. In: its bytes. Out: its files, and the content that is also read from a web page."""

import io
import zipfile

from lxml import etree

from tests.readers.page import HtmlPage, Node, text_of
from tests.readers.web import WebFile
from tests.readers.words import squeeze

NAMES = {
    "x": "http://www.w3.org/1999/xhtml",
    "epub": "http://www.idpf.org/2007/ops",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "m": "http://www.w3.org/1998/Math/MathML",
}
PAGES = ("cover.xhtml", "contents.xhtml", "text.xhtml")


class EpubFile(WebFile):
    """An e-book of a brief; its pages are read as XML, and together as one page."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.infos = archive.infolist()
            self.files = {name.removeprefix("EPUB/"): archive.read(name) for name in archive.namelist()}
        self.package: Node = etree.fromstring(self.files["package.opf"])
        self.pages: dict[str, Node] = {name: etree.fromstring(self.files[name]) for name in PAGES}
        bodies = [etree.tostring(page[1], method="html", encoding="unicode") for page in self.pages.values()]
        HtmlPage.__init__(self, "<header>{}</header>{}{}".format(*map(_inside, bodies)))
        self.main = self.find("//main")[0]

    def package_values(self, path: str) -> list[str]:
        """Return the attributes or texts that `path` finds in the package document."""
        return [str(found) for found in self.package.xpath(path, namespaces=NAMES)]

    def meta(self, name: str) -> list[str]:
        """Return the values of one of the book's properties."""
        return self.package_values(f"//opf:meta[@property='{name}']/text()")

    def on(self, page: str, path: str) -> list[str]:
        """Return the attributes or texts that `path` finds on a page."""
        return [str(found) for found in self.pages[page].xpath(path, namespaces=NAMES)]

    @property
    def notes(self) -> list[tuple[str, str]]:
        """Return the number and the text of each note."""
        found = self.find("//div[@role='doc-footnote']")
        numbers = [squeeze(text_of(note[0][0])) for note in found]
        whole = [squeeze(text_of(note)) for note in found]
        return [(number, text.removeprefix(number)) for number, text in zip(numbers, whole, strict=True)]

    @property
    def links(self) -> set[str]:
        """Return the addresses outside the book to which the text links."""
        return {address for address in super().links if ".xhtml" not in address}


def _inside(body: str) -> str:
    return body.partition(">")[2].rpartition("</body>")[0]
