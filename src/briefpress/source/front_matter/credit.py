"""Contributor roles. In: roles as authors write them. Out: CRediT terms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefpress.fields import YamlReader
from briefpress.problems import Code, nearest
from briefpress.yaml import MappingNode, Node

# The roles of CRediT (ANSI/NISO Z39.104-2022).
CREDIT = (
    "Conceptualization",
    "Data curation",
    "Formal analysis",
    "Funding acquisition",
    "Investigation",
    "Methodology",
    "Project administration",
    "Resources",
    "Software",
    "Supervision",
    "Validation",
    "Visualization",
    "Writing – original draft",
    "Writing – review & editing",
)
# Other names for some of these roles.
ALSO = {
    "Administration": "Project administration",
    "Analysis": "Formal analysis",
    "Curation": "Data curation",
    "Drafting": "Writing – original draft",
    "Editing": "Writing – review & editing",
    "Funding": "Funding acquisition",
    "Reviewing": "Writing – review & editing",
    "Writing": "Writing – original draft",
}


def read_roles(yaml: YamlReader, node: Node | None) -> Iterator[str]:
    """Yield the roles as CRediT terms; an item may contain several, separated by commas."""
    for item in yaml.items(node):
        pairs = item.value if isinstance(item, MappingNode) else ()
        for role, degree in pairs:
            text, hint = f'the degree "{degree.value}" of a role has no effect', "write the role without its degree"
            yaml.report.add(Code.KEY_UNKNOWN, text, yaml.place(degree), hint)
            yield from _role(yaml, role, yaml.line(role))
        for written in yaml.line(item).split(",") if not isinstance(item, MappingNode) else ():
            yield from _role(yaml, item, written.strip())


def _role(yaml: YamlReader, node: Node, written: str) -> Iterator[str]:
    if role := ROLES.get(_plain(written)):
        yield role
        return
    hint = nearest(written.capitalize(), CREDIT) or f"valid roles: {', '.join(CREDIT)}"
    text = f'"{written}" is not a CRediT role'
    yaml.report.add(Code.VALUE_INVALID, text, yaml.place(node), hint)


def _plain(role: str) -> str:
    """Return a role in normalised form, for comparison."""
    return re.sub("[^a-z]", "", role.lower().replace("isation", "ization").replace("&", "").replace(" and ", " "))


ROLES = {_plain(name): role for name, role in (*zip(CREDIT, CREDIT, strict=True), *ALSO.items())}
