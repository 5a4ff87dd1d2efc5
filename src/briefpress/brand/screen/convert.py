"""Convert the stylesheet of a brand for browsers. In: CSS for pages. Out: CSS for screens, and data for dark mode.

Page rules are omitted. Rules in `@media print` also apply to screens, because brands use them only to exclude Word.
Rules for screens are returned separately, because they are placed last.
"""

from __future__ import annotations

import base64
import mimetypes
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from briefpress import lazy
from briefpress.brand.css.nodes import declarations_of, rules_in, stylesheet
from briefpress.brand.css.stylesheets import is_for_screens
from briefpress.brand.css.variables import resolved
from briefpress.brand.luminance import luminance
from briefpress.brand.screen.schemes import DARK
from briefpress.brand.screen.values import on_screen, ratio
from briefpress.brand.settings.colors import hex_color
from briefpress.lazy import dataclass
from briefpress.workspace import version_of

if TYPE_CHECKING:
    from tinycss2.ast import Node

# Properties that are for pages or that browsers do not support.
OF_PAGES = lazy.pattern(
    r"(bookmark-.*|string-set|page|size|marks|bleed|footnote-.*|margin-break|orphans|widows|break-.*|page-break-.*"
    r"|box-decoration-break|hyphenate-limit-.*|image-resolution)$"
)
# Values that are for pages or that browsers do not support.
PAGE_VALUE = lazy.pattern(
    r"\b(running|element|string|leader|target-counters?|target-text)\(|^\s*footnote\s*$|counter\(pages?\b"
)
PAGE_PART = lazy.pattern(
    r"::footnote-(call|marker)|\.(footnote|header|footer|page-number|page-total|footnote-separator)\b"
)
MAX_KEPT = 8  # the maximum number of stylesheets to cache
MEDIUM = lazy.pattern(r"\b(print|screen|word)\b")


@dataclass(slots=True)
class Converted:
    """CSS for screens: `css`, and `own`, which contains the brand's rules for screens.

    `colors` contains the literal colours in the CSS, by the names of the custom properties that replace them. `root`
    contains the custom properties of the whole page. `dark_backgrounds` contains the selectors of areas with a dark
    background, even in light mode. `files` contains the versions of the files embedded in the CSS.
    """

    workspace: Path
    css: str = ""
    own: str = ""
    colors: dict[str, str] = field(default_factory=dict)
    root: list[str] = field(default_factory=list)
    dark_backgrounds: list[str] = field(default_factory=list)
    files: dict[Path, str] = field(default_factory=dict)

    def keep_address(self, address: str) -> str:
        """Return the `data:` address (RFC 2397) of a file in the workspace, or `""` for other files."""
        if address.startswith(("data:", "#")):
            return address
        file = (self.workspace / unquote(urlsplit(address).path)).resolve()
        self.files[file] = version_of(file)
        if not (file.is_file() and file.is_relative_to(self.workspace)):
            return ""
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode()}"

    def keep_color(self, color: str) -> str:
        """Return the custom property that replaces a literal colour."""
        name = f"--color-{color[1:].lower()}"
        self.colors[name] = color
        return f"var({name})"


def converted(css: str, root: Path) -> Converted:
    """Return the stylesheet `css` for screens. Addresses in `css` are relative to the workspace `root`."""
    found = _converted(css, root)
    if any(version_of(file) != version for file, version in found.files.items()):
        _converted.cache_clear()
        found = _converted(css, root)
    return found


@lru_cache(MAX_KEPT)  # during a preview, stylesheets rarely change
def _converted(css: str, root: Path) -> Converted:
    nodes = stylesheet(css)
    found = Converted(root)
    properties = _root_properties(nodes)
    alone = [node for node in nodes if node.type == "at-rule" and is_for_screens(node)]
    found.css = "\n".join(_rules((node for node in nodes if node not in alone), found, properties))
    found.own = "\n".join(_rules(alone, found, properties))
    return found


def _medium(node: Node) -> str:
    from tinycss2 import serialize

    found = MEDIUM.search(serialize(node.prelude).lower())
    return found[1] if found else ""


def _root_properties(nodes: Iterable[Node]) -> dict[str, Sequence[Node]]:
    """Return the custom properties of the whole page."""
    from tinycss2 import serialize

    found: dict[str, Sequence[Node]] = {}
    for node in nodes:
        if node.type == "qualified-rule" and serialize(node.prelude).strip() == ":root":
            found |= {item.name: item.value for item in declarations_of(node) if item.name.startswith("--")}
    return found


def _rules(nodes: Iterable[Node], result: Converted, properties: Mapping[str, Sequence[Node]]) -> Iterator[str]:
    for node in nodes:
        if node.type == "qualified-rule":
            yield from _rule(node, result, properties)
        elif node.type == "at-rule" and node.content is not None:
            yield from _at_rule(node, result, properties)


def _at_rule(node: Node, result: Converted, properties: Mapping[str, Sequence[Node]]) -> Iterator[str]:
    from tinycss2 import serialize

    keyword = node.lower_at_keyword
    if keyword not in ("media", "supports", "layer"):
        return
    medium = _medium(node) if keyword == "media" else ""
    if medium == "word":
        return
    inside = _rules(rules_in(node), result, properties)
    condition = serialize(node.prelude).strip()
    if keyword == "media":
        queries = [
            re.sub(r"^(only\s+)?(print|screen|all)\s*(and\s+)?", "", item.strip()) for item in condition.split(",")
        ]
        condition = ", ".join(queries) if all(queries) else ""
    body = "\n".join(inside)
    yield f"@{keyword} {condition} {{\n{body}\n}}" if condition else body


def _rule(node: Node, result: Converted, properties: Mapping[str, Sequence[Node]]) -> Iterator[str]:
    """Yield a rule without page properties, unless it has no other properties."""
    from tinycss2 import serialize

    # A font size on `html` would change the unit rem, on which `--pt` depends, so it is moved to `body`.
    selectors = [item.strip() for item in re.split(r",(?![^(\[]*[)\]])", serialize(node.prelude))]
    shown = [
        "html body" if selector == "html" else selector for selector in selectors if not PAGE_PART.search(selector)
    ]
    declarations = [item for item in declarations_of(node) if not _is_of_pages(item)]
    if not shown or not declarations:
        return
    selector = ", ".join(shown)
    new = [_declaration(declaration, declarations, result) for declaration in declarations]
    if selector == ":root":
        result.root += new
    if any(_is_dark_background(declaration, properties) for declaration in declarations):
        result.dark_backgrounds.append(selector)
    body = "; ".join(new)
    yield f"{selector} {{ {body} }}"


def _is_of_pages(declaration: Node) -> bool:
    from tinycss2 import serialize

    return bool(OF_PAGES.match(declaration.lower_name) or PAGE_VALUE.search(serialize(declaration.value)))


def _declaration(declaration: Node, others: Sequence[Node], result: Converted) -> str:
    important = " !important" if declaration.important else ""
    name = declaration.name if declaration.name.startswith("--") else declaration.lower_name
    value = _line_height(declaration, others) or on_screen(name, declaration.value, result).strip()
    return f"{name}: {value}{important}"


def _line_height(declaration: Node, others: Sequence[Node]) -> str:
    """Return a line height as a multiple of the font size if both are in the same rule, otherwise `""`."""
    if declaration.lower_name != "line-height":
        return ""
    sizes = [item.value for item in others if item.lower_name == "font-size"]
    tokens = [[token for token in value if token.type != "whitespace"] for value in (*sizes[-1:], declaration.value)]
    return ratio(tokens[0][0], tokens[1][0]) if [len(token) for token in tokens] == [1, 1] else ""


def _is_dark_background(declaration: Node, properties: Mapping[str, Sequence[Node]]) -> bool:
    """Return whether a declaration sets a dark background for light text."""
    if declaration.lower_name not in ("background", "background-color"):
        return False
    from tinycss2 import serialize

    colors = (hex_color(serialize([token]).strip()) for token in resolved(declaration.value, properties))
    return any(re.fullmatch("#[0-9A-Fa-f]{6}", color) and luminance(color) < DARK for color in colors)
