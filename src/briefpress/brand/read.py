"""A folder of `styles/` -> a `Brand`. In: `brand.yml` (the brand.yml standard) and CSS. Out: stylesheet, fonts, marks.

A brand may stand on another one (`defaults.briefpress.extends`): its CSS comes after that one's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from briefpress.brand import brand_yml
from briefpress.brand.brand_yml import Facts, hex_color, read_standard
from briefpress.brand.cache import digest, remember
from briefpress.brand.files import file_text, place_in, stylesheet
from briefpress.brand.fonts import font_folders, is_inside
from briefpress.brand.mirror import mirror
from briefpress.brand.settings import find_profile, read_choice, read_levels, read_limits, read_lines, read_order
from briefpress.model import Picture, Place
from briefpress.problems import Code, Report, nearest

STANDARD = Path(brand_yml.__file__)
OURS = ("extends", "limits", "order", "paper", "print-links", "print-profile", "problems", "scripts", "wordmark")
PRINT_LINKS = ("none", "notes")
PAPERS = {"a4": ("210mm", "297mm"), "letter": ("8.5in", "11in")}


class SheetKind(StrEnum):
    """Sheets of a special kind; each has a stylesheet of its name."""

    PRINT = "print"
    CARD = "card"


@dataclass(frozen=True, slots=True)
class Brand:
    """A look. `css` is the whole stylesheet, `more_css` what comes after it on sheets of a special kind.

    `folders` are the brand's own folder and those it stands on. `colors` maps names of brand.yml to hex colours,
    `fonts` says which family is for `base` and `headings`, `scripts` which one is for letters that those do not have,
    by script (ISO 15924: Arab, Hebr, Hant ...). `print_links`: `none`, or `notes` that give addresses.
    `order` names the parts of a brief that come before the others.
    `limits`: the most words of a part; `problems`: levels of kinds of problems, by their codes.
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
    print_profile: Path | None = None
    scripts: Mapping[str, str] = field(default_factory=dict)
    limits: Mapping[str, int] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)
    order: tuple[str, ...] = ()

    @property
    def word_folders(self) -> tuple[Path, ...]:
        """Return the folders with the brand's own house words, nearest first."""
        return tuple(folder / "words" for folder in self.folders)

    @property
    def facing_pages(self) -> bool:
        """Say whether left pages differ from right ones: the stylesheet has a rule for them."""
        return bool(re.search(r"@page[^{;]*:left", self.css))

    def stylesheet(self, paper: str, sheet: SheetKind | None = None, *, mirrored: bool = False) -> str:
        """Return the CSS for sheets of the size `paper`, with what is special to `sheet`.

        It is `mirrored` for text from right to left.
        """
        width, height = PAPERS[paper]
        more = f"\n{self.more_css.get(sheet, '')}" if sheet else ""
        css = f":root {{ --paper-width: {width}; --paper-height: {height} }}\n{self.css}{more}"
        return mirror(css) if mirrored else css


def read_brand(styles: Path, name: str, cache: Path, report: Report, place: Place | None = None) -> Brand | None:
    """Return the brand in the folder `styles/<name>`; None, with the problems in `report`, where there is none.

    `place` is where the brand was asked for.
    """
    chain = _chain(styles, name, cache, report, place)
    if chain is None:
        return None
    facts = _merged([facts for _, facts in chain])
    folders = [folder for folder, _ in chain]
    ours = facts["ours"]
    return Brand(
        name=name,
        css="\n".join([_properties(facts), stylesheet(folders, "style.css", styles, report)]),
        colors=facts["colors"],
        fonts=facts["fonts"],
        font_folders=font_folders(facts["fonts"].values(), folders, report),
        folders=tuple(folders),
        paper=read_choice(ours, "paper", tuple(PAPERS), name, report),
        wordmark=read_lines(ours.get("wordmark", ())),
        logo=_logo(facts, chain[0][0], styles, report),
        more_css={sheet: stylesheet(folders, f"{sheet}.css", styles, report) for sheet in SheetKind},
        print_links=read_choice(ours, "print-links", PRINT_LINKS, name, report),
        print_profile=find_profile(ours.get("print-profile"), folders, report),
        scripts=_table(chain, "scripts"),
        limits=read_limits(_table(chain, "limits"), place_in(chain[0][0], styles), report),
        problems=read_levels(_table(chain, "problems"), place_in(chain[0][0], styles), report),
        order=read_order(read_lines(ours.get("order", ())), name, report),
    )


def _chain(
    styles: Path, name: str, cache: Path, report: Report, place: Place | None
) -> list[tuple[Path, Facts]] | None:
    """Return folder and facts of the brand and of those it stands on, its own first."""
    chain: list[tuple[Path, Facts]] = []
    while name:
        folder = styles / name
        known = sorted(path.parent.name for path in styles.glob("*/brand.yml"))
        if name not in known:
            hint = nearest(name, known) or f"known here: {', '.join(known) or 'none'}"
            report.add(Code.BRAND_UNKNOWN, f'there is no brand "{name}"', place, hint)
            return None
        if any(folder == earlier for earlier, _ in chain):
            report.add(Code.BRAND_INVALID, f'the brand "{name}" stands on itself', place_in(folder, styles))
            return None
        outside = [file for file in sorted(folder.rglob("*")) if not is_inside(file, styles)]
        if outside or not is_inside(folder, styles):
            hint = "put a copy into the brand's folder"
            text = "this is a link that leads outside styles/"
            report.add(Code.PATH_OUTSIDE, text, place_in(folder, styles, outside[0].name if outside else "."), hint)
            return None
        facts = _facts(folder, styles, cache, report)
        if facts is None:
            return None
        chain.append((folder, facts))
        name, place = str(facts["ours"].get("extends", "")), place_in(folder, styles)
    return chain


def _facts(folder: Path, styles: Path, cache: Path, report: Report) -> Facts | None:
    try:
        text = file_text(folder / "brand.yml")
        facts: Facts = remember(cache, f"brand-{digest(STANDARD.read_bytes(), text)}", lambda: read_standard(text))
    except (ValueError, OSError) as error:
        first = str(error).split("\n")
        said = " ".join(line.strip() for line in first[:4])
        hint = "the format is described at posit-dev.github.io/brand-yml"
        report.add(Code.BRAND_INVALID, f"this is no valid brand.yml: {said}", place_in(folder, styles), hint)
        return None
    for key in facts["ours"]:
        if key not in OURS:
            hint = nearest(key, OURS) or f"known here: {', '.join(OURS)}"
            text = f'unknown key "{key}" in defaults.briefpress'
            report.add(Code.KEY_UNKNOWN, text, place_in(folder, styles), hint)
    return facts


def _merged(chain: list[Facts]) -> Facts:
    """Return the facts of a brand with those it does not have taken from what it stands on."""
    merged: dict[str, Any] = {key: {} for key in ("palette", "colors", "fonts", "ours", "logo")}
    for facts in reversed(chain):
        for key in merged:
            merged[key] = {**merged[key], **facts[key]}
    names = {**merged["palette"], **merged["colors"]}
    return {**merged, "colors": {name: _color(name, names) for name in names}}


def _color(name: str, names: Mapping[str, str]) -> str:
    """Return the colour that `name` stands for, perhaps by way of other names; each way is gone once."""
    seen = {name}
    color = names[name]
    while color in names and color not in seen:
        seen.add(color)
        color = names[color]
    return hex_color(color)


def _table(chain: list[tuple[Path, Facts]], key: str) -> dict[str, str]:
    """Return one of our tables: what the brand says comes before what those say that it stands on."""
    return {name: value for _, facts in reversed(chain) for name, value in facts["ours"].get(key, {}).items()}


def _properties(facts: Facts) -> str:
    """Return the custom properties that hand brand.yml to the CSS."""
    colors = [f"--brand-{name}: {color};" for name, color in facts["colors"].items()]
    return f"{_root(colors)}\n{font_properties(facts['fonts'], ())}"


def font_properties(fonts: Mapping[str, str], more: Sequence[str]) -> str:
    """Return the custom properties for fonts: the family of each use, then the families `more`."""
    stacks = {use: ", ".join(f'"{name}"' for name in (family, *more)) for use, family in fonts.items()}
    return _root([f"--brand-font-{use}: {stack}, sans-serif;" for use, stack in stacks.items()])


def _root(properties: Sequence[str]) -> str:
    return ":root {\n  " + "\n  ".join(properties) + "\n}"


def _logo(facts: Facts, folder: Path, styles: Path, report: Report) -> Picture | None:
    if not facts["logo"]:
        return None
    path = (folder / facts["logo"]["path"]).resolve()
    place = place_in(folder, styles)
    if not path.is_relative_to(styles.resolve()):
        report.add(Code.PATH_OUTSIDE, "the logo lies outside styles/", place, "put a copy into the brand's folder")
        return None
    if not path.is_file():
        report.add(Code.IMAGE_MISSING, f'the logo "{facts["logo"]["path"]}" is not there', place)
        return None
    return Picture(path.relative_to(styles.resolve().parent).as_posix(), facts["logo"]["alt"])
