"""Ids from bookmarks and HTML tags. In: ids in reading order. Out: for each block, the id that links to it.

A block has one id. Its other ids are kept with it, and links to them are changed to lead to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from briefpress.lazy import dataclass
from briefpress.model import Blocks, CrossReference, Inline, Inlines, Note, Run, ids_of, with_texts


@dataclass(slots=True)
class Anchors:
    """The ids that still need a block, the ids that have one, and the id that each other id stands for; of two equal
    ids, the first is used.
    """

    waiting: list[str] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    others: dict[str, str] = field(default_factory=dict)

    def add(self, id_: str) -> None:
        """Remember an id for the current or next block."""
        self.waiting.append(id_)

    def take(self, own: str = "") -> str:
        """Return the id for the current block: `own`, the first one that waits, or `""`; the others stand for it."""
        new = [id_ for id_ in dict.fromkeys(self.waiting) if id_ not in self.taken]
        found = own or next(iter(new), "")
        for id_ in new:
            self.lead(id_, found)
        self.taken.update(self.waiting)
        self.waiting.clear()
        return found

    def lead(self, id_: str, found: str) -> str:
        """Let links to `id_` lead to the block with the id `found`, and return the block's id."""
        if id_ and found and id_ != found:
            self.others.setdefault(id_, found)
        return found or id_

    def led(self, blocks: Blocks, notes: tuple[Note, ...]) -> tuple[Blocks, tuple[Note, ...]]:
        """Return `blocks` and `notes`, in which links to any id of a block lead to its own id."""
        written = {id_ for id_, _ in ids_of(blocks)} if self.others else set()
        ids = {id_: found for id_, found in self.others.items() if id_ not in written}
        if not ids:
            return blocks, notes

        def change(inlines: Inlines) -> Inlines:
            return tuple(_led(inline, ids) for inline in inlines)

        changed = (replace(note, blocks=with_texts(note.blocks, change)) for note in notes)
        return with_texts(blocks, change), tuple(changed)


def _led(inline: Inline, ids: Mapping[str, str]) -> Inline:
    match inline:
        case Run(link=str(link)) if link.startswith("#") and link[1:] in ids:
            return replace(inline, link=f"#{ids[link[1:]]}")
        case CrossReference(target=target) if target in ids:
            return replace(inline, target=ids[target])
        case _:
            return inline
