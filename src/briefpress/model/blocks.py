"""What the body of a brief is made of."""

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
    """A paragraph of text; `id` is the name of a place that the author gave it, or `""`."""

    inlines: Inlines
    place: Place = field(default=NOWHERE, compare=False)
    id: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of `level` 1 to 6; `id` is what the author wrote in `{#id}`, or `""`.

    `appendix` says that it begins an annex, `{.appendix}`; annexes have letters. `unnumbered`, `{.unnumbered}`: it has
    no number where others have one.
    """

    level: int
    inlines: Inlines
    id: str = ""
    place: Place = field(default=NOWHERE, compare=False)
    appendix: bool = False
    unnumbered: bool = False


BOX_SIGNS = {False: "\N{BALLOT BOX}", True: "\N{BALLOT BOX WITH CHECK}"}  # of tasks, by whether they are done


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A bullet list, or a numbered one that begins at `start`; each item is a sequence of blocks.

    `tight` says that the author left no empty lines between the items (CommonMark 0.31, section 5.3). `tasks` says of
    each item whether its task is done, None where it is none; empty where no item is one.
    The numbers are written as `numerals` in `form`: `{}.`, `{})` or `({})`. Example lists, `(@label)`, are numbered
    through the brief; `labels` has the label of each of their items, `""` for none, and is empty for other lists.
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
    """A block quotation; `attribution` says whose words they are, without the dash."""

    blocks: Blocks
    attribution: Paragraph | None = None
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Text set as it is written, line by line; `indented`: four spaces say so, no fence."""

    text: str
    place: Place = field(default=NOWHERE, compare=False)
    indented: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Equation:
    """A formula on a line of its own, as TeX, written `$$ ... $$ {#eq-id}`; one with an id has a number."""

    tex: str
    id: str = ""
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class ThematicBreak:
    """A break between paragraphs, written `---`; `new_page`: one between pages, written `\\newpage`."""

    new_page: bool = field(default=False, kw_only=True)
    place: Place = field(default=NOWHERE, compare=False)


class BoxKind(StrEnum):
    """What a box is for; Quarto's callouts are the last five, a remark in the margin comes before them."""

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
    """Blocks set apart from the text, `::: box`; `source` says where they come from, or whose words they are."""

    kind: BoxKind
    blocks: Blocks
    title: Inlines = ()
    source: Paragraph | None = None
    id: str = ""
    place: Place = field(default=NOWHERE, compare=False)
    column: Column = Column.TEXT


class Priority(StrEnum):
    """How urgent a recommendation is; `""`: the author does not say."""

    UNSET = ""
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One recommendation, with the id it is referred to by and whom it is for, both `""` where not given."""

    blocks: Blocks
    id: str = ""
    addressee: str = ""
    priority: Priority = Priority.UNSET
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Recommendations:
    """Numbered recommendations, written `::: recommendations`; a further block goes on counting."""

    items: tuple[Recommendation, ...]
    place: Place = field(default=NOWHERE, compare=False)


class IndexKind(StrEnum):
    """What an index is of: recommendations by addressee, or the abbreviations of the brief."""

    RECOMMENDATIONS = "recommendation-index"
    ABBREVIATIONS = "abbreviations"


@dataclass(frozen=True, slots=True)
class Index:
    """Where an index is to be set, written `::: abbreviations`; what is in it is derived."""

    kind: IndexKind
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class NotesPlace:
    """Where the notes gathered so far are to be set, written `::: notes`."""

    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class ReferencesPlace:
    """Where the list of works cited is to be set, written `::: {#refs}`."""

    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """Terms, each with its definitions; each definition is a sequence of blocks."""

    items: tuple[tuple[Paragraph, tuple[Blocks, ...]], ...]
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Landscape:
    """Blocks on sheets of their own that lie on their long side, written `::: {.landscape}`."""

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
