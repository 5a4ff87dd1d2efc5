"""Titles: one line of Markdown each. In: a YAML node. Out: its plain text, and its inline text with marks."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress.fields import YamlReader
from briefpress.model import (
    Citation,
    CrossReference,
    Edge,
    Formula,
    Inline,
    Inlines,
    LineBreak,
    NoteRef,
    Run,
    Variable,
    normal,
    plain_text,
    trimmed,
)
from briefpress.problems import Code
from briefpress.source.markdown.blocks import BlockReader
from briefpress.workspace import Workspace
from briefpress.yaml import Node, ScalarNode


def read_title(yaml: YamlReader, workspace: Workspace, node: Node | None, field: str) -> tuple[str, Inlines]:
    """Return the plain text of a title, and its inline text, which is empty if the title has no marks.

    Elements that only the body may contain, such as notes, are reported.
    """
    source, written = yaml.markdown(node), _line(yaml, node)
    if node is None or source is None:
        return "", ()
    read = BlockReader(source, workspace, yaml.report).line(written, yaml.place(node))
    inlines = trimmed(normal(new for inline in read for new in _shown(yaml, node, inline, field)))
    is_plain = all(isinstance(inline, Run) and not (inline.marks or inline.link or inline.lang) for inline in inlines)
    return " ".join(plain_text(inlines).split()), () if is_plain else inlines


def _line(yaml: YamlReader, node: Node | None) -> str:
    """Return a title on one line. Lines that all begin with a bar, as in Pandoc, keep their line breaks."""
    lines = [line.strip() for line in yaml.text(node).splitlines()] if isinstance(node, ScalarNode) else []
    if len(lines) > 1 and all(line.startswith("| ") for line in lines):
        return "<br>".join(line.removeprefix("|").strip() for line in lines)
    return yaml.line(node)


def _shown(yaml: YamlReader, node: Node, inline: Inline, field: str) -> Iterator[Inline]:
    place, report = yaml.place(node), yaml.report
    match inline:
        case Run() | Formula() | LineBreak():
            yield inline
        case NoteRef():
            report.add(Code.NOTE_MISPLACED, f"{field} cannot contain notes", place, "move the note to the text")
        case Citation() if inline.written.startswith("["):
            report.add(Code.CITATION_MISPLACED, f"{field} cannot contain citations", place, "cite the work in the text")
        case Citation():
            yield Run(inline.written)
        case CrossReference():
            hint = "move it to the text; write a literal @ as \\@"
            report.add(Code.CROSS_REFERENCE, f"{field} cannot contain cross-references", place, hint)
        case Edge() if inline.opens:
            hint = "move the suggestion to the text, or edit the field"
            report.add(Code.SUGGESTION_MISPLACED, f"{field} cannot contain suggestions or comments", place, hint)
        case Edge():
            pass
        case Variable():
            text = f"{field} cannot contain other fields"
            report.add(Code.SHORTCODE_UNKNOWN, text, place, "write the value itself")
