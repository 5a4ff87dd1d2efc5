"""Ids from bookmarks and HTML tags. In: ids in reading order. Out: the id of each block.

A block keeps one id. Links to its other ids are changed to refer to the id that is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from briefpress.lazy import dataclass
from briefpress.model import Blocks, CrossReference, Inline, Inlines, Note, Run, ids_of, with_texts


@dataclass(slots=True)
class Anchors:
    """The ids read so far. Ids in `waiting` belong to the next block, and ids in `taken` to a block already read.
    `others` maps each further id of a block to the id that the block keeps. If an id occurs twice, the first is used.
    """

    waiting: list[str] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    others: dict[str, str] = field(default_factory=dict)

    def add(self, id_: str) -> None:
        """Add an id for the current or next block."""
        self.waiting.append(id_)

    def take(self, own: str = "") -> str:
        """Return the id of the current block: `own`, otherwise the first waiting id, or `""`. Links to the other
        waiting ids then lead to this block.
        """
        new = [id_ for id_ in dict.fromkeys(self.waiting) if id_ not in self.taken]
        kept = own or next(iter(new), "")
        for id_ in new:
            self.lead(id_, kept)
        self.taken.update(self.waiting)
        self.waiting.clear()
        return kept

    def lead(self, id_: str, kept: str) -> str:
        """Make links to `id_` refer to the block with the id `kept`, if any; return the id of the block."""
        if id_ and kept and id_ != kept:
            self.others.setdefault(id_, kept)
        return kept or id_

    def redirected(self, blocks: Blocks, notes: tuple[Note, ...]) -> tuple[Blocks, tuple[Note, ...]]:
        """Return `blocks` and `notes`, with every link to another id of a block changed to the id of the block."""
        written = {id_ for id_, _ in ids_of(blocks)} if self.others else set()
        ids = {id_: found for id_, found in self.others.items() if id_ not in written}
        if not ids:
            return blocks, notes

        def change(inlines: Inlines) -> Inlines:
            return tuple(_redirected(inline, ids) for inline in inlines)

        changed = (replace(note, blocks=with_texts(note.blocks, change)) for note in notes)
        return with_texts(blocks, change), tuple(changed)


def _redirected(inline: Inline, ids: Mapping[str, str]) -> Inline:
    match inline:
        case Run(link=str(link)) if link.startswith("#") and link[1:] in ids:
            return replace(inline, link=f"#{ids[link[1:]]}")
        case CrossReference(target=target) if target in ids:
            return replace(inline, target=ids[target])
        case _:
            return inline
