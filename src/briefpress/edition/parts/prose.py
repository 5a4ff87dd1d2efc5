"""The parts besides the body: key messages, authors, logos, small print. In: the front matter. Out: parts, not yet in
order.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefpress import model
from briefpress.brand.roles import PartKind, Role
from briefpress.edition.convert.blocks import Converter
from briefpress.edition.model.blocks import Block, Blocks, Logos, Picture
from briefpress.edition.model.inlines import Text
from briefpress.edition.model.paragraphs import Paragraph
from briefpress.edition.model.publication import Part
from briefpress.edition.parts.authors import Authors
from briefpress.lazy import dataclass
from briefpress.model import Brief, Reference
from briefpress.problems import Report
from briefpress.words import Words

CHAPTERS = {
    "keypoints": PartKind.KEYPOINTS,
    "plain-language-summary": PartKind.PLAIN_LANGUAGE_SUMMARY,
    "about": PartKind.ABOUT,
}
BEFORE_FUNDING = ("acknowledgments",)
AFTER_FUNDING = ("data-availability", "conflict-of-interest", "disclaimer")


@dataclass(frozen=True, slots=True)
class OtherParts:
    """Writes the parts that have content."""

    brief: Brief
    words: Words
    report: Report
    converter: Converter

    def parts(self) -> Iterator[Part]:
        """Yield the parts that the brief contains, unsorted."""
        meta = self.brief.meta
        for name, kind in CHAPTERS.items():
            if blocks := meta.parts.get(name):
                yield Part(kind, (self.converter.part_heading(name), *self.converter.blocks(blocks)))
        if self._authors.any_biographies:
            yield Part(PartKind.AUTHORS, (self.converter.part_heading("about-authors"), *self._authors.cards()))
        yield from self._logos(PartKind.PARTNERS, meta.partners)
        yield from self._logos(PartKind.FUNDERS, meta.funders)
        if small := tuple(self._small_print()):
            yield Part(PartKind.SMALL_PRINT, small)

    @property
    def _authors(self) -> Authors:
        return Authors(self.brief, self.words, self.report, self.converter)

    def _logos(self, kind: PartKind, references: tuple[Reference, ...]) -> Iterator[Part]:
        if references:
            heading = Paragraph(Role.SMALL_PRINT_HEADING, (Text(self.words[kind]),))
            yield Part(kind, (heading, *self._logos_and_names(references)))

    def _logos_and_names(self, references: tuple[Reference, ...]) -> Iterator[Block]:
        """Yield the logos of organisations side by side, and the names of organisations without a logo."""
        organisations = [self.brief.organisations[reference.id] for reference in references]
        logos = (organisation.logo for organisation in organisations if organisation.logo)
        if pictures := tuple(Picture(Role.LOGO, logo.path, logo.alt) for logo in logos):
            yield Logos(pictures)
        if names := [organisation.name for organisation in organisations if not organisation.logo]:
            yield Paragraph(Role.BODY_TEXT, (Text(self.words["between-positions"].join(names)),))

    def _small_print(self) -> Iterator[Block]:
        parts = self.brief.meta.parts
        yield from self._titled(self.words.tables["roles"]["authors"], tuple(self._authors.lines()))
        for name in BEFORE_FUNDING:
            yield from self._small(name, self._converted(parts.get(name, ())))
        yield from self._small("funding", tuple(self._funding()))
        for name in AFTER_FUNDING:
            yield from self._small(name, self._converted(parts.get(name, ())))

    def _small(self, word: str, blocks: Blocks) -> Blocks:
        return self._titled(self.words[word], blocks)

    def _titled(self, title: str, blocks: Blocks) -> Blocks:
        return (Paragraph(Role.SMALL_PRINT_HEADING, (Text(title),)), *blocks) if blocks else ()

    def _converted(self, blocks: model.Blocks) -> Blocks:
        return self.converter.blocks(blocks, Role.SMALL_PRINT)

    def _funding(self) -> Iterator[Block]:
        for funding in self.brief.meta.funding:
            yield from self._converted(funding.statement)
            for word, texts in (("funded-by", funding.sources), ("award", funding.awards)):
                if texts:
                    line = self.words.labelled(word, self.words["between-positions"].join(texts))
                    yield Paragraph(Role.SMALL_PRINT, (Text(line),))
