"""MyST directives, written as fences: ```` ```{note} ```` and `:::{note}`. In: a directive with its lines. Out: its
blocks.

Options are lines `:name: value` at the top of the directive, or YAML between `---`.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from markdown_it.tree import SyntaxTreeNode

from briefpress import lazy
from briefpress.lazy import dataclass
from briefpress.model import Blocks, Box, BoxKind, CodeBlock, Place, Quote, ReferencesPlace
from briefpress.problems import Code
from briefpress.source.markdown.names import CALLOUTS, Head, callout, read_head
from briefpress.workspace import SourceText

if TYPE_CHECKING:
    from briefpress.source.markdown.blocks import BlockReader

OPTION = lazy.pattern(r":(?P<name>[\w-]+):(?:[ \t]+(?P<value>.*))?")
FIELD = lazy.pattern(r"(?P<name>[\w-]+):(?:[ \t]+(?P<value>.*))?")
BOXES = {"sidebar": BoxKind.SIDEBAR, "margin": BoxKind.SIDEBAR, "topic": BoxKind.BOX, "pull-quote": BoxKind.PULL_QUOTE}
DIV = ":::::::: {.pull-quote}"
QUOTES = ("epigraph", "highlights", "blockquote")
PICTURES = ("figure", "image")
CODES = ("code", "code-block", "code-cell", "sourcecode", "literalinclude")
REFERENCES = ("bibliography", "footbibliography")
KNOWN = (*CALLOUTS, *BOXES, *QUOTES, *PICTURES, *REFERENCES, "table", "glossary", "math", *CODES[:2], "sourcecode")
# Options that have no effect on paper or that the brand decides.
WITHOUT_EFFECT = (
    *("align", "class", "figclass", "figwidth", "height", "scale", "open", "icon", "placement", "linenos", "width"),
    *("lineno-start", "number-lines", "emphasize-lines", "dedent", "force", "nowrap", "numbered", "enumerated", "loc"),
)
READ = ("name", "label", "alt", "width")
WORDS = ("caption", "title", "subtitle", "filename", "header", "footer", "attribution", "author")


@dataclass(frozen=True, slots=True)
class Directive:
    """A directive: its head, options and text; `first` is the line where the text begins, counted from 0."""

    head: Head
    options: dict[str, str]
    lines: tuple[str, ...]
    first: int
    place: Place


def is_directive(info: str) -> bool:
    """Return whether a fence begins a supported directive."""
    head = read_head(info.strip())
    return head.directive and head.name in KNOWN


def read_directive(reader: BlockReader, node: SyntaxTreeNode, lines: Sequence[str]) -> Blocks:
    """Return the blocks of the directive `node`; `lines` are the lines between its fences."""
    found = _directive(reader, node, lines)
    _report_options(reader, found)
    name = found.head.name
    if name in PICTURES:
        return _picture(reader, found)
    if name == "table":
        return _table(reader, found)
    if name == "glossary":
        return _body(reader, replace(found, lines=_definitions(found.lines)))
    if name == "math":
        return _maths(reader, found)
    if name in CODES:
        return (CodeBlock("\n".join(found.lines), found.place),)
    if name in REFERENCES:
        return (ReferencesPlace(found.place),)
    return _words(reader, found)


def _report_options(reader: BlockReader, found: Directive) -> None:
    """Report options that are not read, such as the caption of code."""
    for name in found.options.keys() - {*READ, *WITHOUT_EFFECT}:
        text = f'the option "{name}" of {{{found.head.name}}} has no effect'
        hint = "write its text above the block" if name in WORDS else "remove it"
        hint = "write a link in the caption: [words](address)" if name == "target" else hint
        reader.report.add(Code.ATTRIBUTE_UNKNOWN, text, found.place, hint)


def read_maths(reader: BlockReader, node: SyntaxTreeNode, lines: Sequence[str]) -> Blocks:
    """Return the formula that a fence without options contains."""
    first = (node.map[0] if node.map else 0) + 1
    return _maths(reader, Directive(read_head("math"), {}, tuple(lines), first, reader.place(node)))


def _maths(reader: BlockReader, directive: Directive) -> Blocks:
    if not any(line.strip() for line in directive.lines):
        reader.report.add(Code.BLOCK_EMPTY, "this formula is empty", directive.place, "write its TeX, or remove it")
        return ()
    end = f"$$ {{{_id(directive)}}}" if _id(directive) else "$$"
    return _body(reader, replace(directive, lines=("$$", *directive.lines, end), first=directive.first - 1))


def _directive(reader: BlockReader, node: SyntaxTreeNode, lines: Sequence[str]) -> Directive:
    first = (node.map[0] if node.map else 0) + 1
    written = textwrap.dedent("\n".join(lines)).split("\n")
    options, end = _options(written)
    while end < len(written) and not written[end].strip():
        end += 1
    return Directive(read_head(node.info.strip()), options, tuple(written[end:]), first + end, reader.place(node))


def _options(lines: Sequence[str]) -> tuple[dict[str, str], int]:
    """Return the options at the start of `lines`, and the index of the line after them."""
    fenced = bool(lines) and lines[0].strip() == "---" and "---" in [line.strip() for line in lines[1:]]
    pattern, end = (FIELD, 1) if fenced else (OPTION, 0)
    options: dict[str, str] = {}
    while end < len(lines) and (match := pattern.fullmatch(lines[end].strip())):
        options[match["name"]] = (match["value"] or "").strip().strip("\"'")
        end += 1
    while fenced and lines[end].strip() != "---":
        end += 1
    return options, end + fenced


def _words(reader: BlockReader, directive: Directive) -> Blocks:
    """Return the callout, box or quotation that the directive describes."""
    name = directive.head.name
    if name in QUOTES:
        return _quotation(reader, directive)
    blocks = _body(reader, directive)
    title = reader.line(directive.head.title, directive.place)
    return (
        Box(
            BOXES.get(name) or _callout(directive),
            blocks,
            title,
            None,
            directive.options.get("name", directive.options.get("label", "")),
            directive.place,
        ),
    )


def _quotation(reader: BlockReader, directive: Directive) -> Blocks:
    """Return the quotation. It is read as a div, in which an attribution needs no blank line above it."""
    lines, first = (DIV, *directive.lines, DIV.partition(" ")[0]), directive.first - 1
    box = next(iter(_body(reader, replace(directive, lines=lines, first=first))), None)
    return (Quote(box.blocks, box.source, directive.place),) if isinstance(box, Box) else ()


def _callout(directive: Directive) -> BoxKind:
    """Return the kind of a callout; for an `{admonition}`, a class may set it."""
    name = directive.head.name
    names = [*directive.options.get("class", "").split(), name] if name == "admonition" else [name]
    kinds = [BoxKind(callout(each)) for each in names if each.lower() in CALLOUTS]
    return next((kind for kind in kinds if kind is not BoxKind.NOTE), kinds[0])


def _picture(reader: BlockReader, directive: Directive) -> Blocks:
    """Return a figure: the first paragraph is the caption, and further paragraphs follow the figure."""
    text = "\n".join(directive.lines).strip()
    caption, _, more = text.partition("\n\n")
    values = {name: directive.options[name] for name in ("alt", "width") if directive.options.get(name)}
    attributes = "".join(f' {name}="{value}"' for name, value in values.items()).replace("\\", "")
    words = " ".join(caption.split())
    line = f"![{words}](<{directive.head.title}>){{{_id(directive)}{attributes}}}"
    below = directive.lines[len(caption.split("\n")) :] if more else ()
    return (
        *_spot(reader, line, directive.place),
        *_body(reader, replace(directive, lines=below, first=directive.first + 1)),
    )


def _table(reader: BlockReader, directive: Directive) -> Blocks:
    """Return the table with its caption."""
    caption = f": {directive.head.title} {{{_id(directive)}}}" if directive.head.title or _id(directive) else ""
    return _body(reader, replace(directive, lines=(caption, "", *directive.lines), first=directive.first - 2))


def _definitions(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the lines of a glossary with a colon before each definition that is indented below its term."""
    pairs = zip(("", *lines), lines, strict=False)
    begins = [bool(above) and not above[0].isspace() and line[:2].isspace() and line.strip() for above, line in pairs]
    return tuple(f":{line[1:]}" if begin else line for begin, line in zip(begins, lines, strict=True))


def _id(directive: Directive) -> str:
    id_ = directive.options.get("name") or directive.options.get("label") or ""
    return f"#{id_}" if id_ else ""


def _body(reader: BlockReader, directive: Directive) -> Blocks:
    if not any(line.strip() for line in directive.lines):
        return ()
    file, first = reader.source.file, reader.source.first + directive.first
    source = SourceText(file, directive.lines, first=first)
    return replace(reader, source=source).markdown("\n".join(directive.lines), f"{file}:{first}")


def _spot(reader: BlockReader, line: str, place: Place) -> Blocks:
    source = SourceText(reader.source.file, (line,), spot=place)
    return replace(reader, source=source).markdown(line, f"{place.file}:{place.line}:{line}")
