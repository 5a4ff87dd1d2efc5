"""The words of a brand. In: a designer's file. Out: its content, and problems with their lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from briefpress.fields import YamlReader, compose, is_empty
from briefpress.lazy import dataclass, pattern
from briefpress.problems import Code, Report, nearest
from briefpress.workspace import read_text
from briefpress.yaml import MappingNode, Node, ScalarNode

Content = dict[str, object]
SHOWN = 4  # the number of path components that problems show: styles/<brand>/words/en.yaml
BLANK = pattern(r"\{([^{}]*)\}")
# Tables with fixed entries. A brand can add entries to all other tables.
CLOSED = ("boxes", "author-roles")


def read_own(file: Path, english: Mapping[str, object], report: Report) -> Content:
    """Return those words, tables and lists of a brand's file that have the same form as in `english`.

    Unknown words and words of a different form are reported and left out.
    """
    source = read_text(file, Path(*file.parts[-SHOWN:]).as_posix(), report)
    node = compose(source, report) if source else None
    if source is None or node is None:
        return {}
    reader = _Reader(YamlReader(source, report), english)
    return dict(reader.words(node))


@dataclass(frozen=True, slots=True)
class _Reader:
    yaml: YamlReader
    english: Mapping[str, object]

    def words(self, node: Node) -> Iterator[tuple[str, object]]:
        for key, value in self.pairs(node, "house words"):
            ours = self.english.get(key.value)
            if ours is None:
                hint = nearest(key.value, self.english) or "the built-in words/en.yaml lists all house words"
                self.add(Code.KEY_UNKNOWN, key, f'unknown house word "{key.value}"', hint)
            elif isinstance(ours, dict):
                yield key.value, dict(self.table(key.value, value, ours))
            elif isinstance(ours, list):
                yield key.value, list(self.yaml.lines(value))
            elif (word := self.word(key, value, str(ours))) is not None:
                yield key.value, word

    def table(self, name: str, node: Node, builtin: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        for key, value in self.pairs(node, name):
            if name in CLOSED and key.value not in builtin:
                hint = nearest(key.value, builtin) or f"valid words: {', '.join(sorted(builtin))}"
                self.add(Code.KEY_UNKNOWN, key, f'unknown house word "{key.value}" in `{name}`', hint)
            elif (word := self.word(key, value, str(builtin.get(key.value, "")))) is not None:
                yield key.value, word

    def word(self, key: ScalarNode, value: Node, builtin: str) -> str | None:
        """Return a word as the brand writes it, or None, with a problem, if it is missing."""
        if is_empty(value):
            name, _, rest = str(key.value).partition(" ")
            hint = f"add a colon after its name: {name}: {rest}" if rest else 'write the word, or "" for none'
            self.add(Code.VALUE_INVALID, key, f'"{key.value}" has no value', hint)
            return None
        if not isinstance(value, ScalarNode):
            self.add(Code.VALUE_INVALID, value, f'"{key.value}" must be text', f"write it as {key.value}: ...")
            return None
        return self.filled(value, builtin)

    def filled(self, value: ScalarNode, builtin: str) -> str | None:
        """Return the word `value` if all its placeholders are in `builtin`, the built-in word; otherwise, report it and
        return None.
        """
        word, known = str(value.value), BLANK.findall(builtin)
        if set(BLANK.findall(word)) <= set(known) and not set("{}") & set(BLANK.sub("", word)):
            return word
        names = ", ".join(f"{{{name}}}" for name in known)
        hint = f"write it with {names}" if names else "remove the braces"
        self.add(Code.VALUE_INVALID, value, f'"{word}" contains an unknown placeholder', hint)
        return None

    def pairs(self, node: Node, owner: str) -> list[tuple[ScalarNode, Node]]:
        if is_empty(node):
            return []
        if not isinstance(node, MappingNode):
            self.add(Code.VALUE_INVALID, node, f"{owner} must consist of fields, `name: word`", "")
            return []
        found: dict[str, tuple[ScalarNode, Node]] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                self.add(Code.VALUE_INVALID, key, "this name must be a single word", "")
            elif key.value in found:
                self.add(Code.KEY_DUPLICATE, key, f'"{key.value}" appears twice', "remove one of them")
            else:
                found[key.value] = (key, value)
        return list(found.values())

    def add(self, code: Code, node: Node, text: str, hint: str) -> None:
        self.yaml.report.add(code, text, self.yaml.place(node), hint)
