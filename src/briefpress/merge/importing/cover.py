"""The cover of an imported Word file. In: its first paragraphs. Out: title, authors and date, and their paragraphs.

Styles are certain; anything inferred from formatting or words is reported, so that an author can check it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefpress import lazy
from briefpress.docx.read import Draft, Paragraph, PieceKind
from briefpress.merge.importing.authors import BETWEEN, NAME, author_yaml, marked_authors, with_affiliations
from briefpress.merge.importing.dates import date_in, date_of
from briefpress.merge.importing.front import GENERIC, Front
from briefpress.merge.importing.house import is_house
from briefpress.merge.importing.kinds import CONTENTS, Scale, depth_of, house_heading
from briefpress.merge.importing.links import heading_level
from briefpress.model import Mark
from briefpress.words import in_every_language

# the maximum number of paragraphs on a cover, of characters in one, and of characters in one that ends with a full stop
MAXIMUM, LONGEST, SENTENCE = 25, 200, 90
LARGER = 1.3  # the minimum ratio of the size of a title to the size of the text
LARGER_SUBTITLE = 1.1
TITLES = ("title", "titel", "titre", "título", "titolo", "назва", "название", "заголовок документа", "tytuł")
TITLE_STYLE = lazy.pattern(r"(?:brief|report|document|cover|main|publication|paper|doc)[ _-]*title\b|title$")
SUBTITLE_STYLE = lazy.pattern(
    r"(?:sub[ _-]?title|untertitel|sous-titre|subtítulo|sottotitolo|podtytuł|ondertitel|подзаголовок|підзаголовок)"
)
KINDS = ("policy-brief", "policy-paper", "briefing-note", "working-paper", "report")
BY = lazy.pattern(
    r"(?:By|From:|Von:|De:|"
    r"Authors?:?|Written by|Prepared by|Von|Par|Por|Di|Autor(?:en|es|a)?:|Auteurs?\s?:)\s+(?=[^\W\d_])",
    re.I,
)
SUBJECT = lazy.pattern(r"(?:Subject|Re|Betreff|Betrifft|Objet|Asunto|Oggetto|Тема)\s*[:：]\s*", re.I)
PARTS = lazy.pattern(r"\s*[|·•\t\n]\s*|\s+[–—]\s+")  # separators between the parts of a line
MEMO = ("memorandum", "memo", "vermerk", "note", "nota")
ISSUE = lazy.pattern(r"(?:No\.?|Nr\.?|N[°º]|№|#|Issue|Number|Nummer|Ausgabe)\s*(\d[\d/.–-]*)", re.I)
NUMBERED_KIND = lazy.pattern(r"(.*\w)[\s,:–—-]+(?:No\.?|Nr\.?|N[°º]|№|#|Issue|Number|Nummer)\s*(\d[\d/.–-]*)$", re.I)


class Cover:
    """What is known of the cover; `taken` has the numbers of the paragraphs that became front matter."""

    def __init__(self, draft: Draft, scale: Scale, front: Front) -> None:
        self.draft, self.scale, self.front = draft, scale, front
        self.lang = draft.about.get("lang", "") or "en"
        self.taken: set[int] = set()
        self.remarks: list[str] = []

    def read(self, text: Sequence[Paragraph]) -> None:
        """Find title, subtitle, kind, date and authors."""
        cover = [*_of(text)]
        self._title(cover, text)
        if not self.front.title:
            return
        if not cover:  # the title is a heading
            cover = [*_of([one for one in text if one.number not in self.taken])]
        if authors := marked_authors(cover):
            self.front.records["author"], numbers = authors
            self.taken |= numbers
        for one in cover:
            if one.number not in self.taken and one.text.strip() and not is_house(one):
                self._line(one)

    def _title(self, cover: Sequence[Paragraph], text: Sequence[Paragraph]) -> None:
        styled = [one for one in text[: 2 * MAXIMUM] if one.style in TITLES and one.text.strip()]
        named = [one for one in cover if TITLE_STYLE.search(one.style) and not SUBTITLE_STYLE.search(one.style)]
        if styled or named:
            self._take_title(styled or named, text)
            return
        if subject := [one for one in cover if SUBJECT.match(one.text.strip())]:
            self._take_title(subject[:1], text)
            self.front.fields["title"] = SUBJECT.sub("", self.front.title, count=1)
            return
        if found := self._by_size(cover) or self._by_name(cover) or self._by_weight(cover):
            words = self._take_title(found, text)
            self.remarks.append(f'"{words}" looks like the title and is now the title')
        elif len(first := [one for one in text if heading_level(one) == 1]) == 1 and self._leads(first[0], text):
            self._take_title(first, text)
            self.remarks.append(f'the only heading of level 1, "{self.front.title}", is now the title')

    def _take_title(self, found: Sequence[Paragraph], text: Sequence[Paragraph]) -> str:
        """Take the first paragraph and those that directly follow it as the title."""
        numbers = [one.number for one in text if one.text.strip()]
        first = numbers.index(found[0].number)
        title = [one for one, number in zip(found, numbers[first:], strict=False) if one.number == number]
        self.taken |= {one.number for one in title}
        self.front.fields["title"] = " ".join(" ".join(map(plain, title)).split())
        return self.front.title

    def _by_size(self, cover: Sequence[Paragraph]) -> list[Paragraph]:
        largest = max((one.looks.size for one in cover if one.looks and one.text.strip()), default=0)
        if largest < self.scale.text * LARGER:
            return []
        return [one for one in cover if one.looks and one.looks.size == largest and one.text.strip()]

    def _by_name(self, cover: Sequence[Paragraph]) -> list[Paragraph]:
        title = " ".join(self.draft.about.get("title", "").split()).lower()
        return [one for one in cover if title and " ".join(one.text.split()).lower() == title]

    def _by_weight(self, cover: Sequence[Paragraph]) -> list[Paragraph]:
        """Return a first line in bold, or the first line of a cover that also has a date or authors."""
        lines = [one for one in cover if one.text.strip() and not self._kind(one.text)[0] and not is_house(one)]
        if not lines or self.draft.about.get("title", "").strip():
            return []
        first = lines[0]
        is_heading = house_heading(first) or heading_level(first) or depth_of(first.text)
        if first.looks and first.looks.bold and not is_heading:
            return [first]
        more = lines[1:5]
        return [first] if any(date_of(one.text, self.lang) or BY.match(one.text.strip()) for one in more) else []

    def _leads(self, heading: Paragraph, text: Sequence[Paragraph]) -> bool:
        """Return whether a heading is the first text of a file, and all other headings are below it."""
        words = [one for one in text if one.text.strip()]
        return words[0] is heading and sum(1 for one in words if heading_level(one) > 1) > 1

    def _kind(self, words: str) -> tuple[str, str]:
        """Return the kind of brief in a line, and its number in the series."""
        match = NUMBERED_KIND.match(" ".join(words.split()))
        name, number = (match[1], match[2]) if match else (" ".join(words.split()), "")
        name = name.lower()
        return next((kind for kind in KINDS if name in map(str.lower, in_every_language("kinds", kind))), ""), number

    def _line(self, paragraph: Paragraph) -> None:
        words = plain(paragraph)
        certain = paragraph.style in ("author", "date")
        if not (self._known(paragraph, words) if certain else self._parts(paragraph)):
            if self._is_date_beside_text(words) and not certain:
                self.remarks.append(f'the date comes from the line "{words}", which was left out')
            elif SUBTITLE_STYLE.match(paragraph.style) and "subtitle" not in self.front.fields:
                self.front.fields["subtitle"] = words
            elif not certain and self._is_subtitle(paragraph):
                self.front.fields["subtitle"] = words
                self.remarks.append(f'"{words}" looks like the subtitle and is now the subtitle')
            else:
                return
        self.taken.add(paragraph.number)

    def _parts(self, paragraph: Paragraph) -> bool:
        """Take a line whose parts, separated by bars or similar characters, are all known; return whether they are."""
        if any(one.kind not in (PieceKind.TEXT, PieceKind.BREAK) for one in paragraph.pieces):
            return False
        before = dict(self.front.fields), dict(self.front.records), len(self.remarks)
        parts = [one for one in PARTS.split(paragraph.text.strip()) if one.strip()]
        if self._known(paragraph, plain(paragraph)) or all(self._known(paragraph, one.strip()) for one in parts):
            return True
        self.front.fields, self.front.records = before[:2]
        del self.remarks[before[2] :]
        return False

    def _known(self, paragraph: Paragraph, words: str) -> bool:
        """Take words that are a kind, a date or names, if the front matter has none yet."""
        known = self.front.fields
        if words.lower() in MEMO:
            known.setdefault("series", words.capitalize())
        elif issue := ISSUE.fullmatch(words):
            known.setdefault("number", issue[1])
        elif (kind := self._kind(words))[0]:
            known.setdefault("kind", kind[0])
            if kind[1]:
                known.setdefault("number", kind[1])
        elif paragraph.style == "date" or date_of(words, self.lang):
            day = date_of(words, self.lang)
            if not day or "date" in known:
                return False
            known["date"] = day
        elif paragraph.style == "author" or BY.match(words) or self._are_names(words):
            certain = paragraph.style == "author"
            if "author" in self.front.records and not certain:
                return False
            self._authors(words, certain=certain)
        else:
            return False
        return True

    def _is_date_beside_text(self, words: str) -> bool:
        """Take the date from a short line with other words in it; return whether there is one."""
        found = date_in(words, self.lang)
        if not found or "date" in self.front.fields or len(words) >= LONGEST / 3:
            return False
        self.front.fields["date"] = found[0]
        return True

    def _is_subtitle(self, paragraph: Paragraph) -> bool:
        looks = paragraph.looks
        after = paragraph.number == max(self.taken, default=-2) + 1
        larger = looks is not None and looks.size > self.scale.text * LARGER_SUBTITLE
        slanted = all(Mark.EMPHASIS in one.marks for one in paragraph.pieces if one.text.strip())
        return after and (larger or slanted) and "subtitle" not in self.front.fields

    def _are_names(self, words: str) -> bool:
        if with_affiliations(words):
            return True
        names = [one for one in BETWEEN.split(words) if one]
        return bool(names) and all(re.fullmatch(NAME, one) for one in names) and not words.isupper()

    def _authors(self, words: str, *, certain: bool) -> None:
        parts = [one.strip() for one in BETWEEN.split(BY.sub("", words, count=1)) if one.strip()]
        names = [one for one in parts if re.fullmatch(NAME, one)] if not certain else parts
        rest = ", ".join(one for one in parts if one not in names)
        if several := with_affiliations(BY.sub("", words, count=1)):
            people = several
        else:
            people = [(one, "") for one in names] or [(BY.sub("", words, count=1), "")]
            people[-1] = people[-1][0], rest if names else ""
        lines = [line for name, at in people for line in author_yaml(name, at)]
        self.front.records["author"] = "".join([self.front.records.get("author", "author:\n"), *lines])
        if not certain:
            self.remarks.append(f'"{words}" looks like the authors: check `author`')


def plain(paragraph: Paragraph) -> str:
    """Return the text of a paragraph on one line, without note marks and pictures."""
    kept = (" " if one.kind is PieceKind.BREAK else one.text for one in paragraph.pieces if _has_words(one.kind))
    return " ".join("".join(kept).split())


def _has_words(kind: PieceKind) -> bool:
    return kind not in (PieceKind.NOTE, PieceKind.PICTURE)


def is_generic(creator: str) -> bool:
    """Return whether the author in a file's properties is not a real person."""
    return creator.lower().strip() in GENERIC


def _of(text: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Yield the cover's paragraphs: short paragraphs before the first heading, list, table or contents."""
    for one in text[:MAXIMUM]:
        words = one.text.strip()
        is_title, is_text = one.style in TITLES, len(words) > (SENTENCE if words.endswith(".") else LONGEST)
        if (heading_level(one) or house_heading(one) or one.cell or is_text) and not is_title:
            return
        if one.style.startswith("toc") or words.lower() in CONTENTS or (one.looks and one.looks.marker):
            return
        yield one
