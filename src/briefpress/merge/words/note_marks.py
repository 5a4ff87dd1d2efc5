"""Note marks, fields and pictures in the source. In: two drafts. Out: the source of each reference.

Programs renumber notes, so notes are recognised by their text. A note that was added with Word's command, or as a new
list item, receives a new id.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field
from itertools import pairwise

from briefpress import lazy
from briefpress.docx.read import NOTE_MARK, Draft, Pair, PieceKind
from briefpress.formulas import FormulaError, to_mathml
from briefpress.lazy import dataclass
from briefpress.merge.source_map.blocks import line_of
from briefpress.merge.source_map.bound import Bound
from briefpress.merge.source_map.field_styles import NOTE_STYLES
from briefpress.merge.source_map.offsets import main_file
from briefpress.merge.words.field_values import NotMergedError
from briefpress.merge.words.generated import OWN, as_fields, references
from briefpress.merge.words.paragraphs import Changed
from briefpress.merge.words.spelling import Token, tokens_of

SET = (OWN, "REF _bp_")  # the key prefixes of generated references
PAGED = ("PAGE", "NUMPAGES", "PAGEREF", "SECTION", "SECTIONPAGES")  # the fields that show page numbers
ID = lazy.pattern(r"\{[^{}\n]*?#([\w:.-]+)")
DEFINITION = lazy.pattern(
    r"^\[\^[^\]\n]+\]:[^\n]*(?:\n(?:[ \t]+[^\n]*\S[^\n]*|[ \t]*(?=\n[ \t]{2,}\S)))*", re.MULTILINE
)


@dataclass(slots=True)
class NoteKeys:
    """The source of references by their keys. `names` maps keys of the received file to those of the sent file.

    `definitions` contains the ids of new notes by paragraph; `file` is the file of the brief.
    """

    sources: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    definitions: dict[int, str] = field(default_factory=dict)
    file: str = ""

    def renamed(self, tokens: Iterable[Token]) -> list[Token]:
        """Return tokens with the keys of the sent file. A field that shows the number of a note is a note mark."""
        out = []
        for token in tokens:
            key = self.names.get(token.key, token.key)
            target = token.key.removeprefix("REF ").split(" ")[0]
            if token.kind is PieceKind.MADE and target in self.names:
                out.append(token._replace(kind=PieceKind.NOTE, key=self.names[target], text=NOTE_MARK))
            else:
                out.append(token._replace(key=key))
        return out

    def atom(self, token: Token) -> str:
        """Return the source of a reference, field or picture. Raise NotMergedError if it is unknown."""
        if (key := _key(token)) in self.sources:
            return self.sources[key]
        if token.tex:
            return _formula(token)
        if token.kind is PieceKind.MADE and token.key.split(" ")[0] in PAGED:
            raise NotMergedError("it contains a page number, which only the finished file has")
        if token.kind is PieceKind.MADE and not token.key.startswith(SET):
            return token.text
        if token.kind is PieceKind.MADE:
            raise NotMergedError("it contains a reference, whose text the program generates")
        object_name = "a picture" if token.kind is PieceKind.PICTURE else "a note"
        raise NotMergedError(f"it contains {object_name} that the source does not have")

    def room(self, texts: Mapping[str, str], mark: int) -> tuple[str, int]:
        """Return the file and the offset for a new note whose note mark is at the offset `mark`.

        A new note is written below the notes that follow the mark, below the last note, or at the end of the file.
        """
        text = texts[self.file]
        found = [match.span() for match in DEFINITION.finditer(text)]
        below = [span for span in found if span[0] > mark] or found[-1:]
        for last, following in pairwise([*below, (len(text), len(text))]):
            if text[last[1] : following[0]].strip() or following[0] == len(text):
                return self.file, last[1]
        return self.file, len(text.rstrip("\n"))


def note_keys(
    base: Draft, other: Draft, bound: Sequence[Bound | None], texts: Mapping[str, str], pairs: Sequence[Pair]
) -> NoteKeys:
    """Return the keys in two drafts; `pairs` are the pairs of their paragraphs."""
    keys = NoteKeys(file=main_file(texts))
    for paragraph, where in zip(base.paragraphs, bound, strict=True):
        if where:
            tokens = tokens_of(paragraph.pieces)
            _learn(keys, as_fields(tokens, references(tokens, where)), where, texts[where.file])
    keys.sources |= _targets(base, other, bound, texts, keys.sources)
    for old, new in pairs:
        if new is None:
            continue
        paragraph = other.paragraphs[new]
        received = (
            [paragraph.note]
            if paragraph.note
            else [name for name in paragraph.bookmarks if paragraph.style in NOTE_STYLES]
        )
        if old is not None:
            were = base.paragraphs[old]
            known = [were.note] if were.note else [name for name in were.bookmarks if name in keys.sources]
            keys.names.update({name: known[0] for name in received if known})
        elif received and paragraph.text.strip() and not set(received) & set(keys.names):
            name = _fresh(texts, keys)
            keys.definitions[new] = name
            for item in received:
                keys.names[item] = item
                keys.sources[item] = f"[^{name}]"
    return keys


def _targets(
    base: Draft, other: Draft, bound: Sequence[Bound | None], texts: Mapping[str, str], known: Collection[str]
) -> dict[str, str]:
    """Map the keys of references that are not in the sent file to their source, if their targets have ids."""
    fields = {piece.key for paragraph in other.paragraphs for piece in paragraph.pieces if piece.kind is PieceKind.MADE}
    wanted = {key.removeprefix("REF "): key for key in fields if key.startswith("REF _bp_") and key not in known}
    out = {}
    for paragraph, where in zip(base.paragraphs, bound, strict=True) if wanted else ():
        for name in wanted.keys() & set(paragraph.bookmarks):
            if where and where.block and (id_ := id_in(texts[where.file], *where.block)):
                out[wanted[name]] = f"@{id_}"
    return out


def id_in(text: str, start: int, end: int) -> str:
    """Return the id in the attributes of a block, or `""`."""
    match = ID.search(text[start : line_of(text, end)[1]])
    return match[1] if match else ""


def _learn(keys: NoteKeys, tokens: list[Token], bound: Bound, text: str) -> None:
    changed = Changed(bound, text, tokens, [], keys.atom)
    for number, token in enumerate(tokens):
        if token.kind in (PieceKind.TEXT, PieceKind.BREAK) or _key(token) in keys.sources:
            continue
        first, last = changed.starts[number], changed.starts[number + 1]
        chars = [span for span in bound.chars[first:last] if span]
        try:
            span = (chars[0][0], chars[-1][1]) if chars else changed.atom(*changed.around(first, last))
        except NotMergedError:
            continue
        keys.sources[_key(token)] = text[slice(*span)]


def _key(token: Token) -> str:
    """Return the key of a reference or field; that of a formula includes its TeX."""
    return f"{token.key} {token.tex}" if token.tex else token.key


def _formula(token: Token) -> str:
    """Return the source of a formula that was typed in Word. Raise NotMergedError if TeX cannot express it."""
    delimiter = "$$" if token.detail == "display" else "$"
    try:
        to_mathml(token.tex, display=token.detail == "display")
    except FormulaError as error:
        message = f'the formula "{token.text}" cannot be converted to TeX: write it in the source'
        raise NotMergedError(message) from error
    return f"{delimiter}{token.tex}{delimiter}"


def _fresh(texts: Mapping[str, str], keys: NoteKeys) -> str:
    taken = {*keys.definitions.values()}
    number = 1
    while f"note-{number}" in taken or any(f"[^note-{number}]" in text for text in texts.values()):
        number += 1
    return f"note-{number}"
