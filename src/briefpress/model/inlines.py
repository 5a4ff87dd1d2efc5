"""Inline text: flat runs with a set of marks, in a normal form.

Nested marks do not survive word processors; flat marks do. Therefore, emphasis inside strong text is one run with two
marks, and a link is a property of the runs it covers.
"""

from collections.abc import Iterable
from dataclasses import field, replace
from enum import StrEnum

from briefpress.lazy import dataclass
from briefpress.model.place import NOWHERE, Place
from briefpress.model.suggestions import Edge


class Mark(StrEnum):
    """Formatting that an author can apply to text."""

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
    """Text with the same marks. `link` is an address, `""` if the address is not known yet, or None if there is no
    link.

    `lang` is its language (BCP 47), or `""` if it is the language of the brief.
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
    """A cross-reference, `@fig-...`, to the figure, table, section or other element with the id `target`.

    If `bare`, only the number is shown; if `page`, written `@fig-...{.page}`, the page number is added.
    """

    target: str
    place: Place = field(default=NOWHERE, compare=False)
    bare: bool = False
    page: bool = False


@dataclass(frozen=True, slots=True)
class CitedWork:
    """A work in a citation, with the text around it; `label` is the CSL term for the unit of `locator`, such as
    `page`.
    """

    key: str
    prefix: str = ""
    label: str = ""
    locator: str = ""
    suffix: str = ""
    suppress_author: bool = False
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation, written `[@key]`. If `in_text`, written `@key`, the authors of the first work are part of the
    sentence.

    `written` is the citation as it appears in the source.
    """

    works: tuple[CitedWork, ...]
    in_text: bool
    written: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Formula:
    """A TeX formula in text, written `$x^2$`."""

    tex: str
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break set by the author."""


@dataclass(frozen=True, slots=True)
class Variable:
    """The value of the front matter field `name`, written `{{< meta name >}}`; `link` is the address to which it links,
    or None.
    """

    name: str
    marks: frozenset[Mark] = frozenset()
    place: Place = field(default=NOWHERE, compare=False)
    link: str | None = None


Inline = Run | NoteRef | CrossReference | Citation | LineBreak | Variable | Formula | Edge
Inlines = tuple[Inline, ...]


def normal(inlines: Iterable[Inline]) -> Inlines:
    """Return `inlines` in normal form: no empty runs, and no adjacent runs that differ only in text or place."""
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


def with_mark(inlines: Inlines, mark: Mark) -> Inlines:
    """Return `inlines` with `mark` added to the marks of every run."""
    return tuple(
        replace(inline, marks=inline.marks | {mark}) if isinstance(inline, Run) else inline for inline in inlines
    )


def trimmed(inlines: Inlines) -> Inlines:
    """Return `inlines` without line breaks at the start or end."""
    numbers = [number for number, inline in enumerate(inlines) if not isinstance(inline, LineBreak)]
    return inlines[numbers[0] : numbers[-1] + 1] if numbers else ()


def _kind(run: Run) -> tuple[frozenset[Mark], str | None, str]:
    return run.marks, run.link, run.lang


def plain_text(inlines: Inlines) -> str:
    """Return plain text: formulas as TeX and line breaks as spaces, without marks, notes, references or fields."""
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
