"""Reads the XML of pictures. In: bytes. Out: elements, and their attributes and styles.

The parser detects declarations in a document type, in any encoding: entities could replace other text. A document type
that only refers to a DTD is harmless, because nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.parsers import expat


class RefusedError(ValueError):
    """A picture cannot be published; the message states the reason."""


def parse(data: bytes) -> Element:
    """Return the root of a picture; raise RefusedError if it is not XML or contains declarations."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _doctype
    parser.EntityDeclHandler = _declaration
    parser.ProcessingInstructionHandler = _instruction
    try:
        parser.Parse(data, True)
        return ElementTree.fromstring(data)
    except (expat.ExpatError, ElementTree.ParseError, ValueError, LookupError) as error:
        if isinstance(error, RefusedError):
            raise
        raise RefusedError(f"it is not valid XML ({error})") from None


def _doctype(_name: str, _system: str | None, _public: str | None, has_internal_subset: bool) -> None:
    if has_internal_subset:
        raise RefusedError("its document type contains declarations")


def _instruction(target: str, _data: str) -> None:
    """Refuse a stylesheet outside the picture (Associating Style Sheets with XML documents 1.0)."""
    if target == "xml-stylesheet":
        raise RefusedError("it loads a stylesheet")


def _declaration(*_: object) -> None:
    raise RefusedError("it declares entities")


def local(name: object) -> str:
    """Return a name without its namespace, or `""` if it is not the name of an element."""
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def declarations(css: str) -> Iterator[tuple[str, str]]:
    """Yield the property, in lower case, and the value of each CSS declaration."""
    from tinycss2 import parse_blocks_contents, serialize

    for item in parse_blocks_contents(css, skip_comments=True, skip_whitespace=True):
        if item.type == "declaration":
            yield item.lower_name, serialize(item.value).strip()


def rules(root: Element) -> Iterator[tuple[str, str]]:
    """Yield the selector and declarations of each rule in the stylesheets of a picture."""
    from tinycss2 import parse_stylesheet, serialize

    for sheet in (element.text or "" for element in root.iter() if local(element.tag) == "style"):
        for rule in parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
            if rule.type == "qualified-rule":
                yield serialize(rule.prelude).strip(), serialize(rule.content)
