"""The way back: what people change in the Word file comes back. In: files and a workspace. Out: edits of the source."""

from briefpress.docx.read import NotWordError
from briefpress.merge.comments import comments_file
from briefpress.merge.importing import Imported, import_file
from briefpress.merge.told import Kind, Told
from briefpress.merge.way_back import Merged, Options, UnmergeableError, merge_files
from briefpress.merge.write import write_texts
from briefpress.model import Decision

__all__ = [
    "Decision",
    "Imported",
    "Kind",
    "Merged",
    "NotWordError",
    "Options",
    "Told",
    "UnmergeableError",
    "comments_file",
    "import_file",
    "merge_files",
    "write_texts",
]
