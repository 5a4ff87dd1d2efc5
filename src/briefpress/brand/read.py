"""Read a brand. In: a folder in `styles/` with `brand.yml` (the brand.yml standard) and CSS. Out: a `Brand`.

A brand may extend another brand (`defaults.briefpress.extends`): its own CSS then follows the CSS of that brand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from enum import StrEnum
from pathlib import Path

from briefpress.brand.css.mirror import mirror
from briefpress.brand.fonts.packages import find_fonts
from briefpress.brand.own_blocks import OwnBlock, read_blocks
from briefpress.brand.own_roles import OwnRole
from briefpress.brand.settings.colors import names_of, read_colors
from briefpress.brand.settings.defaults import (
    find,
    find_profile,
    read_choice,
    read_levels,
    read_limits,
    read_lines,
    read_order,
    read_scripts,
)
from briefpress.brand.settings.files import file_in, read_css, seen_from
from briefpress.brand.settings.layers import Layer, read_layers
from briefpress.brand.settings.printing import Printing, read_printing
from briefpress.brand.settings.standard import USES
from briefpress.lazy import dataclass
from briefpress.model import Back, Front, Picture, Place
from briefpress.problems import Code, Report, nearest

PRINT_LINKS = ("none", "notes")
SWITCH = ("off", "on")
RECOMMENDATIONS = ("list", "cards")
WORD_FONTS = ("subset", "used", "all", "none")
BOOK_FONTS = ("none", "subset")
PAPERS = {"a4": ("210mm", "297mm"), "letter": ("8.5in", "11in")}


class SheetKind(StrEnum):
    """The kinds of output that have an additional stylesheet, which is named after the kind."""

    PRINT = "print"
    CARD = "card"


@dataclass(frozen=True, slots=True)
class Brand:
    """A brand. `css` is the stylesheet; `more_css` contains the CSS that is added to it for each kind of output.

    `folders` contains the folder of the brand and the folders of the brands that it extends. `colors` maps names in
    brand.yml to hex colours. `fonts` contains the families for `base` and `headings`; `scripts` contains the families
    for scripts that these lack (ISO 15924: Arab, Hebr, Hant ...). `book_fonts` states how much of each font an e-book
    contains: `none` or `subset`. `word_fonts` states the same for Word files: `subset` (common characters of the faces
    in use), `used` (these faces with all characters), `all` (all faces of the families in use) or `none`. `print_links`
    is `none` or, if notes contain the addresses of links, `notes`. `order` contains the parts of a brief that come
    first. `no_colors` contains the names of invalid colours; `families` contains the font families that the stylesheet
    may use. `front` is how briefs begin by default, `cover` or `masthead`; `back` is how they end, `text` or `cover`.
    `blocks` are the blocks that the brand declares; `combined` contains the roles of the variant combinations that a
    brief uses. `cards` turns recommendations into cards. `limits` contains the maximum number of words in parts;
    `problems` contains the levels of problems by their codes.
    """

    name: str
    css: str
    colors: Mapping[str, str]
    fonts: Mapping[str, str]
    font_folders: tuple[Path, ...]
    folders: tuple[Path, ...]
    paper: str = "a4"
    wordmark: tuple[str, ...] = ()
    logo: Picture | None = None
    more_css: Mapping[SheetKind, str] = field(default_factory=dict)
    print_links: str = "none"
    word_fonts: str = "subset"
    book_fonts: str = "none"
    print_profile: Path | None = None
    printing: Printing = field(default_factory=Printing)
    scripts: Mapping[str, str] = field(default_factory=dict)
    limits: Mapping[str, int] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    front: str = "cover"
    back: str = "text"
    smart: bool = False
    cards: bool = False
    no_colors: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    blocks: Mapping[str, OwnBlock] = field(default_factory=dict)
    combined: tuple[OwnRole, ...] = ()

    @property
    def own_roles(self) -> tuple[OwnRole, ...]:
        """Return the roles of the blocks and variants that the brand declares."""
        return (*(role for block in self.blocks.values() for role in block.roles), *self.combined)

    @property
    def properties(self) -> dict[str, str]:
        """Return custom properties that pass the values in brand.yml to the stylesheet; invalid colours are empty."""
        colors = {**dict.fromkeys(sorted(self.no_colors), ""), **self.colors}
        fonts = {f"font-{use}": f'"{family}", sans-serif' for use, family in self.fonts.items()}
        return {f"--brand-{name}": value for name, value in {**colors, **fonts}.items()}

    @property
    def word_folders(self) -> tuple[Path, ...]:
        """Return the folders with house words: the brand's own folder first, then the folders of the brands it
        extends.
        """
        return tuple(folder / "words" for folder in self.folders)

    @property
    def facing_pages(self) -> bool:
        """Return whether left and right pages differ, that is, whether the stylesheet has a rule for left pages."""
        return bool(re.search(r"@page[^{;]*:left", self.css))

    def stylesheet(self, paper: str, sheet: SheetKind | None = None, *, mirrored: bool = False) -> str:
        """Return the CSS for `paper`, including the CSS for the kind of output `sheet`; for right-to-left text, it is
        `mirrored`.
        """
        width, height = PAPERS[paper]
        more = f"\n{self.more_css.get(sheet, '')}" if sheet else ""
        css = f":root {{ --paper-width: {width}; --paper-height: {height} }}\n{self.css}{more}"
        return mirror(css) if mirrored else css


def read_brand(styles: Path, name: str, cache: Path, report: Report, place: Place | None = None) -> Brand | None:
    """Return the brand in `styles/<name>`, requested at `place`, or None with a problem if it does not exist."""
    layers = read_layers(styles, name, cache, report, place)
    if layers is None:
        return None
    colors, fonts = read_colors(layers, report), read_fonts(layers)
    folders = tuple(layer.folder for layer in layers)
    css = _stylesheet(folders, "style.css", styles, report)
    more_css = {sheet: _stylesheet(folders, f"{sheet}.css", styles, report) for sheet in SheetKind}
    found = find_fonts(layers, "\n".join((css, *more_css.values())), styles, cache, report)
    return Brand(
        name=name,
        css="\n".join([_properties(colors, fonts), css]),
        colors=colors,
        fonts=fonts,
        font_folders=found.folders,
        families=found.families,
        folders=folders,
        paper=read_choice(layers, "paper", tuple(PAPERS), report),
        wordmark=read_lines(layers, "wordmark"),
        logo=_logo(layers, styles, report),
        more_css=more_css,
        print_links=read_choice(layers, "print-links", PRINT_LINKS, report),
        word_fonts=read_choice(layers, "fonts", WORD_FONTS, report),
        book_fonts=read_choice(layers, "book-fonts", BOOK_FONTS, report),
        print_profile=find_profile(layers, report),
        printing=read_printing(layers, colors, report),
        scripts=read_scripts(layers, report),
        limits=read_limits(layers, report),
        problems=read_levels(layers, report),
        order=read_order(layers, report),
        front=read_choice(layers, "front", tuple(filter(None, Front)), report),
        back=read_choice(layers, "back", tuple(filter(None, Back)), report),
        smart=read_choice(layers, "smart-punctuation", SWITCH, report) == "on",
        blocks=read_blocks(layers, report),
        cards=read_choice(layers, "recommendations", RECOMMENDATIONS, report) == "cards",
        no_colors=frozenset(names_of(layers) - set(colors)),
    )


def read_fonts(layers: Sequence[Layer]) -> dict[str, str]:
    """Return the font family for each use."""
    found = {use: find(layers, "fonts", use)[1] for use in USES}
    return {use: value.text for use, value in found.items() if value}


def _stylesheet(folders: Sequence[Path], name: str, styles: Path, report: Report) -> str:
    """Return one stylesheet from the files `name` of a brand and of the brands that it extends, with addresses relative
    to the workspace.
    """
    sheets = ((folder, read_css(folder / name, file_in(folder, styles, name), report)) for folder in reversed(folders))
    return "\n".join(seen_from(styles.parent, folder, css) for folder, css in sheets)


def _properties(colors: Mapping[str, str], fonts: Mapping[str, str]) -> str:
    """Return a rule with the custom properties that pass the values in brand.yml to the stylesheet."""
    written = [f"--brand-{name}: {color};" for name, color in colors.items()]
    return f"{_root(written)}\n{font_properties(fonts, ())}"


def font_properties(fonts: Mapping[str, str], more: Sequence[str]) -> str:
    """Return a rule with the custom properties for fonts: the family for each use, followed by the families `more`."""
    stacks = {use: ", ".join(f'"{name}"' for name in (family, *more)) for use, family in fonts.items()}
    return _root([f"--brand-font-{use}: {stack}, sans-serif;" for use, stack in stacks.items()])


def _root(properties: Sequence[str]) -> str:
    return ":root {\n  " + "\n  ".join(properties) + "\n}"


def _logo(layers: Sequence[Layer], styles: Path, report: Report) -> Picture | None:
    """Return the logo. Its path in brand.yml is relative to the folder of that file."""
    layer, value = find(layers, "logo", "path")
    if layer is None or value is None:
        return None
    path, root = (layer.folder / value.text).resolve(), styles.resolve().parent
    if not path.is_relative_to(styles.resolve()):
        hint = "save a copy in the brand's folder"
        report.add(Code.PATH_OUTSIDE, "the logo is outside styles/", layer.place(value), hint)
        return None
    if not path.is_file():
        names = (file.name for file in path.parent.iterdir() if file.is_file()) if path.parent.is_dir() else ()
        hint = nearest(path.name, names) or f"save it as {path.relative_to(root).as_posix()}"
        report.add(Code.IMAGE_MISSING, f'the logo "{value.text}" does not exist', layer.place(value), hint)
        return None
    alt = layer.value_at("logo", "alt")
    return Picture(path.relative_to(root).as_posix(), alt.text if alt else "", place=layer.place(value))
