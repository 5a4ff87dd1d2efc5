"""Words that stay on one line. In: text. Out: HTML in which no line ends between them."""

from __future__ import annotations

from markupsafe import escape

from briefpress.edition import measures_in

NO_BREAK = "\u00a0"


def whole(html: str, name: str = "unbroken") -> str:
    """Return `html` as a stretch that no line break splits, of the class `name`."""
    return f'<span class="{name}">{html}</span>' if html else ""


def with_whole_measures(text: str) -> str:
    """Return `text` as HTML; numbers stay with their unit, or with an abbreviation before them."""
    pieces = (str(escape(piece)) for piece in measures_in(text))
    return "".join(whole(piece) if place % 2 else piece for place, piece in enumerate(pieces))


def with_joined_measures(text: str) -> str:
    """Return `text` as HTML without further elements; a no-break space joins numbers to their unit, or to an
    abbreviation before them.
    """
    pieces = enumerate(measures_in(text))
    return str(escape("".join(piece.replace(" ", NO_BREAK) if place % 2 else piece for place, piece in pieces)))
