"""The source format: Markdown and YAML as authors write them. In: files of a workspace. Out: a `Brief`."""

from briefpress.source.bundle import source_files
from briefpress.source.fields.manual import manual
from briefpress.source.read import read_brief
from briefpress.source.schema import SUBJECTS, schema
from briefpress.source.workspace import Workspace

__all__ = ["SUBJECTS", "Workspace", "manual", "read_brief", "schema", "source_files"]
