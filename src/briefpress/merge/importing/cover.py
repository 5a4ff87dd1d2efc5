"""The cover of an imported Word file. In: the first paragraphs. Out: title, authors, date, and the lines of each.

Styles are reliable. Inferences from formatting or wording are reported, so that an author can check them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from briefpress import lazy
from briefpress.docx.read import Draft, Paragraph, Piece, PieceKind
from briefpress.merge.importing.authors import (
    BY,
    NO_NAME,
    author_yaml,
    marked_authors,
    people_in,
    people_of,
    with_affiliations,
)
from briefpress.merge.importing.front import Front
from briefpress.merge.importing.house import is_house
from briefpress.merge.importing.kinds import Scale, as_text, is_known
from briefpress.merge.importing.links import heading_level
from briefpress.merge.importing.series import ISSUE, kind_in, series_in, without_kind
from briefpress.merge.importing.titles import (
    LONGEST,
    SENTENCE,
    SUBJECT,
    SUBTITLE_STYLE,
    find_title,
    lines_of_cover,
    plain,
    size_of,
)
from briefpress.merge.words.dates import date_in, date_of, without_date
from briefpress.model import Mark

LARGER_SUBTITLE = 1.1
PARTS = lazy.pattern(r"\s*[|·•\t\n]\s*|\s+[–—]\s+")  # separators between the parts of a line
MEMO = ("memorandum", "memo", "vermerk", "note", "nota")


class Cover:
    """Data inferred from the cover.

    `taken` contains the numbers of the paragraphs that become front matter; `title` contains the paragraphs of the
    title.
    """

    def __init__(self, draft: Draft, scale: Scale, front: Front) -> None:
        self.draft, self.scale, self.front = draft, scale, front
        self.lang = draft.about.get("lang", "") or "en"
        self.taken: set[int] = set()
        self.kept: dict[int, Paragraph] = {}  # the remaining text of lines that became front matter only in part
        self.title: tuple[Paragraph, ...] = ()
        self.people: list[tuple[str, str]] = []  # the authors and their institutions
        self.named = -2  # the number of the line with the authors
        self.remarks: list[tuple[str, str]] = []  # fields, each with a remark about how it was found

    def read(self, text: Sequence[Paragraph]) -> None:
        """Find the title, subtitle, kind, date and authors."""
        cover = [*lines_of_cover(text)]
        self._title(cover, text)
        if not self.front.title:
            return
        if not cover:  # because the title has the style of a heading
            cover = [*lines_of_cover([item for item in text if item.number not in self.taken])]
        if authors := marked_authors(cover):
            self.front.records["author"], numbers = authors
            self.taken |= numbers
        counts = Counter(size_of(item) for item in text if item.text.strip())
        for paragraph in cover:
            if paragraph.number not in self.taken and paragraph.text.strip() and not is_house(paragraph):
                self._line(paragraph, is_usual=counts[size_of(paragraph)] > 1)

    def rest(self, text: Sequence[Paragraph]) -> list[Paragraph]:
        """Return the text without the lines that became front matter. Lines above the title are not headings."""
        above = self.title[0].number if self.title else -1
        gone = self.taken - self.kept.keys()
        left = [self.kept.get(paragraph.number, paragraph) for paragraph in text if paragraph.number not in gone]
        return [
            as_text(paragraph) if paragraph.number < above and not heading_level(paragraph) else paragraph
            for paragraph in left
        ]

    def _title(self, cover: Sequence[Paragraph], text: Sequence[Paragraph]) -> None:
        found, remark = find_title(cover, text, self.draft, self.scale)
        if not found:
            return
        numbers = [paragraph.number for paragraph in text if paragraph.text.strip()]
        first = numbers.index(found[0].number)
        # The first paragraph, and those directly after it.
        title = [item for item, number in zip(found, numbers[first:], strict=False) if item.number == number]
        self.title = tuple(title)
        self.taken |= {paragraph.number for paragraph in title}
        words = SUBJECT.sub("", " ".join(" ".join(map(plain, title)).split()), count=1)
        self.front.fields |= without_kind(words)
        self._inferred("title", remark.format(words))
        for name in sorted(self.front.fields.keys() & {"kind", "number"}):
            self._inferred(name, f'the {name} comes from the title "{words}"')

    def _line(self, paragraph: Paragraph, *, is_usual: bool) -> None:
        """Store the recognised parts of a line. `is_usual` states whether other lines have its size and weight."""
        words = plain(paragraph)
        certain = paragraph.style in ("author", "date")
        if not (self._known(paragraph, words) if certain else self._parts(paragraph)):
            if not certain and self._dated(paragraph, words):
                pass
            elif SUBTITLE_STYLE.match(paragraph.style) and "subtitle" not in self.front.fields:
                self.front.fields["subtitle"] = words
            elif not certain and self._is_subtitle(paragraph, is_usual=is_usual):
                self.front.fields["subtitle"] = words
                self._inferred("subtitle", f'"{words}" looks like the subtitle and is now the subtitle')
            elif paragraph.number == self.named + 1 and self._is_institution(words):
                self._authors_at(words)
            else:
                return
        self.taken.add(paragraph.number)

    def _inferred(self, name: str, remark: str) -> None:
        """Add a remark about a field, if there is one."""
        self.remarks += [(name, remark)] if remark else []

    def _parts(self, paragraph: Paragraph) -> bool:
        """Store the recognised parts of a line whose parts are separated by bars or similar characters, but only if all
        parts are recognised or one is the date. Return whether any part was stored. Other parts stay in the text.
        """
        if any(piece.kind not in (PieceKind.TEXT, PieceKind.BREAK) for piece in paragraph.pieces):
            return False
        before = dict(self.front.fields), dict(self.front.records), len(self.remarks)
        if self._known(paragraph, plain(paragraph)):
            return True
        parts = [item.strip() for item in PARTS.split(paragraph.text.strip()) if item.strip()]
        left = [part for part in parts if not self._known(paragraph, part)]
        is_dated = "date" in self.front.fields.keys() - before[0].keys()
        if left and (len(left) == len(parts) or not is_dated):
            self.front.fields, self.front.records = before[:2]
            del self.remarks[before[2] :]
            return False
        if left:
            self.kept[paragraph.number] = replace(paragraph, pieces=(Piece(" | ".join(left)),))
        return True

    def _known(self, paragraph: Paragraph, words: str) -> bool:
        """Store a kind, a date or names, unless the field is already set; return whether the words were stored."""
        before = {*self.front.fields}
        is_known = self._stored(paragraph, words)
        for name in sorted(self.front.fields.keys() - before):
            self._inferred(name, f'the {name} comes from the line "{words}"')
        return is_known

    def _stored(self, paragraph: Paragraph, words: str) -> bool:
        """Do the work of `_known`, without remarks."""
        known = self.front.fields
        if words.lower() in MEMO:
            known.setdefault("series", words.capitalize())
        elif issue := ISSUE.fullmatch(words):
            known.setdefault("number", issue[1])
        elif (kind := kind_in(words))[0]:
            known.setdefault("kind", kind[0])
            if kind[1]:
                known.setdefault("number", kind[1])
        elif (series := series_in(words))[0] and "series" not in known:
            known["series"] = series[0]
            if series[1]:
                known.setdefault("number", series[1])
        elif paragraph.style == "date" or date_of(words, self.lang):
            day = date_of(words, self.lang)
            if not day or "date" in known:
                return False
            known["date"] = day
        elif paragraph.style == "author" or BY.match(words) or self._are_names(words):
            certain = paragraph.style == "author"
            if "author" in self.front.records and not (certain or BY.match(words)):
                return False
            self.named = paragraph.number
            self._authors(words, certain=certain)
        else:
            return False
        return True

    def _is_new_date(self, words: str) -> bool:
        """Store a date if none is set yet; return whether the words are a date."""
        day = date_of(words, self.lang)
        if day:
            self.front.fields.setdefault("date", day)
        return bool(day)

    def _dated(self, paragraph: Paragraph, words: str) -> bool:
        """Store the date in a short line, whose other words stay in the text; return whether there is a date."""
        found = date_in(words, self.lang)
        if not found or "date" in self.front.fields or len(words) >= LONGEST / 3:
            return False
        self.front.fields["date"] = found[0]
        rest, remark = without_date(paragraph.text, found[1])
        if rest:
            unchanged = rest == paragraph.text
            self.kept[paragraph.number] = paragraph if unchanged else replace(paragraph, pieces=(Piece(rest),))
        self._inferred("date", f'the date comes from the line "{words}"{remark}')
        return True

    def _is_subtitle(self, paragraph: Paragraph, *, is_usual: bool) -> bool:
        looks, title = paragraph.looks, self.title[-1] if self.title else paragraph
        after = paragraph.number == max(self.taken, default=-2) + 1
        if is_known(paragraph) or (is_usual and looks and looks.bold):
            return False
        with_title = looks is not None and looks.box and title.looks and looks.box == title.looks.box
        if with_title and paragraph.number == title.number + 1 and "subtitle" not in self.front.fields:
            return True
        larger = looks is not None and looks.size > self.scale.text * LARGER_SUBTITLE
        slanted = all(Mark.EMPHASIS in piece.marks for piece in paragraph.pieces if piece.text.strip())
        return after and (larger or slanted) and "subtitle" not in self.front.fields

    def _are_names(self, words: str) -> bool:
        if with_affiliations(words):
            return True
        people, others = people_in(words)
        return bool(people) and not others and not words.isupper()

    def _authors(self, words: str, *, certain: bool) -> None:
        names = BY.sub("", words, count=1)
        people, others = people_of(names, certain=certain)
        rest = ", ".join(item for item in others if not self._is_new_date(item))
        people = people or [(rest or names, "")]
        if rest not in ("", people[-1][0]) and not people[-1][1]:
            people[-1] = people[-1][0], rest
        self.people += people
        self._write_authors()
        if not certain:
            self._inferred("author", f'"{words}" looks like the authors: check `author`')

    def _write_authors(self) -> None:
        lines = (line for name, at in self.people for line in author_yaml(name, at))
        self.front.records["author"] = "".join(["author:\n", *lines])

    def _is_institution(self, words: str) -> bool:
        """Return whether a line below the authors is their institution. If any author already has an institution,
        return False.
        """
        short = len(words) < SENTENCE and not words.endswith((".", ":"))
        return short and NO_NAME.search(words) is not None and not any(at for _, at in self.people)

    def _authors_at(self, institution: str) -> None:
        self.people = [(name, institution) for name, _ in self.people]
        self._write_authors()
        self._inferred("author", f'"{institution}" looks like the institution of the authors: check `author`')
