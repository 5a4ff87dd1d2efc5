"""Write conflicts as suggestions. In: the conflicts of all partners, and the merged source. Out: edits.

The wording of the first partner replaces that of the source, and those of the other partners follow it, each with its
author, because nested suggestions would be unreadable. If the phrase already contains suggestions, it stays, and all
wordings follow it. If an author rejects all suggestions, the source is as before.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from briefpress import lazy
from briefpress.docx.read import Suggested
from briefpress.lazy import dataclass
from briefpress.merge.base import copy_with
from briefpress.merge.conflicts import Conflict
from briefpress.merge.source_map.edits import Edit, applied, carried
from briefpress.merge.source_map.offsets import Span
from briefpress.merge.words.spelling import suggested
from briefpress.model import Decision, SuggestionKind, decided
from briefpress.problems import Report
from briefpress.source import FRONT_MATTER, read_brief
from briefpress.workspace import Workspace

# the marker at the start of a heading, a list item or a note
LEAD = lazy.pattern(r"[ \t>]*(?:#{1,6}|[-*+]|\w{1,9}[.)]|\[\^[^\]]+\]:)[ \t]+")
CELL_END = lazy.pattern(r"[ \t]*\|[ \t]*$")
INNER = r"(?:(?!\{(?:~~|\+\+|--|>>)).)*?"
OPEN = lazy.pattern(
    rf"\{{~~{INNER}~>(?P<new>{INNER})~~\}}|\{{\+\+(?P<added>{INNER})\+\+\}}|\{{--{INNER}--\}}|\{{>>{INNER}<<\}}",
    re.DOTALL,
)  # a suggestion or comment that contains no other


@dataclass(frozen=True, slots=True)
class Wording:
    """A conflict with the wording of a partner, its author, and the text of the source file in which it was found."""

    clash: Conflict
    author: str
    text: str


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase in the merged source, and each partner's wording of it, with the partner's name."""

    file: str
    span: Span
    ours: str
    theirs: tuple[tuple[str, str], ...]


def marked(
    workspace: Workspace, brief: str, texts: Mapping[str, str], wordings: Sequence[Wording]
) -> dict[str, list[Edit]]:
    """Map each file to the edits that write conflicts into `texts`, omitting those that would not read back."""
    out: dict[str, list[Edit]] = defaultdict(list)
    for file in dict.fromkeys(wording.clash.file for wording in wordings if wording.clash.file.endswith(".md")):
        front = FRONT_MATTER.match(texts[file])
        for phrase in _phrases(file, texts[file], [wording for wording in wordings if wording.clash.file == file]):
            new = _written(phrase)
            if (
                not (front and phrase.span[0] < front.end())
                and new
                and _is_reversible(workspace, brief, texts, phrase, *new)
            ):
                out[file].append(Edit(file, *phrase.span, new[0], 0))
    return out


def _phrases(file: str, text: str, wordings: Sequence[Wording]) -> Iterator[_Phrase]:
    """Yield the phrases in conflict.

    Overlapping phrases become one, with the wordings in the order of the Word files.
    """
    spans: dict[int, Span] = {}
    for number, wording in enumerate(wordings):
        edits, lost = carried(wording.text, text, [Edit(file, *wording.clash.span, "", 0)])
        if edits and not lost:
            spans[number] = edits[0].start, edits[0].end
    groups: list[list[int]] = []
    end = -1
    for number in sorted(spans, key=spans.__getitem__):
        start, last = spans[number]
        if groups and (start < end or spans[number] == spans[groups[-1][0]]):
            groups[-1].append(number)
        else:
            groups.append([number])
        end = max(end, last)
    for group in groups:
        first, last = min(spans[index][0] for index in group), max(spans[index][1] for index in group)
        theirs: dict[str, str] = {}
        for number in sorted(group):
            start, end = spans[number]
            words = text[first:start] + wordings[number].clash.theirs + text[end:last]
            theirs.setdefault(_accepted(words).strip(), wordings[number].author)
        yield _Phrase(file, (first, last), text[first:last], (*theirs.items(),))


def _written(phrase: _Phrase) -> tuple[str, str] | None:
    """Return a phrase with its wordings as suggestions, and the phrase with all these suggestions accepted.

    Return None if the wordings do not fit in one paragraph or cell.
    """
    wordings = [words for words, _ in phrase.theirs]
    both = [phrase.ours, *wordings]
    match, end = LEAD.match(phrase.ours), CELL_END.search(phrase.ours)
    lead = match[0] if match and all(words.startswith(match[0]) for words in both) else ""
    tail = end[0] if end and all(words.endswith(end[0]) for words in both) else ""
    if "\n\n" in "".join(both) or not any(both) or any("|" in words.removesuffix(tail) for words in both):
        return None
    ours = phrase.ours.removeprefix(lead).removesuffix(tail)
    is_open = ours != _accepted(ours)
    parts = [] if is_open or not ours else [(_by(SuggestionKind.DELETION, phrase.theirs[0][1]), ours)]
    unchanged = ours if is_open else ""
    accepted = unchanged
    for words, author in phrase.theirs:
        new = words.removeprefix(lead).removesuffix(tail)
        new = f" {new}" if new and accepted.strip() else new
        accepted += new
        parts += [(_by(SuggestionKind.INSERTION, author), new)] if new else []
    return f"{lead}{unchanged}{suggested(parts)}{tail}", f"{lead}{accepted}{tail}"


def _by(kind: SuggestionKind, author: str) -> tuple[Suggested, ...]:
    return (Suggested(kind, author),)


def _accepted(words: str) -> str:
    """Return text with its suggestions accepted and its comments removed."""
    before = None
    while words != before:
        before, words = words, OPEN.sub(lambda match: match["new"] or match["added"] or "", words)
    return words


def _is_reversible(
    workspace: Workspace, brief: str, texts: Mapping[str, str], phrase: _Phrase, both: str, accepted: str
) -> bool:
    """Return whether rejecting the suggestions of a phrase yields the source, and accepting them yields all
    wordings.
    """
    wordings = (Decision.REJECT, phrase.ours), (Decision.ACCEPT, accepted)
    return all(_has_text(workspace, brief, texts, phrase, both, *wording) for wording in wordings)


def _has_text(
    workspace: Workspace,
    brief: str,
    texts: Mapping[str, str],
    phrase: _Phrase,
    both: str,
    decision: Decision,
    wanted: str,
) -> bool:
    read = []
    for words in (both, wanted):
        text = applied(texts[phrase.file], [Edit(phrase.file, *phrase.span, words, 0)])
        with copy_with(workspace, {**texts, phrase.file: text}) as copy:
            found = read_brief(copy, brief, Report())
        read.append(decided(found, decision) if found else None)
    return read[0] is not None and read[0] == read[1]
