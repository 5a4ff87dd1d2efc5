"""`Brief` -> `Edition`. In: a brief without errors, its brand and house words. Out: the edition, parts in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from briefpress import model
from briefpress.brand import Brand
from briefpress.brand.roles import PartKind, Role
from briefpress.citations import cite
from briefpress.edition.body import Converter
from briefpress.edition.contents import contents
from briefpress.edition.cover import Cover
from briefpress.edition.imprint import Imprint
from briefpress.edition.inlines import Text, plain_text
from briefpress.edition.labels import label
from briefpress.edition.levels import heading_levels
from briefpress.edition.nodes import Blocks, Box, Note, NoteGroup, Paragraph
from briefpress.edition.notes import NumberedNote, Numbers, number_notes, place_notes
from briefpress.edition.people import People
from briefpress.edition.prose import Prose
from briefpress.edition.publication import Edition, Part, TitleLength
from briefpress.edition.references import own_citation, with_list
from briefpress.edition.widths import width
from briefpress.model import Brief, NotesPlacement, full_order
from briefpress.problems import Report
from briefpress.words import Words, is_rtl

# The roles of those who have written a brief; where nobody has one of them, the organisations are its authors.
AUTHORS = ("author", "authors", "editor", "editors")
# The most characters of titles of each length.
TITLE_LENGTHS = {60: TitleLength.SHORT, 110: TitleLength.LONG}


def prepare(brief: Brief, brand: Brand, words: Words, report: Report, draft: str = "") -> Edition:
    """Return the edition of `brief`; words that the house lacks are reported.

    `draft` is the name of the version, where the edition is one for review.
    """
    cited = cite(brief, report)
    shown = replace(cited.brief, blocks=with_list(cited, words))
    edition = _Preparation(shown, brand, words, report, cited.entries).edition()
    mark = _draft(edition, words, draft) if draft else edition.mark
    return replace(edition, draft=draft, mark=mark)


@dataclass(slots=True)
class _Preparation:
    brief: Brief
    brand: Brand
    words: Words
    report: Report
    works: tuple[tuple[str, model.Inlines], ...] = ()

    def edition(self) -> Edition:
        meta = self.brief.meta
        body = place_notes(self.brief)
        text = (*meta.abstract, *body)
        headings = [block for block in model.walk(text) if isinstance(block, model.Heading)]
        taken = {id_ for id_, _ in model.ids_of(text)}
        ids = model.heading_ids(headings, taken)
        taken.update(id_ for id_, _ in self.works)
        targets = model.link_targets(headings, ids, taken)
        taken.update(ids)
        numbers = number_notes(self.brief, body, taken)
        labels = label(text, zip(ids, headings, strict=True), self.words, taken)
        # the summary, which comes before the body, and the notes
        before = replace(
            Converter(numbers, self.words, labels),
            abbreviations=self.brief.abbreviations,
            variables=self._variables(),
            targets=targets,
        )
        notes = {note.note.id: self._note(note, before) for group in numbers.groups for note in group}
        groups = _groups(numbers, notes, self._notes_heading(), taken)
        cover = Cover(self.brief, self.brand, self.words, self.report)
        cited = own_citation(self.brief, cover.kind, self._authors(), cover.organisations)
        imprint = Imprint(meta, self.words, self.report, before.inlines(cited))
        works = iter([tuple(Paragraph(Role.REFERENCE, before.inlines(text), id_) for id_, text in self.works)])
        levels = heading_levels(headings)
        converter = replace(before, ids=iter(ids), levels=levels, note_group=groups, works=works)
        summary = replace(before, ids=converter.ids, levels=levels)
        people = People(self.brief, self.words, self.report, before, taken)
        inner = [
            *people.groups(),
            *people.contributors(),
            *self._abstract(summary, taken),
            *self._body(converter, body),
            *Prose(self.brief, self.words, self.report, before, taken).parts(),
            *people.contacts(),
            *_imprint(imprint),
        ]
        inner.sort(key=lambda part: full_order(meta.order or self.brand.order).index(part.kind))
        return self._edition(cover, imprint, (cover.part(), *self._contents(inner), *inner), notes)

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
            license=(meta.license.url or meta.license.name) if meta.license else "",
            paper=meta.paper or self.brand.paper,
            running_title=cover.running_title,
            toc_depth=meta.toc_depth,
            notes_placement=meta.notes.placement,
            notes_heading=self._notes_heading(),
            parts=parts,
            notes=notes,
            date_pattern=self.words.date_pattern(meta.date_format),
            page_label=self.words["page"],
            facing_pages=self.brand.facing_pages,
            mark=cover.mark,
            publisher=meta.masthead.publisher,
        )

    def _authors(self) -> tuple[str, ...]:
        """Return the names of the authors, or of people in groups with such a role."""
        groups = (group for group in self.brief.meta.people if group.role in AUTHORS)
        members = [reference.id for group in groups for reference in group.members]
        ids = [author.person for author in self.brief.meta.authors] or members
        return tuple(self.brief.people[id_].name for id_ in ids)

    def _variables(self) -> dict[str, str]:
        """Return what the text can repeat of the front matter."""
        meta = self.brief.meta
        date = self.words.date(meta.date, meta.date_format, Report()) if meta.date else ""
        names = ("title", "subtitle", "version", "doi", "url", "description")
        return {"date": date, **{name: getattr(meta, name) for name in names}}

    def _notes_heading(self) -> Paragraph:
        return Paragraph(Role.NOTES_HEADING, (Text(self.brief.meta.notes.title or self.words["notes"]),))

    def _contents(self, parts: list[Part]) -> Iterator[Part]:
        meta = self.brief.meta
        return contents(parts, meta.toc_title or self.words["contents"], meta.toc_depth if meta.toc else 0)

    def _abstract(self, converter: Converter, taken: set[str]) -> Iterator[Part]:
        meta = self.brief.meta
        if meta.abstract:
            heading = self._heading("abstract", taken, meta.abstract_title)
            box = Box(Role.ABSTRACT, None, converter.blocks(meta.abstract, Role.ABSTRACT))
            yield Part(PartKind.ABSTRACT, (heading, box))

    def _body(self, converter: Converter, body: model.Blocks) -> Iterator[Part]:
        if blocks := converter.blocks(body):
            yield Part(PartKind.BODY, blocks)

    def _heading(self, word: str, taken: set[str], title: str = "") -> Paragraph:
        return Paragraph(Role.HEADING_1, (Text(title or self.words[word]),), model.unique(word, taken))

    def _note(self, note: NumberedNote, converter: Converter) -> Note:
        page = self.brief.meta.notes.placement is NotesPlacement.PAGE
        first, further = (
            (Role.FOOTNOTE_TEXT, Role.FOOTNOTE_CONTINUE) if page else (Role.ENDNOTE_TEXT, Role.ENDNOTE_CONTINUE)
        )
        blocks = converter.note(note.note.blocks, first, further)
        return Note(note.id, note.number, blocks, note.anchors, self.words.numbered("back", note.number))


def _groups(numbers: Numbers, notes: dict[str, Note], heading: Paragraph, taken: set[str]) -> Callable[[], Blocks]:
    """Return what draws the groups of notes, one at each call; nothing for a group without notes."""
    groups = iter(numbers.groups)

    def next_group() -> Blocks:
        group = tuple(notes[note.note.id] for note in next(groups, ()))
        return (NoteGroup(model.unique("notes", taken), heading, group),) if group else ()

    return next_group


def _imprint(imprint: Imprint) -> Iterator[Part]:
    if blocks := tuple(imprint.blocks()):
        yield Part(PartKind.IMPRINT, blocks)


def _draft(edition: Edition, words: Words, version: str) -> str:
    cover = (block for block in edition.parts[0].blocks if isinstance(block, Paragraph))
    date = (plain_text(block.inlines) for block in cover if block.role is Role.DATE)
    return " · ".join((words["draft"], *date, version))


def _title_length(title: str) -> TitleLength:
    return next((kind for most, kind in TITLE_LENGTHS.items() if width(title) <= most), TitleLength.LONGEST)
