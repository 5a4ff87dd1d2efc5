"""Records under their ids or names, as other programs write them: `uni: {name: University of Utrecht}`.

In: nodes. Out: the nodes of the records, each with its key as a field; all text in a node.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.fields import is_empty
from briefpress.fields.kinds import Table, spellings
from briefpress.problems import nearest
from briefpress.yaml import MappingNode, Node, ScalarNode, SequenceNode


def under_keys(node: Node, known: Table, line: str = "") -> Iterator[Node]:
    """Yield the records in `node`, each with its key as its field `id`; any other node is yielded unchanged.

    `known` are the fields of a record. A record in one line, `uni: University of Utrecht`, has the field `line`;
    without `line`, such a mapping is yielded unchanged.
    """
    names = {spelling for name, field in known.items() for spelling in spellings(name, field)}
    pairs = node.value if isinstance(node, MappingNode) else []
    if not pairs or not all(_is_record(key, value, names, line) for key, value in pairs):
        yield node
        return
    for key, value in pairs:
        fields = value.value if isinstance(value, MappingNode) else []
        if isinstance(value, ScalarNode) and not is_empty(value):
            fields = [(_named(key, line), value)]
        has_id = any(str(name.value).lower() == "id" for name, _ in fields)
        own = [] if has_id else [(_named(key, "id"), key)]
        yield MappingNode("tag:yaml.org,2002:map", [*own, *fields], key.start_mark, key.end_mark)


def _is_record(key: Node, value: Node, names: set[str], line: str) -> bool:
    """Return whether `key` is an id and `value` a record; a key that is one of the fields `names`, perhaps misspelt, is
    not an id.
    """
    written = str(key.value).lower() if isinstance(key, ScalarNode) else ""
    if not written or written in names or isinstance(value, MappingNode):
        return bool(written) and written not in names
    return isinstance(value, ScalarNode) and bool(line or is_empty(value)) and not nearest(written, names)


def _named(key: Node, name: str) -> ScalarNode:
    """Return the name of a field, at the place of `key`."""
    return ScalarNode(key.tag, name, key.start_mark, key.end_mark)


def scalars(node: Node | None) -> Iterator[str]:
    """Yield every value inside `node`, at any depth; anchors can make a node contain itself."""
    waiting, seen = [node] if node else [], set[int]()
    while waiting:
        inner = waiting.pop()
        if id(inner) in seen:
            continue
        seen.add(id(inner))
        if isinstance(inner, ScalarNode):
            yield str(inner.value).strip()
        elif isinstance(inner, MappingNode):
            waiting += [value for _, value in inner.value]
        elif isinstance(inner, SequenceNode):
            waiting += inner.value
