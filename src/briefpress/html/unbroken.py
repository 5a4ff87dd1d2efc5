"""Words that must stay on one line. In: text. Out: HTML without line breaks between them."""

from __future__ import annotations

from markupsafe import escape

from briefpress.edition import measures_in

NO_BREAK = "\u00a0"


def whole(html: str, name: str = "unbroken") -> str:
    """Return `html` in an element of the class `name`, which prohibits line breaks."""
    return f'<span class="{name}">{html}</span>' if html else ""


def with_whole_measures(text: str) -> str:
    """Return `text` as HTML, with elements around numbers and their units, or the abbreviations before them."""
    pieces = (str(escape(piece)) for piece in measures_in(text))
    return "".join(whole(piece) if place % 2 else piece for place, piece in enumerate(pieces))


def with_joined_measures(text: str) -> str:
    """Return `text` as HTML, with no-break spaces between numbers and their units, or the abbreviations before them."""
    pieces = enumerate(measures_in(text))
    return str(escape("".join(piece.replace(" ", NO_BREAK) if place % 2 else piece for place, piece in pieces)))
