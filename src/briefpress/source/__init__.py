"""The source format: Markdown and YAML as authors write them. In: files of a workspace. Out: a `Brief`."""

from briefpress.source.bundle import source_files
from briefpress.source.read import read_brief
from briefpress.source.schema.json_schema import SUBJECTS, json_schema
from briefpress.source.schema.manual import manual

__all__ = ["SUBJECTS", "json_schema", "manual", "read_brief", "source_files"]
