"""People's names, written in full or in parts. In: YAML nodes. Out: names as shown."""

from __future__ import annotations

from briefpress.fields import YamlReader
from briefpress.source.schema.records import NAME, NAME_ORDER
from briefpress.yaml import MappingNode, Node, ScalarNode

PARTS = frozenset(name for part, field in NAME.items() for name in (part, *field.also))


def read_name(yaml: YamlReader, node: Node | None) -> str:
    """Return a person's name."""
    if not isinstance(node, MappingNode):
        return yaml.line(node)
    parts = yaml.fields(node, NAME, "a name")
    written = (yaml.line(parts.get(part)) for part in NAME_ORDER)
    return yaml.line(parts.get("literal")) or " ".join(part for part in written if part)


def with_name(node: Node) -> Node:
    """Return the fields of a person; parts of a name, as in CSL and CITATION.cff, are moved into a field `name`."""
    if not isinstance(node, MappingNode):
        return node
    parts = [pair for pair in node.value if _normalised(pair[0]) in PARTS]
    if not parts or any(_normalised(key) == "name" for key, _ in node.value):
        return node
    key, start, end = parts[0][0], parts[0][0].start_mark, parts[-1][1].end_mark
    name = (ScalarNode(key.tag, "name", key.start_mark, key.end_mark), MappingNode(node.tag, parts, start, end))
    others = [pair for pair in node.value if pair not in parts]
    return MappingNode(node.tag, [name, *others], node.start_mark, node.end_mark)


def _normalised(key: Node) -> str:
    """Return a key in lower case, with hyphens for underscores."""
    return str(key.value).replace("_", "-").lower()
