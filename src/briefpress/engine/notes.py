"""Footnotes. Out: context managers in which WeasyPrint loses no notes and splits long notes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from briefpress.engine.load import EngineChangedError, checked
from briefpress.engine.patch import needed, replaced

MAXIMUM = 0.7  # the maximum share of a page for notes, so that the text continues above them


@contextmanager
def kept_notes() -> Iterator[None]:
    """Inside the block, preserve the notes of a page's last line if that line fits only after other notes have moved.
    WeasyPrint keeps such a line on the page but loses its notes; this patch moves the notes to the next page.
    """
    block = checked().layout.block
    lay_out = needed(block, "_linebox_layout", "lays out lines")

    def with_notes(context: Any, box: Any, index: int, child: Any, lines: list[Any], *more: Any) -> Any:
        found = lay_out(context, box, index, child, lines, *more)
        abort, _, _, _, new_notes, _ = found
        called = (box.footnote for line in lines[-1:] for box in line.descendants())
        for note in [] if abort else [note for note in called if note in context.footnotes]:
            context.layout_footnote(note)
            context.report_footnote(note)
            new_notes.append(note)
        return found

    with replaced(block, _linebox_layout=with_notes):
        yield


@contextmanager
def broken_notes() -> Iterator[None]:
    """Inside the block, split notes if the page is full, and continue them on the next page. WeasyPrint does not split
    notes, so a note longer than a page extends beyond the page and covers the text. When WeasyPrint lays out pages
    again, it forgets the notes continued from the previous page.
    """
    layout = checked().layout
    try:
        lay_out, remake = layout.page.block_level_layout, layout.page.remake_page
        make_all = layout.make_all_pages
    except AttributeError as error:
        raise EngineChangedError(f"WeasyPrint has changed: {error}") from error

    def lay_out_box(context: Any, box: Any, *more: Any, **options: Any) -> Any:
        if not isinstance(box, checked().formatting_structure.boxes.FootnoteAreaBox):
            return lay_out(context, box, *more, **options)
        found = _as_much_as_fits(lay_out, context, box, *more, **options)
        _pass_on(context, found[1])
        return found

    def lay_out_area(context: Any, area: Any, *more: Any) -> Any:
        return _as_much_as_fits(lay_out, context, area, *more)

    with (
        replaced(layout, block_level_layout=lay_out_area, make_all_pages=_made_again(make_all)),
        replaced(layout.page, block_level_layout=lay_out_box, remake_page=_from_page_to_page(remake)),
    ):
        yield


def _as_much_as_fits(
    lay_out: Any, context: Any, area: Any, bottom_space: float, skip_stack: Any, containing_block: Any, **options: Any
) -> Any:
    """Lay out the notes of a page, the first of which may continue from the previous page; return the layout, and the
    notes that do not fit.
    """
    begun, inside = getattr(context, "note_begun", None) or (None, None)
    if inside and area.children and area.children[0].element is begun:
        skip_stack = {0: inside}
    whole = lay_out(context, area.deepcopy(), bottom_space, skip_stack, containing_block, **options)
    maximum = (1 if containing_block.page_type.blank else MAXIMUM) * containing_block.height
    if whole[0].margin_height() <= maximum:
        return whole
    decoration = whole[0].margin_height() - whole[0].height
    room = context.page_bottom - (area.position_y + maximum - decoration)
    # The notes of the page are hidden during this layout, because WeasyPrint would move them to the next page if a line
    # did not fit.
    notes, context.current_page_footnotes = context.current_page_footnotes, []
    found = lay_out(context, area, room, skip_stack, containing_block, **options)
    context.current_page_footnotes = notes
    return found


def _pass_on(context: Any, rest: Any) -> None:
    """Pass the remaining notes of a page, `{note: position in the note}`, to the next page."""
    context.note_begun = None
    for index, inside in (rest or {}).items():
        left = context.current_page_footnotes[index:]
        context.reported_footnotes[:0] = left
        context.note_begun = (left[0].element, inside)


def _from_page_to_page(remake: Any) -> Any:
    """Return a version of `remake_page` for pages laid out in any order: each page begins with the notes left over from
    the previous page, in the order of their marks. WeasyPrint reverses notes that several cells of a row pass on.
    """

    def remake_page(index: int, context: Any, *more: Any) -> Any:
        notes_left = _notes_left(context)
        order = context.__dict__.setdefault(
            "note_order", {note.element: number for number, note in enumerate(context.footnotes)}
        )
        notes, begun = notes_left.get(index - 1, ((), None))
        context.reported_footnotes, context.note_begun = [*notes], begun
        result = remake(index, context, *more)
        context.reported_footnotes.sort(key=lambda note: order.get(note.element, len(order)))
        now = (tuple(context.reported_footnotes), context.note_begun)
        if notes_left.get(index, ((), None)) != now and index + 1 < len(context.page_maker):
            context.page_maker[index + 1][-1]["content_changed"] = True
        notes_left[index] = now
        return result

    return remake_page


def _made_again(make_all: Any) -> Any:
    """Return a version of `make_all_pages` that also remakes the pages on which notes continue."""

    def make_all_pages(context: Any, *more: Any) -> Any:
        for index, (notes, _) in _notes_left(context).items():
            if notes and index < len(context.page_maker):
                context.page_maker[index][-1]["content_changed"] = True
        return make_all(context, *more)

    return make_all_pages


def _notes_left(context: Any) -> dict[int, tuple[tuple[Any, ...], Any]]:
    """Return the notes that continue on the next page, by page, and the position at which the first one continues."""
    left: dict[int, tuple[tuple[Any, ...], Any]] = context.__dict__.setdefault("notes_left", {})
    return left
