"""Hints for values of brand.yml that have the wrong type. In: the node of the value. Out: the line to write instead."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress import lazy
from briefpress.yaml import MappingNode, Node, ScalarNode, SequenceNode

COLOR = "#1F4E6B"
# For each value that must consist of fields: the text before an example, the example, and the text after it.
EXAMPLES = {
    "brand.yml": ("color: {primary: ", f'"{COLOR}"', "}"),
    "color": ("color: {primary: ", f'"{COLOR}"', "}"),
    "the colours of the palette": ("palette: {blue: ", f'"{COLOR}"', "}"),
    "typography": ("typography: {base: ", "Roboto", "}"),
    "a font": ("fonts: [{family: ", "Roboto", "}]"),
    "base": ("base: ", "Roboto", ""),
    "headings": ("headings: ", "Roboto", ""),
    "monospace": ("monospace: ", "Roboto Mono", ""),
    "logo": ("logo: ", "logo.svg", ""),
    "the pictures of the logo": ("images: {small: ", "logo.svg", "}"),
    "the settings of programs": ("defaults: {briefpress: {extends: ", "plain", "}}"),
    "defaults.briefpress": ("briefpress: {extends: ", "plain", "}"),
    "limits": ("limits: {abstract: ", "150", "}"),
    "print-colors": ("print-colors: {primary: ", "91 45 0 33", "}"),
    "problems": ("problems: {alt-missing: ", "error", "}"),
    "scripts": ("scripts: {Arab: ", "Almarai", "}"),
    "blocks": ("blocks: {policy: {like: ", "box", "}}"),
    "the title": ("title: {en: ", "Policy", "}"),
}
FITS = {
    **dict.fromkeys(("color", "the colours of the palette"), lazy.pattern(r"#[0-9A-Fa-f]{3,8}|rgb\(.*|hsl\(.*")),
    **dict.fromkeys(("typography", "a font", "base", "headings", "monospace"), lazy.pattern(r"[^\W\d_][\w ]+")),
    **dict.fromkeys(("logo", "the pictures of the logo"), lazy.pattern(r".+\.\w{3,4}")),
    "limits": lazy.pattern(r"\d+"),
    "problems": lazy.pattern("error|warning|remark|off"),
    "scripts": lazy.pattern(r"[^\W\d_][\w ]+"),
    "the title": lazy.pattern(r"[^\W\d_][\w ]*"),
}
CHANNELS = 3  # red, green, blue


def as_fields(node: Node, owner: str) -> str:
    """Return a hint that shows how to write `owner` as fields, with the first value in `node` that fits, or an
    example.
    """
    if owner not in EXAMPLES:
        return ""
    before, example, after = EXAMPLES[owner]
    fits = FITS.get(owner)
    value = next((text for text in _scalars(node) if fits and fits.fullmatch(text)), "")
    written = (f'"{value}"' if value.startswith("#") else value) or example
    return f"write `{before}{written}{after}`"


def as_text(node: Node) -> str:
    """Return a hint that shows how to write a list or fields as one value."""
    values = [*_scalars(node)]
    if len(values) == CHANNELS and all(map(_is_channel, values)):
        return 'write "#' + "".join(f"{int(value):02X}" for value in values) + '"'
    if isinstance(node, SequenceNode) and len(values) > 1 and all(map(_is_channel, values)):
        return f"write the numbers without brackets: {' '.join(values)}"
    if not values:
        return "write one value"
    value = f'"{values[0]}"' if values[0].startswith("#") else values[0]
    return f"write one value, such as {value}"


def _is_channel(text: str) -> bool:
    return text.isascii() and text.isdigit() and int(text) <= 0xFF


def _scalars(node: Node) -> Iterator[str]:
    """Yield the values of a list or of fields, without the names of the fields."""
    if isinstance(node, ScalarNode):
        if node.value:
            yield str(node.value).strip()
    elif isinstance(node, SequenceNode):
        for item in node.value:
            yield from _scalars(item)
    elif isinstance(node, MappingNode):
        for _, value in node.value:
            yield from _scalars(value)
