"""The content of paragraphs: text with marks, and references to numbered elements."""

from __future__ import annotations

from urllib.parse import quote

from briefpress.lazy import dataclass
from briefpress.model import Edge, Mark


@dataclass(frozen=True, slots=True)
class Link:
    """A link target: an address, or the id of an element in this edition.

    If `beside` is True, the target is the id of another publication, whose file in the same format is in the same
    folder.
    """

    href: str
    beside: bool = False

    @property
    def internal(self) -> str:
        """Return the id of the element in this edition that the link leads to, or `""` for other links."""
        return self.href[1:] if self.href.startswith("#") else ""

    def address(self, suffix: str) -> str:
        """Return the address that the link has in a file whose name ends in `suffix`, such as `.html`."""
        return f"{quote(self.href)}{suffix}" if self.beside else self.href


@dataclass(frozen=True, slots=True)
class Language:
    """A language (BCP 47), and whether it is written from right to left."""

    tag: str
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """Text with the same marks. `lang` is set if it differs from the edition's language.

    `expansion` is the long form of an abbreviation, otherwise `""`.
    """

    text: str
    marks: frozenset[Mark] = frozenset()
    link: Link | None = None
    lang: Language | None = None
    expansion: str = ""


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A cross-reference to `target` by its label or title, `text`; `before` and `after` are the text around it.

    If `counted` is True, the text is a paragraph number, which Word computes. If `bare` is True, the text is only a
    number, so a screen reader needs a label for it.
    """

    text: str
    target: str
    before: str = ""
    after: str = ""
    counted: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The page number of the element with the id `target`, with text around it; formats without pages omit it."""

    target: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A note mark. `first` is True for the first mark of a note; its other marks only refer to the note.

    `follows` is True if the mark directly follows another note mark.
    """

    note: str
    number: str
    anchor: str
    label: str
    first: bool
    follows: bool = False


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in MathML, and the equivalent `tex`."""

    mathml: str
    tex: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break set by the author."""


Inline = Text | NoteMark | CrossReference | PageNumber | Formula | LineBreak | Edge
Inlines = tuple[Inline, ...]


def plain_text(inlines: Inlines) -> str:
    """Return plain text: formulas as TeX and line breaks as spaces, without marks, notes or page numbers."""
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
