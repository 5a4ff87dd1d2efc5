"""Fields that BibTeX entries take from other entries, by `crossref` and `xdata` (BibLaTeX manual, 2.4.1 and 3.13.6).

In: the fields of all entries in a file. Out: the fields of an entry with those of its parents.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

Fields = Mapping[str, str]

MAX_PARENTS = 5  # the maximum depth: BibLaTeX entries inherit from a book, which inherits from a collection
# Types of entries that are parts of other works.
PARTS = ("conference", "inbook", "incollection", "inproceedings", "inreference", "suppbook", "suppcollection")
RENAMED = {"title": "booktitle", "subtitle": "booksubtitle", "author": "bookauthor"}
# Fields that describe only the parent itself.
OWN = (
    "abstract",
    "crossref",
    "doi",
    "file",
    "keywords",
    "note",
    "pages",
    "pagetotal",
    "shorttitle",
    "type",
    "url",
    "urldate",
)


def with_inherited(kind: str, fields: Fields, others: Mapping[str, Fields], depth: int = 0) -> Fields:
    """Return the `fields` of an entry of the type `kind` with the fields that it inherits; `others` are all entries."""
    for name in parents(fields):
        parent = others.get(name)
        if parent is None or depth >= MAX_PARENTS:
            continue
        found = with_inherited("", parent, others, depth + 1)
        if name == fields.get("crossref", "").strip():
            found = _passed_on(kind, found)
        fields = {**found, **fields}
    return fields


def parents(fields: Fields) -> Iterator[str]:
    """Yield the keys of the entries from which an entry inherits."""
    yield from (name.strip() for name in fields.get("xdata", "").split(",") if name.strip())
    if name := fields.get("crossref", "").strip():
        yield name


def _passed_on(kind: str, fields: Fields) -> Fields:
    """Return the `fields` of a parent as a part of it has them: its title becomes the title of the book."""
    names = RENAMED if kind in PARTS else {}
    kept = {name: text for name, text in fields.items() if name not in (*OWN, *RENAMED)}
    return {**kept, **{names[name]: text for name, text in fields.items() if name in names}}
