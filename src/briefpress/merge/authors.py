"""The authors of changes. In: messages about changes, and the tracked changes of a file. Out: messages with authors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefpress import lazy
from briefpress.docx.read import Revision
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Finding

WORD = lazy.pattern(r"\w+")


def signed(found: Changes, findings: Mapping[int, Finding]) -> dict[int, Finding]:
    """Return messages about changes, with the names of their authors if the changes were tracked."""
    own = {(one.author, one.date, one.text) for one in found.base.revisions}
    new = [one for one in found.other.revisions if (one.author, one.date, one.text) not in own]
    return {number: _signed(one, new, found.came.get(number)) for number, one in findings.items()}


def _signed(finding: Finding, revisions: Iterable[Revision], paragraph: int | None) -> Finding:
    """Return a message with the authors of the tracked changes in its paragraph, if possible only of those that have
    words in common with the message.
    """
    beside = [one for one in revisions if paragraph is None or one.paragraph in (paragraph, -1)]
    words = {*WORD.findall(finding.text)}
    fits = [one for one in beside if one.text.strip() and {*WORD.findall(one.text)} & words]
    chosen = fits or [one for one in beside if paragraph is not None and one.paragraph == paragraph]
    names = dict.fromkeys(one.author for one in chosen if one.author)
    date = next((one.date for one in chosen), "")
    return replace(finding, author=" and ".join(names), date=date) if names and not finding.author else finding
