"""Included files, `{{< include part.md >}}`. In: the node of an include. Out: the blocks of the file.

In a preview, a file is read again only if it, or a file that it uses, has changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from markdown_it.tree import SyntaxTreeNode

from briefpress import lazy
from briefpress.fields import YamlReader, compose
from briefpress.model import Blocks, Heading, Note
from briefpress.problems import Code, Report
from briefpress.source.markdown.inline.anchors import Anchors
from briefpress.workspace import MAX_LINES, SourceText, Workspace
from briefpress.yaml import MappingNode

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
    inside = replace(reader, including=around)
    if reader.workspace.library.for_preview and (blocks := _unchanged(inside, reader, source)) is not None:
        return blocks
    return _blocks(inside, source)


def _blocks(reader: BlockReader, source: SourceText) -> Blocks:
    """Return the blocks of the file `source`."""
    front, body = _split(source)
    inside = replace(reader, source=body)
    blocks = inside.read()
    return (*_title(inside, front, blocks), *blocks)


class _Chapter(NamedTuple):
    """What an included file adds to a brief; `uses` are the files that it was read from."""

    blocks: Blocks
    notes: list[Note]
    abbreviations: Mapping[str, str]
    files: list[SourceText]
    anchors: Anchors
    uses: tuple[Path, ...]


def _unchanged(inside: BlockReader, reader: BlockReader, source: SourceText) -> Blocks | None:
    """Return the blocks of a file from the previous build of a preview, or None if they depend on the text around the
    include.
    """
    if reader.including or reader.references or reader.anchors.waiting:
        return None

    def read(workspace: Workspace, report: Report) -> _Chapter:
        alone = replace(
            inside, workspace=workspace, report=report, notes=[], abbreviations={}, files=[], anchors=Anchors()
        )
        again = workspace.read(workspace.root / source.file, Report())
        blocks = _blocks(alone, again) if again else ()
        uses = tuple(path for path in workspace.uses.files if path not in workspace.uses.shared)
        return _Chapter(blocks, alone.notes, alone.abbreviations, alone.files, alone.anchors, uses)

    # A file that is included twice has different blocks each time
    earlier = sum(file.file == source.file for file in reader.files)
    found = Report()
    key = ("included", inside.including, source.file, earlier, reader.lang, reader.brand)
    chapter = reader.workspace.once(key, read, found)
    if _is_full(replace(reader, files=[*reader.files, *chapter.files])) or chapter.anchors.taken & reader.anchors.taken:
        return None
    reader.report.extend(found.problems)
    return _added(reader, chapter)


def _added(reader: BlockReader, chapter: _Chapter) -> Blocks:
    """Add notes, definitions and ids of an included file to those of the brief; return its blocks."""
    for path in chapter.uses:
        reader.workspace.uses.add(path)
    reader.notes.extend(chapter.notes)
    reader.abbreviations.update({**chapter.abbreviations, **reader.abbreviations})
    reader.files.extend(chapter.files)
    reader.anchors.waiting.extend(chapter.anchors.waiting)
    reader.anchors.taken.update(chapter.anchors.taken)
    reader.anchors.others.update(chapter.anchors.others | reader.anchors.others)
    return chapter.blocks


def _split(source: SourceText) -> tuple[SourceText | None, SourceText]:
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
