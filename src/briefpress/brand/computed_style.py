"""The computed style of every role. In: a `Brand` with its stylesheet. Out: a `Look`, from which Word's styles are
derived.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import Any

from briefpress.brand import own_roles, roles, specimen, values
from briefpress.brand.cache import digest, library, remember
from briefpress.brand.fonts import metrics as font_metrics
from briefpress.brand.fonts.metrics import natural_lines
from briefpress.brand.own_roles import AnyRole, OwnRole
from briefpress.brand.read import Brand
from briefpress.brand.roles import HALF_OF, PartKind, Role
from briefpress.engine import boxes
from briefpress.lazy import dataclass


@dataclass(frozen=True, slots=True)
class Border:
    """A border. `width` is in points, `color` is six hex digits, and `style` is as in CSS."""

    width: float
    color: str
    style: str


# The fields of a style that affect letters and lines.
LETTERS = ("font", "size", "bold", "italic", "color", "line_height", "letter_spacing", "transform", "small_caps")


@dataclass(frozen=True, slots=True)
class Style:
    """The computed style of a role. Lengths are in points; colours are six hex digits, or `""` for none.

    `more_fonts` contains the families for characters that `font` lacks. `indent` is the indent of the first line. For
    `width`, `height` and their maximums, 0 means that the stylesheet sets none. `hidden` text is not displayed.
    """

    font: str
    more_fonts: Sequence[str]
    size: float
    bold: bool
    italic: bool
    color: str
    background: str
    line_height: float
    letter_spacing: float
    transform: str
    align: str
    small_caps: bool
    underline: bool
    struck: bool
    raised: float
    vertical: str
    indent: float
    margin: Mapping[str, float]
    padding: Mapping[str, float]
    border: Mapping[str, Border]
    width: float
    height: float
    max_width: float
    max_height: float
    round: bool
    hidden: bool
    on_new_page: bool
    keep_with_next: bool
    keep_together: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A position beside or over the text: the distances from the sides of the text, and a width, or 0 for the available
    width, all in points.
    """

    left: float
    right: float
    width: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page format. All lengths are in points.

    `head` and `foot` are the distances of the header and the footer from the edges of the page.
    """

    width: float
    height: float
    margin: Mapping[str, float]
    head: float
    foot: float

    @property
    def text_width(self) -> float:
        """Return the width of the text in points."""
        return self.width - self.margin["left"] - self.margin["right"]

    @property
    def text_height(self) -> float:
        """Return the height of the text in points."""
        return self.height - self.margin["top"] - self.margin["bottom"]

    @property
    def landscape(self) -> Page:
        """Return the landscape page, with the same margins, header and footer."""
        return replace(self, width=self.height, height=self.width)


@dataclass(frozen=True, slots=True)
class Look:
    """The look of a brand. `styles` maps roles to their styles, including roles that the brand declares.

    `markers` contains the text and the colour of list bullets and numbers by role. `halves` contains the styles of both
    halves of the cover, `cover-head` and `cover-foot`, with their backgrounds; their margins are the distances between
    their text and the text of the section. `columns` maps the names of `Column` to the columns of the page, except the
    text column. `cells` maps Word's names for the parts of a table to the styles of their cells. `colors`, `fonts` and
    `scripts` come from `brand.yml`, by name, use and script. `natural_lines` maps font families to their natural line
    heights, in ems. `back` is the background of the back cover. `below_name` is the space above the first paragraph
    below the name of an organisation. `author_portrait` is the distance of an author's portrait from the start of the
    text, negative if the portrait is in the margin. `part_headings` contains the styles of headings in parts where
    these differ from other headings of their level. `opener` is the style of headings that open a page, and `key_point`
    that of key messages at the start. `new_page` contains the parts that begin on a new page; `whole` contains the
    parts that are never split across pages. The look is for left-to-right text; if it is `mirrored`, left and right are
    swapped.
    """

    styles: Mapping[AnyRole, Style]
    markers: Mapping[Role, tuple[str, str]]
    cells: Mapping[str, Style]
    page: Page
    cover: Page
    halves: Mapping[str, Style]
    columns: Mapping[str, Place]
    new_page: frozenset[PartKind]
    whole: frozenset[PartKind]
    colors: Mapping[str, str]
    fonts: Mapping[str, str]
    scripts: Mapping[str, str]
    natural_lines: Mapping[str, float] = field(default_factory=dict)
    back: str = ""
    below_name: float = 0.0
    author_portrait: float = 0.0
    part_headings: Mapping[PartKind, Style] = field(default_factory=dict)
    opener: Style | None = None
    key_point: Style | None = None
    mirrored: bool = False

    @property
    def paper(self) -> str:
        """Return the colour of the paper, as six hex digits."""
        return self.colors.get("background", "#FFFFFF").removeprefix("#")

    @property
    def own_roles(self) -> tuple[OwnRole, ...]:
        """Return the roles that the brand declares."""
        return tuple(role for role in self.styles if isinstance(role, OwnRole))

    def natural_line(self, style: Style) -> float:
        """Return the natural line height of `style` in Word, in points. Right-to-left text uses its script's font."""
        families = (*(style.more_fonts if self.mirrored else ()), style.font)
        family = next((family for family in families if family in self.natural_lines), style.font)
        return self.natural_lines.get(family, font_metrics.USUAL) * style.size


def read_look(brand: Brand, paper: str, page_class: str, cache: Path, *, mirrored: bool = False) -> Look:
    """Return the look of `brand` on `paper`, for pages with the class `page_class`, from `cache` if possible.

    For right-to-left text, the look is `mirrored`.
    """
    css = brand.stylesheet(paper)
    own = [role.css_class for role in brand.own_roles]
    name = f"look-{digest(*_program(), css, page_class, *map(str, brand.font_folders), '', *own)}"
    return replace(_look(remember(cache, name, lambda: _measured(css, page_class, brand)), brand), mirrored=mirrored)


def _measured(css: str, page_class: str, brand: Brand) -> dict[str, Any]:
    facts = specimen.measure(css, page_class, brand.own_roles)
    families = sorted({name for style in facts["styles"].values() for name in (style["font"], *style["more_fonts"])})
    return facts | {"natural_lines": natural_lines(families, brand.font_folders)}


def _program() -> list[bytes]:
    """Return the inputs of a look other than the brand: the code that measures it, in briefpress and in WeasyPrint."""
    modules = (specimen, values, roles, own_roles, boxes, font_metrics)
    return [library("weasyprint").encode(), *(Path(str(module.__file__)).read_bytes() for module in modules)]


def _look(facts: Mapping[str, Any], brand: Brand) -> Look:
    halves = {half: _read_style(style) for half, style in facts["halves"].items()}
    styles = {Role[name]: _read_style(style) for name, style in facts["styles"].items()}
    own: dict[AnyRole, Style] = dict(zip(brand.own_roles, map(_read_style, facts["own"]), strict=True))
    return Look(
        styles={
            **{
                role: _within(halves[HALF_OF[role]], style) if role in HALF_OF else style
                for role, style in styles.items()
            },
            **own,
        },
        markers={Role[name]: (text, color) for name, (text, color) in facts["markers"].items()},
        cells={part: _read_style(style) for part, style in facts["cells"].items()},
        page=Page(**facts["page"]),
        cover=Page(**facts["cover"]),
        halves=halves,
        columns={name: Place(**place) for name, place in facts["columns"].items()},
        new_page=frozenset(map(PartKind, facts["new_page"])),
        whole=frozenset(map(PartKind, facts["whole"])),
        colors=brand.colors,
        fonts=brand.fonts,
        scripts=brand.scripts,
        natural_lines=facts["natural_lines"],
        back=facts["back"],
        below_name=facts["below_name"],
        author_portrait=facts["author_portrait"],
        part_headings=_part_headings(facts["headings"], styles[Role.HEADING_1]),
        opener=_read_style(facts["opener"]) if facts["opener"] else None,
        key_point=_key_point(facts["key_point"], styles[Role.LIST_BULLET]),
    )


def _part_headings(facts: Mapping[str, Any], usual: Style) -> dict[PartKind, Style]:
    styles = {PartKind(kind): _read_style(style) for kind, style in facts.items()}
    return {kind: style for kind, style in styles.items() if style != usual and not style.hidden}


def _key_point(facts: Mapping[str, Any] | None, usual: Style) -> Style | None:
    style = _read_style(facts) if facts else usual
    return style if any(getattr(style, name) != getattr(usual, name) for name in LETTERS) else None


def _within(half: Style, style: Style) -> Style:
    """Return the style of a role in a half of the cover, with the indentation and background of that half."""
    further = {side: style.margin[side] + half.margin[side] for side in ("left", "right")}
    return replace(style, margin={**style.margin, **further}, background=style.background or half.background)


def _read_style(style: Mapping[str, Any]) -> Style:
    return Style(**{**style, "border": {side: Border(**border) for side, border in style["border"].items()}})
