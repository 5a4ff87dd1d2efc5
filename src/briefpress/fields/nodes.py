"""YAML with places. In: text. Out: ruamel.yaml's nodes, which know their lines.

Only the node graph is built, so scalars keep their text: `no`, `1.10` and `2023-02` are never converted to other types.
"""

from __future__ import annotations

import io
import warnings
from functools import lru_cache

from briefpress import lazy
from briefpress.fields.faults import fault
from briefpress.problems import Code, Problem, Report
from briefpress.workspace import BIDI, FORBIDDEN, SourceText, report_bidi, report_forbidden, spaced
from briefpress.yaml import MappingNode, MarkedYAMLError, Node, ScalarNode, SequenceNode, YAMLError, composed

COMMENT = lazy.pattern(r"\s+(?P<comment>#[^\s#].*?)\s*$")
QUOTED = lazy.pattern(r"[“„‘]([^“”„‟‘’‚]|(?<=\w)’(?=\w))+[”“’]")  # typographic quotation marks around a whole value
MAX_KEPT = 50  # the number of cached sources
STANDARD = "tag:yaml.org,2002:"  # the prefix of YAML's standard tags (YAML 1.2.2, 10)


def compose(source: SourceText, report: Report) -> Node | None:
    """Return the root node of `source`, or None if it is empty or invalid; invalid YAML is reported."""
    node, problems = _composed(source)
    report.extend(problems)
    return node


@lru_cache(MAX_KEPT)  # in a preview, front matter and records rarely change
def _composed(source: SourceText) -> tuple[Node | None, tuple[Problem, ...]]:
    report = Report()
    return _root(source, report), tuple(report.problems)


def _root(source: SourceText, report: Report) -> Node | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # repeated anchors are harmless here
            node = composed(_Named(source))
    except MarkedYAMLError as error:
        found = fault(source.lines, error)
        place = source.place(found.line, found.column)
        report.add(Code.YAML_INVALID, f"this is not valid YAML: {found.text}", place, found.hint)
        return None
    except YAMLError as error:
        report.add(Code.YAML_INVALID, f"this is not valid YAML: {error}", source.place(0))
        return None
    except RecursionError:
        report.add(Code.NESTING, "this YAML is nested too deeply", source.place(0), "use fewer levels")
        return None
    except (ValueError, OverflowError) as error:
        report.add(Code.YAML_INVALID, f"this is not valid YAML: {error}", source.place(0))
        return None
    return node if node is not None and _is_clean(node, source, report) else None


class _Named(io.StringIO):
    """A stream with a name: ruamel.yaml stores this name, the path of the file, in each node."""

    def __init__(self, source: SourceText) -> None:
        super().__init__(source.text)
        self.name = source.file


def _is_clean(root: Node, source: SourceText, report: Report) -> bool:
    """Report tags, and control characters from escapes such as `"\\a"`. Return whether there are no control
    characters.
    """
    waiting, seen, clean = [root], {id(root)}, True
    while waiting:
        node = waiting.pop()
        if not str(node.tag).startswith(STANDARD):
            place = source.place(node.start_mark.line, node.start_mark.column, len(str(node.tag)))
            report.add(
                Code.VALUE_INVALID,
                f"the YAML tag {node.tag} has no meaning here",
                place,
                "remove it, or put it in quotation marks",
            )
        if isinstance(node, ScalarNode):
            _report_comment(node, source, report)
            _report_quotes(node, source, report)
            node.value = spaced(str(node.value))
            place = source.place(node.start_mark.line, node.start_mark.column)
            if match := FORBIDDEN.search(str(node.value)):
                report_forbidden(report, match[0], place)
                clean = False
            for char in sorted({*BIDI.findall(str(node.value))}):
                if char not in source.text:  # other control characters are reported where they are in the text
                    report_bidi(report, char, place)
        inner = node.value if isinstance(node, SequenceNode) else ()
        pairs = node.value if isinstance(node, MappingNode) else ()
        for child in (*inner, *(part for pair in pairs for part in pair)):
            if id(child) not in seen:
                seen.add(id(child))
                waiting.append(child)
    return clean


def _report_comment(node: ScalarNode, source: SourceText, report: Report) -> None:
    """Report `#1` after unquoted text: YAML reads it as a comment, but authors mean text."""
    if node.style is not None or node.start_mark.line != node.end_mark.line:
        return
    line = source.lines[node.end_mark.line]
    if match := COMMENT.match(line, node.end_mark.column):
        value = f"{line[node.start_mark.column : node.end_mark.column]}{match[0]}".rstrip()
        place = source.place(node.end_mark.line, match.start("comment"), len(match["comment"]))
        hint = f'put the value in quotation marks: "{value}"; for a comment, add a space after the #'
        report.add(Code.MARKUP_LITERAL, "YAML reads this as a comment and leaves it out", place, hint)


def _report_quotes(node: ScalarNode, source: SourceText, report: Report) -> None:
    """Report typographic quotation marks around a whole value, which YAML treats as part of it."""
    if node.style is None and QUOTED.fullmatch(node.value):
        place = source.place(node.start_mark.line, node.start_mark.column, len(node.value))
        text = "the typographic quotation marks around this value are shown as part of it"
        report.add(Code.MARKUP_LITERAL, text, place, 'use straight ones, "...", or none')
