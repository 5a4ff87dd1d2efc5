"""The front matter as a whole. In: the YAML between the first two `---`. Out: `Meta`, and records written inline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field, replace

from briefpress.fields import Fields, YamlReader
from briefpress.lazy import dataclass
from briefpress.model import (
    NOWHERE,
    Blocks,
    Meta,
    Note,
    NotesInWord,
    NotesPlacement,
    NotesSetting,
    Organisation,
    PeopleGroup,
    Person,
    Place,
    Reference,
)
from briefpress.problems import Code, nearest, read_level
from briefpress.source.bibliography.settings import BibliographyReader
from briefpress.source.front_matter.affiliations import AffiliationReader
from briefpress.source.front_matter.authors import AuthorReader
from briefpress.source.front_matter.masthead import read_masthead
from briefpress.source.front_matter.parts import read_funding, read_order, read_parts
from briefpress.source.front_matter.rights import read_copyright, read_doi, read_license, read_url
from briefpress.source.front_matter.titles import read_title
from briefpress.source.markdown.blocks import read_markdown
from briefpress.source.records.reader import Record, RecordReader
from briefpress.source.schema.front_matter import FRONT_MATTER, GROUP, NOTES, PAPERS, PARTS
from briefpress.workspace import SourceText, read_language, serving
from briefpress.yaml import MappingNode, Node, ScalarNode

TITLES = ("title", "subtitle")
MAX_DEPTH = 6  # the number of heading levels
LINES = ("abstract-title", "brand", "date-format", "description", "kind", "toc-title", "version")


@dataclass(slots=True)
class FrontMatterReader:
    """Reads the front matter; the attributes with defaults collect records that it describes inline.

    `names` are people known only by name. `tag` is the language in the file name of a translation.
    """

    yaml: YamlReader
    records: RecordReader
    bibliography: BibliographyReader
    tag: str = ""
    names: dict[str, Person] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    abbreviations: dict[str, str] = field(default_factory=dict)

    def meta(self, node: Node, original: Node | None = None) -> Meta:
        """Return the front matter; a translation inherits missing fields from its original."""
        fields = self.yaml.fields(node, FRONT_MATTER, "the front matter", original)
        fields |= self._parts(fields)
        lines = {name: self.yaml.line(fields.get(name)) for name in LINES}
        titled = self._with_titles(self._about(fields, lines), fields)
        if not titled.title and isinstance(node, MappingNode):
            self.yaml.report.add(
                Code.KEY_MISSING, "the brief has no title", self.yaml.place(node), "add `title: ...` at the top"
            )
        return self._with_rights(titled, fields, lines["version"])

    def _with_titles(self, meta: Meta, fields: Fields) -> Meta:
        read = (read_title(self.yaml, self.records.workspace, fields.get(name), f"a {name}") for name in TITLES)
        (title, title_inlines), (subtitle, subtitle_inlines) = read
        return replace(
            meta, title=title, subtitle=subtitle, title_inlines=title_inlines, subtitle_inlines=subtitle_inlines
        )

    def _parts(self, fields: Fields) -> Fields:
        """Return the fields under `parts`, which take precedence over the same fields at the top level."""
        parts = self.yaml.fields(fields["parts"], PARTS, "`parts`") if "parts" in fields else {}
        for name in sorted(set(parts) & set(fields)):
            text, hint = f'"{name}" also appears under `parts`', "remove one of them; the one under `parts` is used"
            self.yaml.report.add(Code.KEY_DUPLICATE, text, self.yaml.place(fields[name]), hint)
        return parts

    def _keywords(self, node: Node | None) -> tuple[str, ...]:
        """Return the keywords from a list, or from a line in which commas or semicolons separate them."""
        if not isinstance(node, ScalarNode):
            return self.yaml.lines(node)
        written = self.yaml.line(node)
        words = (word.strip() for word in written.split(";" if ";" in written else ","))
        return tuple(word for word in words if word)

    def _about(self, fields: Fields, lines: dict[str, str]) -> Meta:
        """Return a `Meta` with the fields about the text and the people involved."""
        day = self.yaml.day(fields.get("date"))
        return Meta(
            title="",
            kind=lines["kind"],
            date=day.date if day else None,
            date_precision=day.precision if day else "",
            date_format=lines["date-format"],
            lang=self._lang(fields),
            brand=lines["brand"],
            paper=self._paper(fields),
            description=lines["description"],
            keywords=self._keywords(fields.get("keywords")),
            abstract=self._abstract(fields),
            abstract_title=lines["abstract-title"],
            toc=self.yaml.boolean(fields["toc"], default=True) if "toc" in fields else None,
            toc_depth=self.yaml.integer(fields.get("toc-depth"), 2, range(1, 7)),
            toc_title=lines["toc-title"],
            number_depth=self._number_depth(fields),
            lof=self.yaml.boolean(fields.get("lof"), default=False),
            lot=self.yaml.boolean(fields.get("lot"), default=False),
            people=tuple(self._group(item) for item in self.yaml.items(fields.get("people"))),
            contributors=self._organisations(fields, "contributors"),
            contacts=self._organisations(fields, "contacts"),
            partners=self._organisations(fields, "partners"),
            funders=self._organisations(fields, "funders"),
            notes=self._notes(fields.get("notes")),
            citations=self.bibliography.setting(fields),
            suggested=self.bibliography.suggested(fields.get("citation"), fields.get("biblio")),
        )

    def _with_rights(self, meta: Meta, fields: Fields, version: str) -> Meta:
        """Return `meta` with the fields about the publication, and with the places of fields that later checks
        report.
        """
        institutions = AffiliationReader(self.yaml)
        return replace(
            meta,
            version=version,
            doi=read_doi(self.yaml, fields.get("doi")),
            url=read_url(self.yaml, fields.get("url")),
            license=read_license(self.yaml, fields.get("license")),
            copyright=read_copyright(self.yaml, fields.get("copyright")),
            masthead=read_masthead(self.records, fields),
            authors=AuthorReader(self.records, institutions, self.people, self.names).authors(fields),
            parts=read_parts(self.records, fields),
            funding=read_funding(self.records, institutions, fields.get("funding")),
            order=read_order(self.yaml, fields.get("order")),
            problems=self._problems(fields.get("problems")),
            translation_of=self.yaml.line(fields.get("translation-of")),
            translation_of_place=self._place(fields, "translation-of"),
            modified_place=self._place(fields, "date-modified"),
            date_place=self._place(fields, "date"),
            title_place=self._place(fields, "title"),
            kind_place=self.yaml.place(fields["kind"]) if "kind" in fields else None,
            brand_place=self._place(fields, "brand"),
            lof_place=self._place(fields, "lof"),
            lot_place=self._place(fields, "lot"),
        )

    def _place(self, fields: Fields, name: str) -> Place:
        return self.yaml.place(fields[name]) if name in fields else NOWHERE

    def _lang(self, fields: Fields) -> str:
        node = fields.get("lang")
        if node is None:
            return self.yaml.lang
        place, report = self.yaml.place(node), self.yaml.report
        written = self.yaml.line(node)
        lang = (read_language(written, place, report) if written else "") or "en"
        if self.tag and not serving(lang, [self.tag]):
            hint = f"write `lang: {self.tag}`, or remove the field: the file name sets the language"
            text = f'"{lang}" contradicts the language in the file name, "{self.tag}"'
            report.add(Code.LANG_INVALID, text, place, hint)
            return self.tag
        return lang

    def _number_depth(self, fields: Fields) -> int:
        depth = self.yaml.integer(fields.get("number-depth"), MAX_DEPTH, range(1, MAX_DEPTH + 1))
        return depth if self.yaml.boolean(fields.get("number-sections"), default=False) else 0

    def _paper(self, fields: Fields) -> str:
        node = fields.get("papersize")
        paper = self.yaml.line(node).lower()
        if node is not None and paper not in PAPERS:
            hint = nearest(paper, PAPERS) or "valid values: a4, letter"
            self.yaml.report.add(
                Code.VALUE_INVALID, f'"{paper}" is not a valid paper size', self.yaml.place(node), hint
            )
            return ""
        return paper

    def _abstract(self, fields: Fields) -> Blocks:
        sources = (self.yaml.markdown(item) for item in self.yaml.items(fields.get("abstract")))
        return tuple(block for source in sources if source for block in self._prose(source))

    def _prose(self, source: SourceText) -> Blocks:
        written = read_markdown(source, self.records.workspace, self.yaml.report)
        self.notes.extend(written.notes)
        self.abbreviations.update(written.abbreviations)
        return written.blocks

    def _group(self, node: Node) -> PeopleGroup:
        fields = self.yaml.fields(node, GROUP, "a group of people")
        role = self.yaml.line(fields.get("role"))
        title = self.yaml.line(fields.get("title"))
        members = self._references(fields.get("members"), self.records.person, self.people)
        if not (role or title) or not members:
            lacks = "role" if members else "members"
            hint = "write `role: speakers` and `members: [id, id]`"
            self.yaml.report.add(Code.KEY_MISSING, f"this group has no {lacks}", self.yaml.place(node), hint)
        return PeopleGroup(role, members, title, self.yaml.place(node))

    def _organisations(self, fields: Fields, name: str) -> tuple[Reference, ...]:
        return self._references(fields.get(name), self.records.organisation, self.organisations)

    def _references(
        self, node: Node | None, read: Callable[[str, Node], Record | None], records: dict[str, Record]
    ) -> tuple[Reference, ...]:
        """Return references to the ids in a list; records written inline are added to `records`."""
        references = []
        for item in self.yaml.items(node):
            place = self.yaml.place(item)
            if not isinstance(item, MappingNode):
                references.append(Reference(self.yaml.line(item), place))
            elif record := read("", item):
                records[record.id] = record
                references.append(Reference(record.id, place))
        return tuple(references)

    def _notes(self, node: Node | None) -> NotesSetting:
        if node is None:
            return NotesSetting()
        if not isinstance(node, MappingNode):
            return NotesSetting(self.yaml.choice(node, NotesPlacement, NotesPlacement.PAGE))
        fields = self.yaml.fields(node, NOTES, "notes")
        placement = self.yaml.choice(fields.get("place"), NotesPlacement, NotesPlacement.PAGE)
        in_word = fields.get("word")
        word = self.yaml.choice(in_word, NotesInWord, NotesInWord.LIST) if in_word else None
        if in_word and placement is NotesPlacement.PAGE and word is not NotesInWord.FOOTNOTES:
            text = f"`word: {word}` has no effect on notes at the foot of the page, which are footnotes in Word too"
            hint = "add `place: section` or `place: end`, or remove `word`"
            self.yaml.report.add(Code.NOTES_PLACE, text, self.yaml.place(in_word), hint)
        return NotesSetting(placement, self.yaml.line(fields.get("title")), word)

    def _problems(self, node: Node | None) -> dict[str, str]:
        """Map problem codes to the levels that the brief sets."""
        levels: dict[str, str] = {}
        hint = "write each as `code: level`, for example `link-empty: remark`"
        for code, level in self.yaml.entries(node, "levels of problems", hint) if node else ():
            levels |= read_level(code, self.yaml.line(level), self.yaml.report, self.yaml.place(level))
        return levels
