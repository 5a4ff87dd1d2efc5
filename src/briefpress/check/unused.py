"""Unused files and records. In: a brief, or all briefs of a workspace. Out: unused files, people and organisations."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from briefpress.model import Brief, Figure, Picture, Place, text_of, walk
from briefpress.problems import Code, Problem

COMMENTS = "comments.md"  # the file that `merge --comments file` writes
USED = (".csv", ".gif", ".jpeg", ".jpg", ".md", ".png", ".svg", ".tif", ".tiff", ".webp")


def check_unused_files(briefs: Sequence[Brief], root: Path) -> Iterator[Problem]:
    """Yield a problem for each file in the folder of `briefs` that none of them uses; `briefs` contains one brief in
    all its languages.
    """
    folder = root / Path(briefs[0].place.file).parent
    shown = {root / picture.path for brief in briefs for picture in _pictures(brief)}
    files = shown | {root / name for brief in briefs for name in (brief.place.file, *brief.files)}
    used = {file.resolve() for file in files}
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(root).as_posix()
        if file.suffix.lower() in USED and file.name != COMMENTS and file.is_file() and file.resolve() not in used:
            text, hint = "the brief does not use this file", "use the file in the brief, or move it out of the folder"
            yield Problem(Code.FILE_UNUSED, text, Place(name, 1, 1, 0), hint)


def _pictures(brief: Brief) -> Iterator[Picture]:
    """Yield the pictures of the cover, the text and the records."""
    shown = (block.picture for block in walk(text_of(brief)) if isinstance(block, Figure))
    yield from (picture for picture in shown if isinstance(picture, Picture))
    if brief.meta.masthead.cover_image:
        yield brief.meta.masthead.cover_image
    yield from (person.portrait for person in brief.people.values() if person.portrait)
    yield from (organisation.logo for organisation in brief.organisations.values() if organisation.logo)


def check_unused_records(brief: Brief, used: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each shared person or organisation in `brief` whose id is not in `used`, the set of ids that
    briefs use.
    """
    people = ((Code.PERSON_UNUSED, "person", id_, person.place) for id_, person in brief.people.items())
    others = (
        (Code.ORGANISATION_UNUSED, "organisation", id_, organisation.place)
        for id_, organisation in brief.organisations.items()
    )
    for code, kind, id_, place in (*people, *others):
        if id_ not in used and place.file != brief.place.file:
            yield Problem(code, f'no brief uses the {kind} "{id_}"', place, "remove it, unless you need it later")
