"""People's names, written in full or in parts. In: YAML nodes. Out: names as shown."""

from __future__ import annotations

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

from briefpress.fields import YamlReader
from briefpress.source.schema.records import NAME, NAME_ORDER

PARTS = frozenset(one for part, field in NAME.items() for one in (part, *field.also))


def read_name(yaml: YamlReader, node: Node | None) -> str:
    """Return a person's name."""
    if not isinstance(node, MappingNode):
        return yaml.line(node)
    parts = yaml.fields(node, NAME, "a name")
    written = (yaml.line(parts.get(part)) for part in NAME_ORDER)
    return yaml.line(parts.get("literal")) or " ".join(part for part in written if part)


def with_name(node: Node) -> Node:
    """Return the fields of a person with the parts of the name, as in CSL and CITATION.cff, in a field `name`."""
    if not isinstance(node, MappingNode):
        return node
    parts = [pair for pair in node.value if _spelt(pair[0]) in PARTS]
    if not parts or any(_spelt(key) == "name" for key, _ in node.value):
        return node
    key, start, end = parts[0][0], parts[0][0].start_mark, parts[-1][1].end_mark
    name = (ScalarNode(key.tag, "name", key.start_mark, key.end_mark), MappingNode(node.tag, parts, start, end))
    others = [pair for pair in node.value if pair not in parts]
    return MappingNode(node.tag, [name, *others], node.start_mark, node.end_mark)


def _spelt(key: Node) -> str:
    """Return a key with hyphens and in lower case."""
    return str(key.value).replace("_", "-").lower()
