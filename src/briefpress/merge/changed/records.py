"""People and organisations removed from a list. In: the changes so far. Out: edits that remove them from the list.

Their records stay, because other briefs may use them. Everything shown of a record is removed with its name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from briefpress.docx.read import PICTURE_MARK, Paragraph
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.told import Kind
from briefpress.merge.source_map.blocks import QUOTES, level_of, line_of
from briefpress.merge.source_map.bound import ATTRIBUTE, Bound
from briefpress.merge.source_map.edits import Edit
from briefpress.merge.source_map.offsets import Span
from briefpress.merge.words.messages import short
from briefpress.source import FRONT_MATTER

FIELDS = {"person name": "people", "organisation name": "contributors", "contact name": "contacts"}


def left_out(changes: Changes) -> set[int]:
    """Remove people and organisations from their lists if all of their text is gone; return these paragraphs."""
    gone = {old for old, new in changes.pairs if new is None and old is not None}
    seen = Counter[tuple[str, str]]()
    out: set[int] = set()
    for old, paragraph in enumerate(changes.base.paragraphs):
        if paragraph.style not in FIELDS:
            continue
        number, shown = seen[paragraph.style, paragraph.text], _shown(changes.base.paragraphs, old)
        seen[paragraph.style, paragraph.text] += 1
        entry = _entry(changes, old, number, gone) if gone >= shown else None
        if entry:
            file, span, heading = entry
            change = changes.tell(Kind.TAKEN, Bound(file, (), block=span), f'removed "{short(paragraph)}"')
            changes.edits.append(Edit(file, *span, "", change))
            out |= shown | heading
    return out


def renamed(changes: Changes, bound: Bound, edits: Sequence[Edit]) -> Iterator[Edit]:
    """Yield the edits of attributes that refer to the person whose name was edited."""
    for scalar in bound.scalars:
        own = [one for one in edits if (one.file, one.start, one.end) == (scalar.file, scalar.start, scalar.end)]
        if scalar.key != "name" or not own:
            continue
        name = own[0].new.strip(QUOTES)
        for file, text in changes.texts.items():
            for match in ATTRIBUTE.finditer(text) if file.endswith(".md") else ():
                if match[1] == "person" and match[2] == scalar.words:
                    yield Edit(file, *match.span(2), name, own[0].change)


def _shown(paragraphs: Sequence[Paragraph], name: int) -> set[int]:
    """Return the paragraphs of a record: its name, the picture before it, all up to the next record or heading."""
    out = {name, *([name - 1] if name and _is_picture(paragraphs[name - 1]) else [])}
    for number in range(name + 1, len(paragraphs)):
        one = paragraphs[number]
        if one.style in FIELDS or level_of(one.style) or one.style.endswith("heading") or _is_picture(one):
            break
        out.add(number)
    return out


def _is_picture(paragraph: Paragraph) -> bool:
    return PICTURE_MARK in paragraph.text and not paragraph.text.strip(f"{PICTURE_MARK} ")


def _entry(changes: Changes, old: int, number: int, gone: set[int]) -> tuple[str, Span, set[int]] | None:
    """Return the place where a record is listed, and its heading too if it is the last one below it."""
    bound, style = changes.bound[old], changes.base.paragraphs[old].style
    file = next((file for file in changes.texts if file.endswith(".md")), "")
    root, begins = _front(changes.texts.get(file, ""))
    if bound is None or not bound.scalars or root is None:
        return None
    listed = _value(root, FIELDS[style])
    found = [(group, at) for group in _lists(listed) for at, item in enumerate(group.value) if _is(item, bound, begins)]
    if number >= len(found):
        return None
    group, at = found[number]
    if len(group.value) > 1:
        return file, _item(changes.texts[file], begins, group, at), set()
    heading = next((one for one in range(old, -1, -1) if changes.base.paragraphs[one].style == "people heading"), old)
    if isinstance(listed, SequenceNode) and len(listed.value) > 1 and heading != old and heading in gone:
        at = next(at for at, one in enumerate(listed.value) if _value(one, "members") is group)
        return file, _item(changes.texts[file], begins, listed, at), {heading}
    return None


def _front(text: str) -> tuple[Node | None, int]:
    match = FRONT_MATTER.match(text)
    if match is None:
        return None, 0
    try:
        return YAML(typ="safe", pure=True).compose(match[1]), match.start(1)
    except YAMLError:
        return None, 0


def _value(node: Node | None, key: str) -> Node | None:
    pairs = node.value if isinstance(node, MappingNode) else ()
    return next((value for name, value in pairs if name.value == key), None)


def _lists(node: Node | None) -> Iterator[SequenceNode]:
    """Yield the lists of records: the field itself, or the members of its groups."""
    if isinstance(node, SequenceNode):
        groups = [_value(one, "members") for one in node.value]
        yield from (one for one in (groups if any(groups) else [node]) if isinstance(one, SequenceNode))


def _is(item: Node, bound: Bound, begins: int) -> bool:
    """Return whether a list item refers to the record of a paragraph, or is that record."""
    start = bound.scalars[0].start
    if isinstance(item, ScalarNode):
        return item.value in bound.scalars[0].owner[:1]
    return bool(begins + item.start_mark.index <= start < begins + item.end_mark.index)


def _item(text: str, begins: int, group: SequenceNode, at: int) -> Span:
    """Return the span to remove with a list item, in either YAML syntax."""
    spans = [(begins + one.start_mark.index, begins + one.end_mark.index) for one in group.value]
    if group.flow_style:
        return (spans[at - 1][1], spans[at][1]) if at else (spans[0][0], spans[1][0])
    start, _ = line_of(text, spans[at][0])
    if at + 1 < len(spans):
        return start, line_of(text, spans[at + 1][0])[0]
    last = spans[at][0] + len(text[slice(*spans[at])].rstrip())
    return start, line_of(text, last)[1] + 1
