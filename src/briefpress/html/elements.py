"""Small pieces of HTML that all writers need. In: roles, ids, pictures. Out: elements, attributes, addresses."""

from __future__ import annotations

import base64

from markupsafe import escape

from briefpress.brand.roles import Role
from briefpress.edition import ContentsEntry, plain_text
from briefpress.model import Column

GAP = "\N{NO-BREAK SPACE} "  # between the number of a heading and its words, in the contents


def element(role: Role, html: str, attributes: str = "", column: Column = Column.TEXT) -> str:
    """Return the element of a role with `html` in it."""
    return f'<{role.element} class="{classes(role.css_class, column)}"{attributes}>{html}</{role.element}>'


def classes(name: str, column: Column) -> str:
    """Return the classes of what stands in a column of the page."""
    return f"{name} {column}".rstrip()


def id_attribute(id_: str) -> str:
    """Return the attribute that names an element, `""` where nothing points at it."""
    return f' id="{escape(id_)}"' if id_ else ""


def data_address(data: bytes | str, kind: str = "image/svg+xml") -> str:
    """Return the address of a file that is inside the page itself (RFC 2397)."""
    octets = data.encode() if isinstance(data, str) else data
    return f"data:{kind};base64,{base64.b64encode(octets).decode()}"


def entry_words(entry: ContentsEntry) -> str:
    """Return the words of a line of the contents, the number of the heading before them."""
    number = f"{entry.number}{GAP}" if entry.number else ""
    return f"{number}{plain_text(entry.inlines)}"
