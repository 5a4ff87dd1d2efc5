"""The stylesheet of a brand -> the computed style of every role. In: a `Brand`. Out: a `Look`, for Word's styles."""

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
    """A border: `width` in points, `color` as six hex digits, `style` as in CSS."""

    width: float
    color: str
    style: str


@dataclass(frozen=True, slots=True)
class Style:
    """The computed style of a role. Lengths are in points, colours are six hex digits, or `""` for none.

    `more_fonts` are for characters that `font` lacks. `indent` is the indent of the first line. For `width`, `height`
    and their maximums, 0 means none. `hidden` means not displayed.
    """

    font: str
    more_fonts: Sequence[str]
    size: float
    bold: bool
    italic: bool
    color: str
    ground: str
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
    most_width: float
    most_height: float
    round: bool
    hidden: bool
    on_new_page: bool
    keep_with_next: bool
    keep_together: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A position beside or over the text: distances from its sides, and a width, or 0 for the full available width."""

    left: float
    right: float
    width: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page format: all lengths in points.

    `head` and `foot` are the distances of header and footer from the page edge.
    """

    width: float
    height: float
    margin: Mapping[str, float]
    head: float
    foot: float

    @property
    def text_width(self) -> float:
        """Return the width of the text."""
        return self.width - self.margin["left"] - self.margin["right"]

    @property
    def text_height(self) -> float:
        """Return the height of the text."""
        return self.height - self.margin["top"] - self.margin["bottom"]

    @property
    def landscape(self) -> Page:
        """Return the landscape page; margins, header and footer keep their positions."""
        return replace(self, width=self.height, height=self.width)


@dataclass(frozen=True, slots=True)
class Look:
    """Styles by role, including the brand's own; `markers` has the text and colour of list bullets and numbers by role.
    `halves` are the two halves of the cover, `cover-head` and `cover-foot`, each with its background; their margins are
    the distances between their text and the text of the section. `columns` are the columns of the page beside the text
    column, by the names of `Column`. `cells` are the styles of cells in parts of a table, by Word's names of the parts.
    `colors`, `fonts` and `scripts` come from `brand.yml`, by name, use and script. `natural_lines` gives the natural
    line height of a family, in ems. `back` is the background of the back cover's page. `below_name` is the space above
    the first paragraph below an organisation's name. The look is for left-to-right text; `mirrored` means that
    left and right are swapped. `new_page` holds the parts that begin on a new page, `whole` the parts that are never
    split across pages.
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
    mirrored: bool = False

    @property
    def own_roles(self) -> tuple[OwnRole, ...]:
        """Return the roles that the brand declares."""
        return tuple(role for role in self.styles if isinstance(role, OwnRole))

    def natural_line(self, style: Style) -> float:
        """Return the natural line height in `style` in Word, in points."""
        return self.natural_lines.get(style.font, font_metrics.USUAL) * style.size


def read_look(brand: Brand, paper: str, page_class: str, cache: Path, *, mirrored: bool = False) -> Look:
    """Return the look of `brand` on `paper`, for pages with the class `page_class`.

    The look is taken from `cache` if possible. `mirrored` is set for right-to-left text.
    """
    css = brand.stylesheet(paper)
    own = [role.css_class for role in brand.own_roles]
    name = f"look-{digest(*_program(), css, page_class, *map(str, brand.font_folders), '', *own)}"
    return replace(_look(remember(cache, name, lambda: _measured(css, page_class, brand)), brand), mirrored=mirrored)


def _measured(css: str, page_class: str, brand: Brand) -> dict[str, Any]:
    facts = specimen.measure(css, page_class, brand.own_roles)
    families = sorted({style["font"] for style in facts["styles"].values()})
    return facts | {"natural_lines": natural_lines(families, brand.font_folders)}


def _program() -> list[bytes]:
    """Return the dependencies of the result besides the brand: the measuring code, here and in WeasyPrint."""
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
    )


def _within(half: Style, style: Style) -> Style:
    """Return the style of a role in a half of the cover: with the indentation and background of that half."""
    further = {side: style.margin[side] + half.margin[side] for side in ("left", "right")}
    return replace(style, margin={**style.margin, **further}, ground=style.ground or half.ground)


def _read_style(style: Mapping[str, Any]) -> Style:
    return Style(**{**style, "border": {side: Border(**border) for side, border in style["border"].items()}})
