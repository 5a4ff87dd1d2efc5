"""Names of blocks in briefpress and other programs. In: the text at a fence. Out: name, title and attributes.

Quarto writes `::: {.callout-note title="..."}`, VuePress and VitePress `::: tip Title`, Docusaurus `:::note[Title]`,
MyST `:::{note} Title`, MkDocs `!!! note "Title"`, GitHub and Obsidian `> [!note] Title`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefpress import lazy
from briefpress.model import BoxKind, Column, Place
from briefpress.problems import Code, Report
from briefpress.source.syntax.attributes import Attributes, read_attributes

# The names that other programs use for the five kinds of callout.
CALLOUTS = {
    **dict.fromkeys(("note", "info", "abstract", "summary", "tldr", "seealso", "todo", "example"), BoxKind.NOTE),
    **dict.fromkeys(("question", "help", "faq", "admonition", "details", "dropdown", "spoiler"), BoxKind.NOTE),
    **dict.fromkeys(("versionadded", "versionchanged"), BoxKind.NOTE),
    **dict.fromkeys(("tip", "hint", "success", "check", "done"), BoxKind.TIP),
    **dict.fromkeys(("warning", "attention", "deprecated"), BoxKind.WARNING),
    "important": BoxKind.IMPORTANT,
    **dict.fromkeys(("caution", "danger", "error", "failure", "fail", "missing", "bug"), BoxKind.CAUTION),
}
DIRECTIVE = lazy.pattern(r"\{(?P<name>[A-Za-z][\w:-]*)\}\s*(?P<title>.*)")
BRACKETS = lazy.pattern(r"(?P<name>[\w-]+)\s*\[(?P<title>.*)\]\s*")
WORDS = lazy.pattern(r"(?P<name>[^\s\[\]{}]+)(?:\s+(?P<title>\S.*))?")
ALERT = lazy.pattern(r"\[!(?P<name>[\w-]+)\](?P<folded>[+-]?)(?:\s+(?P<title>\S.*))?", re.DOTALL)


class Head(NamedTuple):
    """The text at a fence: the block's name, its title in Markdown, and its attributes. `directive` is True for a MyST
    directive, `{name}`.
    """

    name: str
    title: str
    attributes: Attributes
    directive: bool = False


def read_head(info: str) -> Head:
    """Return the content of `info`, the text at a fence: the first word is the name, the rest the title."""
    if match := DIRECTIVE.fullmatch(info):
        return Head(match["name"].lower(), match["title"].strip(), Attributes(), directive=True)
    words, brace, rest = info.partition("{")
    given = read_attributes(f"{brace}{rest}") if brace else Attributes()
    if given is None:
        words, given = info, Attributes()
    match = BRACKETS.fullmatch(words.strip()) or WORDS.fullmatch(words.strip())
    name, title = (match["name"], match["title"] or "") if match else (words.strip(), "")
    classes = ((name,) if name else ()) + given.classes
    return Head(next(iter(classes), ""), _unquoted(title.strip()), given._replace(classes=classes))


def callout(name: str) -> str:
    """Return the kind of the callout that other programs call `name`, or `name` if it is not a callout."""
    return CALLOUTS.get(name.lower(), name)


def _unquoted(title: str) -> str:
    return title[1:-1] if len(title) > 1 and title[0] == title[-1] and title[0] in "\"'" else title


# Classes for columns of the page, both built-in and Quarto's.
COLUMNS = {
    **{str(column): column for column in Column if column},
    "aside": Column.MARGIN, "column-margin": Column.MARGIN, "column-page": Column.WIDE,
    "column-body-outset": Column.WIDE, "column-screen": Column.FULL,
}  # fmt: skip

# Blocks of other programs that have no equivalent here, and what to do instead.
SLIDES = "remove its fences: they are for slides"
SHOWN = "its text appears in all formats; remove what should not be published"
TABS = "make each tab a heading"
BESIDE = "remove its fences; to place pictures side by side, write ::: {#fig-id layout-ncol=2}"
OF_LATEX = "remove its fences: it is an environment of LaTeX"
FOREIGN = {
    **dict.fromkeys(("columns", "column", "grid", "row", "col", "multicol", "multicols", "cols"), BESIDE),
    **dict.fromkeys(("card", "grid-item-card", "grid-item"), "write ::: box, with its title as a heading"),
    **dict.fromkeys(("panel-tabset", "tabset", "tab-set", "tabs", "tab", "tab-item", "code-group", "tabbed"), TABS),
    **dict.fromkeys(("content-visible", "content-hidden", "only", "hidden"), SHOWN),
    **dict.fromkeys(("incremental", "nonincremental", "fragment", "speaker-notes", "r-stack", "r-fit-text"), SLIDES),
    **dict.fromkeys(("alert", "admonition", "callout", "panel", "message"), "write ::: {.callout-note}"),
    **dict.fromkeys(("cell", "cell-output", "cell-output-display", "quarto-figure"), "remove its fences"),
    **dict.fromkeys(("collapse", "expander"), "write ::: {.callout-note}, or remove its fences"),
    **dict.fromkeys(("rmdnote", "rmdinfo", "infobox", "notebox", "remark"), "write ::: {.callout-note}"),
    **dict.fromkeys(("rmdtip", "tipbox"), "write ::: {.callout-tip}"),
    **dict.fromkeys(("rmdwarning", "warningbox"), "write ::: {.callout-warning}"),
    **dict.fromkeys(("rmdimportant", "rmdcaution"), "write ::: {.callout-important}"),
    **dict.fromkeys(("center", "centering", "left", "right"), "remove its fences: the brand aligns text"),
    **dict.fromkeys(("column-page", "column-screen", "column-body-outset"), "write ![...](...){.wide} for the picture"),
    **dict.fromkeys(("aside", "column-margin", "marginnote"), "write ::: margin"),
    **dict.fromkeys(("quote", "blockquote", "epigraph"), "write > before each line, or ::: pull-quote"),
    **dict.fromkeys(("keypoints", "key-points", "key-takeaways", "takeaways", "highlights"), "write ::: key-messages"),
    **dict.fromkeys(("key-findings", "key-message", "keymessages", "keymessage", "messages"), "write ::: key-messages"),
    **dict.fromkeys(("references", "bibliography"), "write ::: {#refs}"),
    **dict.fromkeys(("python", "r", "bash", "julia", "sql"), "write ``` above and below the code"),
    **dict.fromkeys(("newpage", "pagebreak", "page-break", "new-page", "clearpage"), "write {{< pagebreak >}}"),
    **dict.fromkeys(("figure*", "table*", "minipage", "multicols", "tabular", "flushleft", "flushright"), OF_LATEX),
    **dict.fromkeys(("thebibliography", "otherlanguage", "titlepage"), OF_LATEX),
    "list-table": "write a pipe table, | a | b |, in place of the block",
    "csv-table": 'save its lines as a CSV file and write ::: {.table csv="data.csv"}',
}


def floats(report: Report, attributes: Attributes, place: Place) -> bool:
    """Return whether a figure with these attributes may float away from its place."""
    written = attributes.values.get("float", "true").lower()
    if written not in ("true", "false"):
        hint = "write float=false to keep the figure in its place"
        report.add(Code.VALUE_INVALID, f'"{written}" is not a valid value of "float"', place, hint)
    return written != "false"


def column_of(classes: Sequence[str]) -> Column:
    """Return the page column that these classes select."""
    return next((COLUMNS[name] for name in classes if name in COLUMNS), Column.TEXT)
