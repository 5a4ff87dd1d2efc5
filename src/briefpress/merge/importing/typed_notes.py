"""Notes that were typed by hand: raised numbers in the text, and a list of notes. In: a draft. Out: real notes.

A number becomes a note mark only if exactly one paragraph further down begins with the same number in the same form.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from briefpress import lazy
from briefpress.docx.read import NOTE_MARK, Draft, Paragraph, Piece, PieceKind
from briefpress.lazy import dataclass
from briefpress.merge.importing.kinds import house_heading
from briefpress.merge.importing.links import heading_level
from briefpress.merge.importing.note_keys import BRACKETS, NUMBER, RAISED, keys_in, raised_keys, separate
from briefpress.model import Mark

TITLES = (
    *("notes", "endnotes", "end notes", "footnotes", "notes and references", "anmerkungen", "fußnoten", "endnoten"),
    *("notes de fin", "notes de bas de page", "notas", "notas finales", "note", "przypisy", "noten", "eindnoten"),
    *("сноски", "примечания", "примітки", "виноски", "заўвагі", "الهوامش", "هوامش", "ملاحظات", "الحواشي", "הערות"),
    *("注释", "注釋", "註釋", "脚注", "尾注", "注"),
)
WORKS = (  # headings above lists of works; numbers in brackets refer to these works, not to notes
    *("references", "bibliography", "works cited", "literature", "literatur", "literaturverzeichnis", "bibliographie"),
    *("références", "bibliografía", "referencias", "bibliografia", "literatura", "литература", "література"),
    *("список литературы", "список літератури", "المراجع", "参考文献", "參考文獻", "参考資料"),
)
AT_START = lazy.pattern(rf"\s*(?:\[({NUMBER})\]|({NUMBER})[.):]?(?=\s))\s*(?=\S)")
RULE = lazy.pattern(r"[\s_–—-]{3,}")  # a line of underscores above notes
LONG, SENTENCE = 200, 90  # in characters: longer paragraphs, and longer sentences, are not on the cover
END = lazy.pattern(r".*[.!?…][\"”»')\]]*(?:\[?\d+\]?)?$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Definition:
    """The paragraph of a note: its key in the text, the length of the key at its start in characters, and whether the
    key is raised.
    """

    key: str
    length: int
    raised: bool


def with_typed_notes(draft: Draft) -> tuple[Draft, str]:
    """Return the draft with typed notes as notes, and a remark, or `""` if there are no such notes."""
    start = next((at for at, item in enumerate(draft.paragraphs) if _is_text(item)), len(draft.paragraphs))
    found = _definitions(draft.paragraphs, start)
    marks = _marks(draft.paragraphs, start, found)
    counts = Counter(definition.key for definition in found.values())
    used = {at: item for at, item in found.items() if item.key in marks and counts[item.key] == 1}
    if not used:
        return draft, ""
    notes, gone = _placed(draft.paragraphs, used), _leftover(draft.paragraphs, used)
    keys = {used[at].key: name for at, name in notes.items() if at in used}
    raised = {item.raised for item in used.values()}
    paragraphs = tuple(
        _note(paragraph, notes[at], used.get(at)) if at in notes else _with_marks(paragraph, keys, at >= start, raised)
        for at, paragraph in enumerate(draft.paragraphs)
        if at not in gone
    )
    subject = "1 note that was" if len(used) == 1 else f"{len(used)} notes that were"
    verb = "is now a note" if len(used) == 1 else "are now notes"
    return replace(draft, paragraphs=paragraphs), f"{subject} typed by hand {verb}: check the note marks"


def _is_text(paragraph: Paragraph) -> bool:
    """Return whether the text below the cover begins with a paragraph."""
    words = paragraph.text.strip()
    is_sentence = len(words) > SENTENCE and END.fullmatch(words) is not None
    return bool(heading_level(paragraph)) or len(words) > LONG or is_sentence


def _definitions(paragraphs: Sequence[Paragraph], start: int) -> dict[int, Definition]:
    """Map indices to the paragraphs that may be notes."""
    out: dict[int, Definition] = {}
    listed = works = False
    for at, paragraph in enumerate(paragraphs):
        if _is_heading(paragraph):
            listed, works = _is_title(paragraph), _title(paragraph) in WORKS
            continue
        is_text = at > start and not (paragraph.cell or paragraph.note or works)
        if is_text and (found := _definition(paragraph, listed=listed)):
            out[at] = found
    return out


def _definition(paragraph: Paragraph, *, listed: bool) -> Definition | None:
    """Return the key of a paragraph that may be a note; in a list of notes, the numbers need not be raised."""
    first = next((piece for piece in paragraph.pieces if piece.text.strip()), None)
    if first and Mark.SUPERSCRIPT in first.marks and (match := RAISED.fullmatch(first.text)):
        return Definition(match[1], len(match[0]), raised=True) if len(paragraph.text) > len(first.text) else None
    if match := AT_START.match(paragraph.text):
        if match[1]:
            return Definition(match[1], len(match[0]), raised=False)
        return Definition(match[2], len(match[0]), raised=True) if listed else None
    marker = paragraph.looks.marker if paragraph.looks and listed else ""
    key = marker.strip(".()[]")
    return Definition(key, 0, raised="[" not in marker) if key.isdecimal() else None


def _is_heading(paragraph: Paragraph) -> bool:
    return bool(
        heading_level(paragraph)
        or house_heading(paragraph)
        or _title(paragraph) in (*TITLES, *WORKS)
        or _is_bold(paragraph)
    )


def _is_bold(paragraph: Paragraph) -> bool:
    return bool(paragraph.looks and paragraph.looks.bold) and len(paragraph.text) < LONG / 2


def _is_title(paragraph: Paragraph) -> bool:
    """Return whether a paragraph is the heading above a list of notes."""
    return _title(paragraph) in TITLES


def _title(paragraph: Paragraph) -> str:
    return paragraph.text.strip().rstrip(":：").lower()


def _marks(paragraphs: Sequence[Paragraph], start: int, found: dict[int, Definition]) -> set[str]:
    """Return the keys that have a mark in the text above their paragraph."""
    forms = {(item.key, item.raised): at for at, item in found.items()}
    out: set[str] = set()
    for at, paragraph in enumerate(paragraphs[start:], start):
        for key, raised in keys_in(paragraph) if at not in found else ():
            if forms.get((key, raised), -1) > at:
                out.add(key)
    return out


def _placed(paragraphs: Sequence[Paragraph], used: dict[int, Definition]) -> dict[int, str]:
    """Map the indices of paragraphs to the ids of notes; further paragraphs of a note may follow."""
    last = max(used)
    at_end = not any(item.text.strip() and at not in used for at, item in enumerate(paragraphs) if at > min(used))
    listed = any(map(_is_title, paragraphs))
    kind = "endnote" if at_end or listed else "footnote"
    out: dict[int, str] = {}
    current = ""
    for at, paragraph in enumerate(paragraphs):
        if at in used:
            current = f"{kind} typed {used[at].key}"
        elif _is_heading(paragraph) or not listed or at > last or paragraph.cell:
            current = ""
        if current and (at in used or paragraph.text.strip()):
            out[at] = current
    return out


def _leftover(paragraphs: Sequence[Paragraph], used: dict[int, Definition]) -> set[int]:
    """Return the indices of headings and rules that are followed only by notes."""
    out: set[int] = set()
    for at, paragraph in enumerate(paragraphs):
        following = next((index for index in range(at + 1, len(paragraphs)) if paragraphs[index].text.strip()), -1)
        if following not in used or following - 1 in used:
            continue
        if RULE.fullmatch(paragraph.text) or (_is_title(paragraph) and _only_notes(paragraphs, following, used)):
            out.add(at)
    return out


def _only_notes(paragraphs: Sequence[Paragraph], first: int, used: dict[int, Definition]) -> bool:
    """Return whether all paragraphs from `first` to the last note in the section are notes."""
    rest = [*range(first, len(paragraphs))]
    end = next((at for at in rest if at not in used and _is_heading(paragraphs[at])), len(paragraphs))
    last = max(at for at in used if at < end)
    return all(not paragraphs[at].text.strip() for at in range(last + 1, end))


def _note(paragraph: Paragraph, id_: str, definition: Definition | None) -> Paragraph:
    """Return a paragraph of a note, without its key."""
    if definition is None:
        return replace(paragraph, note=id_)
    pieces = [*_without(paragraph.pieces, definition.length)]
    looks = paragraph.looks and paragraph.looks._replace(marker="", level=-1)
    first = next((at for at, piece in enumerate(pieces) if piece.text.strip()), 0)
    pieces = pieces[first:]
    if pieces:
        pieces[0] = replace(pieces[0], text=pieces[0].text.lstrip(" \t.\u00a0"))
    return replace(paragraph, pieces=tuple(pieces), note=id_, looks=looks, level=-1)


def _without(pieces: Sequence[Piece], length: int) -> Iterator[Piece]:
    """Yield pieces without their first characters."""
    for piece in pieces:
        cut = min(length, len(piece.text))
        length -= cut
        if cut < len(piece.text):
            yield replace(piece, text=piece.text[cut:])


def _with_marks(paragraph: Paragraph, keys: dict[str, str], in_text: bool, raised: Set[bool]) -> Paragraph:
    """Return a paragraph with note marks for its typed numbers."""
    if not in_text:
        return paragraph
    out: list[Piece] = []
    before = ""
    for piece in paragraph.pieces:
        found = separate(raised_keys(piece, before)) if True in raised else []
        if found and all(key in keys for key in found):
            out += (Piece(NOTE_MARK, PieceKind.NOTE, key=keys[key]) for key in found)
        elif False in raised and piece.kind is PieceKind.TEXT and Mark.CODE not in piece.marks:
            out += _bracketed(piece, keys)
        else:
            out.append(piece)
        before = piece.text
    return replace(paragraph, pieces=tuple(out))


def _bracketed(piece: Piece, keys: dict[str, str]) -> Iterator[Piece]:
    """Yield a piece of text with note marks in place of numbers in brackets."""
    last = 0
    for match in BRACKETS.finditer(piece.text):
        found = separate(match[1])
        if all(key in keys for key in found):
            yield replace(piece, text=piece.text[last : match.start()].removesuffix(" "))
            yield from (Piece(NOTE_MARK, PieceKind.NOTE, key=keys[key]) for key in found)
            last = match.end()
    yield replace(piece, text=piece.text[last:])
