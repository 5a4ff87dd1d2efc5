"""Explains YAML errors in terms that authors know.

In: the lines, and the error of ruamel.yaml, which describes the state of its scanner. Out: a `Fault`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from briefpress import lazy
from briefpress.yaml import MarkedYAMLError, ScalarNode

QUOTES = "put values in quotation marks if they contain a colon or start with a quotation mark, a bracket or @"
VALUE = lazy.pattern(r"[^,{}\[\]]*")  # a value in a flow sequence or mapping
ITEM = lazy.pattern(r" *-(?P<words>[^\s-].*?) *$")
# A word processor's bullet or dash in place of the hyphen of a list item.
BULLET = lazy.pattern(r"\s*(?P<bullet>[•·◦▪●‣–—*])\s*(?P<words>\S.*?) *$")
OPENING = "close it where the value ends"
# White space other than plain spaces before a key or value, which YAML does not allow.
BLANK = lazy.pattern(r"^ *(?:[\w-]+:|-)?(?P<sign>[\t\u00a0])")
FIELD = lazy.pattern(r"(?P<indent> *)(?P<key>(?:- +)?[\w-]+: +)(?P<value>\S.*?) *$")
TYPOGRAPHIC = lazy.pattern(r"\A[“„‘](?P<words>[^“”„‘]*)[”“’]\Z")  # typographic quotation marks around a whole value
COMMENT = lazy.pattern(r"\s(#\S*)")
HEX = lazy.pattern(r"#[0-9A-Fa-f]{3,8}\b")
UNKNOWN_ESCAPE = "this backslash and the character after it have no meaning between double quotation marks"
EQUALS = lazy.pattern(r"(?P<name>[A-Za-z][\w-]*) ?= ?\S")
UNSPACED = lazy.pattern(r"(?P<name>[A-Za-z][\w-]*)[:：](?P<sign>\S|\u00a0)")
NAMES = {"\t": "a tab", "\u00a0": "a non-breaking space"}


class Fault(NamedTuple):
    """A description of the fault, its line and column (both counted from 0), and a hint."""

    text: str
    line: int
    column: int
    hint: str = QUOTES


class _Seen(NamedTuple):
    """The lines of a file, the place of ruamel.yaml's message, and the start of the construct that ruamel.yaml could
    not finish.
    """

    lines: Sequence[str]
    line: int
    column: int
    began: tuple[int, int]


def unspaced(node: object) -> str:
    """Return a hint for a name followed by an equals sign, or by a colon without a space, or `""` for other nodes."""
    return _unspaced(str(node.value)) if isinstance(node, ScalarNode) else ""


def _unspaced(text: str) -> str:
    if match := EQUALS.match(text):
        return f"write a colon in place of the equals sign: {match['name']}: ..."
    match = UNSPACED.match(text)
    edit = "replace the non-breaking space after the colon with" if match and match["sign"] == "\u00a0" else "add"
    return f"{edit} a space: {match['name']}: ..." if match else ""


def fault(lines: Sequence[str], error: MarkedYAMLError) -> Fault:
    """Return the fault in `lines` that caused `error`."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    start = error.context_mark or mark
    message = " ".join(str(part) for part in (error.context, error.problem) if part)
    seen = _Seen(lines, line, column, (start.line, start.column) if start else (line, column))
    if blank := _blank(lines, line):
        return blank
    found = (explain(seen) for pattern, explain in RULES if pattern.search(message))
    return next((result for result in found if result), Fault(message, line, column))


def _blank(lines: Sequence[str], line: int) -> Fault | None:
    """Return the fault if there is a tab or non-breaking space in the white space of `line` or of the line before
    it.
    """
    for number in (line, line - 1):
        if 0 <= number < len(lines) and (match := BLANK.match(lines[number])):
            name = NAMES[match["sign"]]
            hint = "use spaces; most editors can insert them when you press Tab"
            text = f"{name} is used where YAML allows only spaces"
            return Fault(
                text, number, match.start("sign"), hint if match["sign"] == "\t" else "replace it with a space"
            )
    return None


def _colon(seen: _Seen) -> Fault | None:
    """Explain a second `: ` in a line, or a field indented below a field that already has a value."""
    match, above = FIELD.match(seen.lines[seen.line]), _field_above(seen)
    if match and seen.column > match.end("key"):
        bare = TYPOGRAPHIC.sub(r"\g<words>", match["value"])
        put = "put the value in quotation marks" if bare == match["value"] else "use straight quotation marks"
        hint = f"{put}: {match['key']}{_quoted(bare)}"
        return Fault("this value contains a colon", seen.line, seen.column, hint)
    if match and above and len(match["indent"]) > len(above["indent"]):
        hint = "align it with the line above, or put a value of several lines in quotation marks"
        return Fault("this line is indented below a field that already has a value", seen.line, 0, hint)
    return _no_field(seen._replace(began=(seen.line - 1, 0))) if match and not above else None


def _field_above(seen: _Seen) -> re.Match[str] | None:
    return FIELD.match(seen.lines[seen.line - 1]) if seen.line else None


def _no_field(seen: _Seen) -> Fault | None:
    """Explain a line without a colon."""
    line, column = seen.began
    if not 0 <= line < len(seen.lines):
        return None
    if item := ITEM.match(seen.lines[line]):
        return Fault("this item has no space after its hyphen", line, column, f"write - {item['words']}")
    if bullet := _bullet(seen._replace(line=line)):
        return bullet
    if tight := _unspaced(seen.lines[line].lstrip(" -")):
        return Fault("this line is not a field of the form `name: value`", line, column, tight)
    hint = "add a colon and a space after its name, or indent it if it belongs to the field above"
    return Fault("this line is not a field of the form `name: value`", line, column, hint)


def _bullet(seen: _Seen) -> Fault | None:
    """Explain an item that begins with the bullet or dash of a word processor."""
    item = BULLET.match(seen.lines[seen.line])
    if not item:
        return None
    text, hint = f"this item begins with {item['bullet']}", f"write - {item['words']}"
    return Fault(text, seen.line, item.start("bullet"), hint)


def _special(seen: _Seen) -> Fault | None:
    """Explain a character at the start of a value that has a special meaning there."""
    written = seen.lines[seen.line][seen.column :].rstrip()
    before = seen.lines[seen.line][: seen.column]
    if any(before.count(opening) > before.count(closing) for opening, closing in ("{}", "[]")):
        written = VALUE.match(written)[0].rstrip()  # type: ignore[index]  # it also matches the empty string
    text = f"a value cannot begin with {written[:1]}"
    return Fault(text, seen.line, seen.column, f"put it in quotation marks: {_quoted(written)}") if written else None


def _quote(seen: _Seen) -> Fault | None:
    return Fault("this quotation mark is not closed", *seen.began, OPENING)


def _escape(seen: _Seen) -> Fault | None:
    """Explain a backslash in double quotation marks, as in `"C:\\data"`."""
    column = max(0, seen.column - 1)
    return Fault(UNKNOWN_ESCAPE, seen.line, column, "use apostrophes around the value, or write the backslash twice")


def _item(seen: _Seen) -> Fault | None:
    """Explain a value that begins with a hyphen and a space."""
    match = FIELD.match(seen.lines[seen.line])
    if not match:
        return None
    hint = f"put it in quotation marks: {match['key']}{_quoted(match['value'])}; begin a list on the next line"
    return Fault("a value cannot begin with a hyphen and a space", seen.line, match.start("value"), hint)


def _bracket(seen: _Seen) -> Fault | None:
    first, column = seen.began
    lines = [*enumerate(seen.lines[first : seen.line + 1], first)]
    if not any(line.strip() for _, line in lines):  # the file ends after the bracket: look at its last line
        last = max((number for number, line in enumerate(seen.lines) if line.strip()), default=0)
        first, column, lines = last, 0, [(last, seen.lines[last])]
    for number, line in lines:
        if comment := COMMENT.search(line, column if number == first else 0):
            color = HEX.match(comment[1])
            value = f': "{color[0]}"' if color else ""
            hint = f"put {'it' if color else 'the value that contains it'} in quotation marks{value}"
            return Fault("YAML reads this as a comment, so the bracket is not closed", number, comment.start(1), hint)
    hint = f"{OPENING}, put commas between its items, and items that contain a colon in quotation marks"
    return Fault("this bracket is not closed, or commas are missing between its items", *seen.began, hint)


def _after(seen: _Seen) -> Fault | None:
    """Explain text after the end of a value, such as after the second apostrophe in `'Europe's rivers'`."""
    if not (match := FIELD.match(seen.lines[seen.line])):
        return None
    value = match["value"]
    inner = value[1:-1] if value[0] == value[-1] and value[0] in "'\"" else value
    hint = f"put the whole value in quotation marks: {match['key']}{_quoted(inner)}"
    return Fault("there is text after the end of this value", seen.line, seen.column, hint)


def _block(seen: _Seen) -> Fault | None:
    """Explain text on the same line as a | or >, which announces text on the following lines."""
    match = FIELD.match(seen.lines[seen.line])
    if not match:
        return None
    char = match["value"][0]
    quoted = f"{match['key']}{_quoted(match['value'])}"
    hint = f"put the text on the next line and indent it, or put it in quotation marks: {quoted}"
    return Fault(f"there is text on the same line as {char}", seen.line, seen.column, hint)


def _indent(seen: _Seen) -> Fault | None:
    hint = "align it with the other lines of its list or group of fields"
    return Fault("this line is not aligned with the lines it belongs to", seen.line, seen.column, hint)


def _outdented(seen: _Seen) -> Fault:
    hint = "start each field name at the beginning of its line"
    return Fault("this line is indented less than the first field", seen.line, seen.column, hint)


def _second(seen: _Seen) -> Fault:
    return Fault("this line begins a second document", seen.line, seen.column, "remove the line ---")


def _quoted(value: str) -> str:
    """Return `value` in quotation marks that it does not contain (YAML 1.2.2, 7.3)."""
    if '"' not in value:
        return f'"{value}"'.replace("\\", "\\\\")
    return "'" + value.replace("'", "''") + "'"


RULES: tuple[tuple[re.Pattern[str], Callable[[_Seen], Fault | None]], ...] = tuple(
    (re.compile(pattern), explain)
    for pattern, explain in (
        ("mapping values are not allowed", _colon),
        ("could not find expected ':'", _no_field),
        ("scanning an alias", _bullet),
        ("cannot start any token|undefined alias", _special),
        ("quoted scalar found unexpected (end|document)", _quote),
        ("found unknown escape", _escape),
        ("sequence entries are not allowed", _item),
        ("parsing a flow", _bracket),
        (r"but found '<(scalar|alias|anchor|tag|flow \w+ start)>'|but found '[\[{]'", _after),
        ("block scalar expected", _block),
        ("expected <block end>", _indent),
        ("expected '<document start>'", _outdented),
        ("expected a single document", _second),
    )
)
