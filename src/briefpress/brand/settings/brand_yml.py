"""Read the brand.yml standard. In: the text of `brand.yml`. Out: data that can be stored as JSON, and problems.

Values include their places, so that problems found later, such as a missing font, can be reported at these places.
`meta` and the settings of other programs are ignored.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from briefpress import lazy
from briefpress.brand.settings import standard
from briefpress.brand.settings.wrong_types import as_fields, as_text
from briefpress.fields import YamlReader, compose, is_empty, unspaced
from briefpress.fields.kinds import Table
from briefpress.lazy import dataclass
from briefpress.problems import Code, Report, nearest
from briefpress.workspace import SourceText
from briefpress.yaml import MappingNode, Node, ScalarNode, SequenceNode

Facts = Mapping[str, Any]
MAX_ITEMS = 20  # the maximum number of items in a list
# A colour without quotes, which is a comment in YAML (YAML 1.2.2, 6.6).
COMMENT = lazy.pattern(r"(#[0-9A-Fa-f]{3,8})\b")


class YamlValue(NamedTuple):
    """A value in brand.yml, and its place."""

    text: str
    line: int
    column: int
    width: int


def read_standard(source: SourceText, report: Report) -> Facts | None:
    """Return the colours, fonts, logo and briefpress settings of a brand, or None if the text is not YAML.

    Colours are returned as they are written, because brands that extend this one may change the palette.
    """
    before = len(report.problems)
    node = compose(source, report)
    if node is None and len(report.problems) > before:
        return None
    reader = _Reader(YamlReader(source, report))
    return reader.brand(node)


@dataclass(frozen=True, slots=True)
class _Reader:
    yaml: YamlReader

    def brand(self, node: Node | None) -> Facts:
        fields = self.fields(node, standard.BRAND, "brand.yml")
        color = self.fields(fields.get("color"), standard.COLOR, "color")
        return {
            "palette": self.table(color.pop("palette", None), "the colours of the palette"),
            "colors": [(self.value(value)._replace(text=name), self.value(value)) for name, value in self.texts(color)],
            **self.typography(fields.get("typography")),
            "logo": self.logo(fields.get("logo")),
            "ours": self.briefpress_settings(fields.get("defaults")),
        }

    def typography(self, node: Node | None) -> dict[str, Any]:
        fields = self.fields(node, standard.TYPOGRAPHY, "typography")
        fonts = [self.fields(item, standard.FONT, "a font") for item in self.yaml.items(fields.pop("fonts", None))]
        files = [path for font in fonts for item in self.yaml.items(font.get("files")) if (path := _path(item))]
        families = {use: family for use, value in fields.items() if (family := self.family(value, use))}
        return {
            "fonts": {use: self.value(family) for use, family in self.texts(families) if use in standard.USES},
            "font_files": [self.value(path) for path in files if self.is_text(path)],
        }

    def family(self, node: Node, use: str) -> Node | None:
        """Return the family for a use, which may be written in the short form, such as `base: Roboto`."""
        if isinstance(node, ScalarNode):
            return node
        fields = self.fields(node, standard.OPTIONS, use)
        for name in standard.LOOKS if use in standard.ROLES else ():
            if name in fields:
                self.report_look(fields[name], name, use)
        return fields.get("family")

    def report_look(self, node: Node, name: str, use: str) -> None:
        """Report a text style, which belongs in the stylesheet."""
        css = name if name in ("line-height", "color", "background-color") else f"font-{name}"
        value = self.yaml.line(node) if isinstance(node, ScalarNode) else "..."
        value = f"var(--brand-{value})" if name.endswith("color") and value.isidentifier() else value
        value = f"{value}pt" if name == "size" and value.isdecimal() else value
        hint = f"set it in style.css, {standard.ROLES[use]} {{ {css}: {value} }}, and remove it here"
        text = f'"{name}" of {use} has no effect in brand.yml'
        self.yaml.report.add(Code.KEY_UNKNOWN, text, self.yaml.place(node), hint)

    def logo(self, node: Node | None) -> dict[str, YamlValue]:
        """Return the path and the alt text of the largest logo."""
        fields = {"path": node} if isinstance(node, ScalarNode) else self.fields(node, standard.LOGO, "logo")
        images = {str(key.value): value for key, value in self.pairs(fields.get("images"), "the pictures of the logo")}
        for size in (*standard.LOGO_SIZES, "light"):
            if size in fields:
                shown = fields[size]
                named = images.get(self.yaml.line(shown), shown) if isinstance(shown, ScalarNode) else shown
                is_path = isinstance(named, ScalarNode)
                fields = {"path": named} if is_path else self.fields(named, standard.LOGO_FILE, "logo")
        found = {key: fields[key] for key in ("path", "alt") if key in fields}
        return {key: self.value(value) for key, value in self.texts(found)} if "path" in found else {}

    def briefpress_settings(self, defaults: Node | None) -> dict[str, Any]:
        """Return the briefpress settings. Settings of other programs in `defaults` are ignored."""
        programs = self.pairs(defaults, "the settings of programs")
        own = next((value for key, value in programs if key.value == standard.OURS), None)
        for key, _ in programs if own is None else ():
            if hint := nearest(str(key.value), [standard.OURS]):
                self.unknown(key, "defaults", hint)
        fields = self.fields(own, standard.SETTINGS, f"defaults.{standard.OURS}")
        plain = {name: fields[name] for name in standard.TEXTS if name in fields}
        return {
            **{name: self.value(value) for name, value in self.texts(plain)},
            **{name: self.items(fields[name]) for name in standard.LISTS if name in fields},
            **{name: self.table(fields[name], name) for name in standard.TABLES if name in fields},
            standard.BLOCKS: [*self.blocks(fields.get(standard.BLOCKS))],
        }

    def blocks(self, node: Node | None) -> Iterator[dict[str, Any]]:
        for key, value in self.pairs(node, "blocks"):
            if isinstance(value, MappingNode) or is_empty(value):
                yield self.block(key, value)
            else:
                self.invalid(value, "a block must consist of fields", f"write `{key.value}: {{like: box}}`")

    def block(self, key: ScalarNode, node: Node) -> dict[str, Any]:
        """Return a block of the brand. Its title may be a string, or a string for each language."""
        fields = self.fields(node, standard.BLOCK, f'the block "{key.value}"')
        title, like = fields.get("title"), fields.get("like")
        single = [(self.value(key)._replace(text=""), self.value(title))] if isinstance(title, ScalarNode) else None
        return {
            "name": self.value(key),
            "like": self.value(like) if like and self.is_text(like) else None,
            "title": self.table(title, "the title") if single is None else single,
            "variants": self.items(fields["variants"]) if "variants" in fields else [],
        }

    def items(self, node: Node) -> list[YamlValue]:
        items = self.yaml.items(node)
        if len(items) > MAX_ITEMS:
            self.invalid(node, f"this list has more than {MAX_ITEMS} items", "shorten it")
        return [self.value(item) for item in items[:MAX_ITEMS] if self.is_text(item)]

    def table(self, node: Node | None, owner: str) -> list[tuple[YamlValue, YamlValue]]:
        pairs = ((key, value) for key, value in self.pairs(node, owner) if not self.is_missing(key, value))
        return [(self.value(key), self.value(value)) for key, value in pairs if self.is_text(value)]

    def fields(self, node: Node | None, known: Table, owner: str) -> dict[str, Node]:
        if isinstance(node, MappingNode):
            for key, value in node.value:
                self.is_missing(key, value)
        if node is None or is_empty(node):
            return {}
        if not isinstance(node, MappingNode) and (hint := unspaced(node) or as_fields(node, owner)):
            self.invalid(node, f"{owner} must consist of fields, `name: value`", hint)
            return {}
        return self.yaml.fields(node, known, owner)

    def pairs(self, node: Node | None, owner: str) -> list[tuple[ScalarNode, Node]]:
        """Return the keys and values of a mapping with arbitrary keys, and report repeated keys."""
        if node is None or is_empty(node):
            return []
        if not isinstance(node, MappingNode):
            self.invalid(node, f"{owner} must consist of fields, `name: value`", as_fields(node, owner))
            return []
        found: dict[str, tuple[ScalarNode, Node]] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                self.invalid(key, "this name must be a single word")
            elif key.value in found:
                self.yaml.report.add(Code.KEY_DUPLICATE, f'"{key.value}" appears twice', self.yaml.place(key))
            else:
                found[key.value] = (key, value)
        return list(found.values())

    def is_missing(self, key: Node, value: Node) -> bool:
        """Return whether a value is missing. Report a colour without quotes, which is a comment in YAML."""
        if not is_empty(value):
            return False
        line, column = key.end_mark.line, key.end_mark.column
        written = self.yaml.source.lines[line][column:]
        if comment := COMMENT.match(written.removeprefix(":").lstrip()):
            place = self.yaml.source.place(line, column + written.index("#"), len(comment[1]))
            text = f"YAML reads {comment[1]} as a comment, because it has no quotation marks"
            self.yaml.report.add(
                Code.VALUE_INVALID, text, place, f'put it in quotation marks: {key.value}: "{comment[1]}"'
            )
        return True

    def texts(self, nodes: Mapping[str, Node]) -> Iterator[tuple[str, Node]]:
        yield from ((name, value) for name, value in nodes.items() if self.is_text(value))

    def is_text(self, node: Node) -> bool:
        """Return whether a value is a string that is not empty, and report lists and mappings."""
        if not isinstance(node, ScalarNode):
            kind = "a list" if isinstance(node, SequenceNode) else "fields"
            self.invalid(node, f"this must be text, not {kind}", as_text(node))
        return isinstance(node, ScalarNode) and not is_empty(node)

    def value(self, node: Node) -> YamlValue:
        place = self.yaml.place(node)
        return YamlValue(self.yaml.line(node), place.line, place.column, place.width)

    def invalid(self, node: Node, text: str, hint: str = "") -> None:
        self.yaml.report.add(Code.VALUE_INVALID, text, self.yaml.place(node), hint)

    def unknown(self, key: Node, owner: str, hint: str) -> None:
        self.yaml.report.add(Code.KEY_UNKNOWN, f'unknown field "{key.value}" in {owner}', self.yaml.place(key), hint)


def _path(node: Node) -> Node | None:
    """Return the path of a font file, which may be written without `path:`."""
    if not isinstance(node, MappingNode):
        return node
    return next((value for key, value in node.value if key.value == "path"), None)
