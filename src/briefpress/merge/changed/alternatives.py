"""Changed alt texts. In: two versions of a paragraph. Out: edits to the alt texts in the source, or problems."""

from __future__ import annotations

from briefpress.docx.read import PieceKind
from briefpress.merge.drafts import partners
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Kind
from briefpress.merge.source_map.bound import Bound
from briefpress.merge.source_map.edits import Edit
from briefpress.merge.source_map.typed import folded, in_attribute
from briefpress.merge.words.messages import SHORTEN
from briefpress.merge.words.spelling import Token


def merge_alternatives(changes: Changes, old: list[Token], new: list[Token], bound: Bound) -> None:
    """Merge changed alt texts of the pictures among the tokens; report alt texts that were removed."""
    shown = [[token.key for token in tokens if token.kind is PieceKind.PICTURE] for tokens in (old, new)]
    if len(shown[0]) != len(shown[1]) or not bound.block:
        return
    charts = changes.base.charts.keys() & {token.image for token in old}
    drawn = charts or changes.is_from_libreoffice  # LibreOffice drops the alt text of charts
    text = changes.texts[bound.file]
    for was, now in zip(*shown, strict=True):
        if was and not now and not drawn and partners.has_alternatives(changes.other):
            message = f'the alt text "{was[:SHORTEN]}" was removed: readers who cannot see the picture need one'
            hint = "if the picture is decorative, write {.decorative} after it"
            changes.add(Kind.NOT_MERGED, bound, f"{message}; {hint}")
        same = [folded(item) for item in was] == [folded(item) for item in now]
        at = text.find(f'"{was}"', *bound.block) if not same and was and now else -1
        if at >= 0:
            change = changes.add(Kind.MERGED, bound, f'the alt text "{was[:SHORTEN]}" -> "{now[:SHORTEN]}"', at + 1)
            changes.edits.append(Edit(bound.file, at + 1, at + 1 + len(was), in_attribute(now), change))
