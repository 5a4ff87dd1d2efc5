"""The back cover. In: the parts of an edition in order. Out: the same parts, with the contacts and the imprint moved to
the last page.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefpress.brand.roles import PartKind
from briefpress.edition.model.publication import Part
from briefpress.model import NOWHERE, Place
from briefpress.problems import Code, Report

ON_IT = (PartKind.CONTACTS, PartKind.IMPRINT)


def with_back_cover(parts: Iterable[Part], place: Place, report: Report) -> list[Part]:
    """Return `parts` with the content of the back cover as a single part at the end.

    A back cover that the brief requests but has no content for is reported at `place`.
    """
    moved = {part.kind: part.blocks for part in parts if part.kind in ON_IT}
    others = [part for part in parts if part.kind not in ON_IT]
    if moved:
        return [*others, Part(PartKind.BACK_COVER, tuple(block for kind in ON_IT for block in moved.get(kind, ())))]
    if place != NOWHERE:
        hint = "add `contacts`, or a field of the imprint such as `publisher` or `doi`, or remove `back`"
        report.add(Code.BACK_COVER_EMPTY, "there is nothing to show on the back cover", place, hint)
    return others
