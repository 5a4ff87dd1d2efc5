"""Included files, `{{< include part.md >}}`. In: the node of an include. Out: the blocks of the file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from markdown_it.tree import SyntaxTreeNode
from ruamel.yaml.nodes import MappingNode

from briefpress import lazy
from briefpress.fields import YamlReader, compose
from briefpress.model import Blocks, Heading
from briefpress.problems import Code
from briefpress.workspace import MAX_LINES, SourceText

if TYPE_CHECKING:
    from briefpress.source.markdown.blocks import BlockReader

FENCE, ENDS = "---", ("---", "...")
FIELD = lazy.pattern(r"[\w-]+\s*:")
MAX_FILES = 200  # the maximum number of files that one brief includes; a file counts each time that it is included


def read_include(reader: BlockReader, node: SyntaxTreeNode) -> Blocks:
    """Return the blocks of another file; paths of pictures in it are relative to that file."""
    if _is_full(reader):
        return ()
    place, around = reader.place(node), (*reader.including, reader.source.file)
    source = reader.file(node.info, place)
    if source is None:
        return ()
    if source.file in around:
        text = f'"{node.info}" includes itself: {" > ".join((*around, source.file))}'
        reader.report.add(Code.INCLUDE_CYCLE, text, place, "remove one of these lines")
        return ()
    if _is_full(reader):
        text = f"this text includes more than {MAX_FILES} files, or {MAX_LINES} lines in all"
        reader.report.add(Code.TOO_LONG, text, place, "include fewer files, or include each only once")
        return ()
    front, body = _parted(source)
    inside = replace(reader, source=body, including=around)
    blocks = inside.read()
    return (*_title(inside, front, blocks), *blocks)


def _parted(source: SourceText) -> tuple[SourceText | None, SourceText]:
    """Return the front matter of an included file, or None if it has none, and its text."""
    lines = [line.rstrip() for line in source.lines]
    start = next((number for number, line in enumerate(lines) if line), 0)
    end = next((number for number, line in enumerate(lines) if number > start and line in ENDS), None)
    if lines[start] != FENCE or end is None or not any(FIELD.match(line) for line in lines[start + 1 : end]):
        return None, source
    return source.part(start + 1, end), source.part(end + 1)


def _title(reader: BlockReader, front: SourceText | None, blocks: Blocks) -> Blocks:
    """Return the title of a file as a heading, unless its text begins with a heading; other fields are reported."""
    root = compose(front, reader.report) if front else None
    if front is None or not isinstance(root, MappingNode):
        return ()
    yaml = YamlReader(front, reader.report)
    fields = {str(key.value): value for key, value in root.value}
    title, place = fields.get("title"), front.place(0)
    is_headed = any(isinstance(block, Heading) for block in blocks[:1])
    heading = (Heading(1, reader.line(yaml.line(title), yaml.place(title)), place=yaml.place(title)),) if title else ()
    same = any(isinstance(block, Heading) and block.inlines == heading[0].inlines for block in blocks[:1] if heading)
    left = [name for name in fields if name != "title" or (is_headed and not same)]
    if left:
        named = ", ".join(f"`{name}`" for name in left)
        text = f"the front matter of an included file has no effect: {named}"
        reader.report.add(Code.KEY_UNKNOWN, text, place, "move these fields to the brief that includes the file")
    return () if is_headed else heading


def _is_full(reader: BlockReader) -> bool:
    """Return whether the brief has reached the limit for included files. Without a limit, files that include each other
    repeatedly could grow exponentially.
    """
    return len(reader.files) > MAX_FILES or sum(len(file.lines) for file in reader.files) > MAX_LINES
