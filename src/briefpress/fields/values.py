"""Values in YAML. In: nodes (see `nodes`). Out: fields, strings and dates. Invalid values are reported."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TypeVar

from briefpress.fields.days import NO_SUCH_DAY, Day, day_hint, read_day
from briefpress.fields.faults import unspaced
from briefpress.fields.kinds import Field, Localisation, Table
from briefpress.fields.misplaced import hint_for, near_hint
from briefpress.lazy import dataclass
from briefpress.model import Place
from briefpress.problems import Code, Report, nearest
from briefpress.workspace import LANGUAGE, SourceText, serving
from briefpress.yaml import MappingNode, Node, ScalarNode, SequenceNode

ONE = "keep one of them"
MAX_NAMED = 20  # the maximum number of fields in a hint
Choice = TypeVar("Choice", bound=StrEnum)
Fields = dict[str, Node]


@dataclass(frozen=True, slots=True)
class YamlReader:
    """Reads values from the nodes of `source`; invalid values are reported and treated as missing.

    From a value in several languages, it reads the value for `lang`. In a translation, `original` supplies missing
    values.
    """

    source: SourceText
    report: Report
    lang: str = "en"
    original: SourceText | None = None

    def place(self, node: Node) -> Place:
        """Return the place of `node` in its file; a node that extends over several lines has a width of 1."""
        start, end = node.start_mark, node.end_mark
        width = end.column - start.column if start.line == end.line else 1
        return self._source(node).place(start.line, start.column, max(1, width))

    def _source(self, node: Node) -> SourceText:
        return self.original if self.original and node.start_mark.name == self.original.file else self.source

    def fields(self, node: Node, known: Table, owner: str, original: Node | None = None) -> Fields:
        """Map main names to the known fields of a mapping; keys may contain `_` for `-`, and capital letters.
        Messages call the mapping `owner`.

        Missing fields come from the mapping `original`, unless they are present but empty.
        """
        written = self._written(node, known, owner)
        if original is not None:
            written = {**self._written(original, known, owner), **written}
        values = ((name, self._in_language(name, value, known[name])) for name, value in written.items())
        return {name: value for name, value in values if value is not None and not is_empty(value)}

    def _written(self, node: Node, known: Table, owner: str) -> Fields:
        if not isinstance(node, MappingNode):
            self._invalid(
                node, f"{owner} must consist of fields, `name: value`", unspaced(node) or _as_fields(node, known)
            )
            return {}
        fields: Fields = {}
        names = {spelling: name for name, field in known.items() for spelling in (name, *field.also)}
        for key, value in node.value:
            written = str(key.value) if isinstance(key, ScalarNode) else ""
            spelt = written.replace("_", "-")
            name = names.get(spelt) or names.get(spelt.lower(), "")  # other programs capitalise fields: `Title:`
            if not name:
                hint = unspaced(key) or hint_for(owner, spelt) or nearest(spelt, names)
                hint = hint or near_hint(owner, spelt) or _known(known)
                self.report.add(Code.KEY_UNKNOWN, f'unknown field "{written}" in {owner}', self.place(key), hint)
            elif name in fields:
                self.report.add(Code.KEY_DUPLICATE, f'"{name}" appears twice in {owner}', self.place(key), ONE)
            else:
                fields[name] = value
        return fields

    def _in_language(self, name: str, value: Node, field: Field) -> Node | None:
        """Return `value` in the brief's language, or None if the brief has no such value."""
        languages = dict(_languages(value)) if field.localisation is not Localisation.SAME else {}
        foreign = self._source(value) is not self.source
        if not languages:
            if foreign and field.localisation is Localisation.TRANSLATED and _is_text(value):
                hint = f"add it to the translation, or write it here in both languages: {{..., {self.lang}: ...}}"
                self._untranslated(value, f'the translation has no "{name}"', hint)
            return None if foreign and field.localisation is Localisation.NOT_INHERITED else value
        tag = serving(self.lang, languages)
        if not tag and field.localisation is Localisation.NOT_INHERITED:
            return None
        if not tag:
            self._untranslated(value, f'"{name}" has no text in "{self.lang}"', f"add `{self.lang}: ...`")
        return languages[tag or next(iter(languages))]

    def _untranslated(self, value: Node, text: str, hint: str) -> None:
        self.report.add(Code.TRANSLATION_INCOMPLETE, text, self.place(value), hint)

    def entries(self, node: Node, owner: str, hint: str) -> Iterable[tuple[str, Node]]:
        """Yield the keys and values of a mapping that may have any keys; a value that is not a mapping is reported with
        `hint`.
        """
        if is_empty(node):
            return
        if not isinstance(node, MappingNode):
            self._invalid(node, f"{owner} must consist of fields, `name: value`", hint)
            return
        seen: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            if name in seen:
                self.report.add(Code.KEY_DUPLICATE, f'"{name}" appears twice', self.place(key), ONE)
            seen.add(name)
            yield name, value

    def items(self, node: Node | None) -> list[Node]:
        """Return the items of a list; a single item counts as a list."""
        if node is None:
            return []
        return list(node.value) if isinstance(node, SequenceNode) else [node]

    def text(self, node: Node | None) -> str:
        """Return the text of a scalar without surrounding white space, or `""` if there is none."""
        if node is None:
            return ""
        if isinstance(node, ScalarNode):
            return str(node.value).strip()
        syntax = "brackets and hyphens" if isinstance(node, SequenceNode) else "fields"
        self._invalid(node, "this must be one line of text", self._quoted(node) or f"write one value, without {syntax}")
        return ""

    def line(self, node: Node | None) -> str:
        """Return the text of a scalar on one line."""
        return " ".join(self.text(node).split())

    def lines(self, node: Node | None) -> tuple[str, ...]:
        """Return a list of strings, each on one line; a single string counts as a list."""
        return tuple(text for text in (self.line(item) for item in self.items(node)) if text)

    def choice(self, node: Node | None, among: type[Choice], default: Choice) -> Choice:
        """Return a member of the enumeration `among`, or `default` if the value is missing or invalid."""
        if node is None:
            return default
        written = self.line(node)
        found = next((member for member in among if member.casefold() == written.casefold()), None)
        if found is None:
            hint = nearest(written, list(among)) or f"valid values: {', '.join(filter(None, among))}"
            self._invalid(node, f'"{written}" is not a valid value', hint)
        return default if found is None else found

    def integer(self, node: Node | None, default: int, among: range) -> int:
        """Return an integer in the range `among`, or `default` if the value is missing or invalid."""
        if node is None:
            return default
        written = self.line(node)
        if not (written.isascii() and written.isdigit() and int(written[:9]) in among):
            self._invalid(node, f'"{written}" is not a whole number from {among.start} to {among.stop - 1}')
            return default
        return int(written)

    def boolean(self, node: Node | None, *, default: bool) -> bool:
        """Return True or False, or `default` if the value is missing or invalid."""
        if node is None:
            return default
        written = self.line(node).lower()
        if written not in ("true", "false", "yes", "no"):
            self._invalid(node, f'"{written}" is neither true nor false', "write true or false")
            return default
        return written in ("true", "yes")

    def date(self, node: Node | None) -> datetime.date | None:
        """Return a date; a month or year counts as its first day."""
        day = self.day(node)
        return day.date if day else None

    def day(self, node: Node | None) -> Day | None:
        """Return a date with its precision."""
        if node is None:
            return None
        written = self.line(node)
        hint = day_hint(written)
        if not isinstance(node, ScalarNode):
            return None
        try:
            if day := read_day(written):
                return day
        except ValueError:
            hint = NO_SUCH_DAY
        self.report.add(Code.DATE_INVALID, f'"{written}" is not a date', self.place(node), hint)
        return None

    def markdown(self, node: Node | None) -> SourceText | None:
        """Return Markdown with its position in the file, or None if there is none."""
        if node is None or not self.text(node):
            return None
        assert isinstance(node, ScalarNode)
        source, value, start = self._source(node), str(node.value).rstrip(), node.start_mark
        lines = tuple(value.split("\n"))
        if node.style == "|":
            written = source.lines[start.line + 1 :]
            indent = next((len(line) - len(line.lstrip(" ")) for line in written if line.strip()), 0)
            return SourceText(source.file, lines, source.first + start.line + 1, indent)
        if start.line == node.end_mark.line:
            indent = start.column + (1 if node.style else 0)
            return SourceText(source.file, lines, source.first + start.line, indent)
        return SourceText(source.file, lines, spot=self.place(node))

    def _quoted(self, node: Node) -> str:
        """Return a hint for a line of text that YAML reads as a field because it contains a colon, otherwise `""`."""
        lines, start = self._source(node).lines, node.start_mark
        written = lines[start.line][start.column :].strip() if start.line < len(lines) else ""
        is_line = isinstance(node, MappingNode) and len(node.value) == 1 and written[:1].isalpha()
        return f'put it in quotation marks: "{written}"' if is_line and '"' not in written else ""

    def _invalid(self, node: Node, text: str, hint: str = "") -> None:
        self.report.add(Code.VALUE_INVALID, text, self.place(node), hint)


def _as_fields(node: Node, known: Table) -> str:
    """Return a hint on how to write text or a list as fields, or `""`."""
    if isinstance(node, ScalarNode) and "name" in known:
        return f"write {{name: {'...' if is_empty(node) else node.value}}}"
    return "write its fields without hyphens" if isinstance(node, SequenceNode) else ""


def _known(known: Table) -> str:
    """Return a hint that lists the valid fields or, if there are too many, states where to find them."""
    if len(known) > MAX_NAMED:
        return "to see all fields: briefpress schema --format markdown"
    return f"valid fields: {', '.join(sorted(known))}"


def is_empty(node: Node) -> bool:
    """Return whether a value is missing or null."""
    return isinstance(node, ScalarNode) and node.style is None and node.value in ("", "~", "null")


def _languages(node: Node) -> Iterator[tuple[str, Node]]:
    """Yield each language and its value, as in `{en: Rivers, uk: Річки}`, or nothing for other nodes."""
    if isinstance(node, MappingNode) and all(LANGUAGE.match(str(key.value)) for key, _ in node.value):
        yield from ((str(key.value), value) for key, value in node.value)


def _is_text(node: Node) -> bool:
    """Return whether a node is text or a list that contains text."""
    items = node.value if isinstance(node, SequenceNode) else (node,)
    return any(isinstance(item, ScalarNode) and not is_empty(item) for item in items)
