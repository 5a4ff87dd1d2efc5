"""Check that no text is lost or duplicated. In: the sent file, the received file and the new file. Out: changes to
drop.

A paragraph that is split, joined or moved disappears in one place and appears in another. If only one of the two
changes were written, text would be lost or duplicated, so both are dropped.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from briefpress import lazy
from briefpress.docx.read import Draft
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.source_map.bound import Bound
from briefpress.merge.source_map.edits import Edit
from briefpress.merge.source_map.field_styles import MADE_STYLES

WORD = lazy.pattern(r"\w+")
Words = Counter[str]


def unsafe_changes(changes: Changes, made: Changes, edits: Iterable[Edit]) -> set[int]:
    """Return the changes that lose text that the received file still contains, or that duplicate text.

    `made` is the draft of the edited source. Generated text is ignored, and so is text that appears in several places,
    such as a title.
    """
    sent, others = _written(changes.base, changes.bound)
    received = _received(changes, others)
    now, _ = _written(made.base, made.bound)
    lost, doubled = (sent & received) - now, now - (sent | received)
    out: set[int] = set()
    for change, took, put in _by_change(edits, changes):
        away = Words({word: n for word, n in (took - put).items() if word in sent})
        if _mostly(away, lost) or _mostly(put - took, doubled):
            out.add(change)
    return out


def _mostly(words: Words, of: Words) -> bool:
    return 0 < words.total() <= 2 * (words & of).total()


def _by_change(edits: Iterable[Edit], changes: Changes) -> Iterator[tuple[int, Words, Words]]:
    took: dict[int, Words] = defaultdict(Counter)
    put: dict[int, Words] = defaultdict(Counter)
    for edit in edits:
        took[edit.change] += _words(changes.texts[edit.file][edit.start : edit.end])
        put[edit.change] += _words(edit.new)
    for change, words in took.items():
        yield change, words, put[change]


def _words(text: str) -> Words:
    return Counter(WORD.findall(text))


def _written(draft: Draft, bound: Sequence[Bound | None]) -> tuple[Words, list[Words]]:
    """Return the words that appear once in the source and once in the draft, and the other words of each paragraph."""
    shown = Counter((item.file, span) for item in bound if item for span in item.chars if span)
    out: Words = Counter()
    others: list[Words] = []
    for paragraph, binding in zip(draft.paragraphs, bound, strict=True):
        rest: Words = Counter()
        for match in WORD.finditer(paragraph.text):
            span = binding.chars[match.start()] if binding and match.start() < len(binding.chars) else None
            alone = binding is not None and span is not None and shown[binding.file, span] == 1
            (out if alone else rest)[match[0]] += 1
        others.append(rest)
    return out, others


def _received(changes: Changes, others: Sequence[Words]) -> Words:
    """Return the words of the received file, without `others` and without generated words, such as page numbers."""
    out: Words = Counter()
    for old, new in changes.pairs:
        if new is None or (old is not None and changes.bound[old] is None):
            continue
        paragraph = changes.other.paragraphs[new]
        if old is not None or not paragraph.style.startswith(MADE_STYLES):
            out += _words(paragraph.text) - (others[old] if old is not None else Counter())
    return out
