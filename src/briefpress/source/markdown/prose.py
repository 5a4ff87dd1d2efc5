"""Markdown outside the body: descriptions, biographies, small print. In: its source. Out: blocks.

Notes, figures and tables are numbered in the body, so only the body may contain them.
"""

from __future__ import annotations

from briefpress.model import Blocks, Note, is_for_body, mentions, walk
from briefpress.problems import Code, Report
from briefpress.source.markdown.blocks import read_markdown
from briefpress.workspace import SourceText, Workspace

USED_IN_MANY = "may appear in many briefs"


def read_prose(source: SourceText, workspace: Workspace, report: Report, what: str, why: str) -> Blocks:
    """Return the blocks of `source`; notes, figures and tables are reported, because `what` cannot contain them."""
    blocks, notes, *_ = read_markdown(source, workspace, report)
    _refuse_notes(blocks, notes, report, what, why)
    _refuse_figures(blocks, report, what, why)
    return blocks


def _refuse_notes(blocks: Blocks, notes: tuple[Note, ...], report: Report, what: str, why: str) -> None:
    hint = f"write the text of the note here instead: {what} {why}"
    marks = [*mentions(blocks)]
    marked = {mark.note for mark in marks}
    for place in [mark.place for mark in marks] + [note.place for note in notes if note.id not in marked]:
        report.add(Code.NOTE_MISPLACED, f"{what} cannot contain notes", place, hint)


def _refuse_figures(blocks: Blocks, report: Report, what: str, why: str) -> None:
    for block in walk(blocks):
        if is_for_body(block):
            hint = f"move it to the main text: {what} {why}"
            report.add(Code.UNSUPPORTED, f"{what} cannot contain figures, tables or blocks", block.place, hint)
