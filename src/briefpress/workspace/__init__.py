"""Where things lie, and files as text. In: a folder. Out: paths inside of it, and texts with places."""

from briefpress.workspace.paths import Workspace
from briefpress.workspace.text import SourceText, read_text

__all__ = ["SourceText", "Workspace", "read_text"]
