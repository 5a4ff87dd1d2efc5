"""Converts a `Brief` to an `Edition`. In: a brief without errors, its brand and house words. Out: the edition, with its
parts in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from briefpress import model
from briefpress.brand import Brand
from briefpress.brand.roles import PartKind, Role
from briefpress.citations import cite
from briefpress.cldr.locales import is_rtl
from briefpress.edition.convert.blocks import Converter, Placeholder
from briefpress.edition.convert.charts import check_chart_alts
from briefpress.edition.convert.own_blocks import as_declared
from briefpress.edition.convert.tables import check_table_widths
from briefpress.edition.model.blocks import Blocks, Box, Note, NoteGroup
from briefpress.edition.model.charts import Chart
from briefpress.edition.model.inlines import Text, plain_text
from briefpress.edition.model.paragraphs import Paragraph
from briefpress.edition.model.publication import Edition, Part, TitleLength
from briefpress.edition.model.structure import walk
from briefpress.edition.model.tables import Table
from briefpress.edition.numbers.identity import ByIdentity
from briefpress.edition.numbers.notes import NumberedNote, with_places
from briefpress.edition.numbers.numbering import number
from briefpress.edition.parts.back_cover import with_back_cover
from briefpress.edition.parts.contents import contents, lists
from briefpress.edition.parts.cover import Cover
from briefpress.edition.parts.fact_finding import find_facts
from briefpress.edition.parts.imprint import Imprint
from briefpress.edition.parts.people import People
from briefpress.edition.parts.prose import OtherParts
from briefpress.edition.parts.references import own_citation, with_list
from briefpress.edition.text.typography import typeset
from briefpress.edition.text.widths import width
from briefpress.lazy import dataclass
from briefpress.model import BELOW_MASTHEAD, Back, Brief, Front, NotesPlacement, edges, full_order
from briefpress.problems import Report
from briefpress.words import Words

# Roles of people who wrote a brief; if no person has such a role, organisations are the authors.
AUTHORS = ("author", "authors", "editor", "editors")
MIN_CHARS_FOR_TOC = 18_000  # about seven pages: a shorter brief with a masthead has no table of contents by default
# The maximum number of characters in titles of each length.
TITLE_LENGTHS = {60: TitleLength.SHORT, 110: TitleLength.LONG, 220: TitleLength.LONGEST}


def prepare(brief: Brief, brand: Brand, words: Words, report: Report, draft: str = "") -> Edition:
    """Return the edition of `brief`; missing house words are added to `report`.

    `draft` is the name of the version if the edition is a draft for review, otherwise `""`.
    """
    cited = cite(brief, report)
    declared = as_declared(with_list(cited, words), brand.blocks, brief.meta.lang)
    shown = with_places(replace(cited.brief, blocks=declared))
    edition = _Preparation(shown, brand, words, report, cited.entries).edition()
    report.extend(
        check_table_widths(block for part in edition.parts for block in walk(part.blocks) if isinstance(block, Table))
    )
    report.extend(
        check_chart_alts(block for part in edition.parts for block in walk(part.blocks) if isinstance(block, Chart))
    )
    mark = _draft(edition, words, draft) if draft else edition.mark
    edition = replace(edition, draft=draft, mark=mark)
    if next(edges(brief), None):
        edition = replace(edition, inserted=words["inserted"], deleted=words["deleted"])
    return typeset(edition) if brand.smart else edition


@dataclass(frozen=True, slots=True)
class _Preparation:
    brief: Brief
    brand: Brand
    words: Words
    report: Report
    works: tuple[tuple[str, model.Inlines], ...] = ()

    def edition(self) -> Edition:
        numbers = number(self.brief, (id_ for id_, _ in self.works), self.words)
        outside = Converter(
            numbers, self.words, self.brief.abbreviations, self._variables(), self.brand.colors, self.brief.people,
            own=self.brand.blocks, cards=self.brand.cards,
        )  # fmt: skip
        notes = {id_: self._note(note, outside) for id_, note in numbers.notes.items()}
        text = replace(outside, places=ByIdentity(self._places(outside, notes)))
        titles = (
            outside.inlines(inlines) for inlines in (self.brief.meta.title_inlines, self.brief.meta.subtitle_inlines)
        )
        cover = Cover(self.brief, self.brand, self.words, self.report, *titles)
        cited = own_citation(self.brief, cover.kind, self._authors(), cover.organisations)
        imprint = Imprint(self.brief.meta, self.words, self.report, outside.inlines(cited))
        people = People(self.brief, self.words, self.report, outside)
        inner = [
            *people.groups(),
            *people.contributors(),
            *self._abstract(text),
            *self._body(text),
            *OtherParts(self.brief, self.words, self.report, outside).parts(),
            *people.contacts(),
            *_imprint(imprint),
        ]
        facts = find_facts(self.brief, self.words, self._author_ids(), inner, imprint.address, imprint.citation)
        inner = self._arranged(inner)
        edition = self._edition(
            cover, imprint, (cover.part(), *self._contents(inner), *self._lists(inner), *inner), notes
        )
        return replace(edition, facts=facts)

    @property
    def _front(self) -> Front:
        return self.brief.meta.masthead.front or Front(self.brand.front)

    def _arranged(self, parts: list[Part]) -> list[Part]:
        """Return the parts in order, with a back cover if the brief or its brand requests one."""
        order, masthead = self._order(), self.brief.meta.masthead
        parts = sorted(parts, key=lambda part: order.index(part.kind))
        is_cover = (masthead.back or Back(self.brand.back)) is Back.COVER
        return with_back_cover(parts, masthead.back_place, self.report) if is_cover else parts

    def _order(self) -> tuple[str, ...]:
        """Return the names of all parts in order."""
        usual = BELOW_MASTHEAD if self._front is Front.MASTHEAD else ()
        return full_order(self.brief.meta.order or self.brand.order or usual)

    def _places(self, converter: Converter, notes: dict[str, Note]) -> Iterator[tuple[Placeholder, Blocks]]:
        """Yield the placeholders for notes and for the list of cited works, each with its content."""
        for place, group in converter.numbers.groups.items():
            members = tuple(notes[note.note.id] for note in group.notes)
            yield place, (NoteGroup(group.id, self._notes_heading(), members),)
        places = (block for block in model.walk(self.brief.blocks) if isinstance(block, model.ReferencesPlace))
        for first in islice(places, 1):
            yield first, tuple(Paragraph(Role.REFERENCE, converter.inlines(text), id_) for id_, text in self.works)

    def _edition(self, cover: Cover, imprint: Imprint, parts: tuple[Part, ...], notes: dict[str, Note]) -> Edition:
        meta = self.brief.meta
        return Edition(
            id=self.brief.id,
            lang=meta.lang,
            rtl=is_rtl(meta.lang),
            title=meta.title,
            title_length=_title_length(meta.title),
            subject=cover.kind,
            authors=self._authors() or cover.organisations,
            keywords=meta.keywords,
            description=meta.description,
            date=meta.date,
            version=meta.version,
            address=imprint.address,
            rights=imprint.rights,
            license=imprint.license,
            paper=meta.paper or self.brand.paper,
            running_title=cover.running_title,
            toc_depth=meta.toc_depth,
            number_depth=meta.number_depth,
            notes_placement=meta.notes.placement,
            notes_heading=self._notes_heading(),
            parts=parts,
            notes=notes,
            date_pattern=self.words.date_pattern(meta.shown_date_format),
            page_label=self.words["page"],
            facing_pages=self.brand.facing_pages,
            mark=cover.mark,
            watermark=cover.watermark,
            publisher=meta.masthead.publisher,
            notes_in_word=meta.notes.in_word,
            front=self._front,
        )

    def _authors(self) -> tuple[str, ...]:
        return tuple(self.brief.people[id_].name for id_ in self._author_ids())

    def _author_ids(self) -> tuple[str, ...]:
        """Return the ids of the authors or, if there are none, of people in groups of authors or editors."""
        groups = (group for group in self.brief.meta.people if group.role in AUTHORS)
        members = [reference.id for group in groups for reference in group.members]
        return tuple(author.person for author in self.brief.meta.authors) or tuple(members)

    def _variables(self) -> dict[str, str]:
        """Return the values of the front matter fields that the text can repeat."""
        meta = self.brief.meta
        date = self.words.date(meta.date, meta.shown_date_format, Report()) if meta.date else ""
        names = ("title", "subtitle", "version", "doi", "url", "description")
        return {"date": date, **{name: getattr(meta, name) for name in names}}

    def _notes_heading(self) -> Paragraph:
        return Paragraph(Role.NOTES_HEADING, (Text(self.brief.meta.notes.title or self.words["notes"]),))

    def _contents(self, parts: list[Part]) -> Iterator[Part]:
        meta = self.brief.meta
        shown = meta.toc if meta.toc is not None else self._front is Front.COVER or _is_long(parts)
        return contents(parts, meta.toc_title or self.words["contents"], meta.toc_depth if shown else 0)

    def _lists(self, parts: list[Part]) -> Iterator[Part]:
        """Yield the lists of figures and tables."""
        meta = self.brief.meta
        asked = (("figure", "list-of-figures", meta.lof), ("table", "list-of-tables", meta.lot))
        return lists(parts, {kind: self.words[title] for kind, title, is_asked in asked if is_asked})

    def _abstract(self, converter: Converter) -> Iterator[Part]:
        meta = self.brief.meta
        if meta.abstract:
            heading = converter.part_heading("abstract", meta.abstract_title)
            box = Box(Role.ABSTRACT, None, converter.blocks(meta.abstract, Role.ABSTRACT))
            yield Part(PartKind.ABSTRACT, (heading, box))

    def _body(self, converter: Converter) -> Iterator[Part]:
        if blocks := converter.blocks(self.brief.blocks):
            yield Part(PartKind.BODY, blocks)

    def _note(self, note: NumberedNote, converter: Converter) -> Note:
        page = self.brief.meta.notes.placement is NotesPlacement.PAGE
        first, further = (
            (Role.FOOTNOTE_TEXT, Role.FOOTNOTE_CONTINUE) if page else (Role.ENDNOTE_TEXT, Role.ENDNOTE_CONTINUE)
        )
        blocks = converter.note(note.note.blocks, first, further)
        return Note(note.id, note.number, blocks, note.anchors, self.words.numbered("back", note.number))


def _imprint(imprint: Imprint) -> Iterator[Part]:
    if blocks := tuple(imprint.blocks()):
        yield Part(PartKind.IMPRINT, blocks)


def _draft(edition: Edition, words: Words, version: str) -> str:
    cover = (block for block in walk(edition.parts[0].blocks) if isinstance(block, Paragraph))
    date = (plain_text(block.inlines) for block in cover if block.role is Role.DATE)
    return " · ".join((words["draft"], *date, version))


def _is_long(parts: Iterable[Part]) -> bool:
    """Return whether `parts` are long enough to need a table of contents."""
    paragraphs = (block for part in parts for block in walk(part.blocks) if isinstance(block, Paragraph))
    return sum(width(plain_text(paragraph.inlines)) for paragraph in paragraphs) > MIN_CHARS_FOR_TOC


def _title_length(title: str) -> TitleLength:
    return next((kind for maximum, kind in TITLE_LENGTHS.items() if width(title) <= maximum), TitleLength.HUGE)
