"""The imprint: version, rights, licence and address, with a QR code.

In: the front matter and house words. Out: the lines of the imprint, and metadata for the files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefpress import lazy
from briefpress.brand.roles import Role
from briefpress.cldr.locales import is_rtl, language_names
from briefpress.edition.model.blocks import Block, QrCode, Rule
from briefpress.edition.model.inlines import Inline, Inlines, Language, Link, Text
from briefpress.edition.model.paragraphs import Paragraph
from briefpress.lazy import dataclass
from briefpress.model import Meta, Translation
from briefpress.problems import Report
from briefpress.words import Words

# The end of an address that leads to the page about a Creative Commons licence, in any language, not to the licence
# itself.
DEED = lazy.pattern(r"(?<=/)(?:deed|legalcode)(?:\.[\w-]+)?$")
CREATIVE_COMMONS = ("https://creativecommons.org/", "http://creativecommons.org/")


@dataclass(frozen=True, slots=True)
class Imprint:
    """Writes the imprint of a brief; `citation` is the suggested citation."""

    meta: Meta
    words: Words
    report: Report
    citation: Inlines = ()

    @property
    def address(self) -> str:
        """Return the permanent address: the DOI, otherwise the web page, or `""`."""
        return f"https://doi.org/{self.meta.doi}" if self.meta.doi else self.meta.url

    @property
    def rights(self) -> str:
        """Return the copyright line, or `""` if there is none."""
        held = self.meta.copyright
        if held is None:
            return ""
        year = held.year or (str(self.meta.date.year) if self.meta.date else "")
        line = self.words.filled("copyright", year=year, holder=held.holder)
        return held.statement or " ".join(line.split())

    def blocks(self) -> Iterator[Block]:
        """Yield the imprint below a rule, with a QR code beside it, or nothing if it would be empty."""
        lines = [Paragraph(Role.IMPRINT, tuple(line)) for line in self._lines()]
        if lines:
            yield Rule()
        if self.address:
            alt = self.words.filled("qr-code", address=self.address)
            yield QrCode(Role.QR_CODE, self.address, alt)
        yield from lines

    @property
    def license(self) -> str:
        """Return the address of the licence, or its name if it has no address. Addresses of Creative Commons are in
        their canonical form, because programs compare them.
        """
        licence = self.meta.license
        address = (licence.url or licence.name) if licence else ""
        return DEED.sub("", address) if address.startswith(CREATIVE_COMMONS) else address

    def _lines(self) -> Iterator[list[Inline]]:
        masthead = self.meta.masthead
        if masthead.publisher:
            yield [Text(self.words.labelled("publisher", masthead.publisher))]
        if self.rights:
            yield [Text(self.rights)]
        if licence := self.meta.license:
            before, after = self.words.around("license")
            yield [Text(before), Text(licence.name, link=Link(licence.url) if licence.url else None), Text(after)]
        for name, number in (("ISBN", masthead.isbn), ("ISSN", masthead.issn)):
            if number:
                yield [Text(f"{name}{self.words['between-term-and-text']}{number}")]
        if self.meta.doi:
            yield [Text(f"DOI{self.words['between-term-and-text']}"), Text(self.meta.doi, link=Link(self.address))]
        if self.meta.url:
            before, after = self.words.around("web-address")
            yield [Text(before), Text(self.meta.url.partition("://")[2], link=Link(self.meta.url)), Text(after)]
        if self.meta.version:
            yield [Text(self.words.numbered("version", self.meta.version))]
        if masthead.modified:
            day = self.words.date(masthead.modified, self.meta.date_format, self.report)
            yield [Text(self.words.labelled("modified", day))]
        if masthead.translations:
            yield [*self._translations(masthead.translations)]
        if self.citation:
            before, after = self.words.around("suggested-citation")
            yield [Text(before), *self.citation, *([Text(after)] if after else [])]

    def _translations(self, translations: Sequence[Translation]) -> Iterator[Inline]:
        """Yield links to other language versions; each language is named in that language."""
        names = language_names([translation.lang for translation in translations])
        before, *separators = self.words.around_items(len(names))
        yield Text(f"{self.words['translation']}{self.words['between-term-and-text']}{before}")
        for translation, name, after in zip(translations, names, separators, strict=True):
            tag = translation.lang
            language = Language(tag, is_rtl(tag)) if tag != self.words.lang else None
            yield Text(name, link=_leading_to(translation), lang=language)
            if after:
                yield Text(after)


def _leading_to(translation: Translation) -> Link:
    return Link(translation.url) if translation.url else Link(translation.brief, beside=True)
