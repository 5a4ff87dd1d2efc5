"""Splits a brief's file into front matter and body. In: a workspace and the id of a brief. Out: two source texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefpress import lazy
from briefpress.problems import Code, Report, nearest
from briefpress.source.schema import FRONT_MATTER
from briefpress.workspace import SourceText, Workspace

INVISIBLE = "\ufeff\u200b\u200e\u2060"
FENCE = "---"
# The first lines of front matter that is not YAML, with the start of the hint for each.
OTHER_FIELDS = {
    "+": "this is TOML, but front matter must be YAML: ",
    "{": "this is JSON, but front matter must be YAML: ",
    "%": "front matter must be YAML: ",
}
NOTEBOOK = "this is a Jupyter notebook: convert it with `jupyter nbconvert --to markdown`, and add front matter"
PAGE = "this is a web page: convert it with `pandoc page.html --to markdown --standalone`"
DASHES = lazy.pattern(r"[-\u2010-\u2015]+")  # hyphens, or the dashes with which word processors replace them
FIELD = lazy.pattern(r"(?i:title|subtitle|author|date|lang|kind|abstract|keywords):(?:\s|$)")
KEY, TITLED = lazy.pattern(r"[\w-]+:(?:\s|$)"), lazy.pattern(r"(?i:title|parts):")
# A title that is formatted as a whole
WHOLE = lazy.pattern(r"\A(?P<marks>\*{1,3}|_{1,3})(?P<words>[^*_]+)(?P=marks)\Z")
PLAIN = lazy.pattern(r"[\w(«“„](?!.*(?::\s|\s#|:$))")  # a value that needs no quotation marks in YAML
SETEXT = lazy.pattern(r"(?P<words>\S[^\n]*)\n=+")
TITLE = lazy.pattern(r"# (?P<words>.*?\S)(?:\s+#+)?(?:\s*\{[^{}]*\})?")


def split_brief(workspace: Workspace, id_: str, report: Report) -> tuple[SourceText, SourceText] | None:
    """Return the front matter and the body of the brief `id_`, or None with a problem."""
    source = workspace.read(workspace.file_of(id_), report)
    if source is None:
        return None
    if not source.text.strip():
        hint = "start with the front matter: a `---` line, `title: ...`, a `---` line; then write the text"
        report.add(Code.BRIEF_EMPTY, "the file is empty", source.place(0), hint)
        return None
    return _front_matter(source, report)


def _front_matter(source: SourceText, report: Report) -> tuple[SourceText, SourceText] | None:
    """Split a non-empty file into front matter and body; blank lines may precede either."""
    lines = [line.rstrip() for line in source.lines]
    start = next(number for number, line in enumerate(lines) if line)
    if heading := _heading(lines, start):
        title, end = heading
        hint = f"start the file with a `---` line, then `{_as_hint(title)}`, then a `---` line"
        text = "the file has no front matter; its first heading becomes the title"
        report.add(Code.TITLE_FROM_HEADING, text, source.place_of_line(start), hint)
        return replace(source, lines=(_as_field(title),), spot=source.place_of_line(start)), source.part(end)
    if lines[start] != FENCE:
        is_hidden = lines[start].strip(INVISIBLE) == FENCE
        hint = "delete the hidden characters beside ---" if is_hidden else _without_fence(lines[start:])
        report.add(Code.FRONT_MATTER_MISSING, "the file has no front matter", source.place(start), hint)
        return None
    end = next((number for number, line in enumerate(lines) if number > start and line in (FENCE, "...")), 0)
    if not end:
        hint = "end the front matter with a `---` line"
        report.add(Code.FRONT_MATTER_MISSING, "the front matter is not closed", source.place(start, 0, 3), hint)
        return None
    return _with_title(source.part(start + 1, end), source.part(end + 1), report)


def _heading(lines: Sequence[str], start: int) -> tuple[str, int] | None:
    """Return the text of the level-1 heading on line `start`, and the line below it, or None for other text."""
    underlined = SETEXT.fullmatch("\n".join(lines[start : start + 2]))
    found = underlined or TITLE.fullmatch(lines[start])
    return (found["words"], start + 1 + bool(underlined)) if found else None


def _as_field(title: str) -> str:
    return "title: '{}'".format(title.replace("'", "''"))


def _as_hint(title: str) -> str:
    """Return the field `title: ...` for a hint, without marks around the whole title, and with quotation marks if YAML
    needs them.
    """
    plain = WHOLE.sub(r"\g<words>", title)
    return f"title: {plain}" if PLAIN.match(plain) else _as_field(plain)


def _with_title(front: SourceText, body: SourceText, report: Report) -> tuple[SourceText, SourceText]:
    """Return front matter and body. Without a title in the front matter, the only level-1 heading becomes the title."""
    lines = [line.rstrip() for line in body.lines]
    start = next((number for number, line in enumerate(lines) if line), 0)
    fields = [line for line in front.lines if line.strip() and not line.startswith((" ", "#", "-"))]
    if not all(map(KEY.match, fields)) or any(map(_is_title, fields)):
        return front, body
    heading = _heading(lines, start) if lines else None
    if not heading or any(TITLE.fullmatch(line) for line in lines[heading[1] :]):
        return front, body
    title, end = heading
    text = "the front matter has no title; the first heading becomes the title"
    hint = f"write `{_as_hint(title)}` in the front matter, and remove the heading"
    report.add(Code.TITLE_FROM_HEADING, text, body.place_of_line(start), hint)
    return replace(front, lines=(*front.lines, _as_field(title))), body.part(end)


def _is_title(field: str) -> bool:
    """Return whether a field contains the title, perhaps under a misspelled name, which is reported later."""
    name = field.partition(":")[0]
    return bool(TITLED.match(field) or (name not in FRONT_MATTER and nearest(name, ("title",))))


def _without_fence(lines: Sequence[str]) -> str:
    """Return a hint for a file that begins with `lines` instead of front matter."""
    fence = next((number for number, line in enumerate(lines) if line == FENCE), 0)
    if lines[0].lower().startswith(("<!doctype html", "<html", "<?xml")):
        return PAGE
    if lines[0].startswith("{") and any('"cells"' in line for line in lines[:3]):
        return NOTEBOOK
    if lines[0].strip() == FENCE:
        return "remove the space before `---`"
    if fence == 1 and lines[0].startswith(("```", "~~~")):
        return f"remove the line {lines[0]}, and {lines[0][:3]} below the front matter"
    if fence and FIELD.match("".join(lines[fence + 1 : fence + 2])):
        return "move everything above the `---` line below the front matter"
    if FIELD.match(lines[0]):
        return "put a `---` line above this one, and another below the last field"
    if DASHES.fullmatch(lines[0]):
        return "write this line, and the line below the last field, as three hyphens: ---"
    other = OTHER_FIELDS.get(lines[0][:1], "")
    return f"{other}start the file with a `---` line, then `title: ...`, then a `---` line"
