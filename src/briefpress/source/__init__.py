"""The source format: Markdown and YAML. In: files of a workspace. Out: a `Brief`."""

from briefpress.source.bundle import source_files
from briefpress.source.for_partners import FRONT_MATTER, without_comments
from briefpress.source.markdown.tables.csv_files import csv_layout
from briefpress.source.read import read_body, read_brief, read_partly
from briefpress.source.records.reader import problems_of_unused
from briefpress.source.schema.json_schema import SUBJECTS, json_schema
from briefpress.source.schema.manual import manual
from briefpress.source.schema.snippets import block_sample, block_snippets, field_snippets
from briefpress.source.syntax.inline.critic_markup import written_remark
from briefpress.source.typed_numbers import NumberedItem, numbered_lists

__all__ = [
    "FRONT_MATTER",
    "SUBJECTS",
    "NumberedItem",
    "block_sample",
    "block_snippets",
    "csv_layout",
    "field_snippets",
    "json_schema",
    "manual",
    "numbered_lists",
    "problems_of_unused",
    "read_body",
    "read_brief",
    "read_partly",
    "source_files",
    "without_comments",
    "written_remark",
]
