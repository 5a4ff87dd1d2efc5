"""Markup of other programs that the parser recognises. In: markup with its place. Out: problems."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefpress import lazy
from briefpress.model import Place
from briefpress.problems import Code, Report
from briefpress.source.schema.front_matter import FRONT_MATTER
from briefpress.source.syntax.attributes import Attributes

FIELD = lazy.pattern(r"[A-Za-z][\w-]*:(?:\s.*)?|\s+\S.*|- .*")  # a YAML field, or a continuation line of its value
CHANGES = {
    **dict.fromkeys(
        ("insertion", "paragraph-insertion"), "write {++words++} for a suggestion, or remove the attribute"
    ),
    **dict.fromkeys(("deletion", "paragraph-deletion"), "remove the words, or write {--words--} for a suggestion"),
    **dict.fromkeys(("aside", "column-margin", "marginnote", "sidenote"), "write it as a note: ^[...]"),
    **dict.fromkeys(("comment-start", "comment-end"), "write {>>comment<<}, or remove it"),
}
RUN = lazy.pattern(r"(?P<language>\{(?:r|python|julia|ojs)\}|r(?= [\w.]+(?:[(\[$:*/+-]|$)))(?=\s)")
FILES = ("file", "image", "datei", "bild", "fichier", "archivo", "файл", "ملف")  # MediaWiki's prefixes for files
MARK = "===="  # the delimiter line of AsciiDoc's example blocks
TOC = lazy.pattern(r"(?<![.\w])toc(?!\w)")  # a table of contents, but not the class no_toc


def report_run(report: Report, code: str, place: Place) -> None:
    """Report code that R Markdown or Quarto would run."""
    if found := RUN.match(code):
        text = f"briefpress does not run {found['language']} code; it appears as written"
        report.add(Code.ATTRIBUTE_UNKNOWN, text, place, "replace the code with its result")


def report_page(report: Report, page: str, words: str, place: Place) -> None:
    """Report a link to a wiki page."""
    if page.partition(":")[0].lower() in FILES or page.lower().endswith((".png", ".jpg", ".jpeg", ".gif", ".svg")):
        text = f'the picture "{page}" of a wiki cannot be shown; its text is kept'
        report.add(Code.IMAGE_ADDRESS, text, place, "save it in the brief's folder and write ![caption](picture.png)")
        return
    text = f'the link to the page "{page}" leads nowhere; its text is kept'
    hint = f"write [{words}](address) for a link on the web, [{words}](#heading) for one in this brief"
    hint = f"write {{{{< include {page} >}}}} to include the file" if page.lower().endswith(".md") else hint
    report.add(Code.LINK_TARGET, text, place, hint)


def report_span(report: Report, attributes: Attributes, place: Place, known: Iterable[str]) -> None:
    """Report attributes of spans that have no effect. For tracked changes, the hint proposes the syntax of suggestions.

    Pandoc writes `.anchor` at each Word bookmark, and classes for insertions and deletions with `--track-changes=all`.
    """
    change = next((name for name in attributes.classes if name in CHANGES), "")
    if change:
        text = f'the attribute ".{change}" of these words has no effect; they appear as text'
        report.add(Code.ATTRIBUTE_UNKNOWN, text, place, CHANGES[change])
        attributes = attributes._replace(classes=(), values={})
    attributes.report_unknown("these words", place, report, known=("lang",), classes=(*known, "anchor"))


def report_fields(report: Report, lines: Sequence[str], place: Place) -> None:
    """Report front matter inside the text, where Pandoc accepts it; `lines` are the lines below a `---` line."""
    end = next((number for number, line in enumerate(lines) if line.rstrip() in ("", "---", "...")), len(lines))
    if 0 < end < len(lines) and lines[end].strip() and all(map(FIELD.fullmatch, lines[:end])):
        text, hint = "front matter in the text appears as text", "move it to the top of the file, or remove it"
        report.add(Code.MARKUP_LITERAL, text, place, hint)


def report_fields_as_heading(report: Report, lines: Sequence[str], place: Place) -> None:
    """Report front matter fields inside the text that a line of hyphens directly below turns into a heading."""
    named = [line.partition(":")[0].strip().lower().replace("_", "-") for line in lines if FIELD.fullmatch(line)]
    if len(named) == len(lines) and named[0] in FRONT_MATTER and lines[0][len(named[0])] == ":":
        hint = "move it above the `---` line that ends the front matter"
        report.add(Code.MARKUP_LITERAL, "front matter in the text appears as a heading", place, hint)


def report_underlined(report: Report, above: Sequence[str], lines: Sequence[str], char: str, place: Place) -> None:
    """Report `lines` that a line of `char` below turns into a heading; `above` contains the lines before them."""
    if above and set(above[-1].strip()) == {char} and len(above[-1].strip()) == len(MARK):
        text, hint = "the lines above and below this text make it a heading", "write ::: box above it, and ::: below it"
        report.add(Code.MARKUP_LITERAL, text, place, f"{hint}; write ``` around code, and a heading with #")
    elif len(lines) > 1:
        hint = "put a blank line between them, or write the heading with #"
        report.add(Code.MARKUP_LITERAL, f"the line of {char} below this paragraph makes it a heading", place, hint)


def report_attributes(report: Report, attributes: str, place: Place) -> None:
    """Report kramdown attributes."""
    hint = 'write attributes as {.class key="value"}, directly after what they belong to'
    report.add(Code.ATTRIBUTE_UNKNOWN, f"attributes in kramdown syntax have no effect: {attributes}", place, hint)


def report_block_attributes(
    report: Report, attributes: str, lines: Sequence[str], place: Place, span: Sequence[int] | None
) -> None:
    """Report attributes on a separate line, as in kramdown or MyST; they are at `span` of `lines`."""
    hint = "remove it; write attributes of a block on its fence, ::: {.class}"
    if span and span[0] and lines[span[0] - 1].lstrip().startswith("|"):
        hint = f"write them in the table's caption: `: Caption {attributes}`"
    if TOC.search(attributes):
        hint = "remove it, and the item above it: `toc: true` in the front matter adds a table of contents"
    whose = "kramdown" if attributes.startswith("{:") else "MyST"
    text = f"attributes in {whose} syntax have no effect: {attributes}"
    report.add(Code.ATTRIBUTE_UNKNOWN, text, place, hint)
