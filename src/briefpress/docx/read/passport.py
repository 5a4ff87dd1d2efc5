"""Read the passport (provenance record) of a Word file. In: its package. Out: the brief, its source files and its
blocks.

The content of a passport is not trusted: its paths only serve as names of the source files.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from briefpress.docx.read.package import NotWordError, Package
from briefpress.docx.vocabulary.names import PASSPORT
from briefpress.lazy import dataclass
from briefpress.model import Decision, Place, SourceFile

ROOT = f"{{{PASSPORT}}}passport"


@dataclass(frozen=True, slots=True)
class Passport:
    """The brief from which a file was produced; `blocks` maps bookmarks to the places of blocks in the source.

    `changes` is the decision about suggestions in the source.
    """

    brief: str
    generator: str
    sources: tuple[SourceFile, ...]
    blocks: Mapping[str, Place]
    changes: Decision = Decision.ACCEPT


def read_passport(package: Package, main: str) -> Passport | None:
    """Return the passport, or None if there is none. Raise NotWordError if it has been altered."""
    for target in package.targets(main, "/customXml").values():
        root = package.part(target)
        if root is not None and root.tag == ROOT:
            sources = tuple(
                SourceFile(element.get("path", ""), element.get("sha256", ""), element.text or "")
                for element in root.iter(f"{{{PASSPORT}}}source")
            )
            for source in sources:
                if hashlib.sha256(source.text.encode()).hexdigest() != source.digest:
                    raise NotWordError(f"its provenance record was changed: the text of {source.path} does not match")
            blocks = {
                element.get("bookmark", ""): _place(element.get("place", ""), element.get("end", ""))
                for element in root.iter(f"{{{PASSPORT}}}block")
            }
            changes = root.get("changes", "")
            known = Decision(changes) if changes in set(Decision) else Decision.ACCEPT
            return Passport(root.get("brief", ""), root.get("generator", ""), sources, blocks, known)
    return None


def passport_if_valid(package: Package, main: str) -> tuple[Passport | None, tuple[str, ...]]:
    """Return the passport, if any. If the passport has been altered, return None and a message that it is ignored."""
    try:
        return read_passport(package, main), ()
    except NotWordError as error:
        return None, (f"{error}; the record was ignored, and the file was imported as if it came from another program",)


def _place(at: str, end: str) -> Place:
    end_line, _, end_column = end.partition(":")
    try:
        file, line, column = at.rsplit(":", 2)
        return Place(file, int(line), int(column), 1, int(end_line or 0), int(end_column or 0))
    except ValueError as error:
        raise NotWordError(f'its provenance record was changed: "{at[:60]}" is not a place in a file') from error
