"""Conflicts. In: the base, the current source, and edits that clash with it. Out: both wordings.

The source keeps its own. On request, both are written as a suggestion that replaces one by the other. Whole phrases are
compared, because mixing the words of two authors would produce a third text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefpress import lazy
from briefpress.docx.read import Suggested
from briefpress.lazy import dataclass
from briefpress.merge.base import copy_with
from briefpress.merge.source_map.edits import Edit, applied, gap
from briefpress.merge.source_map.offsets import Span
from briefpress.merge.words.spelling import suggested
from briefpress.model import Decision, SuggestionKind, decided
from briefpress.problems import Report
from briefpress.source import FRONT_MATTER, read_brief
from briefpress.workspace import Workspace

LEAD = lazy.pattern(r"[ \t>]*(?:#{1,6}|[-*+]|\w{1,9}[.)]|\[\^[^\]]+\]:)[ \t]+")  # of a heading, an item, a note


@dataclass(frozen=True, slots=True)
class Conflict:
    """A phrase with two wordings: its place in the source, and the changes with the other wording."""

    file: str
    span: Span
    ours: str
    theirs: str
    changes: frozenset[int]

    @property
    def said(self) -> str:
        """Return both wordings for a message."""
        return f'source: "{_short(self.ours)}", Word: "{_short(self.theirs)}"'

    def marked(self, author: str) -> Edit | None:
        """Return the suggestion with both wordings; None if they are not in one paragraph."""
        if "\n\n" in self.ours + self.theirs or not (self.ours + self.theirs).strip():
            return None
        match = LEAD.match(self.ours)
        lead = match[0] if match and self.theirs.startswith(match[0]) else ""
        ours, theirs = (words.removeprefix(lead) for words in (self.ours, self.theirs))
        kinds = (SuggestionKind.DELETION, ours), (SuggestionKind.INSERTION, theirs)
        new = suggested([((Suggested(kind, author),), words) for kind, words in kinds if words])
        return Edit(self.file, *self.span, f"{lead}{new}", min(self.changes))


def conflicts(file: str, base: str, current: str, lost: Iterable[Edit]) -> Iterator[Conflict]:
    """Yield the phrases that both sides changed."""
    by_gap: dict[tuple[Span, Span], list[Edit]] = defaultdict(list)
    for edit in lost:
        by_gap[gap(base, current, edit)].append(edit)
    for ((first, last), (start, end)), edits in by_gap.items():
        moved = [Edit(file, one.start - first, one.end - first, one.new, one.change) for one in edits]
        ours, theirs = current[start:end], applied(base[first:last], moved)
        head = len(ours) - len(ours.lstrip())
        span = (start + head, start + len(ours.rstrip())) if ours.strip() else (start, start)
        theirs = theirs.strip() if ours.strip() else theirs
        yield Conflict(file, span, ours.strip(), theirs, frozenset(one.change for one in edits))


def marked(
    workspace: Workspace, brief: str, texts: Mapping[str, str], found: Sequence[Conflict], author: str
) -> dict[str, list[Edit]]:
    """Return the edits that write the conflicts into `texts`, by file, if both of their wordings can be read back."""
    out: dict[str, list[Edit]] = defaultdict(list)
    for one in found:
        edit = one.marked(author)
        front = FRONT_MATTER.match(texts[one.file])
        if edit is None or not one.file.endswith(".md") or (front and edit.start < front.end()):
            continue
        other = applied(texts[one.file], [Edit(one.file, *one.span, one.theirs, 0)])
        both = applied(texts[one.file], [edit])
        wordings = ((Decision.REJECT, texts[one.file]), (Decision.ACCEPT, other))
        if all(_reads(workspace, brief, texts, one.file, both, *wording) for wording in wordings):
            out[one.file].append(edit)
    return out


def _reads(
    workspace: Workspace, brief: str, texts: Mapping[str, str], file: str, both: str, decision: Decision, wanted: str
) -> bool:
    """Return whether a text with both wordings, once decided, reads as `wanted`."""
    read = []
    for text in (both, wanted):
        with copy_with(workspace, {**texts, file: text}) as copy:
            found = read_brief(copy, brief, Report())
        read.append(decided(found, decision) if found else None)
    return read[0] is not None and read[0] == read[1]


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= MOST else f"{words[:MOST]}..."


MOST = 200  # characters of a wording that a message shows
