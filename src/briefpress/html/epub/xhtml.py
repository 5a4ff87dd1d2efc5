"""XHTML for e-books (EPUB 3.3, 6.1). In: the HTML of a page. Out: XML, with links to the files of the book.

HTML is parsed as in browsers and then written as XML, so the result is always well-formed.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from markupsafe import escape

from briefpress import lazy
from briefpress.edition import Edition

XHTML, OPS = "http://www.w3.org/1999/xhtml", "http://www.idpf.org/2007/ops"
SYMBOL = lazy.pattern(r"--sign: '(.*?)\s*'")  # the character that replaces a bullet, see `BlockWriter.item`
START = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'


def page(edition: Edition, title: str, body: str) -> Element:
    """Return the root element of a page with the content `body`."""
    import tinyhtml5

    lang, direction = escape(edition.lang), "rtl" if edition.rtl else "ltr"
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><link rel="stylesheet" href="book.css">'
    html = f'<!DOCTYPE html><html lang="{lang}" dir="{direction}"><head>{head}</head><body>{body}</body></html>'
    root: Element = tinyhtml5.parse(html, namespace_html_elements=False)
    for element in root.iter():
        _adapt(element)
    root.attrib |= {"xmlns": XHTML, "xmlns:epub": OPS}
    return root


def adapt_links(pages: Mapping[str, Element], address: str) -> None:
    """Change the links in `pages`, which are keyed by file name: add the names of the files that contain their targets.

    A link to another brief leads to that brief's web page, which is beside the web page of this brief at `address`. If
    there is no `address`, the link becomes plain text.
    """
    files = {id_: name for name, root in pages.items() for element in root.iter() if (id_ := element.get("id"))}
    for name, root in pages.items():
        for link in root.iter("a"):
            href = link.attrib.pop("href", "")
            if aimed := href if urlsplit(href).path in pages else _adapted_link(href, name, files, address):
                link.set("href", aimed)


def _adapted_link(href: str, name: str, files: Mapping[str, str], address: str) -> str:
    if href.startswith("#"):
        file = files.get(href[1:], name)
        return href if file == name else f"{file}{href}"
    return href if urlsplit(href).scheme else address and urljoin(address, href)


def xml(root: Element) -> str:
    """Return a page as XML."""
    return f"{START}{ElementTree.tostring(root, encoding='unicode')}\n"


def _adapt(element: Element) -> None:
    """Remove prefixes of namespaces, add the language for XML, and write the character of a list item as text."""
    space, _, name = element.tag.rpartition("}")
    element.tag = name
    element.attrib = {key: value for key, value in element.attrib.items() if not key.startswith("{")}
    if name in ("math", "svg"):
        element.set("xmlns", space.removeprefix("{"))
    if lang := element.get("lang"):
        element.set("xml:lang", lang)
    if symbol := SYMBOL.search(element.get("style", "")):
        del element.attrib["style"]
        shown = Element("span", {"class": "sign"})
        shown.text, shown.tail, element.text = symbol[1], f" {element.text or ''}", None
        element.insert(0, shown)
