"""Added objects such as watermarks, and the sizes of pictures. In: the changes found so far. Out: messages."""

from __future__ import annotations

from briefpress.docx.read import DRAWN, MACROS, Paragraph, Piece, PieceKind
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Kind
from briefpress.merge.source_map.bound import Bound

RESIZED = 0.02  # the maximum change in a picture's width due to rounding, as a share of the width


def find(changes: Changes) -> None:
    """Report added objects outside paragraphs. Charts are not reported, because their data are compared elsewhere."""
    for found in (item for item in changes.other.unread if item not in changes.base.unread):
        if not found.startswith("a chart"):
            changes.new_index = None
            kind = Kind.REMARK if found == MACROS else Kind.NOT_MERGED
            changes.add(kind, None, f"{found} was added: briefs have no place for it")


def sizes(changes: Changes, before: Paragraph, after: Paragraph, bound: Bound | None) -> None:
    """Report resized pictures, and pictures that were cropped or formatted in Word."""
    for was, now in zip(_pictures(before), _pictures(after), strict=False):
        name = f' "{was.key[:40]}"' if was.key else ""
        if was.size[0] and now.size[0] and abs(now.size[0] - was.size[0]) > RESIZED * was.size[0]:
            share = round(100 * now.size[0] / was.size[0])
            message = f"the picture{name} now has {share}% of its former width: to keep it, set the picture's `width`"
            changes.add(Kind.REMARK, bound, message)
        if (new := {kind for kind, _ in now.look - was.look - {DRAWN}}) and not changes.is_from_libreoffice:
            message = (
                f"{' and '.join(sorted(new))} of the picture{name} changed in Word: change the picture file instead"
            )
            changes.add(Kind.REMARK, bound, message)


def _pictures(paragraph: Paragraph) -> list[Piece]:
    return [piece for piece in paragraph.pieces if piece.kind is PieceKind.PICTURE]
