"""Words that must stay on one line. In: text. Out: HTML in which no line breaks separate them."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from markupsafe import escape

from briefpress.brand.own_roles import OwnRole
from briefpress.brand.roles import CELLS, Role
from briefpress.edition import dashed_in, joints_in, measures_in

MAX_KEPT = 5000  # the maximum number of texts whose HTML is cached: in a preview, most texts stay the same
Plain = Callable[[str], str]  # writes text without marks as HTML
NO_BREAK = "\u00a0"
BETWEEN_NAMES = "\u00a0· "
TITLE_ELEMENTS = ("h1", "h2", "h3", "h4", "h5", "h6")
TITLES = (Role.SUBTITLE, Role.KEY_FIGURE_LABEL)
NAMES = (Role.COVER_AUTHOR, Role.COVER_ORGANISATION)
LONGEST_NAME = 40  # the maximum number of characters in a name that is not split by a line break


def whole(html: str, name: str = "unbroken") -> str:
    """Return `html` in an element of the class `name`, which prohibits line breaks."""
    return f'<span class="{name}">{html}</span>' if html else ""


@lru_cache(MAX_KEPT)
def with_whole_measures(text: str) -> str:
    """Return `text` as HTML, with elements around numbers and their units, or the abbreviations before them."""
    return _with_whole(measures_in(text))


def with_whole_dashes(text: str) -> str:
    """Return `text` as HTML, with elements around measures, and around spaced dashes with the word before them."""
    return _with_whole(dashed_in(text))


def _with_whole(pieces: list[str]) -> str:
    escaped = (str(escape(piece)) for piece in pieces)
    return "".join(whole(piece) if place % 2 else piece for place, piece in enumerate(escaped))


def with_whole_joints(text: str) -> str:
    """Return a title as HTML, with elements around short words, such as articles, together with the word after them."""
    pieces = enumerate(joints_in(text))
    return "".join(whole(str(escape(piece))) if place % 2 else with_whole_dashes(piece) for place, piece in pieces)


def with_whole_names(text: str) -> str:
    """Return names with dots between them as HTML, with elements around names that fit on a line."""
    names = ((name, str(escape(name))) for name in text.split(BETWEEN_NAMES))
    return BETWEEN_NAMES.join(whole(html) if len(name) <= LONGEST_NAME else html for name, html in names)


def with_joined_measures(text: str) -> str:
    """Return `text` as HTML, with no-break spaces between numbers and their units, or the abbreviations before them."""
    pieces = enumerate(measures_in(text))
    return str(escape("".join(piece.replace(" ", NO_BREAK) if place % 2 else piece for place, piece in pieces)))


def plain_writer(role: Role | OwnRole, *, paged: bool) -> Plain:
    """Return the function that writes text: on paper, names are not split, and short words in titles stay on the line
    of the next word. Cells are too narrow to keep dashes with the word before them.
    """
    if role in NAMES and paged:
        return with_whole_names
    if role in CELLS:
        return with_whole_measures
    is_title = role.element in TITLE_ELEMENTS or role in TITLES
    return with_whole_joints if is_title and paged else with_whole_dashes
