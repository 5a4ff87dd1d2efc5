"""Ids of headings. In: headings. Out: an id for each, written by the author or generated from the text.

Generated ids follow Pandoc's `auto_identifiers`: letters, digits, `_`, `-` and `.` are kept, spaces become hyphens,
everything before the first letter is removed, and duplicates get a number. Links may also use the ids that GitHub
generates (Pandoc's `gfm_auto_identifiers`), with leading numbers but without full stops, or those of MkDocs, without
accents as well.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from briefpress.model.blocks import Heading
from briefpress.model.inlines import plain_text


def slug(text: str) -> str:
    """Return the id of a heading with this text: lower-case words joined by hyphens, or "section" if it has no
    letters.
    """
    words = re.sub(r"[^\w\s.-]", "", text.lower()).split()
    return re.sub(r"^[^a-z\u0080-\uffff]+", "", "-".join(words)) or "section"


def github_slug(text: str) -> str:
    """Return the id that GitHub generates from a heading's text."""
    return re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", text.lower()).strip())


def _plain_slug(text: str) -> str:
    """Return the id as MkDocs and Python-Markdown generate it, with accents removed."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", letters).strip())


def unique(id_: str, taken: set[str]) -> str:
    """Return `id_`, with a number appended if it is in `taken`; the result is added to `taken`."""
    numbered = (f"{id_}-{number}" for number in range(1, len(taken) + 2))
    free = id_ if id_ not in taken else next(name for name in numbered if name not in taken)
    taken.add(free)
    return free


def heading_ids(headings: Iterable[Heading], taken: Iterable[str]) -> list[str]:
    """Return the ids of `headings`; generated ids are never in `taken`.

    An id that the author repeats is returned repeatedly.
    """
    headings = list(headings)
    taken = {*taken, *(heading.id for heading in headings if heading.id)}
    return [heading.id or unique(slug(plain_text(heading.inlines)), taken) for heading in headings]


def link_targets(headings: Iterable[Heading], ids: Sequence[str], others: Iterable[str] = ()) -> dict[str, str]:
    """Map each link fragment (the text after `#`) to the id that it leads to.

    `ids` are the ids of `headings`, and `others` all other ids.
    """
    github, plain = set[str](), set[str]()
    names = [unique(github_slug(plain_text(heading.inlines)), github) for heading in headings]
    bare = [unique(_plain_slug(plain_text(heading.inlines)), plain) for heading in headings]
    generated = dict(zip(bare, ids, strict=True)) | dict(zip(names, ids, strict=True))
    return generated | {id_: id_ for id_ in (*others, *ids)}
