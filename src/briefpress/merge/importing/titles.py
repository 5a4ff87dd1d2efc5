"""The title on the cover of a Word file. In: the first paragraphs. Out: the paragraphs of the title, and a remark.

Styles are reliable. A title that is inferred from formatting is reported, so that an author can check it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefpress import lazy
from briefpress.docx.read import Draft, Paragraph, PieceKind
from briefpress.merge.importing.authors import BY
from briefpress.merge.importing.captions import may_be_caption
from briefpress.merge.importing.house import is_house
from briefpress.merge.importing.kinds import CONTENTS, Scale, depth_of, house_heading
from briefpress.merge.importing.links import heading_level
from briefpress.merge.importing.series import kind_in, series_in
from briefpress.merge.words.dates import date_of

# the maximum number of characters in a line of a cover, and in a line that ends with a full stop
LONGEST, SENTENCE = 200, 90
MAXIMUM = 25  # the maximum number of paragraphs on a cover
LARGER = 1.3  # the minimum ratio of the font size of a title to that of the text
TITLES = ("title", "titel", "titre", "título", "titolo", "назва", "название", "заголовок документа", "tytuł")
TITLE_STYLE = lazy.pattern(r"(?:brief|report|document|cover|main|publication|paper|doc)[ _-]*title\b|title$")
SUBTITLE_STYLE = lazy.pattern(
    r"(?:sub[ _-]?title|untertitel|sous-titre|subtítulo|sottotitolo|podtytuł|ondertitel|подзаголовок|підзаголовок)"
)
SUBJECT = lazy.pattern(r"(?:Subject|Re|Betreff|Betrifft|Objet|Asunto|Oggetto|Тема)\s*[:：]\s*", re.I)
LOOKS, ONLY = (
    '"{}" looks like the title and is now the title',
    'the only heading of level 1, "{}", is now the title',
)


def find_title(
    cover: Sequence[Paragraph], text: Sequence[Paragraph], draft: Draft, scale: Scale
) -> tuple[list[Paragraph], str]:
    """Return the paragraphs that may form the title (the first certainly belongs to it), and a remark if the title is
    inferred from formatting.
    """
    styled = [paragraph for paragraph in text[: 2 * MAXIMUM] if paragraph.style in TITLES and paragraph.text.strip()]
    named = [
        paragraph
        for paragraph in cover
        if TITLE_STYLE.search(paragraph.style) and not SUBTITLE_STYLE.search(paragraph.style)
    ]
    subject = [paragraph for paragraph in cover if SUBJECT.match(paragraph.text.strip())]
    if certain := styled or named or subject[:1]:
        return certain, ""
    if found := _by_size(cover, scale) or _by_name(cover, draft) or _by_weight(cover, draft):
        return found, LOOKS
    first = [paragraph for paragraph in text if heading_level(paragraph) == 1 and paragraph.text.strip()]
    return (first, ONLY) if len(first) == 1 and _leads(first[0], text, draft) else ([], "")


def plain(paragraph: Paragraph) -> str:
    """Return the text of a paragraph on one line, without note marks or pictures."""
    texts = (
        " " if piece.kind is PieceKind.BREAK else piece.text for piece in paragraph.pieces if _has_words(piece.kind)
    )
    return " ".join("".join(texts).split())


def _has_words(kind: PieceKind) -> bool:
    return kind not in (PieceKind.NOTE, PieceKind.PICTURE)


def _by_size(cover: Sequence[Paragraph], scale: Scale) -> list[Paragraph]:
    largest = max(
        (paragraph.looks.size for paragraph in cover if paragraph.looks and paragraph.text.strip()), default=0
    )
    if largest < scale.text * LARGER:
        return []
    return [
        paragraph
        for paragraph in cover
        if paragraph.looks and paragraph.looks.size == largest and paragraph.text.strip()
    ]


def _by_name(paragraphs: Sequence[Paragraph], draft: Draft) -> list[Paragraph]:
    title = " ".join(draft.about.get("title", "").split()).lower()
    return [paragraph for paragraph in paragraphs if title and " ".join(paragraph.text.split()).lower() == title]


def _by_weight(cover: Sequence[Paragraph], draft: Draft) -> list[Paragraph]:
    """Return the first line of the cover if it is bold, or if a date or authors follow."""
    worded = (
        paragraph
        for paragraph in cover
        if paragraph.text.strip() and not is_house(paragraph) and not may_be_caption(paragraph)
    )
    lines = [paragraph for paragraph in worded if not _is_label(paragraph.text)]
    if not lines or draft.about.get("title", "").strip():
        return []
    first, lang = lines[0], draft.about.get("lang", "") or "en"
    is_heading = house_heading(first) or heading_level(first) or depth_of(first.text)
    if first.looks and first.looks.bold and not is_heading:
        return [first]
    more = lines[1:5]
    return (
        [first] if any(date_of(paragraph.text, lang) or BY.match(paragraph.text.strip()) for paragraph in more) else []
    )


def _is_label(words: str) -> bool:
    return bool(kind_in(words)[0] or series_in(words)[0])


def _leads(heading: Paragraph, text: Sequence[Paragraph], draft: Draft) -> bool:
    """Return whether the first heading of a file is its title: all other headings are of lower levels, and there are
    several of them, or the first heading is the title in the properties of the file.
    """
    words = [paragraph for paragraph in text if paragraph.text.strip()]
    deeper = sum(1 for paragraph in words if heading_level(paragraph) > 1)
    return words[0] is heading and (deeper > 1 or (deeper > 0 and bool(_by_name([heading], draft))))


def size_of(paragraph: Paragraph) -> tuple[int, bool]:
    """Return the size of a paragraph and whether it is bold."""
    return (paragraph.looks.size, paragraph.looks.bold) if paragraph.looks else (0, False)


def lines_of_cover(text: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Yield the short paragraphs before the first heading, list, table or table of contents: the cover."""
    for paragraph in text[:MAXIMUM]:
        words = paragraph.text.strip()
        is_title, is_text = paragraph.style in TITLES, len(words) > (SENTENCE if words.endswith(".") else LONGEST)
        if (heading_level(paragraph) or house_heading(paragraph) or paragraph.cell or is_text) and not is_title:
            return
        if (
            paragraph.style.startswith("toc")
            or words.lower() in CONTENTS
            or (paragraph.looks and paragraph.looks.marker)
        ):
            return
        yield paragraph
