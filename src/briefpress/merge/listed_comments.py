"""The list of comments beside a brief.

In: the report of a merge. Out: `comments.md`, including its previous content.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from briefpress.merge.drafts.finding import Finding, Kind


def comments_file(folder: Path, root: Path, findings: Iterable[Finding]) -> dict[str, bytes]:
    """Map the workspace path of the comment list in a brief's folder to its new content.

    Existing lines stay, and comments already in the list are not added again. If nothing is new, the mapping is empty.
    """
    file = folder / "comments.md"
    known = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    lines = []
    for finding in findings:
        who = ", ".join(part for part in (finding.author, finding.date) if part)
        text = f"{who + ': ' if who else ''}{finding.text}"
        if finding.kind is Kind.COMMENT and f": {text}\n" not in known:
            lines.append(f"- {finding.at(file.parent.name)}: {text}\n")
    text = (known.rstrip() or "# Comments\n") + "\n" + "".join(lines)
    return {file.relative_to(root).as_posix(): text.encode()} if lines else {}
