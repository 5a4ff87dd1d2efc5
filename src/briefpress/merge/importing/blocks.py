"""Single paragraphs in an imported Word file.

In: a paragraph and its text. Out: its Markdown: a heading, an item ...
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from briefpress import lazy
from briefpress.docx.read import BOXES, BULLET, Paragraph
from briefpress.merge.importing import house
from briefpress.merge.importing.annexes import without_label
from briefpress.merge.importing.cross_references import equation, is_display
from briefpress.merge.importing.front import SET
from briefpress.merge.importing.generated import generated_lists, leave_out
from briefpress.merge.importing.kinds import (
    NUMBERED,
    QUOTES,
    Scale,
    depth_of,
    house_heading,
    is_known,
    level_by_looks,
    looks_like_heading,
    plain_heading,
)
from briefpress.merge.importing.links import DEEPEST, heading_level
from briefpress.merge.importing.lists import SEPARATOR, is_number
from briefpress.merge.importing.units import BOX, TERMS
from briefpress.merge.words.dates import date_of
from briefpress.merge.words.spelling import at_start
from briefpress.words import in_every_language

if TYPE_CHECKING:
    from briefpress.merge.importing.body import Body

ABSTRACT_TITLE = "abstract title"  # the style of a heading that briefpress generates itself
HEADING_LINE = re.compile(r"^#{1,6} (.+?)(?: \{#[\w-]+\})?$", re.MULTILINE)
BOX_NUMBER = re.compile(r"(?:Box|Kasten|Encadré|Recuadro|Caja|Вставка)\s*[\dA-Z]{1,3}\s*[.:–—-]\s*", re.IGNORECASE)
CASE_STUDY = re.compile(
    r"(?:Case study|Fallstudie|Étude de cas|Estudio de caso)\s*\d*\s*[.:–—-]\s*(?=\S)", re.IGNORECASE
)
BOX_NAMES = ("key-messages", "sidebar")
QUOTED = lazy.pattern(r"[“„«「\"‘].{10,}[”“»」\"’]", re.DOTALL)
INDENTED = 500  # the minimum indent of a quotation on either side, in twips
MIN_CAPITALS = 4  # the minimum number of letters in a heading in capitals
CONTINUES = 300  # the minimum left indent of text that continues a list item, in twips


class Kinds:
    """Determines the kind of each paragraph in the context of all paragraphs."""

    def __init__(self, scale: Scale, text: Sequence[Paragraph]) -> None:
        self.scale = scale
        used = sorted({level for paragraph in text if (level := _level(paragraph)) and paragraph.text.strip()})
        # Levels in use are numbered consecutively, so that no level is skipped.
        self.levels = {level: rank for rank, level in enumerate(used, 1)}
        self.made = dict(generated_lists(text))
        typed = [previous for previous, following in pairwise(text) if _is_typed_heading(previous, following)]
        self.typed = {paragraph.number for paragraph in typed} if len(typed) > 1 and not used else set()

    def certain(self, paragraph: Paragraph) -> int:
        """Return the level of a heading according to its style or outline level, or 0 for other paragraphs."""
        return self.levels.get(_level(paragraph), 0)

    def level(self, paragraph: Paragraph) -> int:
        """Return the level of a heading according to its style, its outline level or its formatting, or 0 for text."""
        return self.certain(paragraph) or self.by_looks(paragraph)

    def is_box_title(self, paragraph: Paragraph) -> bool:
        """Return whether the first paragraph of a box is its title."""
        bold = paragraph.looks is not None and paragraph.looks.bold
        short = len(paragraph.text) < 150 and not paragraph.text.strip().endswith(".")
        return bool(paragraph.text.strip()) and (self.certain(paragraph) > 0 or (bold and short))

    def by_looks(self, paragraph: Paragraph) -> int:
        """Return the level of a heading that is recognised only by its formatting, or 0 for text."""
        depth = depth_of(paragraph.text)
        if paragraph.number in self.typed:
            return max(depth, 1)
        if not looks_like_heading(paragraph, self.scale):
            return 0
        if depth and not self.levels:
            return depth
        if self.levels and is_known(paragraph):
            return 1
        return min(2, len(self.levels) + 1) if self.levels else level_by_looks(paragraph, self.scale)


def _level(paragraph: Paragraph) -> int:
    return heading_level(paragraph) or house_heading(paragraph)


def _is_typed_heading(paragraph: Paragraph, following: Paragraph) -> bool:
    """Return whether a paragraph is a short line that begins with a number or is in capitals, and `following` is
    longer, in a table, or a heading on the next level.
    """
    words = paragraph.text.strip()
    plain = not (paragraph.cell or paragraph.note) and not (paragraph.looks and paragraph.looks.marker)
    short = len(words) < 80 and not words.endswith((".", ";", ",", ":")) and any(map(str.isalpha, words))
    typed = NUMBERED.match(words) is not None or (words.isupper() and sum(map(str.isalpha, words)) >= MIN_CAPITALS)
    depth = depth_of(words)
    leads = (
        bool(following.cell)
        or len(following.text) > len(words)
        or (depth > 0 and depth_of(following.text) == depth + 1)
    )
    return plain and short and typed and leads


def box_of(title: str) -> tuple[str, str]:
    """Return the kind of box that `title` implies, or `""`, and the title without the words that imply the kind."""
    words = title.strip().rstrip(":").lower()
    if case := CASE_STUDY.match(title):
        return "case-study", title[case.end() :]
    for name in BOX_NAMES:
        if words in map(str.lower, in_every_language("boxes", name)):
            return name, "" if name == "key-messages" else title
    return "box", BOX_NUMBER.sub("", title, count=1)


def definitions(paragraphs: Sequence[Paragraph], words: Callable[[Paragraph], str]) -> Iterator[str]:
    """Yield the source of terms with their definitions."""
    lines: list[str] = []
    for paragraph in paragraphs:
        if text := words(paragraph).strip():
            is_term = paragraph.style.startswith(TERMS)
            if is_term and lines:
                yield "\n".join(lines)
                lines = []
            lines.append(at_start(text) if is_term or not lines else f": {text}")
    yield "\n".join(lines)


def pull_quote(paragraphs: Sequence[Paragraph], words: Callable[[Paragraph], str]) -> str:
    """Return the source of a text box or table that contains a quotation, with any attribution, or `""` for any other
    box.
    """
    filled = [paragraph for paragraph in paragraphs if paragraph.text.strip()]
    quoted = bool(filled) and QUOTED.fullmatch(filled[0].text.strip()) is not None
    if not quoted or len(filled) > 2 or not (filled[0].looks and filled[0].looks.box.startswith(("text", BOX))):
        return ""
    by = re.sub(r"^[\s—–―-]+", "", filled[1].text).strip() if filled[1:] else ""
    text = re.sub(r"^\*+|\*+$", "", words(filled[0]).strip())
    opening = f"{{.pull-quote{house.attributes({'attribution': by})}}}" if by else "pull-quote"
    return f"::: {opening}\n{text}\n:::"


def without_headings(source: str) -> str:
    """Return the source of a box with headings as bold lines, because boxes are not part of the outline."""
    return HEADING_LINE.sub(r"**\1**", source)


def write(body: Body, paragraph: Paragraph, words: str) -> Iterator[str]:
    """Yield the source of a paragraph."""
    style, kinds = paragraph.style, body.kinds
    if list_ := kinds.made.get(paragraph.number, ""):
        leave_out(body, list_)
        return
    if style in SET or (style == "date" and not body.front.fields.get("date")):
        yield from _set(body, paragraph, words)
        return
    if level := kinds.certain(paragraph):
        yield _heading(body, paragraph, level, words)
        return
    if (item := _item(body, paragraph, words)) is not None:
        yield from item
        return
    if style == ABSTRACT_TITLE:
        return
    if body.lists.open and _continues(paragraph):
        yield body.lists.further(words)
        return
    elif _is_quote(paragraph):
        yield "\n".join(f"> {line}" for line in words.split("\n"))
    elif level := kinds.by_looks(paragraph):
        body.remark(f'"{paragraph.text.strip()}" looks like a heading and is now one')
        yield _heading(body, paragraph, level, words)
        return
    elif is_display(words):
        yield equation(words)
    else:
        yield at_start(words)
    body.lists.open.clear()


def _set(body: Body, paragraph: Paragraph, words: str) -> Iterator[str]:
    """Move a date to the front matter, or report a line on the cover that briefpress generates itself."""
    if day := date_of(paragraph.text, body.draft.about.get("lang", "")) if paragraph.style == "date" else "":
        body.front.fields["date"] = day
    elif paragraph.style == "date":
        yield at_start(words)
    else:
        body.remark(f'"{" ".join(paragraph.text.split())}" on the cover was left out: briefpress sets its own')


def _heading(body: Body, paragraph: Paragraph, level: int, words: str) -> str:
    body.lists.open.clear()
    if paragraph.looks and paragraph.looks.marker not in ("", BULLET):
        words = f"{paragraph.looks.marker} {words}"
    one_line = " ".join(plain_heading(words).replace("\\\n", " ").split())
    annex = body.references.annexes.get(paragraph.number)
    if annex and level == 1:
        return f"# {without_label(one_line)} {{#{annex.id} .appendix}}"
    id_ = next((body.references.headings[name] for name in paragraph.bookmarks if name in body.references.headings), "")
    return f"{'#' * min(level, DEEPEST)} {one_line}" + (f" {{#{id_}}}" if id_ else "")


def _item(body: Body, paragraph: Paragraph, words: str) -> list[str] | None:
    """Return the source of a list item, or None for other paragraphs.

    Numbers that Markdown does not support stay text.
    """
    looks = paragraph.looks
    marker, level = (looks.marker, looks.level) if looks else ("", -1)
    if not marker and paragraph.style.startswith(("list bullet", "list number")) and level >= 0:
        marker = BULLET
    if not marker or level < 0:
        return None
    if marker not in (BULLET, *BOXES) and not is_number(marker):
        body.lists.open.clear()
        return [at_start(f"{marker} {words}")]
    source, again = body.lists.item(level, marker, words)
    return [SEPARATOR, source] if again else [source]


def _continues(paragraph: Paragraph) -> bool:
    """Return whether a paragraph continues the preceding list item."""
    looks = paragraph.looks
    indented = looks is not None and (looks.left >= CONTINUES or looks.level >= 0)
    return paragraph.style.startswith("list continue") or (indented and not _is_quote(paragraph))


def _is_quote(paragraph: Paragraph) -> bool:
    looks = paragraph.looks
    by_looks = looks is not None and min(looks.left, looks.right) >= INDENTED and looks.aligned != "center"
    return paragraph.style.startswith(QUOTES) or by_looks
