"""The blocks of a brief's body."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from briefpress.lazy import dataclass
from briefpress.model.figures import Figure, Panels
from briefpress.model.inlines import Inlines
from briefpress.model.numerals import Numerals
from briefpress.model.place import NOWHERE, Place
from briefpress.model.tables import Column, Table


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of text; `id` is the author's id, or `""`."""

    inlines: Inlines
    place: Place = field(default=NOWHERE, compare=False)
    id: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of `level` 1 to 6; `id` is the id written as `{#id}`, or `""`.

    `appendix` marks the start of an annex, `{.appendix}`; annexes have letters. `unnumbered`, `{.unnumbered}`, leaves
    the heading without a number. `opener`, `{.opener}`, begins a page with the heading, on a band of colour.
    """

    level: int
    inlines: Inlines
    id: str = ""
    place: Place = field(default=NOWHERE, compare=False)
    appendix: bool = False
    unnumbered: bool = False
    opener: bool = False


BOX_SIGNS = {
    False: "\N{BALLOT BOX}",
    True: "\N{BALLOT BOX WITH CHECK}",
}  # the check boxes of tasks, by whether they are done


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A bullet list, or a numbered one that starts at `start`; each item is a sequence of blocks.

    `tight` means that there are no blank lines between the items (CommonMark 0.31, section 5.3). `tasks` says for each
    item whether its task is done, or None if the item is not a task; `tasks` is empty if no item is one. Numbers are
    written as `numerals` in `form`: `{}.`, `{})` or `({})`. Example lists, `(@label)`, are numbered throughout the
    brief; `labels` has the label of each of their items, or `""`, and is empty for other lists.
    """

    items: tuple[Blocks, ...]
    ordered: bool = False
    start: int = 1
    tight: bool = True
    place: Place = field(default=NOWHERE, compare=False)
    tasks: tuple[bool | None, ...] = ()
    numerals: Numerals = Numerals.DECIMAL
    form: str = "{}."
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation; `attribution` names its author, without the dash."""

    blocks: Blocks
    attribution: Paragraph | None = None
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Text shown as written, line by line; `indented` means that it is marked by four spaces instead of a fence."""

    text: str
    place: Place = field(default=NOWHERE, compare=False)
    indented: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Equation:
    """A TeX formula on a line of its own, written `$$ ... $$ {#eq-id}`; a formula with an id is numbered."""

    tex: str
    id: str = ""
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class ThematicBreak:
    """A break between paragraphs, written `---`; `new_page` makes it a break between pages, written `\\newpage`."""

    new_page: bool = field(default=False, kw_only=True)
    place: Place = field(default=NOWHERE, compare=False)


class BoxKind(StrEnum):
    """A box's kind. The last five are Quarto's callouts; the one before them is a note in the margin."""

    KEY_MESSAGES = "key-messages"
    BOX = "box"
    CASE_STUDY = "case-study"
    SIDEBAR = "sidebar"
    PULL_QUOTE = "pull-quote"
    KEY_FIGURES = "key-figures"
    TIMELINE = "timeline"
    OPTIONS = "options"
    MARGIN = "margin"
    NOTE = "callout-note"
    TIP = "callout-tip"
    WARNING = "callout-warning"
    IMPORTANT = "callout-important"
    CAUTION = "callout-caution"


@dataclass(frozen=True, slots=True)
class Box:
    """A box, `::: box`; `source` gives its source, or a quotation's author.

    `person` is the id of the person whom a pull quote quotes. `name` and `variants` are set for blocks and variants
    that a brand declares.
    """

    kind: BoxKind
    blocks: Blocks
    title: Inlines = ()
    source: Paragraph | None = None
    id: str = ""
    place: Place = field(default=NOWHERE, compare=False)
    column: Column = Column.TEXT
    person: str = ""
    name: str = ""
    variants: tuple[str, ...] = ()


class Priority(StrEnum):
    """The urgency of a recommendation, or `""` if the author does not give it."""

    UNSET = ""
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One recommendation, with its id and its addressee, each `""` if not given."""

    blocks: Blocks
    id: str = ""
    addressee: str = ""
    priority: Priority = Priority.UNSET
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Recommendations:
    """Numbered recommendations, written `::: recommendations`; further blocks continue the numbering.

    `cards` tells whether they are cards, or is None if the brand decides.
    """

    items: tuple[Recommendation, ...]
    place: Place = field(default=NOWHERE, compare=False)
    cards: bool | None = None


class IndexKind(StrEnum):
    """What an index contains: recommendations by addressee, or the abbreviations of the brief."""

    RECOMMENDATIONS = "recommendation-index"
    ABBREVIATIONS = "abbreviations"


@dataclass(frozen=True, slots=True)
class Index:
    """The place of an index, written `::: abbreviations`; its content is generated."""

    kind: IndexKind
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class NotesPlace:
    """The place of the notes gathered so far, written `::: notes`."""

    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class ReferencesPlace:
    """The place of the list of works cited, written `::: {#refs}`."""

    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """Terms with their definitions; each definition is a sequence of blocks."""

    items: tuple[tuple[Paragraph, tuple[Blocks, ...]], ...]
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Landscape:
    """Blocks on landscape pages, written `::: {.landscape}`."""

    blocks: Blocks
    place: Place = field(default=NOWHERE, compare=False)


Block = (
    Paragraph
    | Heading
    | ListBlock
    | Quote
    | CodeBlock
    | Equation
    | ThematicBreak
    | Box
    | Recommendations
    | Index
    | DefinitionList
    | Figure
    | Panels
    | Table
    | Landscape
    | NotesPlace
    | ReferencesPlace
)
Blocks = tuple[Block, ...]
