"""New lines with a source, a note or a credit.

In: a line below a figure, table or box. Out: an attribute of the block.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefpress import lazy
from briefpress.docx.read import Paragraph
from briefpress.merge.changed.record_lists import is_picture
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Kind
from briefpress.merge.source_map import divs
from briefpress.merge.source_map.blocks import line_of
from briefpress.merge.source_map.bound import Bound
from briefpress.merge.source_map.edits import Edit
from briefpress.merge.source_map.typed import in_attribute
from briefpress.merge.words.messages import short
from briefpress.merge.words.spelling import Token, spelled, tokens_of

STYLE, CAPTIONS = "source line", ("caption", "table caption")
LABELS = {"source": "source", "notes-below": "notes", "credit": "credit"}  # the house word of each attribute
COLONS = (":", "\uff1a")
BEFORE_ATTRIBUTES = lazy.pattern(r"[ \t>]*(?:!\[.*\)|(?::|Table:)[ \t].*)")


def add(changes: Changes, new: int) -> None:
    """Write a new line into the attributes of the figure, table or box above it, or report where to write it."""
    paragraph = changes.other.paragraphs[new]
    words, key = _without_label(changes, paragraph)
    owner = _owner(changes, new)
    name = key or "source"
    room = _room(changes.texts[owner[0].file], owner[1]) if owner else None
    message = f'added "{short(paragraph)}"'
    if owner is None or room is None or not key or any(token.suggested for token in words):
        where = "in the braces of its figure, table or box"
        changes.add(Kind.NOT_MERGED, owner[0] if owner else None, f'{message}: write {name}="…" {where}')
        return
    at, lead, tail = room
    bound, text = owner[0], changes.texts[owner[0].file]
    if f"{key}=" in text[line_of(text, at)[0] : at]:
        changes.add(Kind.NOT_MERGED, bound, f"{message}: `{key}` is already set; add the words to it", at)
        return
    value = in_attribute(spelled(words, changes.keys.atom))
    change = changes.add(Kind.MERGED, bound, message, at)
    changes.edits.append(Edit(bound.file, at, at, f'{lead}{key}="{value}"{tail}', change))


def _without_label(changes: Changes, paragraph: Paragraph) -> tuple[list[Token], str]:
    """Return the words of a line without its label, and the name of the attribute that the label stands for, or
    `""`.
    """
    house = changes.house_words
    labels = {house[name].partition("{")[0].rstrip(":\uff1a ").casefold(): key for name, key in LABELS.items()}
    tokens = changes.keys.renamed(tokens_of(paragraph.pieces))
    colon = next((at for at, token in enumerate(tokens) if token.text in COLONS), 0)
    key = labels.get("".join(token.text for token in tokens[:colon]).strip().casefold(), "")
    words = tokens[colon + 1 :]
    while words and words[0].text.isspace():
        words.pop(0)
    return words, key if words else ""


def _owner(changes: Changes, new: int) -> tuple[Bound, int] | None:
    """Return the place of the figure, table or box above a line, and an offset in its caption or at its start, or
    None.
    """
    partners = {new: old for old, new in changes.pairs if new is not None}
    paragraphs = changes.other.paragraphs
    above = [*range(new - 1, -1, -1)]
    while above and paragraphs[above[0]].style == STYLE:
        above.pop(0)
    first = paragraphs[above[0]] if above else None
    if first and first.cell:
        table = first.cell[0]
        above = [item for item in above if not (cell := paragraphs[item].cell) or cell[0] != table]
        above = above if above and paragraphs[above[0]].style in CAPTIONS else []
    elif first and is_picture(first) and len(above) > 1 and paragraphs[above[1]].style in CAPTIONS:
        above = above[1:]
    old = partners.get(above[0]) if above else None
    bound = changes.bound[old] if old is not None else None
    return _start(changes, bound, paragraphs[above[0]]) if bound else None


def _start(changes: Changes, bound: Bound, paragraph: Paragraph) -> tuple[Bound, int] | None:
    """Return the place of a block, and the offset of its caption, of its picture, or of the box around it."""
    if paragraph.style in CAPTIONS:
        spans: Sequence[int] = [span[0] for span in bound.chars if span]
        return (bound, spans[0]) if spans else None
    if bound.block is None:
        return None
    if is_picture(paragraph):
        return bound, bound.block[0]
    around = next(divs.around(changes.texts[bound.file], bound.block), None)
    return (bound, around[0][0]) if around else None


def _room(text: str, at: int) -> tuple[int, str, str] | None:
    """Return the offset at which to write an attribute of a block, and the characters before and after the attribute,
    or None.
    """
    start, end = line_of(text, at)
    line = text[start:end].rstrip()
    braces = line.rfind("{")
    if line.endswith("}") and braces >= 0 and not line[:braces].endswith("]"):
        return start + len(line) - 1, " ", ""
    if BEFORE_ATTRIBUTES.fullmatch(line):
        return start + len(line), "{" if line.endswith(")") else " {", "}"
    around = next(divs.around(text, (at, at)), None)
    head = text[slice(around[0][0], around[1][0])].rstrip() if around else ""
    if around and head.endswith("}"):
        return around[0][0] + len(head) - 1, " ", ""
    return None
