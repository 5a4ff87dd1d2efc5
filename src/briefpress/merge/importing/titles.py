"""The title on the cover of a Word file. In: the first paragraphs. Out: the paragraphs of the title, and a remark.

Styles are reliable. A title that is inferred from formatting is reported, so that an author can check it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefpress import lazy
from briefpress.docx.read import Draft, Paragraph, PieceKind
from briefpress.merge.importing.authors import BY
from briefpress.merge.importing.captions import may_be_caption
from briefpress.merge.importing.dates import date_of
from briefpress.merge.importing.house import is_house
from briefpress.merge.importing.kinds import Scale, depth_of, house_heading
from briefpress.merge.importing.links import heading_level
from briefpress.merge.importing.series import kind_in, series_in

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
    """Return the paragraphs that may form the title, which includes at least the first, and a remark if
    it is a guess.
    """
    styled = [one for one in text[: 2 * MAXIMUM] if one.style in TITLES and one.text.strip()]
    named = [one for one in cover if TITLE_STYLE.search(one.style) and not SUBTITLE_STYLE.search(one.style)]
    subject = [one for one in cover if SUBJECT.match(one.text.strip())]
    if certain := styled or named or subject[:1]:
        return certain, ""
    if found := _by_size(cover, scale) or _by_name(cover, draft) or _by_weight(cover, draft):
        return found, LOOKS
    first = [one for one in text if heading_level(one) == 1 and one.text.strip()]
    return (first, ONLY) if len(first) == 1 and _leads(first[0], text, draft) else ([], "")


def plain(paragraph: Paragraph) -> str:
    """Return the text of a paragraph on one line, without note marks and pictures."""
    texts = (" " if one.kind is PieceKind.BREAK else one.text for one in paragraph.pieces if _has_words(one.kind))
    return " ".join("".join(texts).split())


def _has_words(kind: PieceKind) -> bool:
    return kind not in (PieceKind.NOTE, PieceKind.PICTURE)


def _by_size(cover: Sequence[Paragraph], scale: Scale) -> list[Paragraph]:
    largest = max((one.looks.size for one in cover if one.looks and one.text.strip()), default=0)
    if largest < scale.text * LARGER:
        return []
    return [one for one in cover if one.looks and one.looks.size == largest and one.text.strip()]


def _by_name(some: Sequence[Paragraph], draft: Draft) -> list[Paragraph]:
    title = " ".join(draft.about.get("title", "").split()).lower()
    return [one for one in some if title and " ".join(one.text.split()).lower() == title]


def _by_weight(cover: Sequence[Paragraph], draft: Draft) -> list[Paragraph]:
    """Return the first line of the cover if it is bold, or if a date or authors follow."""
    worded = (one for one in cover if one.text.strip() and not is_house(one) and not may_be_caption(one))
    lines = [one for one in worded if not _is_label(one.text)]
    if not lines or draft.about.get("title", "").strip():
        return []
    first, lang = lines[0], draft.about.get("lang", "") or "en"
    is_heading = house_heading(first) or heading_level(first) or depth_of(first.text)
    if first.looks and first.looks.bold and not is_heading:
        return [first]
    more = lines[1:5]
    return [first] if any(date_of(one.text, lang) or BY.match(one.text.strip()) for one in more) else []


def _is_label(words: str) -> bool:
    return bool(kind_in(words)[0] or series_in(words)[0])


def _leads(heading: Paragraph, text: Sequence[Paragraph], draft: Draft) -> bool:
    """Return whether a file begins with a heading and has headings of lower levels: several, or one if the heading is
    the title in the properties of the file.
    """
    words = [one for one in text if one.text.strip()]
    deeper = sum(1 for one in words if heading_level(one) > 1)
    return words[0] is heading and (deeper > 1 or (deeper > 0 and bool(_by_name([heading], draft))))
