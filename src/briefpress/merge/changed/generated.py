"""Changes to generated text. In: the changes so far. Out: messages about numbers, contents, headers and footers.

Such changes cannot be merged. The message says what the generated text depends on. If Word updates fields because
figures or headings have changed, that is not a change.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from briefpress import lazy
from briefpress.docx.read import Draft, Paragraph, Piece, PieceKind
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Kind
from briefpress.merge.source_map import blocks
from briefpress.merge.source_map.bound import Bound
from briefpress.merge.words.generated import OWN, bare
from briefpress.merge.words.messages import short
from briefpress.merge.words.spelling import Token

COUNTED = ("SEQ", "REF", OWN)
# the page number at the end of an entry in the table of contents, perhaps after leader dots
PAGE = lazy.pattern(r"(?:[\s.\u2026]*\d+|[\s.\u2026]+[ivxlc]+)?\s*$")
RESIZED = 0.02  # the maximum change of a picture's width through rounding, as a share of the width


def find(changes: Changes) -> None:
    """Report changes to the table of contents, headers and footers, and added objects such as watermarks."""
    _contents(changes)
    _running(changes)
    if changes.pictures_too:
        _objects(changes)


def fields(changes: Changes, before: Sequence[Token], after: Sequence[Token], bound: Bound | None) -> None:
    """Report changes to the numbers and labels in a paragraph, unless Word may have updated them."""
    old, new = _fields(before), _fields(after)
    for key in old:
        for was, now in zip(old[key], new.get(key, ()), strict=False):
            if was != now and not (bare(was) == bare(now) and _counts_otherwise(changes)):
                said = f'"{was}" -> "{now}": the program counts this; change what is counted, or the house word'
                changes.tell(Kind.NOT_MERGED, bound, said)


def _counts_otherwise(changes: Changes) -> bool:
    """Return whether the counted items differ, or whether another version of briefpress may have counted them."""
    return _counts(changes.base) != _counts(changes.other) or _is_of_other_version(changes)


def _is_of_other_version(changes: Changes) -> bool:
    passports = changes.base.passport, changes.other.passport
    generators = {one.generator for one in passports if one}
    return len(generators) > 1


def sizes(changes: Changes, before: Paragraph, after: Paragraph, bound: Bound | None) -> None:
    """Report resized pictures."""
    for was, now in zip(_pictures(before), _pictures(after), strict=False):
        if was.size[0] and now.size[0] and abs(now.size[0] - was.size[0]) > RESIZED * was.size[0]:
            share = round(100 * now.size[0] / was.size[0])
            name = f' "{was.key[:40]}"' if was.key else ""
            said = f"the picture{name} is {share}% as wide as it was: to keep this width, set `width` on the picture"
            changes.tell(Kind.REMARK, bound, said)


def _pictures(paragraph: Paragraph) -> list[Piece]:
    return [one for one in paragraph.pieces if one.kind is PieceKind.PICTURE]


def _fields(tokens: Sequence[Token]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = defaultdict(list)
    for one in tokens:
        if one.kind is PieceKind.MADE and one.key.startswith(COUNTED):
            out[one.key].append(one.text)
    return out


def _counts(draft: Draft) -> list[tuple[str, str]]:
    """Return the counted items in order. If they change, so do the numbers."""
    return [
        (piece.key, "".join(_texts(one.pieces)))
        for one in draft.paragraphs
        for piece in one.pieces
        if piece.kind is PieceKind.MADE and piece.key.startswith("SEQ")
    ]


def _contents(changes: Changes) -> None:
    """Report entries that match neither an old nor a new heading."""
    drafts = changes.base, changes.other
    known = {_entry(one) for draft in drafts for one in draft.paragraphs if blocks.level_of(one.style)}
    known |= {_entry(one) for one in changes.base.paragraphs if _is_entry(one)}
    for old, new in changes.pairs:
        paragraph = changes.other.paragraphs[new] if new is not None else None
        if paragraph and _is_entry(paragraph) and _entry(paragraph) and _entry(paragraph) not in known:
            was = changes.base.paragraphs[old] if old is not None else None
            bound = _heading(changes, _entry(was)) if was else None
            said = f'"{_entry(paragraph)}" in the table of contents: it is built from the headings; change the heading'
            changes.now = new
            changes.tell(Kind.NOT_MERGED, bound, said)


def _is_entry(paragraph: Paragraph) -> bool:
    return paragraph.style.startswith("toc ") and paragraph.style != "toc heading"


def _entry(paragraph: Paragraph) -> str:
    """Return the text of a heading, or of an entry without its page number."""
    words = "".join(one.text for one in paragraph.pieces if one.kind is not PieceKind.NOTE)
    return " ".join((PAGE.sub("", words) if _is_entry(paragraph) else words).split())


def _heading(changes: Changes, words: str) -> Bound | None:
    pairs = zip(changes.base.paragraphs, changes.bound, strict=True)
    return next((bound for one, bound in pairs if blocks.level_of(one.style) and _entry(one) == words), None)


def _running(changes: Changes) -> None:
    """Report changes to headers and footers, except to the title, which is merged from the cover."""
    title, new = (_title(draft) for draft in (changes.base, changes.other))
    known = Counter[str]()
    for line in changes.base.running:
        for words in _lines(line):
            known[words] += 1
            known[words.replace(_plain(title), _plain(new)) if title else words] += 1
    for line in _distinct(changes.other.running):
        if any(_lines(line)) and not any(words in known for words in _lines(line)):
            changes.now = None
            said = f'"{short(line)}" in a header or footer: these lines are generated; change the field or house word'
            changes.tell(Kind.NOT_MERGED, None, said)


def _objects(changes: Changes) -> None:
    """Report added objects outside paragraphs. Charts are not reported, because their data is compared elsewhere."""
    for what in (one for one in changes.other.unread if one not in changes.base.unread):
        if not what.startswith("a chart"):
            changes.now = None
            changes.tell(Kind.NOT_MERGED, None, f"{what} was added: briefs have no place for it")


def _distinct(lines: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Yield the lines with different text: each section has its own headers."""
    seen = {_lines(line): line for line in lines}
    yield from seen.values()


def _lines(paragraph: Paragraph) -> tuple[str, str]:
    """Return the text of a line with and without the results of fields, which some programs turn into text."""
    whole = "".join(one.text for one in paragraph.pieces if one.kind is not PieceKind.PICTURE)
    return _plain(whole), _plain("".join(_texts(paragraph.pieces)))


def _texts(pieces: Sequence[Piece]) -> Iterator[str]:
    return (one.text for one in pieces if one.kind not in (PieceKind.MADE, PieceKind.PICTURE))


def _plain(words: str) -> str:
    return "".join(bare(words).split())


def _title(draft: Draft) -> str:
    return next((one.text.strip() for one in draft.paragraphs if one.style == "title"), "")
