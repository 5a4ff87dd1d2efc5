"""Changes to generated text. In: the changes found so far. Out: messages about numbers, contents, headers and footers.

Changes to generated text cannot be merged; the message states what the text is generated from. Fields that Word updated
because figures or headings changed do not count as changes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from briefpress import lazy
from briefpress.docx.read import FORMULA, Draft, Paragraph, Piece, PieceKind
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Kind
from briefpress.merge.source_map import blocks
from briefpress.merge.source_map.bound import Bound
from briefpress.merge.source_map.edits import Edit
from briefpress.merge.source_map.scalars import scalars_of
from briefpress.merge.words.generated import OWN, bare
from briefpress.merge.words.messages import short
from briefpress.merge.words.note_marks import PAGED
from briefpress.merge.words.spelling import Token

COUNTED = ("SEQ", "REF", OWN)
# the page number at the end of an entry in the table of contents, perhaps after leader dots
PAGE = lazy.pattern(r"(?:[\s.\u2026]*\d+|[\s.\u2026]+[ivxlc]+)?\s*$")
# the styles of lists that Word can generate, each with a message
ADDED = {
    "toc 1": "a table of contents was added: write toc: true in the front matter",
    "table of figures": "a list of figures or tables was added: write lof: true or lot: true in the front matter",
}


def find(changes: Changes) -> None:
    """Report changes to the table of contents, headers and footers."""
    _contents(changes)
    _running(changes)
    _no_running(changes)


def fields(changes: Changes, before: Sequence[Token], after: Sequence[Token], bound: Bound | None) -> None:
    """Report changes to the numbers and labels in a paragraph, unless Word may have updated them."""
    old, new = _fields(before), _fields(after)
    sent = {item.key for item in before}
    for token in after:
        is_known = token.key in sent or token.key.startswith((*COUNTED, FORMULA, *PAGED))
        if token.kind is PieceKind.MADE and not is_known:
            message = f'"{token.text}" is a field that Word updates: in the source, it is plain text'
            changes.add(Kind.REMARK, bound, message)
    for key in old:
        for was, now in zip(old[key], new.get(key, ()), strict=False):
            if was != now and not (bare(was) == bare(now) and _has_other_counts(changes)):
                hint = "change what it counts or refers to, or the house word"
                changes.add(Kind.NOT_MERGED, bound, f'"{was}" -> "{now}": briefpress generates this text; {hint}')


def _has_other_counts(changes: Changes) -> bool:
    """Return whether Word may have updated numbers: the counted items differ, or a different version of briefpress
    counted them.
    """
    return _counts(changes.base) != _counts(changes.other) or is_of_other_version(changes)


def is_of_other_version(changes: Changes) -> bool:
    """Return whether a different version of the program made the file."""
    passports = changes.base.passport, changes.other.passport
    generators = {passport.generator for passport in passports if passport}
    return len(generators) > 1


def _fields(tokens: Sequence[Token]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = defaultdict(list)
    for token in tokens:
        if token.kind is PieceKind.MADE and token.key.startswith(COUNTED):
            out[token.key].append(token.text)
    return out


def _counts(draft: Draft) -> list[tuple[str, str]]:
    """Return the items that are numbered, in order. If these items change, so do the numbers."""
    return [
        (piece.key, "".join(_texts(paragraph.pieces)))
        for paragraph in draft.paragraphs
        for piece in paragraph.pieces
        if piece.kind is PieceKind.MADE and piece.key.startswith("SEQ")
    ]


def _contents(changes: Changes) -> None:
    """Report entries that match neither an old nor a new heading, and entries that were removed."""
    if removed_contents(changes):
        _no_contents(changes)
        return
    drafts = changes.base, changes.other
    changes.new_index = None
    for style, message in ADDED.items():
        sent, received = (any(paragraph.style.startswith(style) for paragraph in draft.paragraphs) for draft in drafts)
        if received and not sent:
            changes.add(Kind.NOT_MERGED, None, message)
    headings = {_entry(paragraph) for paragraph in changes.other.paragraphs if blocks.level_of(paragraph.style)}
    known = {
        _entry(paragraph) for draft in drafts for paragraph in draft.paragraphs if blocks.level_of(paragraph.style)
    }
    known |= {_entry(paragraph) for paragraph in changes.base.paragraphs if _is_entry(paragraph)}
    for old, new in changes.pairs:
        paragraph = changes.other.paragraphs[new] if new is not None else None
        if paragraph and _is_entry(paragraph) and _entry(paragraph) and _entry(paragraph) not in known:
            was = changes.base.paragraphs[old] if old is not None else None
            bound = _heading(changes, _entry(was)) if was else None
            message = (
                f'the table of contents now shows "{_entry(paragraph)}": it is built from the headings, '
                "so change the heading"
            )
            changes.new_index = new
            changes.add(Kind.NOT_MERGED, bound, message)
        lost = changes.base.paragraphs[old] if old is not None and new is None else None
        if lost and _is_entry(lost) and _entry(lost) in headings and not changes.is_from_libreoffice:
            message = f'"{_entry(lost)}" was removed from the table of contents, which is built from the headings'
            changes.new_index = None
            changes.add(
                Kind.NOT_MERGED, _heading(changes, _entry(lost)), f"{message}; to show fewer levels, set toc-depth"
            )


def removed_contents(changes: Changes) -> bool:
    """Return whether the whole table of contents was removed. A program may have removed only its styles."""
    was, now = ([*filter(_is_entry, draft.paragraphs)] for draft in (changes.base, changes.other))
    texts = {"".join(_texts(paragraph.pieces)) for paragraph in changes.other.paragraphs} if was and not now else set()
    gone = not any("".join(_texts(paragraph.pieces)) in texts for paragraph in was)
    return bool(was) and not now and gone and not changes.is_from_libreoffice


def _no_contents(changes: Changes) -> None:
    """Turn off the table of contents, which a partner removed."""
    fields = (scalar for file, text in changes.texts.items() for scalar in scalars_of(file, text))
    field = next((scalar for scalar in fields if (scalar.key, scalar.owner, scalar.words) == ("toc", (), "true")), None)
    changes.new_index = None
    if field is None:
        message = "the table of contents was removed: write toc: false in the front matter"
        changes.add(Kind.NOT_MERGED, None, message)
        return
    change = changes.add(Kind.MERGED, Bound(field.file, (field.inner,)), "removed the table of contents")
    changes.edits.append(Edit(field.file, *field.inner, "false", change))


def _is_entry(paragraph: Paragraph) -> bool:
    return paragraph.style.startswith("toc ") and paragraph.style != "toc heading"


def _entry(paragraph: Paragraph) -> str:
    """Return the text of a heading or an entry, without the page number of the entry."""
    words = "".join(piece.text for piece in paragraph.pieces if piece.kind is not PieceKind.NOTE)
    return " ".join((PAGE.sub("", words) if _is_entry(paragraph) else words).split())


def _heading(changes: Changes, words: str) -> Bound | None:
    pairs = zip(changes.base.paragraphs, changes.bound, strict=True)
    return next(
        (bound for paragraph, bound in pairs if blocks.level_of(paragraph.style) and _entry(paragraph) == words), None
    )


def _running(changes: Changes) -> None:
    """Report changes to headers and footers, except to the title, which is merged from the cover."""
    title, new = (_title(draft) for draft in (changes.base, changes.other))
    # The base is produced without a layout, so it lacks the title on the back cover.
    known = Counter(_plain(item) for item in (title, new) if item)
    for line in changes.base.running:
        for words in _lines(line):
            known[words] += 1
            known[words.replace(_plain(title), _plain(new)) if title else words] += 1
    for line in _distinct(changes.other.running):
        if any(_lines(line)) and not any(words in known for words in _lines(line)):
            changes.new_index = None
            message = (
                f'a header or footer now shows "{short(line)}": these lines are generated, '
                "so change the field or house word"
            )
            changes.add(Kind.NOT_MERGED, None, message)


def _no_running(changes: Changes) -> None:
    """Report lines that were removed from headers and footers."""
    lost = [paragraph for paragraph in _distinct(changes.base.running) if _key(paragraph)]
    left = {_key(paragraph) for paragraph in changes.other.running}
    if not changes.is_from_word or len({_key(paragraph) for paragraph in lost}) <= len(left - {""}):
        return  # lines were changed, not removed; they are reported with their new text
    title, new = (_plain(_title(draft)) for draft in (changes.base, changes.other))
    for line in lost:
        if not {_key(line), _key(line).replace(title, new) if title else ""} & left:
            changes.new_index = None
            words = "a page number" if _key(line) == PAGED[0] else f'"{short(line)}"'
            message = f"{words} was removed from a header or footer: these lines are generated"
            changes.add(Kind.NOT_MERGED, None, f"{message}, so change the field or house word")


def _key(line: Paragraph) -> str:
    """Return a key for comparing a line: its text without field results. A line that consists only of fields shows a
    page number.
    """
    fields = any(piece.kind is PieceKind.MADE for piece in line.pieces)
    return _lines(line)[1] or (PAGED[0] if fields else "")


def _distinct(lines: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Yield the lines without duplicates, because each section repeats its headers and footers."""
    seen = {_lines(line): line for line in lines}
    yield from seen.values()


def _lines(paragraph: Paragraph) -> tuple[str, str]:
    """Return the text of a line with and without the results of fields, which some programs turn into text."""
    whole = "".join(piece.text for piece in paragraph.pieces if piece.kind is not PieceKind.PICTURE)
    return _plain(whole), _plain("".join(_texts(paragraph.pieces)))


def _texts(pieces: Sequence[Piece]) -> Iterator[str]:
    return (piece.text for piece in pieces if piece.kind not in (PieceKind.MADE, PieceKind.PICTURE))


def _plain(words: str) -> str:
    return "".join(bare(words).split())


def _title(draft: Draft) -> str:
    return next((paragraph.text.strip() for paragraph in draft.paragraphs if paragraph.style == "title"), "")
