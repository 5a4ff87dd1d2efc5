"""The cover, and the text of running heads. In: a brief, its brand and house words. Out: the cover, title and mark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefpress import lazy
from briefpress.brand import Brand
from briefpress.brand.roles import COVER_FOOT, COVER_HEAD, PartKind, Role
from briefpress.edition.model.blocks import Block, Card, Picture
from briefpress.edition.model.inlines import Inlines, LineBreak, Text
from briefpress.edition.model.paragraphs import Paragraph
from briefpress.edition.model.publication import Part
from briefpress.edition.text.widths import shortened
from briefpress.lazy import dataclass
from briefpress.model import Affiliation, Author, Brief, Mark, Status
from briefpress.problems import Report
from briefpress.words import Words

RUNNING_TITLE = 56  # in characters: the longest running head that fits beside a chapter title
BETWEEN = " · "
AFTER_NAME = "\u00a0· "  # between names; the no-break space prevents a line from beginning with the dot
MAX_AUTHORS, MAX_ORGANISATIONS = 4, 5  # the maximum number of names in a list; a longer list would not fit on the cover


# A kind with the number of the brief: Policy Brief 07/2026, Report No. 12
NUMBERED = lazy.pattern(r"(?P<name>\D+?)[\s,:#-]*(?:n[or°]\.?|№|vol\.?)?\s*(?P<number>\d[\d/.-]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cover:
    """The text of the cover. `title` and `subtitle` are set only if they contain marks or line breaks."""

    brief: Brief
    brand: Brand
    words: Words
    report: Report
    title: Inlines = ()
    subtitle: Inlines = ()

    @property
    def kind(self) -> str:
        """Return the label for the kind of brief, or `""`."""
        meta = self.brief.meta
        hint = self._number_hint(meta.kind)
        return self.words.of("kinds", meta.kind, self.report, meta.kind_place, hint=hint) if meta.kind else ""

    def _number_hint(self, kind: str) -> str:
        """Return a hint if `kind` ends with a number, as in "Policy Brief 07/2026", otherwise `""`."""
        match = NUMBERED.fullmatch(kind)
        if not match:
            return ""
        known = (id_ for id_, word in self.words.tables["kinds"].items() if word.casefold() == match["name"].casefold())
        return f"write `kind: {next(known, match['name'])}`, and `number: {match['number']}` on a line of its own"

    @property
    def organisations(self) -> tuple[str, ...]:
        """Return the names of the contributing organisations."""
        return tuple(self.brief.organisations[reference.id].name for reference in self.brief.meta.contributors)

    @property
    def running_title(self) -> str:
        """Return the title for running heads, shortened if necessary."""
        return shortened(self._short_title, RUNNING_TITLE)

    @property
    def watermark(self) -> str:
        """Return the text of the watermark: the author's text, the text of a draft, or `""`."""
        masthead = self.brief.meta.masthead
        if masthead.watermark is not None:
            return masthead.watermark
        return self.words["draft"].upper() if masthead.status is Status.DRAFT else ""

    @property
    def status(self) -> str:
        """Return the status line of a brief that is not final, with the author's watermark at the end, or `""`."""
        return BETWEEN.join(filter(None, (self._status, self.brief.meta.masthead.watermark)))

    @property
    def _status(self) -> str:
        masthead = self.brief.meta.masthead
        if masthead.status is Status.EMBARGOED and masthead.embargo:
            day = self.words.date(masthead.embargo, self.brief.meta.date_format, self.report)
            return self.words.filled("embargo", date=day)
        return {Status.DRAFT: self.words["draft"], Status.EMBARGOED: self.words["embargoed"]}.get(masthead.status, "")

    @property
    def mark(self) -> str:
        """Return the text that replaces the title in running heads of a brief that is not final, or `""`."""
        status = self.status
        return shortened(f"{status}{BETWEEN}{self._short_title}", RUNNING_TITLE) if status else ""

    @property
    def _short_title(self) -> str:
        meta = self.brief.meta
        return meta.masthead.short_title or meta.title

    def part(self) -> Part:
        """Return the cover."""
        marked = {Role.TITLE: self.title, Role.SUBTITLE: self.subtitle}
        lines = (Paragraph(role, marked.get(role) or (Text(text),)) for role, text in self._lines() if text)
        head = Card(COVER_HEAD, (*self._picture(), *self._mark(), *lines))
        foot = Card(COVER_FOOT, (*self._date(), *self._authors(), *self._organisations(), *self._credit()))
        return Part(PartKind.COVER, (head, foot) if foot.blocks else (head,))

    def _picture(self) -> Iterator[Picture]:
        if picture := self.brief.meta.masthead.cover_image:
            yield Picture(Role.COVER_PICTURE, picture.path, picture.alt)

    def _credit(self) -> Iterator[Paragraph]:
        """Yield the credit of the cover picture."""
        picture = self.brief.meta.masthead.cover_image
        if picture and picture.credit:
            yield Paragraph(Role.COVER_CREDIT, (Text(picture.credit.join(self.words.around("credit"))),))

    def _lines(self) -> Iterator[tuple[Role, str]]:
        meta = self.brief.meta
        yield Role.COVER_LABEL, self.kind
        yield Role.COVER_SERIES, BETWEEN.join(self._series())
        yield Role.TITLE, meta.title
        yield Role.SUBTITLE, meta.subtitle
        yield Role.COVER_STATUS, self.status

    def _date(self) -> Iterator[Paragraph]:
        meta = self.brief.meta
        if meta.date:
            date = self.words.date(meta.date, meta.shown_date_format, self.report)
            yield Paragraph(Role.DATE, (Text(date),))

    def _authors(self) -> Iterator[Paragraph]:
        """Yield the authors with their institutions, side by side if there are too many for a list."""
        authors = self.brief.meta.authors
        if len(authors) > MAX_AUTHORS:
            yield from self._many_authors()
            return
        for author in authors:
            yield Paragraph(Role.COVER_AUTHOR, (Text(self._name(author)),))
            if affiliations := self._affiliations(author.affiliations):
                yield Paragraph(Role.COVER_AFFILIATION, (Text(affiliations),))

    def _many_authors(self) -> Iterator[Paragraph]:
        """Yield one paragraph with the authors and another with their institutions; numbers connect them."""
        authors = self.brief.meta.authors
        known = dict.fromkeys(self._affiliations(author.affiliations) for author in authors)
        numbers = {text: str(number) for number, text in enumerate(filter(None, known), start=1)}
        shown_numbers = numbers if len(numbers) > 1 else {}
        names = (
            self._numbered(author, shown_numbers.get(self._affiliations(author.affiliations), "")) for author in authors
        )
        yield Paragraph(Role.COVER_AUTHOR, _joined(names, Text(AFTER_NAME)))
        if numbers:
            places = ((*_superscript(shown_numbers.get(text, "")), Text(text)) for text in numbers)
            between = Text(self.words["between-positions"]) if len(numbers) > MAX_ORGANISATIONS else LineBreak()
            yield Paragraph(Role.COVER_AFFILIATION, _joined(places, between))

    def _numbered(self, author: Author, number: str) -> Inlines:
        return (Text(self._name(author)), *_superscript(number))

    def _name(self, author: Author) -> str:
        return self.brief.people[author.person].name

    def _organisations(self) -> Iterator[Paragraph]:
        """Yield the organisations, side by side if there are too many for a list."""
        names = self.organisations
        shown = names if len(names) <= MAX_ORGANISATIONS else (AFTER_NAME.join(names),)
        yield from (Paragraph(Role.COVER_ORGANISATION, (Text(name),)) for name in shown)

    def _series(self) -> Iterator[str]:
        """Yield the series, the number of the brief in it, and the topics."""
        masthead = self.brief.meta.masthead
        numbered = self.words.numbered("number", masthead.number) if masthead.number else ""
        yield from (text for text in (masthead.series, numbered, *masthead.topics) if text)

    def _affiliations(self, affiliations: tuple[Affiliation, ...]) -> str:
        """Return the names of institutions; ids of records in organisations.yaml are replaced by their names."""
        known = self.brief.organisations
        names = (
            known[affiliation.name].name if affiliation.name in known else affiliation.name
            for affiliation in affiliations
        )
        return self.words["between-positions"].join(names)

    def _mark(self) -> Iterator[Block]:
        if self.brand.logo:
            yield Picture(Role.COVER_LOGO, self.brand.logo.path, self.brand.logo.alt)
        elif self.brand.wordmark:
            first, *more = self.brand.wordmark
            lines = [Text(first), *(part for line in more for part in (LineBreak(), Text(line)))]
            yield Paragraph(Role.COVER_MARK, tuple(lines))


def _superscript(number: str) -> Inlines:
    """Return the number that connects a name with an institution."""
    return (Text(number, frozenset({Mark.SUPERSCRIPT})),) if number else ()


def _joined(texts: Iterable[Inlines], between: Text | LineBreak) -> Inlines:
    joined = [part for text in texts for part in (between, *text)]
    return tuple(joined[1:])
