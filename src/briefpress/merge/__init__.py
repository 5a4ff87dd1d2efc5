"""Merge, import and compare Word files. In: Word files, and a workspace. Out: edits to the source, briefs and
redlines.
"""

from briefpress.docx import Signature
from briefpress.docx.read import NotWordError
from briefpress.merge.drafts.finding import Finding, Kind
from briefpress.merge.history import author_at, has_history, is_revision, user, workspace_at
from briefpress.merge.importing import Imported, import_file
from briefpress.merge.listed_comments import comments_file
from briefpress.merge.redlines.redlining import Difference, State, redline, redline_files, state_of, state_of_word
from briefpress.merge.sent import UnmergeableError
from briefpress.merge.way_back import Merged, Options, merge_files
from briefpress.merge.write import write_texts
from briefpress.model import Decision

__all__ = [
    "Decision",
    "Difference",
    "Finding",
    "Imported",
    "Kind",
    "Merged",
    "NotWordError",
    "Options",
    "Signature",
    "State",
    "UnmergeableError",
    "author_at",
    "comments_file",
    "has_history",
    "import_file",
    "is_revision",
    "merge_files",
    "redline",
    "redline_files",
    "state_of",
    "state_of_word",
    "user",
    "workspace_at",
    "write_texts",
]
