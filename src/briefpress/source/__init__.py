"""The source format: Markdown and YAML as authors write them. In: files of a workspace. Out: a `Brief`."""

from briefpress.source.bundle import source_files
from briefpress.source.read import read_brief
from briefpress.source.workspace import Workspace

__all__ = ["Workspace", "read_brief", "source_files"]
