"""Paragraphs that were split or joined. In: the changes found so far. Out: edits at the place of the split or join.

Only paragraphs with otherwise unchanged text count as split or joined. In all other cases, one paragraph counts as
edited, and another as added or removed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefpress import lazy
from briefpress.docx.read import PieceKind
from briefpress.merge.changed.frames import frame
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Kind
from briefpress.merge.source_map import blocks
from briefpress.merge.source_map.bound import BLOCKS, Bound
from briefpress.merge.source_map.edits import Edit
from briefpress.merge.source_map.offsets import Span
from briefpress.merge.words.markup import ATOM, TAIL
from briefpress.merge.words.messages import short
from briefpress.merge.words.spelling import DELIMITERS, Token, tokens_of, unmarked
from briefpress.model import Mark

MAXIMUM = 4  # the maximum number of parts into which a paragraph can be split
SPACE = lazy.pattern(r"[ \t]*\\?\n[ \t>]*|[ \t]+")
BETWEEN = lazy.pattern(r"[*_~^`]*\s*(?:[ \t>]*\n)+[ \t>]*(?:(?:[-*+]|\(?\w{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?")
TITLE = lazy.pattern(r"#{1,6}[ \t]+")
Same = tuple[object, ...]


def find(changes: Changes) -> tuple[set[int], set[int]]:
    """Merge splits and joins, and return the paragraphs of both files that need no other edit."""
    partners = {new: old for old, new in changes.pairs if new is not None and old is not None}
    done: set[int] = set()
    for old in range(len(changes.base.paragraphs)):
        if _is_candidate(changes, old):
            done |= _split(changes, old, partners)
    partners = {old: new for new, old in partners.items()}
    gone: set[int] = set()
    for old in range(len(changes.base.paragraphs) - 1):
        if _is_candidate(changes, old) and _is_candidate(changes, old + 1) and (now := _join(changes, old, partners)):
            done.add(now)
            gone |= {old, old + 1}
    return gone, done


def _is_candidate(changes: Changes, old: int) -> bool:
    bound, paragraph = changes.bound[old], changes.base.paragraphs[old]
    return bool(bound and bound.block and bound.form in BLOCKS and not paragraph.cell and paragraph.text.strip())


def _words(tokens: Sequence[Token]) -> list[Same]:
    """Return the characters of tokens without spaces, each with its marks."""
    return [token._replace(text=char).same for _, token, char in _characters(tokens)]


def _characters(tokens: Sequence[Token]) -> Iterator[tuple[int, Token, str]]:
    """Yield all characters except spaces, each with its offset among all characters and its token."""
    at = 0
    for token in tokens:
        shown = token.text if token.kind is PieceKind.TEXT else token.text[:1]
        yield from ((at + number, token, char) for number, char in enumerate(shown) if not char.isspace())
        at += len(token.text)


def _old(changes: Changes, old: int) -> list[Token]:
    return unmarked(tokens_of(changes.base.paragraphs[old].pieces), changes.lost)


def _new(changes: Changes, new: int) -> list[Token]:
    return changes.keys.renamed(unmarked(tokens_of(changes.other.paragraphs[new].pieces), changes.lost))


def _split(changes: Changes, old: int, partners: dict[int, int]) -> set[int]:
    """Merge the split of a paragraph, and return the indices of its parts, of which only one is paired with the old
    paragraph.
    """
    now = next((new for new, other in partners.items() if other == old), None)
    if now is None:
        return set()
    whole, style = _words(_old(changes, old)), changes.base.paragraphs[old].style
    if _words(_new(changes, now)) == whole:
        return set()
    for first, last in _windows(now):
        parts = range(first, last + 1)
        if (
            first < 0
            or last >= len(changes.other.paragraphs)
            or any(part != now and part in partners for part in parts)
        ):
            continue
        texts = [_words(_new(changes, part)) for part in parts]
        alike = all(changes.other.paragraphs[part].style == style for part in parts)
        if alike and all(texts) and [word for words in texts for word in words] == whole:
            return set(parts) if _write_breaks(changes, old, [*parts], texts) else set()
    return set()


def _windows(now: int) -> Iterator[Span]:
    for size in range(2, MAXIMUM + 1):
        yield from ((first, first + size - 1) for first in range(now - size + 1, now + 1))


def _write_breaks(changes: Changes, old: int, parts: Sequence[int], words: Sequence[Sequence[Same]]) -> bool:
    """Write the paragraph breaks between the parts, and return whether that was possible."""
    bound, tokens = changes.bound[old], _old(changes, old)
    assert bound and bound.block
    text, paragraph = changes.texts[bound.file], changes.base.paragraphs[old]
    lead, marker, gap = frame(changes, bound, old, changes.other.paragraphs[parts[1]], paragraph.style)
    edits: list[tuple[Span, str]] = []
    count = 0
    for word in words[:-1]:
        count += len(word)
        place = _break(text, bound, tokens, count)
        if place is None:
            return False
        span, closes, opens = place
        edits.append((span, f"{closes}{gap}{lead}{marker}{opens}"))
    changes.new_index = parts[0]
    message = f'split "{short(changes.other.paragraphs[parts[0]])}" from "{short(changes.other.paragraphs[parts[1]])}"'
    change = changes.add(Kind.MERGED, bound, message, edits[0][0][0])
    for (start, end), new in edits:
        changes.edits += [Edit(bound.file, start, end, "", change)] if end > start else []
        changes.edits.append(Edit(bound.file, end, end, new, change))
    return True


def _break(text: str, bound: Bound, tokens: Sequence[Token], count: int) -> tuple[Span, str, str] | None:
    """Return the span of the space between two characters, and the delimiters that end and begin marks there.

    `count` is the number of characters before the space, without other spaces. Return None if the span is unknown.
    """
    filled = [*_characters(tokens)]
    (before, first, _), (after, second, _) = filled[count - 1], filled[count]
    chars = bound.chars
    before += len(first.text) - 1 if first.kind is not PieceKind.TEXT else 0
    tail, head = chars[before], chars[after]
    low = tail[1] if tail else _atom(text, bound, chars, before, after)
    high = head[0] if head else None if tail is None else _atom_start(text, tail[1], bound)
    if low is None or high is None or high < low:
        return None
    space = SPACE.search(text, low, high)
    shared = first.marks & second.marks
    if first.looks == second.looks and not first.plain and not text[low:high].strip():
        if first.link or first.lang or first.suggested:
            return None
        return (low, high), _delimiters(shared, closing=True), _delimiters(shared, closing=False)
    if shared or (first.link and first.link == second.link):
        return None
    if space is None:
        tail_ = TAIL.match(text, low, high) if not first.plain else None
        at = tail_.end() if tail_ else low
        return (at, at), "", ""
    return space.span(), "", ""


def _delimiters(marks: frozenset[Mark], *, closing: bool) -> str:
    pairs = [pair for mark, pair in DELIMITERS.items() if mark in marks]
    return "".join(pair[1] for pair in pairs) if closing else "".join(pair[0] for pair in reversed(pairs))


def _atom(text: str, bound: Bound, chars: Sequence[Span | None], first: int, last: int) -> int | None:
    """Return the end of a reference, such as a note mark, that lies between two characters and has no text in the
    source, or None.
    """
    known = [span for span in chars[:first] if span]
    ends = [span for span in chars[last:] if span]
    assert bound.block
    match = ATOM.search(text, known[-1][1] if known else bound.block[0], ends[0][0] if ends else bound.block[1])
    return match.end() if match else None


def _atom_start(text: str, low: int, bound: Bound) -> int | None:
    assert bound.block
    match = ATOM.search(text, low, bound.block[1])
    return match.start() if match and not text[low : match.start()].strip(" \t\n>") else None


def _join(changes: Changes, old: int, partners: dict[int, int]) -> int | None:
    """Merge the join of a paragraph with the next paragraph; return the result, or None if they were not joined."""
    first_home, second_home = partners.get(old), partners.get(old + 1)
    now = first_home if first_home is not None else second_home
    if now is None or (first_home is not None and second_home is not None):
        return None
    before, after = _old(changes, old), _old(changes, old + 1)
    tokens = _new(changes, now)
    if _words(before) + _words(after) != _words(tokens):
        return None
    first, second = changes.bound[old], changes.bound[old + 1]
    assert first and second and first.block and second.block
    styles = [changes.base.paragraphs[number].style for number in (old, old + 1)]
    if first.file != second.file or changes.other.paragraphs[now].style != styles[0]:
        return None
    text = changes.texts[first.file]
    low, high = _end(text, first), _start(text, second)
    if low is None or high is None or high < low or not BETWEEN.fullmatch(text, low, high):
        return None
    changes.new_index = now
    message = f'joined "{short(changes.base.paragraphs[old])}" and "{short(changes.base.paragraphs[old + 1])}"'
    change = changes.add(Kind.MERGED, first, message, low)
    changes.edits.append(Edit(first.file, low, high, " " if _has_space(tokens, len(_words(before))) else "", change))
    return now


def _has_space(tokens: Sequence[Token], count: int) -> bool:
    """Return whether there is a space after the first `count` characters, which are counted without spaces."""
    before, after = ([*_characters(tokens)][number][0] for number in (count - 1, count))
    return "".join(token.text for token in tokens)[before + 1 : after].isspace()


def _end(text: str, bound: Bound) -> int | None:
    """Return the end of a paragraph's text, or None if attributes follow it."""
    assert bound.block
    known = next((span for span in reversed(bound.chars) if span), None)
    if known is None or bound.chars[-1] is None:
        return bound.block[0] + len(text[slice(*bound.block)].rstrip()) if known else None
    match = TAIL.match(text, known[1], bound.block[1])
    at = match.end() if match else known[1]
    return None if text[at : bound.block[1]].strip() else at


def _start(text: str, bound: Bound) -> int | None:
    """Return the start of a paragraph's text, after its markers."""
    assert bound.block
    start = bound.block[0]
    for pattern in (blocks.MARKER, TITLE):
        match = pattern.match(text, start, bound.block[1])
        start = match.end() if match and bound.chars[0] != (start, start + 1) else start
    return start
