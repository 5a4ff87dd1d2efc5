"""Values in YAML. In: a YAML file, or a file with front matter. Out: each value with its span and its key."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress import lazy
from briefpress.lazy import dataclass
from briefpress.merge.source_map.offsets import Span
from briefpress.merge.source_map.visible import visible
from briefpress.source import FRONT_MATTER
from briefpress.yaml import MappingNode, Node, ScalarNode, SequenceNode, node_of

PLAIN = lazy.pattern(r"[\w(\u00a0-\uffff](?:[^\n:#]|:(?=\S)|(?<=\S)#)*")
RESOLVED = lazy.pattern(
    r"(?i)[-+.]?\d[\d_.,:eExXoO+-]*|true|false|yes|no|on|off|null|~|none|y|n|\.nan|\.inf|\d{4}-\d\d?-\d\d?.*"
)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value: its span including quotation marks, its quotation mark (`style`), its key, and the keys of its owner.

    `words` is the text that readers see.
    """

    file: str
    start: int
    end: int
    style: str
    key: str
    owner: tuple[str, ...]
    words: str

    @property
    def inner(self) -> Span:
        """Return the span of the value without its quotation marks."""
        return (self.start + 1, self.end - 1) if self.style else (self.start, self.end)


def scalars_of(file: str, text: str) -> Iterator[Scalar]:
    """Yield the values in a file, except block scalars."""
    begins, yaml = 0, text
    if not file.endswith((".yaml", ".yml")):
        match = FRONT_MATTER.match(text)
        if match is None:
            return
        begins, yaml = match.start(1), match[1]
    root = node_of(yaml)
    yield from _walk(file, text, begins, root, (), "") if root else ()


def _walk(file: str, text: str, begins: int, node: Node, owner: tuple[str, ...], key: str) -> Iterator[Scalar]:
    match node:
        case MappingNode():
            for name, value in node.value:
                yield from _walk(file, text, begins, value, (*owner, key) if key else owner, str(name.value))
        case SequenceNode():
            for number, value in enumerate(node.value):
                inside = (*owner, key, str(number)) if isinstance(value, MappingNode) else (*owner, key)
                yield from _walk(file, text, begins, value, inside, key if isinstance(value, ScalarNode) else "")
        case ScalarNode():
            start, end = begins + node.start_mark.index, begins + node.end_mark.index
            style = node.style if node.style in ("'", '"') else ""
            if node.style not in ("|", ">") and end > start:
                first, last = (start + 1, end - 1) if style else (start, end)
                words = "".join(item.char for item in visible(text, first, last) if item.sure).strip()
                handle = text[first:last].strip()
                yield Scalar(file, start, end, style, key, owner, handle if handle.startswith("@") else words)


def spelled(value: str, style: str, *, flow: bool = False, was: str = "") -> str:
    """Return `value` as YAML, in its original style if possible. `was` is the old value without quotation marks."""
    if style == "'":
        return "'" + value.replace("'", "''") + "'"
    # `x` replaces an unchanged first character, which is allowed even if it is special
    begins = f"x{value[1:]}" if was and value[:1] == was[:1] else value
    number = RESOLVED.fullmatch(value) and not RESOLVED.fullmatch(was)
    simple = not style and PLAIN.fullmatch(begins) and not number and value == value.strip()
    if simple and not (flow and set(value) & set(",[]{}")):
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'
