"""Inline text: flat runs with a set of marks, in one normal form.

Nested marks do not survive a word processor; flat marks do. So emphasis inside strong is one run with two marks, and a
link is a property of the runs that it covers.
"""

from collections.abc import Iterable
from dataclasses import field, replace
from enum import StrEnum

from briefpress.lazy import dataclass
from briefpress.model.place import NOWHERE, Place
from briefpress.model.suggestions import Edge


class Mark(StrEnum):
    """A kind of formatting that an author can apply to text."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    STRIKETHROUGH = "strikethrough"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    CODE = "code"
    SMALL_CAPS = "smallcaps"
    UNDERLINE = "underline"
    HIGHLIGHT = "mark"


@dataclass(frozen=True, slots=True)
class Run:
    """Text with the same marks. `link` is an address, or `""` if the address is not known yet.

    `lang` is its language (BCP 47) if it differs from the brief's, otherwise `""`.
    """

    text: str
    marks: frozenset[Mark] = frozenset()
    link: str | None = None
    lang: str = ""
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class NoteRef:
    """A note mark that refers to the note `note`."""

    note: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A cross-reference to the figure, table or section with the id `target`, `@fig-...`.

    `bare` gives the number alone; `page` adds the page number, written `@fig-...{.page}`.
    """

    target: str
    place: Place = field(default=NOWHERE, compare=False)
    bare: bool = False
    page: bool = False


@dataclass(frozen=True, slots=True)
class CitedWork:
    """One work in a citation, with the text around it; `label` tells what `locator` counts, in a term of CSL."""

    key: str
    prefix: str = ""
    label: str = ""
    locator: str = ""
    suffix: str = ""
    suppress_author: bool = False
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation, written `[@key]`; `in_text`: the authors of the first work are part of the sentence, `@key`.

    `written` is the citation as written.
    """

    works: tuple[CitedWork, ...]
    in_text: bool
    written: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Formula:
    """A TeX formula within the text, written `$x^2$`."""

    tex: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break that the author asked for."""


@dataclass(frozen=True, slots=True)
class Variable:
    """The value of the front matter field `name`, written `{{< meta name >}}`."""

    name: str
    marks: frozenset[Mark] = frozenset()
    place: Place = field(default=NOWHERE, compare=False)


Inline = Run | NoteRef | CrossReference | Citation | LineBreak | Variable | Formula | Edge
Inlines = tuple[Inline, ...]


def normal(inlines: Iterable[Inline]) -> Inlines:
    """Return the normal form: no empty runs, and no two adjacent runs that differ only in their text."""
    out: list[Inline] = []
    for inline in inlines:
        last = out[-1] if out else None
        if isinstance(inline, Run):
            if not inline.text:
                continue
            if isinstance(last, Run) and _kind(last) == _kind(inline):
                out[-1] = replace(last, text=last.text + inline.text)
                continue
        out.append(inline)
    return tuple(out)


def trimmed(inlines: Inlines) -> Inlines:
    """Return `inlines` without line breaks at either end."""
    said = [number for number, inline in enumerate(inlines) if not isinstance(inline, LineBreak)]
    return inlines[said[0] : said[-1] + 1] if said else ()


def _kind(run: Run) -> tuple[frozenset[Mark], str | None, str]:
    return run.marks, run.link, run.lang


def plain_text(inlines: Inlines) -> str:
    """Return the plain text: formulas as TeX, no marks, no notes, a space for a line break."""
    return "".join(map(_words, inlines))


def _words(inline: Inline) -> str:
    match inline:
        case Run():
            return inline.text
        case Formula():
            return inline.tex
        case LineBreak():
            return " "
        case NoteRef() | CrossReference() | Citation() | Variable() | Edge():
            return ""
