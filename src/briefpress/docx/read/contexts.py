"""The context of a part: the targets of its references, its languages. In: a package and a name. Out: a `Context`."""

from __future__ import annotations

from lxml import etree

from briefpress.docx.read.definitions import languages
from briefpress.docx.read.foreign import Sheet, language_of_text
from briefpress.docx.read.package import Package
from briefpress.docx.read.runs import Context

OWN_PROPERTIES = "briefpress-"  # the prefix of properties that state the origin of a file


def usual_languages(root: etree._Element, sheet: etree._Element | None, *, foreign: bool) -> dict[str, str]:
    """Return the default languages of text: those of the file or, if `foreign`, the language in which most of it is
    written.
    """
    usual = languages(sheet)
    return {"val": language_of_text(root, Sheet.of(sheet), usual)} if foreign else usual


def context_of(
    package: Package, name: str, styles: dict[str, str], usual: dict[str, str] | None = None, *, foreign: bool = False
) -> Context:
    """Return the context of the part `name`; `usual` contains the default languages, if they are not those of the
    styles.
    """
    links = package.targets(name, "/hyperlink")
    files = package.targets("", "-properties").values()
    roots = [root for root in map(package.part, files) if root is not None]
    elements = [element for root in roots for element in root if isinstance(element.tag, str)]
    bound = {etree.QName(element).localname: element.text or "" for element in elements}
    own = {element.get("name", ""): "".join(element.itertext()) for element in elements}
    bound |= {name: value for name, value in own.items() if name.startswith(OWN_PROPERTIES)}
    images = package.targets(name, "/image", "/chart")
    sheet = package.part(package.related(package.main(), "styles"))
    return Context(links, styles, bound, images, languages(sheet) if usual is None else usual, foreign)
