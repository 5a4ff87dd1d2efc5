"""Markdown outside the body: descriptions, biographies, small print. In: its source. Out: blocks.

Notes, figures and tables are numbered in the body, so only the body may contain them.
"""

from __future__ import annotations

from briefpress.model import Blocks, Note, is_for_body, note_refs, walk
from briefpress.problems import Code, Report
from briefpress.source.markdown.blocks import read_markdown
from briefpress.workspace import SourceText, Workspace

USED_IN_MANY = "may appear in many briefs"


def read_prose(source: SourceText, workspace: Workspace, report: Report, part: str, why: str) -> Blocks:
    """Return the blocks of `source`; notes, figures and tables are reported, because the text, which messages call
    `part`, cannot contain them. `why` explains the restriction.
    """
    blocks, notes, *_ = read_markdown(source, workspace, report)
    _refuse_notes(blocks, notes, report, part, why)
    _refuse_figures(blocks, report, part, why)
    return blocks


def _refuse_notes(blocks: Blocks, notes: tuple[Note, ...], report: Report, part: str, why: str) -> None:
    hint = f"write the text of the note here instead: {part} {why}"
    marks = [*note_refs(blocks)]
    marked = {mark.note for mark in marks}
    for place in [mark.place for mark in marks] + [note.place for note in notes if note.id not in marked]:
        report.add(Code.NOTE_MISPLACED, f"{part} cannot contain notes", place, hint)


def _refuse_figures(blocks: Blocks, report: Report, part: str, why: str) -> None:
    for block in walk(blocks):
        if is_for_body(block):
            hint = f"move it to the main text: {part} {why}"
            report.add(Code.UNSUPPORTED, f"{part} cannot contain figures, tables or blocks", block.place, hint)
