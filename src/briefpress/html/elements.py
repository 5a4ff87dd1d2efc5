"""Small pieces of HTML for all writers. In: roles, ids and pictures. Out: elements, attributes and URLs."""

from __future__ import annotations

import base64

from markupsafe import escape

from briefpress.brand.own_roles import AnyRole
from briefpress.edition import ContentsEntry, plain_text
from briefpress.model import Column

OPENER = "opener"  # the class of headings that begin a page
GAP = "\N{NO-BREAK SPACE} "  # the space between the number and the text of a heading in the table of contents


def element(
    role: AnyRole, html: str, attributes: str = "", column: Column = Column.TEXT, *, opens: bool = False
) -> str:
    """Return the element of a role with the content `html`; `opens` marks a heading that begins a page."""
    name = f"{role.css_class} {OPENER}" if opens else role.css_class
    return f'<{role.element} class="{classes(name, column)}"{attributes}>{html}</{role.element}>'


def classes(name: str, column: Column) -> str:
    """Return the class `name`, with the class of the page column, if any."""
    return f"{name} {column}".rstrip()


def id_attribute(id_: str) -> str:
    """Return the id attribute of an element, or `""` if it has no id."""
    return f' id="{escape(id_)}"' if id_ else ""


def image(class_: str, address: str, alt: str, extra: str = "") -> str:
    """Return a picture with the attributes `extra`; the text alternative `alt` of a decorative picture is `""`."""
    return f'<img class="{class_}" src="{address}" alt="{escape(alt)}"{extra}>'


def data_address(data: bytes | str, kind: str = "image/svg+xml") -> str:
    """Return the `data:` URL of a file with the media type `kind` (RFC 2397)."""
    octets = data.encode() if isinstance(data, str) else data
    return f"data:{kind};base64,{base64.b64encode(octets).decode()}"


def entry_words(entry: ContentsEntry) -> str:
    """Return the text of an entry in the table of contents, with the number of the heading, if any, before it."""
    number = f"{entry.number}{GAP}" if entry.number else ""
    return f"{number}{plain_text(entry.inlines)}"
