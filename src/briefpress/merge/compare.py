"""Compare two drafts, paragraph by paragraph. In: drafts, and where the first is written. Out: the changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefpress.docx.read import FORMULA, Draft, PieceKind
from briefpress.merge.changed import (
    added,
    charts,
    code,
    fences,
    formats,
    generated,
    layout,
    link_targets,
    marks,
    moved_captions,
    moved_units,
    new_records,
    page_breaks,
    pictures,
    ratings,
    records,
    removed,
    rows,
    splits,
)
from briefpress.merge.changed.group_labels import relabelled
from briefpress.merge.changed.markers import restyled
from briefpress.merge.changed.numbers import renumbered
from briefpress.merge.changed.record_pairs import kept_together
from briefpress.merge.drafts import partners
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Kind
from briefpress.merge.drafts.in_form import in_form
from briefpress.merge.drafts.partners import lost_marks, paired
from briefpress.merge.source_map import blocks
from briefpress.merge.source_map.bound import Bound, Form
from briefpress.merge.source_map.code import STYLE as CODE
from briefpress.merge.source_map.edits import Edit
from briefpress.merge.source_map.typed import folded, in_attribute
from briefpress.merge.words.field_values import NotMergedError
from briefpress.merge.words.generated import as_fields, as_sent, formulas_as_sent, references, refuse_numbers
from briefpress.merge.words.house import field_edit
from briefpress.merge.words.messages import SHORTEN, said_of, words_of
from briefpress.merge.words.note_marks import note_keys
from briefpress.merge.words.paragraphs import Changed
from briefpress.merge.words.regions import Region, regions
from briefpress.merge.words.spelling import Token, tokens_of, unmarked, without_spaces_at_breaks

REACH = 3  # the number of paragraphs to look ahead, because a portrait may be between a heading and a name


def changes_between(
    base: Draft, other: Draft, bound: list[Bound | None], texts: Mapping[str, str], *, pictures_too: bool = True
) -> Changes:
    """Return all differences between `base` and `other`; `bound` is where the paragraphs of `base` are written."""
    other = in_form(base, other)
    pairs, moved = moved_captions.together(base, other, bound, kept_together(base, other, paired(base, other)))
    keys = note_keys(base, other, bound, texts, pairs)
    changes = Changes(base, other, bound, texts, pairs, keys, lost_marks(base, other), pictures_too)
    _blocks(changes)
    moved_captions.tell(changes, moved)
    added.add_notes(changes, keys)
    changes.edits = renumbered(fences.widened(changes.edits, texts), texts)
    page_breaks.find(changes)
    formats.find(changes)
    if changes.pictures_too:
        layout.find(changes)
    marks.find(changes)
    generated.find(changes)
    return changes


def _blocks(changes: Changes) -> None:
    """Compare the paragraphs pair by pair. New paragraphs are written after the last block that both drafts have."""
    moved = added.moved(changes)
    gone, done = (one | two for one, two in zip(splits.find(changes), moved_units.find(changes), strict=True))
    frozen = rows.find(changes, gone, done)
    with_records = records.left_out(changes)
    done |= new_records.listed(changes, done)
    anchor: int | None = None
    cell: int | None = None  # the old paragraph of the previous pair, if it is a cell
    for old, new in changes.pairs:
        changes.now, changes.then = new, old if new is None else None
        if old is not None and new is None:
            if old not in with_records | gone:
                removed.remove(changes, old)
        elif new is not None and old is None:
            if changes.other.paragraphs[new].cell is None and new not in done:
                anchor = _anchor(changes, new, anchor) if cell is None else added.below_table(changes, new, cell)
                added.add(changes, new, anchor, changes.keys, moved)
        elif old is not None and new is not None:
            _paired(changes, old, new, alone=new not in done | frozen)
        if old is not None and new is not None:
            cell = old if _is_cell(changes, old) else None
            anchor = old if changes.is_block(old) else anchor


def _is_cell(changes: Changes, old: int) -> bool:
    bound = changes.bound[old]
    return changes.base.paragraphs[old].cell is not None and bound is not None and bound.form is Form.CELL


def _anchor(changes: Changes, new: int, old: int | None) -> int | None:
    """Return the block after which a new block is written. It is None for a heading after text from fields."""
    bound = changes.bound[old] if old is not None else None
    in_fields = bound is not None and bound.block is not None and added.in_front(changes.texts, bound)
    return None if in_fields and added.is_heading(changes.other.paragraphs[new]) else old


def _paired(changes: Changes, old: int, new: int, *, alone: bool) -> None:
    """Compare two versions of a paragraph, and their text unless they were only split or joined."""
    before, after, bound = changes.base.paragraphs[old], changes.other.paragraphs[new], changes.bound[old]
    layout.tooltips(changes, before, after, bound)
    layout.spaces(changes, before, after, bound)
    one, two = (unmarked(tokens_of(some.pieces), changes.lost) for some in (before, after))
    two = changes.keys.renamed(two)
    if bound and bound.form is Form.CODE:
        one, two = code.plain(changes, bound, one, two)
    # spaces beside line breaks matter only in code, whose lines are indented
    if without_spaces_at_breaks(one) == one and before.style != CODE:
        two = without_spaces_at_breaks(two)
    # LibreOffice copies the formatting of styles to the text
    if bound and changes.is_from_libreoffice:
        two = as_sent(one, two, bound)
    if changes.is_from_libreoffice:
        two = formulas_as_sent(one, two)
    links = references(one, bound)
    one, two = as_fields(one, links), as_fields(two, links)
    generated.fields(changes, one, two, bound)
    if not changes.pictures_too:
        one, two = ([token._replace(text=folded(token.text)) for token in some] for some in (one, two))
    if bound and bound.block and alone:
        restyled(changes, old, new, bound)
        _alternatives(changes, one, two, bound)
        if changes.pictures_too:
            charts.changed(changes, one, two, bound)
            pictures.replaced(changes, one, two, bound)
            generated.sizes(changes, before, after, bound)
    if bound is None and changes.pictures_too:
        pictures.unbound(changes, one, two)
    found = regions(*(list(map(_without_alt, some)) for some in (one, two)))
    follows = before.style.startswith(("toc ", "table of figures")) and before.style != "toc heading"
    if alone and found and not follows:
        _words(changes, old, new, (one, two), found)


def _words(changes: Changes, old: int, new: int, tokens: tuple[list[Token], list[Token]], found: list[Region]) -> None:
    """Merge changed text of a paragraph."""
    before, after, bound, (one, two) = (
        changes.base.paragraphs[old],
        changes.other.paragraphs[new],
        changes.bound[old],
        tokens,
    )
    said = said_of(words_of(one, found[0].old, found[-1].old), words_of(two, found[0].new, found[-1].new))
    said += ", as a suggestion" if any(marks.is_new(one, two, region) for region in found) else ""
    if bound is None:
        _made(changes, old, new, said)
        return
    if ratings.rated(changes, old, new, said):
        return
    if link_targets.only_links(changes, bound, tokens, found):
        return
    if partners.lost_formulas(changes.base, changes.other) and any(token.key == FORMULA for token in one):
        if partners.words_alone(before) != partners.words_alone(after):
            changes.tell(Kind.NOT_MERGED, bound, f"{said}: a program has dropped the formulas of this file")
        return
    number = changes.last + 1
    changed = Changed(bound, changes.texts[bound.file], one, two, changes.keys.atom, changes.written)
    try:
        refuse_numbers(one, two, found)
        edits = [*changed.edits(number)]
    except NotMergedError as error:
        if field_edit(before, after, changes.texts):
            _made(changes, old, new, said)
        elif _said(one) != _said(two) or _formatted(one, two):
            # if the text is the same, a program only split it differently
            changes.tell(Kind.NOT_MERGED, bound, f"{said}: {error}")
        return
    if edits:
        changes.tell(Kind.MERGED, bound, said, edits[0].start)
        changes.edits += [*edits, *records.renamed(changes, bound, edits)]
    elif [folded(char) for char, _ in _said(one)] == [folded(char) for char, _ in _said(two)]:
        changes.tell(Kind.REMARK, bound, f"{said}: briefpress sets such characters; the source stays as it is")
    else:
        changes.tell(Kind.NOT_MERGED, bound, f"{said}: this part is generated; change the source")


def _alternatives(changes: Changes, old: list[Token], new: list[Token], bound: Bound) -> None:
    """Merge changed alt texts."""
    shown = [[token.key for token in tokens if token.kind is PieceKind.PICTURE] for tokens in (old, new)]
    if len(shown[0]) != len(shown[1]) or not bound.block:
        return
    charts = changes.base.charts.keys() & {token.image for token in old}
    drawn = charts or changes.is_from_libreoffice  # LibreOffice drops the alt text of charts
    text = changes.texts[bound.file]
    for was, now in zip(*shown, strict=True):
        if was and not now and not drawn and partners.has_alternatives(changes.other):
            said = f'the alt text "{was[:SHORTEN]}" was removed: readers who cannot see the picture need one'
            changes.tell(Kind.NOT_MERGED, bound, f"{said}; if it says nothing, write {{.decorative}} after the picture")
        same = [folded(one) for one in was] == [folded(one) for one in now]
        at = text.find(f'"{was}"', *bound.block) if not same and was and now else -1
        if at >= 0:
            change = changes.tell(Kind.MERGED, bound, f'the alt text "{was[:SHORTEN]}" -> "{now[:SHORTEN]}"', at + 1)
            changes.edits.append(Edit(bound.file, at + 1, at + 1 + len(was), in_attribute(now), change))


def _made(changes: Changes, old: int, new: int, said: str) -> None:
    edit = field_edit(changes.base.paragraphs[old], changes.other.paragraphs[new], changes.texts)
    edit = edit or relabelled(changes, old, new)
    if edit is None:
        where = _below(changes, old)
        changes.tell(Kind.NOT_MERGED, where, f"{said}: these words are generated; change the field or the house word")
        return
    bound = Bound(edit.file, ((edit.start, edit.end),))
    change = changes.tell(Kind.MERGED, bound, said)
    changes.edits.append(replace(edit, change=change))


def _below(changes: Changes, old: int) -> Bound | None:
    """Return where the content directly below a generated heading is written, if there is any."""
    style = changes.base.paragraphs[old].style
    if not style.endswith("heading") and not blocks.level_of(style):
        return None
    following = changes.bound[old + 1 : old + 1 + REACH]
    return next((one for one in following if one and any(one.chars)), None)


def _without_alt(token: Token) -> Token:
    return token._replace(key="") if token.kind is PieceKind.PICTURE else token


def _formatted(old: list[Token], new: list[Token]) -> bool:
    """Return whether the marks or the language of any text have changed."""
    pairs = zip(old, new, strict=True) if len(old) == len(new) else ()
    return any(
        one.kind is two.kind is PieceKind.TEXT and one.looks[:3:2] != two.looks[:3:2] and not one.text.isspace()
        for one, two in pairs
    )


def _said(tokens: list[Token]) -> list[tuple[str, object]]:
    """Return the characters of a paragraph with the suggestions around them."""
    return [(char, token.suggested) for token in tokens for char in token.text]
