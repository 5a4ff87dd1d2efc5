"""A paragraph of a Word file as a value. Lengths are in twentieths of a point, as in Word, unless stated otherwise.

Values that are None or empty are left to the style. Left and right refer to lines, not to the page: in a right-to-left
paragraph, `left` is on the right (ECMA-376 part 1, 17.3.1.12).
"""

from __future__ import annotations

from briefpress.brand.computed_style import Border
from briefpress.brand.own_roles import AnyRole
from briefpress.docx.vocabulary.xml import Element
from briefpress.lazy import dataclass


@dataclass(frozen=True, slots=True)
class Spacing:
    """The space above and below a paragraph, and the height of its lines with its `rule`: `auto`, `exact` ..."""

    before: int | None = None
    after: int | None = None
    line: int | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Indent:
    """The indents of a paragraph, and of its first line relative to them."""

    left: int | None = None
    right: int | None = None
    hanging: int | None = None
    first_line: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """The border at a `side` of the page, `space` points from the text; None removes the border of the style."""

    side: str
    border: Border | None = None
    space: int = 0


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab stop."""

    kind: str
    position: int


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame beside which text flows: its size, its distance from the text, and its place in the `margin` or `page`.

    `x` is a position, or a word such as `right` that says where the frame is aligned; `height` is exact.
    """

    anchor: str
    x: int | str
    y: int
    width: int | None = None
    height: int | None = None
    space: int | None = None


@dataclass(frozen=True, slots=True)
class Numbered:
    """The list of a paragraph (0 for none), and its level in that list, from 0."""

    number: int
    level: int | None = None


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """A paragraph in the style of a role; `content` are its runs, links, fields and bookmarks.

    `style` is the id of a style without a role. `splits` allows page breaks inside, regardless of its style. `ground`
    is the background, six hex digits, or `auto` for none. `align` and `outline` are Word's own terms and levels.
    `from_right`: its lines run from right to left. `change` is the tracked change of its mark; `section` is
    the section that ends with the paragraph. `is_break` means that it has only a page break, `is_bound` that its words
    are in a content control, `is_picture` that it has pictures or charts.
    """

    role: AnyRole | None
    content: tuple[Element, ...] = ()
    style: str = ""
    keep_next: bool = False
    splits: bool = False
    page_break_before: bool = False
    frame: Frame | None = None
    numbered: Numbered | None = None
    borders: tuple[Line, ...] = ()
    ground: str = ""
    tabs: tuple[Tab, ...] = ()
    from_right: bool | None = None
    spacing: Spacing | None = None
    indent: Indent | None = None
    align: str = ""
    outline: int | None = None
    change: Element | None = None
    section: Element | None = None
    is_break: bool = False
    is_bound: bool = False
    is_picture: bool = False

    @property
    def runs_against_page(self) -> bool:
        """Return whether the paragraph runs from left to right on a right-to-left page, so that its left is the other
        side.
        """
        return self.from_right is False
