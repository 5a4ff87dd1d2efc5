"""Reads a brief. In: a workspace and the id of a brief. Out: a `Brief`, or None."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from briefpress import lazy
from briefpress.fields import YamlReader, compose, is_empty
from briefpress.model import Brief, Meta, Place, Translation
from briefpress.problems import Code, Report, nearest
from briefpress.source.bibliography.settings import BibliographyReader
from briefpress.source.front_matter import FrontMatterReader
from briefpress.source.languages import Head, translations
from briefpress.source.markdown.blocks import read_markdown
from briefpress.source.markdown.examples import with_example_references
from briefpress.source.markdown.note_ids import with_full_note_ids
from briefpress.source.nested_boxes import without_nested_boxes
from briefpress.source.records.reader import RecordReader
from briefpress.source.records.stand_ins import with_records
from briefpress.source.split import split_brief
from briefpress.source.syntax.inline.citations import names_as_text, with_local_locators
from briefpress.workspace import SourceText, Workspace
from briefpress.yaml import Node

COMMENT = lazy.pattern(r"<!--.*?-->", re.DOTALL)


def read_brief(workspace: Workspace, id_: str, report: Report, *, alone: bool = False) -> Brief | None:
    """Return the brief `id_`, or None, with problems in `report`, if one of its files is missing or unreadable.

    If `alone` is True, its versions in other languages are left out, so that it does not depend on their files.
    """
    brief = read_partly(workspace, id_, report, alone=alone)
    return None if brief and brief.is_partial else brief


def read_partly(workspace: Workspace, id_: str, report: Report, *, alone: bool = False) -> Brief | None:
    """Return the brief `id_`; it is partial if people or organisations cannot be read.

    A translation such as `brief.uk.md` inherits missing fields from the original beside it.
    """
    if not workspace.has(id_):
        hint = nearest(id_, workspace.briefs()) or f"save it as {workspace.relative(workspace.file_of(id_))}"
        report.add(Code.BRIEF_MISSING, f'there is no brief "{id_}"', None, hint)
        return None
    split = split_brief(workspace, id_, report)
    head = _head(workspace, id_, split[0], report) if split else None
    brief = _brief(workspace, id_, head, split[1], report) if split and head else None
    return replace(brief, meta=_in_languages(brief, workspace, report, alone=alone)) if brief else None


def _head(workspace: Workspace, id_: str, front: SourceText, report: Report) -> Head | None:
    """Return the front matter of the brief `id_` and, for a translation, of its original."""
    root = _root(front, report)
    original, tag = workspace.parts_of(id_)
    if root is None or not tag:
        return Head(front, root) if root else None
    split = split_brief(workspace, original, report)
    head = _head(workspace, original, split[0], report) if split else None
    return Head(front, root, tag, head) if head else None


def read_body(workspace: Workspace, id_: str, report: Report) -> Brief | None:
    """Return the body of a brief whose front matter cannot be read, or None if there is no body. It is partial."""
    split = split_brief(workspace, id_, Report()) if workspace.has(id_) else None
    if split is None:
        return None
    written = read_markdown(split[1], workspace, report)
    brief = Brief(id_, Meta(""), written.blocks, written.notes, written.abbreviations, written.files, is_partial=True)
    return with_full_note_ids(without_nested_boxes(brief, report), report)


def _root(front: SourceText, report: Report) -> Node | None:
    found = Report()
    root = compose(front, found)
    report.extend(found.problems)
    if root is not None and not is_empty(root):
        return root
    if not found.problems:
        place = YamlReader(front, report).place(root) if root else front.place(-1)
        report.add(Code.KEY_MISSING, "the brief has no title", place, "add `title: ...` at the top")
    return None


def _brief(workspace: Workspace, id_: str, head: Head, body: SourceText, report: Report) -> Brief | None:
    yaml = head.yaml(report)
    reader = FrontMatterReader(yaml, RecordReader(yaml, workspace), BibliographyReader(yaml, workspace), head.tag)
    meta = reader.meta(head.root, head.original.root if head.original else None)
    written = read_markdown(body, workspace, report, meta.brand)
    if not (COMMENT.sub("", body.text).strip() or meta.abstract or meta.prose):
        hint = "write it below the front matter, which ends with a `---` line"
        report.add(Code.TEXT_MISSING, "this brief has no text", head.text.place_of_line(0), hint)
    brief = Brief(
        id_,
        meta,
        written.blocks,
        (*reader.notes, *written.notes),
        {**reader.abbreviations, **written.abbreviations},
        written.files,
        reader.people,
        reader.organisations,
        reader.bibliography.works,
        workspace.parts_of(id_)[0] if head.original else "",
        Place(head.text.file, 1, 1),
    )
    brief = with_records(brief, workspace, reader.names, report)
    brief = with_example_references(with_full_note_ids(without_nested_boxes(brief, report), report))
    return with_local_locators(names_as_text(brief))


def _translation(id_: str, workspace: Workspace, _report: Report) -> Translation | None:
    """Return the language and web address of the brief `id_`. Problems are not reported here, because reading that
    brief reports them.
    """
    split = split_brief(workspace, id_, Report())
    head = _head(workspace, id_, split[0], Report()) if split else None
    return Translation(head.lang, head.url(), id_) if head else None


def _in_languages(brief: Brief, workspace: Workspace, report: Report, *, alone: bool) -> Meta:
    """Return the front matter of `brief` with every translation that exists beside it or is listed in its front matter,
    or with none if `alone` is True.
    """

    def read(other: str) -> Translation | None:
        return None if alone else workspace.once(("translation", other), partial(_translation, other), Report())

    found = tuple(translations(workspace, brief.id, brief.meta, read, report))
    return replace(brief.meta, masthead=replace(brief.meta.masthead, translations=found))
