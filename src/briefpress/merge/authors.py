"""The authors of changes. In: messages about changes, and the tracked changes in a file. Out: the messages, with the
authors of the changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefpress import lazy
from briefpress.docx.read import Revision
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Finding

WORD = lazy.pattern(r"\w+")


def with_authors(changes: Changes, findings: Mapping[int, Finding]) -> dict[int, Finding]:
    """Map the number of each change to the messages about it; a message about a tracked change states its
    author.
    """
    own = {(revision.author, revision.date, revision.text) for revision in changes.base.revisions}
    new = [
        revision for revision in changes.other.revisions if (revision.author, revision.date, revision.text) not in own
    ]
    return {
        number: _with_authors(finding, new, changes.new_indices.get(number)) for number, finding in findings.items()
    }


def _with_authors(finding: Finding, revisions: Iterable[Revision], paragraph: int | None) -> Finding:
    """Return a message with the authors of the tracked changes in its paragraph. If some of the changes share words
    with the message, only their authors are added.
    """
    beside = [revision for revision in revisions if paragraph is None or revision.paragraph in (paragraph, -1)]
    words = {*WORD.findall(finding.text)}
    fits = [revision for revision in beside if revision.text.strip() and {*WORD.findall(revision.text)} & words]
    chosen = fits or [revision for revision in beside if paragraph is not None and revision.paragraph == paragraph]
    names = dict.fromkeys(revision.author for revision in chosen if revision.author)
    date = next((revision.date for revision in chosen), "")
    return replace(finding, author=" and ".join(names), date=date) if names and not finding.author else finding
