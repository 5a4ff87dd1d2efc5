"""What differs between HTML for paper, for the web and for e-books. In: nothing. Out: the noun that says it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefpress.edition import Note, NoteMark
from briefpress.lazy import dataclass

if TYPE_CHECKING:
    from briefpress.html.blocks import BlockWriter


@dataclass(frozen=True, slots=True)
class Medium:
    """Where a page is read: the `suffix` of the files that briefs become there, and how notes are written that stand
    where they are called."""

    suffix: str
    write_footnote: Callable[[BlockWriter, NoteMark, Note], str]
