"""Compare two drafts, paragraph by paragraph. In: drafts, and the places of the first draft. Out: the changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefpress.docx.read import FORMULA, Draft, PieceKind
from briefpress.merge.changed import (
    added,
    added_notes,
    addressees,
    alternatives,
    caption_fields,
    channels,
    charts,
    code,
    fences,
    formats,
    generated,
    inner_links,
    layout,
    link_targets,
    marks,
    moved_captions,
    moved_units,
    new_records,
    objects,
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
from briefpress.merge.drafts.adapted import in_form
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Kind
from briefpress.merge.drafts.partners import lost_marks, paired
from briefpress.merge.source_map import blocks
from briefpress.merge.source_map.bound import Bound, Form
from briefpress.merge.source_map.code import STYLE as CODE
from briefpress.merge.source_map.typed import folded
from briefpress.merge.words.field_values import NotMergedError
from briefpress.merge.words.generated import as_fields, as_sent, formulas_as_sent, references, refuse_numbers
from briefpress.merge.words.house import field_edit
from briefpress.merge.words.messages import described
from briefpress.merge.words.note_marks import note_keys
from briefpress.merge.words.paragraphs import Changed
from briefpress.merge.words.regions import Region, is_reformatted, regions
from briefpress.merge.words.spelling import Token, tokens_of, unmarked, without_spaces_at_breaks

# the functions that merge a changed line as a whole
WHOLE_LINES = (ratings.merge_rating, addressees.merge_attributes, caption_fields.remove_field, channels.relabel)
INSERTED = "briefpress inserts these characters itself, so the source stays as it is"
REACH = 3  # the number of paragraphs to look ahead, because a portrait may be between a heading and a name


def changes_between(
    base: Draft, other: Draft, bound: list[Bound | None], texts: Mapping[str, str], *, with_pictures: bool = True
) -> Changes:
    """Return all differences between `base` and `other`; `bound` contains the places of the paragraphs of `base`."""
    other = in_form(base, other)
    pairs, moved = moved_captions.together(base, other, bound, kept_together(base, other, paired(base, other)))
    keys = note_keys(base, other, bound, texts, pairs)
    changes = Changes(base, other, bound, texts, pairs, keys, lost_marks(base, other), with_pictures)
    _blocks(changes)
    moved_captions.report(changes, moved)
    added_notes.add_notes(changes, keys)
    changes.edits = renumbered(fences.without_gaps(fences.widened(changes.edits, texts), texts), texts)
    page_breaks.find(changes)
    formats.find(changes)
    if changes.with_pictures:
        layout.find(changes)
    marks.find(changes)
    generated.find(changes)
    return changes


def _blocks(changes: Changes) -> None:
    """Compare the paragraphs pair by pair. New paragraphs are written after the last block that both drafts share."""
    moved = added.moved(changes)
    gone, done = (old | new for old, new in zip(splits.find(changes), moved_units.find(changes), strict=True))
    frozen = rows.find(changes, gone, done)
    with_records = records.left_out(changes)
    done |= new_records.listed(changes, done)
    anchor: int | None = None
    cell: int | None = None  # the old paragraph of the previous pair, if it is in a cell
    for old, new in changes.pairs:
        changes.new_index, changes.old_index = new, old if new is None else None
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
    """Return the block after which a new block is written, or None for a heading after text from fields."""
    bound = changes.bound[old] if old is not None else None
    in_fields = bound is not None and bound.block is not None and added.in_front(changes.texts, bound)
    return None if in_fields and added.is_heading(changes.other.paragraphs[new]) else old


def _paired(changes: Changes, old: int, new: int, *, alone: bool) -> None:
    """Compare two versions of a paragraph, and their text unless they were only split or joined."""
    before, after, bound = changes.base.paragraphs[old], changes.other.paragraphs[new], changes.bound[old]
    layout.tooltips(changes, before, after, bound)
    layout.spaces(changes, before, after, bound)
    old_tokens, new_tokens = (unmarked(tokens_of(paragraph.pieces), changes.lost) for paragraph in (before, after))
    new_tokens = changes.keys.renamed(new_tokens)
    if bound and bound.form is Form.CODE:
        old_tokens, new_tokens = code.plain(changes, bound, old_tokens, new_tokens)
    # Spaces beside line breaks matter only in code, where they are indentation.
    if without_spaces_at_breaks(old_tokens) == old_tokens and before.style != CODE:
        new_tokens = without_spaces_at_breaks(new_tokens)
    # because LibreOffice copies the formatting of styles to the text
    if bound and changes.is_from_libreoffice:
        new_tokens = as_sent(old_tokens, new_tokens, bound)
    if changes.is_from_libreoffice:
        new_tokens = formulas_as_sent(old_tokens, new_tokens)
    links = references(old_tokens, bound)
    old_tokens, new_tokens = as_fields(old_tokens, links), as_fields(new_tokens, links)
    new_tokens = inner_links.with_ids(changes, old_tokens, new_tokens, bound)
    generated.fields(changes, old_tokens, new_tokens, bound)
    if not changes.with_pictures:
        old_tokens, new_tokens = (
            [token._replace(text=folded(token.text)) for token in tokens] for tokens in (old_tokens, new_tokens)
        )
    if bound and bound.block and alone:
        restyled(changes, old, new, bound)
        alternatives.merge_alternatives(changes, old_tokens, new_tokens, bound)
        if changes.with_pictures:
            charts.changed(changes, old_tokens, new_tokens, bound)
            pictures.replaced(changes, old_tokens, new_tokens, bound)
            objects.sizes(changes, before, after, bound)
    if bound is None and changes.with_pictures:
        pictures.unbound(changes, old_tokens, new_tokens)
    found = regions(*(list(map(_without_alt, tokens)) for tokens in (old_tokens, new_tokens)))
    follows = before.style.startswith(("toc ", "table of figures")) and before.style != "toc heading"
    if alone and found and not (follows or marks.is_deleted_with_table(changes, new)):
        _words(changes, old, new, (old_tokens, new_tokens), found)


def _words(
    changes: Changes, old: int, new: int, tokens: tuple[list[Token], list[Token]], changed_regions: list[Region]
) -> None:
    """Merge changed text of a paragraph."""
    before, after, bound = changes.base.paragraphs[old], changes.other.paragraphs[new], changes.bound[old]
    old_tokens, new_tokens = tokens
    message = described(old_tokens, new_tokens, changed_regions)
    suggested = any(marks.is_new(old_tokens, new_tokens, region) for region in changed_regions)
    message += ", as a suggestion" if suggested else ""
    if bound is None:
        _made(changes, old, new, message)
        return
    if any(merge(changes, old, new, message) for merge in WHOLE_LINES):
        return
    if link_targets.only_links(changes, bound, tokens, changed_regions):
        return
    if partners.lost_formulas(changes.base, changes.other) and any(token.key == FORMULA for token in old_tokens):
        if partners.words_alone(before) != partners.words_alone(after):
            changes.add(Kind.NOT_MERGED, bound, f"{message}: another program has removed the formulas from this file")
        return
    number = changes.last + 1
    changed = Changed(bound, changes.texts[bound.file], old_tokens, new_tokens, changes.keys.atom, changes.written)
    try:
        refuse_numbers(old_tokens, new_tokens, changed_regions)
        edits = [*changed.edits(number)]
    except NotMergedError as error:
        if field_edit(before, after, changes.texts):
            _made(changes, old, new, message)
        elif _characters(old_tokens) != _characters(new_tokens) or is_reformatted(old_tokens, new_tokens):
            # If the text is the same, a program only divided it into other tokens.
            changes.add(Kind.NOT_MERGED, bound, f"{message}: {error}")
        return
    if edits:
        changes.add(Kind.MERGED, bound, message, edits[0].start)
        changes.edits += [*edits, *records.renamed(changes, bound, edits)]
    elif _folded(old_tokens) == _folded(new_tokens):
        changes.add(Kind.REMARK, bound, f"{message}: {INSERTED}")
    else:
        changes.add(Kind.NOT_MERGED, bound, f"{message}: this part is generated; change the source")


def _folded(tokens: list[Token]) -> list[str]:
    return [folded(char) for char, _ in _characters(tokens)]


def _made(changes: Changes, old: int, new: int, message: str) -> None:
    edit = field_edit(changes.base.paragraphs[old], changes.other.paragraphs[new], changes.texts)
    edit = edit or relabelled(changes, old, new)
    if edit is None:
        hint = "these words are generated; change the field or the house word"
        changes.add(Kind.NOT_MERGED, _below(changes, old), f"{message}: {hint}")
        return
    bound = Bound(edit.file, ((edit.start, edit.end),))
    change = changes.add(Kind.MERGED, bound, message)
    changes.edits.append(replace(edit, change=change))


def _below(changes: Changes, old: int) -> Bound | None:
    """Return the place of the content directly below a generated heading, or None if there is none."""
    style = changes.base.paragraphs[old].style
    if not style.endswith("heading") and not blocks.level_of(style):
        return None
    following = changes.bound[old + 1 : old + 1 + REACH]
    return next((bound for bound in following if bound and any(bound.chars)), None)


def _without_alt(token: Token) -> Token:
    return token._replace(key="") if token.kind is PieceKind.PICTURE else token


def _characters(tokens: list[Token]) -> list[tuple[str, object]]:
    """Return the characters of a paragraph, each with the suggestions around it."""
    return [(char, token.suggested) for token in tokens for char in token.text]
