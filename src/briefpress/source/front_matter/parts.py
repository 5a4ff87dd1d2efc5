"""The parts of a brief besides the body. In: fields of the front matter. Out: prose, funding, and the order of the
parts.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from briefpress.fields import Fields, YamlReader
from briefpress.model import ORDER, Blocks, Funding, ListBlock, counts_in_order
from briefpress.problems import Code, nearest
from briefpress.source.front_matter.affiliations import AffiliationReader
from briefpress.source.records.reader import RecordReader
from briefpress.source.schema.front_matter import AWARD, FUNDING, PROSE
from briefpress.yaml import MappingNode, Node, SequenceNode

STATEMENTS = ("statement", "open-access")
WHY = "is not part of the main text"


def read_parts(records: RecordReader, fields: Fields) -> dict[str, Blocks]:
    """Return the prose parts by name; a YAML list of key messages becomes one list block."""
    parts = {"keypoints": _keypoints(records, fields.get("keypoints"))}
    items = ((name, item) for name in PROSE for item in records.yaml.items(fields.get(name)))
    for name, item in items:
        parts[name] = (*parts.get(name, ()), *records.prose(item, f"`{name}`", WHY))
    return {name: blocks for name, blocks in parts.items() if blocks}


def _keypoints(records: RecordReader, node: Node | None) -> Blocks:
    if not isinstance(node, SequenceNode):
        return records.prose(node, "a key message", WHY)
    items = (records.prose(item, "a key message", WHY) for item in node.value)
    found = tuple(item for item in items if item)
    return (ListBlock(found, place=records.yaml.place(node)),) if found else ()


def read_funding(records: RecordReader, institutions: AffiliationReader, node: Node | None) -> tuple[Funding, ...]:
    """Return the funding: a statement, or fields for statement, funders and awards; a funder may be the id of an
    affiliation.
    """
    return tuple(_funding(records, institutions, item) for item in records.yaml.items(node))


def _funding(records: RecordReader, institutions: AffiliationReader, node: Node) -> Funding:
    if not isinstance(node, MappingNode):
        return Funding(records.prose(node, "`funding`", WHY))
    yaml = records.yaml
    fields = yaml.fields(node, FUNDING, "the funding")
    if not fields:
        hint = "write `statement: ...`, or `source: ...` and `award: ...`"
        yaml.report.add(Code.KEY_MISSING, "`funding` is empty", yaml.place(node), hint)
    awards = [_award(yaml, institutions, item) for item in yaml.items(fields.get("award"))]
    named = [_named(yaml, fields), *(name for name, _ in awards)]
    sources = (*_sources(institutions, fields), *(source for _, of in awards for source in of))
    statements = (records.prose(fields.get(name), "`funding`", WHY) for name in STATEMENTS)
    return Funding(
        tuple(chain.from_iterable(statements)), tuple(dict.fromkeys(sources)), tuple(name for name in named if name)
    )


def _award(yaml: YamlReader, institutions: AffiliationReader, node: Node) -> tuple[str, tuple[str, ...]]:
    """Return the name and number of a grant, and its funders."""
    if not isinstance(node, MappingNode):
        return yaml.line(node), ()
    fields = yaml.fields(node, AWARD, "an award")
    return _named(yaml, fields), _sources(institutions, fields)


def _named(yaml: YamlReader, fields: Fields) -> str:
    name, number = yaml.line(fields.get("name")), yaml.line(fields.get("id"))
    return f"{name} ({number})" if name and number else name or number


def _sources(institutions: AffiliationReader, fields: Fields) -> tuple[str, ...]:
    return tuple(source.name for source in institutions.read(fields.get("source")))


# Other names of parts, and what to write instead
OTHER_PARTS = {
    **dict.fromkeys(("summary", "executive-summary"), "write abstract"),
    "key-messages": "write keypoints",
    "text": "write body",
}


def read_order(yaml: YamlReader, node: Node | None) -> tuple[str, ...]:
    """Return the names of the parts that come first, in order. The summary must precede the body, because it is
    numbered first.
    """
    order = tuple(_known(yaml, node))
    is_whole = len(order) == len(tuple(yaml.items(node)))
    if node is not None and is_whole and not counts_in_order(order):
        hint = "write `abstract` before `body`: its notes and figures are numbered first"
        yaml.report.add(Code.VALUE_INVALID, "the summary comes after the text", yaml.place(node), hint)
    return order


def _known(yaml: YamlReader, node: Node | None) -> Iterator[str]:
    for item in yaml.items(node):
        written = yaml.line(item).replace("_", "-")
        if written in ORDER:
            yield written
            continue
        if written.isdecimal():
            text = "a number has no effect here (other programs use it to sort the pages of a website)"
            yaml.report.add(Code.KEY_UNKNOWN, text, yaml.place(item), "remove it, or list the parts that come first")
            continue
        others = f"valid parts: {', '.join(ORDER)}"
        hint = OTHER_PARTS.get(written) or nearest(written, ORDER) or others
        yaml.report.add(Code.VALUE_INVALID, f'there is no part "{written}"', yaml.place(item), hint)
