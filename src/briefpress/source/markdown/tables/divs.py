"""Tables in a div, `::: {#tbl-id}`, as in Quarto. In: a div with a table or the name of a CSV file. Out: a `Table`.

The last paragraph of the div is the caption, as for figures.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefpress.model import Blocks, Paragraph, Table
from briefpress.source.markdown.figures.panels import TABLE, read_separate
from briefpress.source.markdown.tables.csv_files import read_csv_table, report_no_file
from briefpress.source.markdown.tables.pipe import with_attributes

if TYPE_CHECKING:
    from briefpress.source.markdown.blocks import BlockReader
    from briefpress.source.markdown.div import Div

CAPTIONS = ("tbl-cap", "caption")


def read_table_div(reader: BlockReader, div: Div) -> Blocks:
    """Return the table of a div; if the div contains several tables, report it and return them separately."""
    if "csv" in div.attributes.values:
        return read_csv_table(reader, div)
    blocks = reader.blocks(div.node.children)
    tables = [block for block in blocks if isinstance(block, Table)]
    if len(tables) == 1:
        return _captioned(reader, div, blocks, tables[0])
    if not tables and TABLE in div.attributes.classes:
        report_no_file(reader, div)
        return blocks
    return read_separate(reader, div, blocks)


def _captioned(reader: BlockReader, div: Div, blocks: Blocks, written: Table) -> Blocks:
    given, last = div.attributes, blocks[-1]
    table = with_attributes(reader, written, given, div.place)
    reader.anchors.lead(written.id, table.id)
    line = next((given.values[name] for name in CAPTIONS if name in given.values), "")
    caption = table.caption or reader.line(line, div.place)
    below = last if isinstance(last, Paragraph) and not caption else None
    table = replace(table, caption=below.inlines if below else caption)
    return tuple(table if block is written else block for block in blocks if block is not below)
