"""The way back: what people change in the Word file comes home. In: files and a workspace. Out: edits of the source."""

from briefpress.docx.read import Decision
from briefpress.merge.told import Kind, Told
from briefpress.merge.way_back import Merged, UnmergeableError, merge_files
from briefpress.merge.write import write_texts

__all__ = ["Decision", "Kind", "Merged", "Told", "UnmergeableError", "merge_files", "write_texts"]
