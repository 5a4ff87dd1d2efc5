"""A page of HTML, read with lxml."""

from lxml import etree, html

Node = etree._Element


class HtmlPage:
    """A page of HTML."""

    def __init__(self, text: str) -> None:
        self.source = text
        self.root: Node = html.document_fromstring(text)

    def find(self, path: str) -> list[Node]:
        """Return the elements that `path` (XPath) finds."""
        result = self.root.xpath(path)
        assert isinstance(result, list)
        return [item for item in result if isinstance(item, etree._Element)]

    def classed(self, name: str) -> list[Node]:
        """Return the elements with the class `name`."""
        return self.find(f"//body//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]")

    def values(self, path: str) -> list[str]:
        """Return the attributes or texts that `path` finds."""
        result = self.root.xpath(path)
        assert isinstance(result, list)
        return [str(item) for item in result]

    def part(self, name: str) -> str:
        """Return the text of one of the publication's parts."""
        return "".join(text_of(section) for section in self.classed(f"part-{name}"))

    @property
    def text(self) -> str:
        """Return the text of all parts, without running heads."""
        return "\n".join(text_of(section) for section in self.find("//body/*[self::section or self::nav]"))


BLOCKS = {
    *("p", "li", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "ul", "blockquote", "section", "nav"),
    *("dl", "dt", "dd", "figure", "figcaption", "img", "table", "caption", "tr", "th", "td"),
}


def text_of(node: Node) -> str:
    """Return the text of an element; blocks and line breaks end a word."""
    parts = []
    for event, element in etree.iterwalk(node, events=("start", "end")):
        end = "\n" if element.tag in BLOCKS or element.get("class") == "footnote-paragraph" else ""
        if event == "start":
            parts.append(end + (element.text or ""))
        else:
            parts.append(end + ("" if element is node else element.tail or ""))
    return "".join(parts)
