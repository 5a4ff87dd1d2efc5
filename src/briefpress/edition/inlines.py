"""What paragraphs of an edition are made of: text with its marks, and mentions of what has a number."""

from __future__ import annotations

from urllib.parse import quote

from briefpress.lazy import dataclass
from briefpress.model import Edge, Mark


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link goes: an address, or the id of a heading in this edition.

    `beside`: it is the id of another publication, whose file in the same format is beside this one's.
    """

    href: str
    beside: bool = False

    @property
    def internal(self) -> str:
        """Return the id it points at inside this edition, or `""`."""
        return self.href[1:] if self.href.startswith("#") else ""

    def address(self, suffix: str) -> str:
        """Return the address in a file whose name ends in `suffix`."""
        return f"{quote(self.href)}{suffix}" if self.beside else self.href


@dataclass(frozen=True, slots=True)
class Language:
    """A language (BCP 47) and whether it is written from right to left."""

    tag: str
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of text with the same marks. `lang` is there where it is not the edition's language.

    `expansion` is what it is short for, `""` where it is no abbreviation.
    """

    text: str
    marks: frozenset[Mark] = frozenset()
    link: Link | None = None
    lang: Language | None = None
    expansion: str = ""


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A mention of what has the id `target` by its label or title `text`, with signs around it.

    `counted`: the text is the number of the paragraph, which the format itself counts. `bare`: it is a number alone,
    which says little without the words around it.
    """

    text: str
    target: str
    before: str = ""
    after: str = ""
    counted: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The number of the page on which the id `target` stands, with words around it; there is none without pages."""

    target: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A mention of a note. `first` is True where the note itself is called; later mentions only point at it.

    `follows` says that another mention stands right before it.
    """

    note: str
    number: str
    anchor: str
    label: str
    first: bool
    follows: bool = False


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as MathML, which says the same as `tex`."""

    mathml: str
    tex: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break the author wants to see."""


Inline = Text | NoteMark | CrossReference | PageNumber | Formula | LineBreak | Edge
Inlines = tuple[Inline, ...]


def plain_text(inlines: Inlines) -> str:
    """Return the words alone, formulas as TeX: no numbers of pages, no marks, no notes, a space for a line break."""
    return "".join(_words(inline) for inline in inlines)


def _words(inline: Inline) -> str:
    match inline:
        case Text():
            return inline.text
        case CrossReference():
            return f"{inline.before}{inline.text}{inline.after}"
        case Formula():
            return inline.tex
        case LineBreak():
            return " "
        case NoteMark() | PageNumber() | Edge():
            return ""
