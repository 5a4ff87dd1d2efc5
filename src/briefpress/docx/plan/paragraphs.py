"""The paragraphs of a plan. Lengths are in twentieths of a point, as in Word, unless stated otherwise.

If a value is None or empty, the value of the style applies. Left and right refer to the direction of lines, not to the
page: in a right-to-left paragraph, `left` is on the right (ECMA-376 part 1, 17.3.1.12).
"""

from __future__ import annotations

from briefpress.brand.computed_style import Border
from briefpress.brand.own_roles import AnyRole
from briefpress.docx.vocabulary.xml import Element
from briefpress.lazy import dataclass


@dataclass(frozen=True, slots=True)
class Spacing:
    """The space above and below a paragraph, and the height of its lines; `rule` is Word's rule for that height:
    `auto`, `exact` ...
    """

    before: int | None = None
    after: int | None = None
    line: int | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Indent:
    """The indents of a paragraph, and the indent of its first line relative to them."""

    left: int | None = None
    right: int | None = None
    hanging: int | None = None
    first_line: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """The border of a paragraph on a `side` of the page, `space` points from the text; None removes the border of the
    style.
    """

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
    """A frame with text flowing around it: its size, its distance from the text, and its position on the page.

    `x` is relative to `anchor`: `margin` or `page`. `x` is a position or an alignment, such as `right`; `height` is
    exact.
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
    """A paragraph in the style of `role`; `content` contains its runs, links, fields and bookmarks.

    `style` is the id of a style that belongs to no role. `splits` states whether the paragraph may be split across
    pages; if it is None, its style decides. `background` is a colour, six hex digits, or `auto` for no background.
    `align` and `outline` are Word's terms for alignment and outline level. If `from_right`, lines run from right to
    left. `change` is the tracked change of the paragraph mark. `section` contains the properties of the section that
    ends with the paragraph. If `is_break`, the paragraph contains only a page break; if `is_bound`, its text is in a
    content control; if `is_picture`, it contains pictures or charts.
    """

    role: AnyRole | None
    content: tuple[Element, ...] = ()
    style: str = ""
    keep_next: bool = False
    splits: bool | None = None
    page_break_before: bool = False
    frame: Frame | None = None
    numbered: Numbered | None = None
    borders: tuple[Line, ...] = ()
    background: str = ""
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
        """Return whether the paragraph runs from left to right on a right-to-left page."""
        return self.from_right is False
