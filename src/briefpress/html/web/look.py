"""The look of a web page. In: a brand and an edition. Out: a stylesheet with embedded fonts.

The stylesheet consists of the fonts, the colours, the brand's rules for all media, `web.css` for the layout of the
page, and the brand's rules for screens. Each colour has counterparts for dark mode and for more contrast.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from briefpress.brand import Brand
from briefpress.brand.roles import Role
from briefpress.brand.screen import Converted, converted, font_faces, schemes_of
from briefpress.edition import Block, Edition, Text, texts, texts_of, walk
from briefpress.lazy import dataclass
from briefpress.model import Mark

WEB_CSS = Path(__file__).with_name("web.css")
WHITE, BLACK = "#FFFFFF", "#000000"


@dataclass(frozen=True, slots=True)
class LookInputs:
    """What the look of a page depends on: its texts, paper size and direction, and whether it has italics or monospaced
    text.
    """

    texts: tuple[str, ...]
    paper: str
    rtl: bool = False
    italics: bool = False
    mono: bool = False


def stylesheet(edition: Edition, brand: Brand, words: Iterable[str], root: Path, cache: Path) -> str:
    """Return the stylesheet of a page; `words` are further texts on the page, such as labels; `root` is the
    workspace.
    """
    return look_stylesheet(brand, look_inputs(edition, words), root, cache)


def look_inputs(edition: Edition, words: Iterable[str]) -> LookInputs:
    """Return the inputs for the look of a page with the text of `edition` and the further texts `words`."""
    blocks = [*_blocks(edition)]
    return LookInputs(
        (*texts(edition), *words),
        edition.paper,
        rtl=edition.rtl,
        italics=_has(blocks, Mark.EMPHASIS, (Role.QUOTE,)),
        mono=_has(blocks, Mark.CODE, (Role.SOURCE_CODE,)),
    )


def look_stylesheet(brand: Brand, inputs: LookInputs, root: Path, cache: Path) -> str:
    """Return the stylesheet of any page of `brand`; `root` is the workspace."""
    found = converted(brand.stylesheet(inputs.paper, mirrored=inputs.rtl), root)
    faces = font_faces(brand, inputs.texts, cache, italics=inputs.italics, mono=inputs.mono)
    parts = (faces, _colors(found, brand), found.css, WEB_CSS.read_text(encoding="utf-8"), found.own)
    return "\n".join(part for part in parts if part)


def _blocks(edition: Edition) -> Iterator[Block]:
    for blocks in (*(part.blocks for part in edition.parts), *(note.blocks for note in edition.notes.values())):
        yield from walk(blocks)


def _has(blocks: Iterable[Block], mark: Mark, roles: Iterable[Role]) -> bool:
    """Return whether any of `blocks` contains text with `mark`, or has one of `roles`."""
    return any(getattr(block, "role", None) in [*roles] or _is_marked(block, mark) for block in blocks)


def _is_marked(block: Block, mark: Mark) -> bool:
    return any(isinstance(inline, Text) and mark in inline.marks for inlines in texts_of(block) for inline in inlines)


def _colors(screen_css: Converted, brand: Brand) -> str:
    """Return the colours of the page in each scheme; areas that are dark in light mode have the same colours in every
    scheme.
    """
    colors = {**screen_css.colors, "--page-white": WHITE}
    background, accent = brand.colors.get("background", WHITE), brand.colors.get("primary", BLACK)
    schemes = schemes_of(colors, background, accent)
    dark, contrast = "(prefers-color-scheme: dark)", "(prefers-contrast: more)"
    cover = ", ".join(screen_css.dark_backgrounds)
    sheets = [
        _root(":root", {"color-scheme": "dark" if schemes.is_dark else "light dark", **schemes.light}),
        _media(dark, schemes.dark, cover, schemes.light, screen_css.root),
        _media(contrast, schemes.strong, cover, schemes.light, screen_css.root),
        _media(f"{contrast} and {dark}", schemes.strong_dark, cover, schemes.light, screen_css.root),
    ]
    return "\n".join(filter(None, sheets))


def _media(query: str, colors: Mapping[str, str], cover: str, light: Mapping[str, str], root: Iterable[str]) -> str:
    if not colors:
        return ""
    again = f"\n{cover} {{ {'; '.join((*(f'{name}: {color}' for name, color in light.items()), *root))} }}"
    return f"@media screen and {query} {{\n{_root(':root', colors)}{again if cover else ''}\n}}"


def _root(selector: str, properties: Mapping[str, str]) -> str:
    return f"{selector} {{ {'; '.join(f'{name}: {value}' for name, value in properties.items())} }}"
