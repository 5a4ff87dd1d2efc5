"""A folder of `source/` -> a `Brief`. In: a workspace and the name of the folder. Out: the brief, or None."""

from __future__ import annotations

from briefpress.model import Brief, Place
from briefpress.problems import Code, Report, nearest
from briefpress.source.bibliography import BibliographyReader
from briefpress.source.blocks import read_markdown
from briefpress.source.citations import names_as_text
from briefpress.source.front_matter import FrontMatterReader
from briefpress.source.records import RecordReader, read_organisations, read_people
from briefpress.source.text import SourceText
from briefpress.source.workspace import Workspace
from briefpress.source.yaml import YamlReader, compose, is_empty

FENCE = "---"


def read_brief(workspace: Workspace, id_: str, report: Report) -> Brief | None:
    """Return the brief in the folder `source/<id_>`; None, with the problems in `report`, where there is none."""
    path = workspace.source / id_ / "brief.md"
    if id_ not in workspace.briefs():
        hint = nearest(id_, workspace.briefs()) or f"put it at source/{id_}/brief.md"
        report.add(Code.BRIEF_MISSING, f'there is no brief "{id_}"', None, hint)
        return None
    source = workspace.read(path, report)
    if source is None:
        return None
    if not source.text.strip():
        hint = "begin with the front matter: a line `---`, `title: ...`, a line `---`; then the text"
        report.add(Code.BRIEF_EMPTY, "the file is empty", source.place(0), hint)
        return None
    split = _front_matter(source, report)
    return _brief(workspace, id_, *split, report) if split else None


def _front_matter(source: SourceText, report: Report) -> tuple[SourceText, SourceText] | None:
    """Split the file into front matter and body."""
    lines = [line.rstrip() for line in source.lines]
    if lines[0] != FENCE:
        hint = "begin the file with a line `---`, then `title: ...`, then a line `---`"
        report.add(Code.FRONT_MATTER_MISSING, "the file has no front matter", source.place(0), hint)
        return None
    end = next((number for number, line in enumerate(lines) if number and line in (FENCE, "...")), None)
    if end is None:
        hint = "end the front matter with a line `---`"
        report.add(Code.FRONT_MATTER_MISSING, "the front matter does not end", source.place(0, 0, 3), hint)
        return None
    return source.part(1, end), source.part(end + 1)


def _brief(workspace: Workspace, id_: str, front: SourceText, body: SourceText, report: Report) -> Brief | None:
    found = Report()
    node = compose(front, found)
    report.extend(found.problems)
    if node is None or is_empty(node):
        if not found.problems:
            place = YamlReader(front, report).place(node) if node else front.place(-1)
            report.add(Code.KEY_MISSING, "the brief has no title", place, "add `title: ...` at the top")
        return None
    yaml = YamlReader(front, report)
    reader = FrontMatterReader(yaml, RecordReader(yaml, workspace), BibliographyReader(yaml, workspace))
    meta = reader.meta(node)
    written = read_markdown(body, workspace, report)
    people, organisations = read_people(workspace, report), read_organisations(workspace, report)
    if people is None or organisations is None:
        return None
    brief = Brief(
        id_,
        meta,
        written.blocks,
        (*reader.notes, *written.notes),
        {**reader.abbreviations, **written.abbreviations},
        written.files,
        reader.names | people | reader.people,
        organisations | reader.organisations,
        reader.bibliography.works,
        Place(front.file, 1, 1),
    )
    return brief if brief.works else names_as_text(brief)
