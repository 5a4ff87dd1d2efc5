"""Explanations at the cursor, in Markdown. In: a code, a field or a name. Out: its meaning."""

from __future__ import annotations

from briefpress.language_server.names import Name
from briefpress.language_server.schema import KEY, fields_at, path_at
from briefpress.language_server.texts import Spot, Text
from briefpress.problems import Code
from briefpress.problems.catalogue import catalogue


def about_code(code: Code) -> str:
    """Return the meaning of a problem code, why it matters and what to do."""
    found = catalogue()[code]
    return f"**{code}**: {found.summary}\n\n{found.why.strip()}\n\n**What to do:** {found.do.strip()}"


def about_field(text: Text, spot: Spot, subject: str) -> str:
    """Return the meaning of the field at `spot`, or `""` if there is none."""
    match = KEY.match(text.line(spot.line))
    if not match or not match.start("key") <= spot.column <= match.end("key"):
        return ""
    first = text.front().start if subject == "front-matter" else 0
    path = path_at(text.lines[first:], spot.line - first, len(match["indent"]))
    known = fields_at(subject, path).get(match["key"].replace("_", "-"))
    if known is None:
        return ""
    values = f"\n\nValues: {', '.join(f'`{value}`' for value in known.values)}" if known.values else ""
    return f"**{match['key']}**: {known.about}{values}"


def about_name(name: Name) -> str:
    """Return the kind and description of a name."""
    return f"**{name.id}** ({name.kind}): {name.about}" if name.about else f"**{name.id}** ({name.kind})"
