"""Annexes in imported Word files. In: parts and the levels of their headings. Out: annexes whose letters briefpress
generates.

"Annex B: Interviews" becomes a heading with `{.appendix}`, if briefpress would generate the same letter or number.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from briefpress import lazy
from briefpress.docx.read import Paragraph, Piece
from briefpress.lazy import dataclass
from briefpress.merge.importing.parts import Part
from briefpress.merge.importing.reference_words import ANNEX, words_of
from briefpress.merge.importing.units import Unit
from briefpress.problems import Report
from briefpress.words import read_words

LABEL = lazy.pattern(
    rf"[\s*]*{words_of(ANNEX)}[\s\u00a0]*(?P<number>[A-ZА-Я\u0590-\u064a]|هـ|\d{{1,2}}|[IVX]{{1,4}}|[一二三四五六七八九十])"
    r"(?=[\s\u00a0.:：、*\\–—-]|$)[\s\u00a0.:：、*\\–—-]*"
)
LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
CHINESE = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex: its letter or number in the old text, and its id in the new brief."""

    number: str
    id: str


def annexes_of(parts: Sequence[Part], level: Callable[[Paragraph], int], lang: str) -> dict[int, Annex]:
    """Map the numbers of headings to annexes, or return nothing if the annex letters are not in order."""
    letters = read_words(lang or "en", (), Report())["appendix-letters"].split()
    orders = (letters, LATIN, ROMAN, CHINESE, [*map(str, range(1, 99))])
    found: dict[int, Annex] = {}
    is_whole = True
    for part in parts:
        paragraph = part.first
        match = LABEL.match(heading_text(paragraph)) if not part.unit.kind and not part.pictures else None
        if match and level(paragraph) == 1:
            found[paragraph.number] = Annex(match["number"], f"sec-annex-{match['number'].lower()}")
            is_whole = is_whole and match.end() < len(heading_text(paragraph))
    counts = [annex.number for annex in found.values()]
    in_order = any(counts == [*order[: len(counts)]] for order in orders)
    return found if is_whole and in_order else {}


def with_titles(parts: Sequence[Part], level: Callable[[Paragraph], int]) -> list[Part]:
    """Return parts; a heading that is only the label of an annex is joined to the heading below it, its title."""
    out: list[Part] = []
    for part in parts:
        before = out[-1].first if out and not out[-1].unit.kind else None
        if before and _is_label(before, level) and not part.unit.kind and level(part.first):
            pieces = (*before.pieces, Piece(" "), *part.first.pieces)
            names = (*before.bookmarks, *part.first.bookmarks)
            out[-1] = Part(Unit("", (replace(before, pieces=pieces, bookmarks=names),)))
        else:
            out.append(part)
    return out


def _is_label(paragraph: Paragraph, level: Callable[[Paragraph], int]) -> bool:
    return level(paragraph) == 1 and LABEL.fullmatch(heading_text(paragraph)) is not None


def heading_text(paragraph: Paragraph) -> str:
    """Return the text of a heading, including a letter that Word generates."""
    marker = paragraph.looks.marker if paragraph.looks else ""
    return f"{marker} {' '.join(paragraph.text.split())}".strip()


def without_label(heading: str) -> str:
    """Return the Markdown of an annex's heading, without its label."""
    match = LABEL.match(heading)
    return heading[match.end() :] if match else heading
