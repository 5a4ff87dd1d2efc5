"""Places for what is not written in the source. In: the changes so far. Out: the place of the preceding text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefpress.merge.blocks import level_of
from briefpress.merge.bound import Bound
from briefpress.merge.offsets import place_of
from briefpress.model import Place

REACH = 3  # paragraphs: a portrait can be between a heading and a name

if TYPE_CHECKING:
    from briefpress.merge.changes import Changes


def beside(changes: Changes) -> Place | None:
    """Return where the preceding text is written; the first line of the brief if there is none."""
    upto = next((number for number, (_, new) in enumerate(changes.pairs) if new == changes.now), 0)
    known = (changes.bound[old] for old, _ in reversed(changes.pairs[: upto + 1]) if old is not None)
    bound = next((one for one in known if one and one.file.endswith(".md") and any(one.chars)), None)
    if bound:
        start = next(span for span in bound.chars if span)[0]
        return place_of(bound.file, changes.texts[bound.file], start)
    file = next((file for file in changes.texts if file.endswith(".md")), "")
    return Place(file, 1, 1) if file else None


def below(changes: Changes, old: int) -> Bound | None:
    """Return where the content below a generated heading is written, if it is directly below it."""
    style = changes.base.paragraphs[old].style
    if not style.endswith("heading") and not level_of(style):
        return None
    following = changes.bound[old + 1 : old + 1 + REACH]
    return next((one for one in following if one and any(one.chars)), None)
