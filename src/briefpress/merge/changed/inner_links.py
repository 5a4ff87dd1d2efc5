"""Links that partners added to places in the brief. In: the text of a paragraph. Out: the text, with links to ids.

In Word, a link within the file leads to a bookmark. In the source, the link leads to the id of a heading, figure or
other block.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Kind
from briefpress.merge.source_map import blocks
from briefpress.merge.source_map.bound import Bound
from briefpress.merge.words.generated import OWN
from briefpress.merge.words.messages import SHORTEN
from briefpress.merge.words.note_marks import id_in
from briefpress.merge.words.spelling import Token
from briefpress.model import slug


def with_ids(changes: Changes, old: Sequence[Token], new: Sequence[Token], bound: Bound | None) -> list[Token]:
    """Return the tokens `new` with each link that `old` does not have leading to an id. Report links whose targets have
    no id.
    """
    added = {token.link for token in new if token.link.startswith(OWN)} - {token.link for token in old}
    known = dict(_ids(changes)) if added else {}
    for link in sorted(added - known.keys()):
        words = "".join(token.text for token in new if token.link == link)[:SHORTEN]
        message = f'"{words}" was linked to a place that has no id: write {{#id}} there, and [words](#id) here'
        changes.add(Kind.NOT_MERGED, bound, message)
    return [token._replace(link=known.get(token.link, token.link)) if token.link in added else token for token in new]


def _ids(changes: Changes) -> Iterator[tuple[str, str]]:
    """Yield the links to bookmarks in the sent file, each with the same link in the source."""
    for paragraph, bound in zip(changes.base.paragraphs, changes.bound, strict=True):
        names = [f"#{name}" for name in paragraph.bookmarks if f"#{name}".startswith(OWN)]
        written = id_in(changes.texts[bound.file], *bound.block) if names and bound and bound.block else ""
        heading = blocks.level_of(paragraph.style) and bound is not None
        if id_ := written or (slug(paragraph.text) if heading else ""):
            yield from ((name, f"#{id_}") for name in names)
