"""Link addresses on paper, where nobody can follow a link. In: a `Brief`. Out: the brief with addresses as
notes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace

from briefpress.lazy import dataclass
from briefpress.model import Brief, Inline, Inlines, Note, NoteRef, Paragraph, Passage, Run, rewritten

WEB = ("http://", "https://")


def with_addresses(brief: Brief) -> Brief:
    """Return `brief` with a note after each web link; inside notes, the address follows the link."""
    links = _Links()
    shown = rewritten(rewritten(brief, Passage.TEXT, links.noted), Passage.NOTES, _written_out)
    return replace(shown, notes=(*shown.notes, *links.notes))


@dataclass(slots=True)
class _Links:
    notes: list[Note] = field(default_factory=list)

    def noted(self, inlines: Inlines) -> Inlines:
        """Return text with a note mark after each link; the notes are collected."""
        return tuple(new for inline, address in _links(inlines) for new in (inline, *self._note_mark(address)))

    def _note_mark(self, address: str) -> Iterator[NoteRef]:
        if address:
            id_ = f"link {len(self.notes) + 1}"  # because of the space, no author can write this id
            self.notes.append(Note(id_, (Paragraph((Run(address),)),)))
            yield NoteRef(id_)


def _written_out(inlines: Inlines) -> Inlines:
    return tuple(
        new for inline, address in _links(inlines) for new in (inline, *([Run(f" ({address})")] if address else []))
    )


def _links(inlines: Inlines) -> Iterator[tuple[Inline, str]]:
    """Yield each inline with the address of the link that ends there, or `""` if no link ends there or its text is the
    address.
    """
    for number, inline in enumerate(inlines):
        following = inlines[number + 1] if number + 1 < len(inlines) else None
        address = _address(inline)
        ends = not isinstance(following, Run) or following.link != address
        shown = isinstance(inline, Run) and inline.text.rstrip("/") in (
            address,
            address.partition("://")[2].rstrip("/"),
        )
        yield inline, address if ends and not shown else ""


def _address(inline: Inline) -> str:
    link = inline.link if isinstance(inline, Run) else None
    return link if link and link.startswith(WEB) else ""
