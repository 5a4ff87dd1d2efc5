"""Headings for groups of people.

In: a changed heading, which is the house word of a role. Out: the edit to the group in the front matter.
"""

from __future__ import annotations

from briefpress.merge.changed.record_lists import entry_of, value
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.source_map.edits import Edit
from briefpress.merge.source_map.scalars import spelled
from briefpress.yaml import MappingNode, Node, ScalarNode


def relabelled(changes: Changes, old: int, new: int) -> Edit | None:
    """Return the edit that changes the role of a group or, if no role has the new heading, sets its title."""
    before, after = changes.base.paragraphs[old], changes.other.paragraphs[new].text.strip()
    if before.style != "people heading" or not after:
        return None
    paragraphs = changes.base.paragraphs
    name = next(
        (
            index
            for index in range(old + 1, len(paragraphs))
            if paragraphs[index].style in ("person name", before.style)
        ),
        old,
    )
    entry = entry_of(changes, name) if name > old and paragraphs[name].style == "person name" else None
    groups = entry.field.value if entry else ()
    group = next((group for group in groups if entry and value(group, "members") is entry.group), None)
    role = value(group, "role")
    if entry is None or group is None or not isinstance(role, ScalarNode) or value(group, "title"):
        return None
    start, end = entry.begins + role.start_mark.index, entry.begins + role.end_mark.index
    if other := _role(changes, role.value, before.text, after):
        return Edit(entry.file, start, end, other, 0)
    return _titled(changes.texts[entry.file], entry.file, group, (start, end), after)


def _role(changes: Changes, role: str, before: str, after: str) -> str:
    """Return the role with the house word `after`, or `""` if there is none or the brand has house words of its own."""
    words = changes.house_words.tables["roles"]
    known = words.get(role) == before.strip()
    return next((name for name, word in words.items() if known and word == after), "")


def _titled(text: str, file: str, group: Node, role: tuple[int, int], title: str) -> Edit:
    """Return the edit that writes a title after the role, in the YAML style of the group."""
    start, end = role
    assert isinstance(group, MappingNode)
    if group.flow_style:
        return Edit(file, end, end, f", title: {spelled(title, '', flow=True)}", 0)
    at = text.rindex("role", 0, start)
    lead = " " * (at - text.rfind("\n", 0, at) - 1)
    line = text.find("\n", end)
    return Edit(file, line, line, f"\n{lead}title: {spelled(title, '')}", 0)
