"""The way back: what people change in the Word file comes home. In: files and a workspace. Out: edits of the source."""

from briefpress.docx.read import Decision, NotWordError
from briefpress.merge.importing import Imported, import_file
from briefpress.merge.told import Kind, Told
from briefpress.merge.way_back import Merged, UnmergeableError, merge_files
from briefpress.merge.write import write_texts

__all__ = [
    "Decision",
    "Imported",
    "Kind",
    "Merged",
    "NotWordError",
    "Told",
    "UnmergeableError",
    "import_file",
    "merge_files",
    "write_texts",
]
