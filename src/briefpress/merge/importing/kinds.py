"""The kind of each paragraph in an imported Word file. In: its style, outline level and formatting. Out: kinds and
levels.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from briefpress import lazy
from briefpress.docx.read import BULLET, Paragraph, PieceKind
from briefpress.lazy import dataclass
from briefpress.merge.importing.links import heading_level

MAX_HEADING = 120  # the maximum number of characters in a paragraph that looks like a heading
LARGER = 1.15  # the minimum ratio of the font size of a heading to that of the text
HOUSE_HEADING = lazy.pattern(r"(?:h|head|heading|überschrift|titre|título|titolo|kop|заголовок)[ _-]*([1-6])\b")
QUOTES = ("quote", "intense quote", "block text", "quotations", "zitat", "citation", "cita")
CODE = ("source code", "preformatted text", "html preformatted", "code", "verbatim", "macro text")
NUMBERED = lazy.pattern(r"(?:\d{1,2}(?:\.\d{1,2})*\.?|[IVX]{1,5}\.|[A-Z]\.)[ \t\u00a0]+\S")
TYPED = lazy.pattern(r"(\d{1,2}(?:\.\d{1,2})*)\.?[ \t\u00a0]+\S")
KNOWN = (  # common headings of briefs
    *(
        "summary",
        "executive summary",
        "abstract",
        "introduction",
        "background",
        "conclusion",
        "conclusions",
        "references",
    ),
    *("recommendations", "policy recommendations", "key findings", "acknowledgements", "acknowledgments", "endnotes"),
    *(
        "zusammenfassung",
        "einleitung",
        "hintergrund",
        "fazit",
        "empfehlungen",
        "literatur",
        "résumé",
        "recommandations",
    ),
    *("resumen", "introducción", "conclusiones", "recomendaciones", "referencias", "вступ", "висновки", "рекомендації"),
)
WHOLE = lazy.pattern(r"\*\*((?:[^*\\]|\\.)+)\*\*|\*((?:[^*\\]|\\.)+)\*|\[([^\[\]]+)\]\{\.underline\}", re.DOTALL)
ENDS = (".", ":", ";", ",", "…")
ASKS = ("?", "!")  # punctuation that may end either a heading or a sentence in bold
CONTENTS = (
    *("contents", "table of contents", "inhalt", "inhaltsverzeichnis", "table des matières", "sommaire", "índice"),
    *("indice", "sommario", "contenido", "contenidos", "зміст", "содержание", "spis treści", "inhoud", "inhoudsopgave"),
    *("المحتويات", "目录", "目次", "目錄"),
)
# an entry in a table of contents that was typed by hand
ENTRY = lazy.pattern(r".*\S(?:\t|\s*\.{3,}\s*|\s*…+\s*)\s*(?:\d{1,3}|[ivx]+)$")


@dataclass(frozen=True, slots=True)
class Scale:
    """The font sizes in a file: the size of its text, and the sizes of headings without heading styles, the largest
    first.
    """

    text: int
    headings: tuple[int, ...] = ()


def scale_of(paragraphs: Sequence[Paragraph]) -> Scale:
    """Return the font sizes in a file."""
    sizes: Counter[int] = Counter()
    for paragraph in paragraphs:
        sizes[paragraph.looks.size if paragraph.looks else 0] += len(paragraph.text)
    text = sizes.most_common(1)[0][0] if sizes else 0
    found = {
        item.looks.size for item in paragraphs if item.looks and _stands_out(item, text) and not heading_level(item)
    }
    return Scale(text, tuple(sorted(found, reverse=True)))


def house_heading(paragraph: Paragraph) -> int:
    """Return the level of a heading according to the name of a custom style, or 0 for other paragraphs."""
    match = HOUSE_HEADING.match(paragraph.style)
    return int(match[1]) if match else 0


def _stands_out(paragraph: Paragraph, text: int) -> bool:
    """Return whether a paragraph is short, not a sentence, and larger than the text or entirely bold."""
    looks, words = paragraph.looks, paragraph.text.strip()
    if (
        looks is None
        or not any(map(str.isalpha, words))
        or len(words) > MAX_HEADING
        or words.endswith(ENDS)
        or looks.marker == BULLET
    ):
        return False
    if paragraph.cell or paragraph.note or any(piece.kind is not PieceKind.TEXT for piece in paragraph.pieces):
        return False
    larger = looks.size >= text * LARGER
    return larger if words.endswith(ASKS) else looks.bold or larger


def looks_like_heading(paragraph: Paragraph, scale: Scale) -> bool:
    """Return whether a paragraph without a heading style looks like a heading."""
    return (is_known(paragraph) or _stands_out(paragraph, scale.text)) and not paragraph.style.startswith(
        ("list", "caption", *QUOTES)
    )


def is_known(paragraph: Paragraph) -> bool:
    """Return whether a line is a common heading of briefs."""
    return paragraph.text.strip().lower() in KNOWN and not (paragraph.cell or paragraph.note)


def level_by_looks(paragraph: Paragraph, scale: Scale) -> int:
    """Return the level of a heading according to its size, from 1 for the largest headings."""
    size = paragraph.looks.size if paragraph.looks else 0
    return min(1 + (scale.headings.index(size) if size in scale.headings else 0), 4)


def depth_of(words: str) -> int:
    """Return the level that the typed number of a heading implies, such as 2 for 1.1, or 0 without a number."""
    match = TYPED.match(words.strip())
    return match[1].count(".") + 1 if match else 0


def is_contents_entry(paragraph: Paragraph) -> bool:
    """Return whether a paragraph looks like an entry in a table of contents that is not a field."""
    links = {piece.link for piece in paragraph.pieces if piece.text.strip() and piece.kind is PieceKind.TEXT}
    is_linked = len(links) == 1 and next(iter(links)).startswith(("#_Toc", "#_heading", "#h.", "#__RefHeading"))
    words = paragraph.text.strip()
    # A line with several tabs is a row of a table, unless it begins with a heading number and contains words.
    is_row = words.count("\t") > 1 and not (words[0].isdecimal() and any(map(str.isalpha, words)))
    return is_linked or (ENTRY.match(words) is not None and not is_row)


def plain_heading(words: str) -> str:
    """Return the Markdown of a heading without bold, and without other marks that apply to all of its text."""
    return without_marks(re.sub(r"\*\*(.+?)\*\*", r"\1", words))


def without_marks(words: str) -> str:
    """Return Markdown without bold, italics or underlining that apply to all of its text."""
    match = WHOLE.fullmatch(words)
    return without_marks(match[1] or match[2] or match[3]) if match else words


def as_text(paragraph: Paragraph) -> Paragraph:
    """Return a paragraph without the formatting of boxes or headings, such as a paragraph inside a box."""
    return replace(paragraph, looks=paragraph.looks and paragraph.looks._replace(box="", bold=False, size=0))
