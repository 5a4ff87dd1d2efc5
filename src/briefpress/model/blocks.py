"""The blocks of a brief."""

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
    """A heading of `level` 1 to 6; `id` is the author's id, `{#id}`, or `""`.

    `appendix`, `{.appendix}`, marks an annex; annexes are numbered with letters. `unnumbered`, `{.unnumbered}`, leaves
    out the number. `opener`, `{.opener}`, shows the heading on a coloured band at the top of a new page.
    """

    level: int
    inlines: Inlines
    id: str = ""
    place: Place = field(default=NOWHERE, compare=False)
    appendix: bool = False
    unnumbered: bool = False
    opener: bool = False


BOX_SYMBOLS = {
    False: "\N{BALLOT BOX}",
    True: "\N{BALLOT BOX WITH CHECK}",
}  # check boxes of open and completed tasks


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A bullet list, or a numbered list that starts at `start`; each item is a sequence of blocks.

    A list is `tight` if no blank lines separate its items (CommonMark 0.31, 5.3). `tasks` states for each item whether
    its task is done, or None if the item is not a task; it is empty if no item is a task. Numbers are `numerals` in the
    `form` `{}.`, `{})` or `({})`. Example lists, `(@label)`, are numbered throughout the brief; `labels` contains
    the label of each item, or `""`, and is empty for other lists.
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
    """A block quotation; `attribution` is its author, without the dash."""

    blocks: Blocks
    attribution: Paragraph | None = None
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Code. If `indented`, it is marked in the source by four spaces, not by a fence."""

    text: str
    place: Place = field(default=NOWHERE, compare=False)
    indented: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Equation:
    """A TeX formula on lines of its own, written `$$ ... $$ {#eq-id}`; a formula with an id is numbered."""

    tex: str
    id: str = ""
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class ThematicBreak:
    r"""A thematic break, written `---`, or, if `new_page`, a page break, written `\newpage`."""

    new_page: bool = field(default=False, kw_only=True)
    place: Place = field(default=NOWHERE, compare=False)


class BoxKind(StrEnum):
    """The kind of a box. The last five are Quarto's callouts; `MARGIN` is a note in the margin."""

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
    """A box, `::: box`; `source` is its source or, for a quotation, the author.

    `person` is the id of the person quoted in a pull quote. `name` and `variants` are set for blocks and variants that
    a brand declares.
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
    """The urgency of a recommendation; `""` if the author does not state it."""

    UNSET = ""
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation with its id and addressee, each `""` if not set."""

    blocks: Blocks
    id: str = ""
    addressee: str = ""
    priority: Priority = Priority.UNSET
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Recommendations:
    """Numbered recommendations, written `::: recommendations`; further blocks continue the numbering.

    `cards` states whether to show them as cards, or is None if that depends on the brand.
    """

    items: tuple[Recommendation, ...]
    place: Place = field(default=NOWHERE, compare=False)
    cards: bool | None = None


class IndexKind(StrEnum):
    """What an index lists: recommendations by addressee, or the abbreviations in the brief."""

    RECOMMENDATIONS = "recommendation-index"
    ABBREVIATIONS = "abbreviations"


@dataclass(frozen=True, slots=True)
class Index:
    """The position of an index, written `::: abbreviations`; its content is generated."""

    kind: IndexKind
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class NotesPlace:
    """The position of the notes collected so far, written `::: notes`."""

    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class ReferencesPlace:
    """The position at which cited works are listed, written `::: {#refs}`."""

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
