"""Lists that Word generates, and similar lists that were typed. In: paragraphs. Out: the entries, and remarks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefpress.docx.read import FIGURES, INDEX, TABLES, TOC, Paragraph
from briefpress.merge.importing.kinds import CONTENTS, house_heading, is_contents_entry
from briefpress.merge.importing.links import heading_level

if TYPE_CHECKING:
    from briefpress.merge.importing.body import Body

ENTRIES = 3  # the minimum number of entries in a table of contents
MAX_TITLE = 60  # the maximum number of characters in the heading of a list
LISTS = {
    TOC: ("toc", "table of contents", "contents"),
    FIGURES: ("table of figures", "figure index"),
    INDEX: ("index",),
}
LEFT_OUT = {
    TOC: ("table of contents", "briefpress builds its own"),
    FIGURES: ("list of figures", "with `lof: true`, briefpress builds its own"),
    TABLES: ("list of tables", "with `lot: true`, briefpress builds its own"),
    INDEX: ("index", "briefs cannot contain one"),
}


def generated_lists(text: Sequence[Paragraph]) -> Iterator[tuple[int, str]]:
    """Yield the numbers of the paragraphs in generated and typed lists, including their headings, each with the kind of
    list.
    """
    yield from ((number, TOC) for number in _contents(text))
    yield from _made_lists(text)


def _contents(text: Sequence[Paragraph]) -> Iterator[int]:
    """Yield the numbers of the paragraphs that form a typed table of contents, including its heading."""
    run: list[Paragraph] = []
    for paragraph in [*text, None]:
        if paragraph is not None and is_contents_entry(paragraph):
            run.append(paragraph)
            continue
        if len(run) >= ENTRIES:
            yield from (each.number for each in run)
            yield from (each.number for each in text if each.number == run[0].number - 1 and _is_contents_title(each))
        run = []


def _made_lists(text: Sequence[Paragraph]) -> Iterator[tuple[int, str]]:
    """Yield the numbers of the paragraphs in lists that Word generated, including their headings, with the kind."""
    before: Paragraph | None = None
    last = ""
    for paragraph in text:
        if not paragraph.text.strip():
            continue
        kind = _made(paragraph)
        if kind and kind != last and before and not last and _is_title(before):
            yield before.number, kind
        if kind:
            yield paragraph.number, kind
        before, last = paragraph, kind


def _is_title(paragraph: Paragraph) -> bool:
    """Return whether a paragraph above a list may be its heading."""
    bold = paragraph.looks is not None and paragraph.looks.bold
    return len(paragraph.text) < MAX_TITLE and bool(
        bold or house_heading(paragraph) or heading_level(paragraph) or _is_contents_title(paragraph)
    )


def _is_contents_title(paragraph: Paragraph) -> bool:
    return paragraph.text.strip().lower().rstrip(":") in CONTENTS


def _made(paragraph: Paragraph) -> str:
    """Return the kind of list if a paragraph is an entry according to its field or its style, or `""` for text."""
    kind = paragraph.looks.made if paragraph.looks else ""
    return kind or next((kind for kind, styles in LISTS.items() if paragraph.style.startswith(styles)), "")


def leave_out(body: Body, list_: str) -> None:
    """Report, once, that a generated list was omitted. The front matter requests an equivalent, if there is one."""
    name, why = LEFT_OUT[list_]
    if key := {FIGURES: "lof", TABLES: "lot"}.get(list_):
        body.front.fields[key] = "true"
    text = f"the {name} was left out: {why}"
    if not any(remark.text == text for remark in body.remarks):
        body.remark(text)
