"""Inline HTML tags. In: tokens of markdown-it. Out: equivalent inlines, and problems for unsupported tags.

Tags equivalent to a mark or a link are converted; of other elements, only the text is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from markdown_it.token import Token

from briefpress.model import BOX_SYMBOLS, Inline, LineBreak, Mark, Place
from briefpress.problems import Code, Report
from briefpress.source.syntax.html_tags import ABBREVIATIONS, BLOCKS, INLINE, MARKS, OTHERS, VOID, Tag, read_tag
from briefpress.workspace import read_language

if TYPE_CHECKING:
    from briefpress.source.markdown.inline.runs import InlineReader

QUOTES = ("\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}")
CLASSES = {f"{mark}": mark for mark in (Mark.SMALL_CAPS, Mark.UNDERLINE, Mark.HIGHLIGHT)}
HINT = "write it in Markdown; write a literal `<` as `\\<`"
# Elements of HTML, SVG and MathML that have no meaning in a brief. Any other unknown name is probably text in angle
# brackets.
ELSEWHERE = frozenset(
    {
        *("area", "audio", "base", "basefont", "bdo", "big", "blink", "canvas", "circle", "data", "datalist", "defs"),
        *("dialog", "dir", "ellipse", "embed", "font", "frame", "g", "head", "image", "label", "legend", "line"),
        *("link", "map", "marquee", "math", "menu", "meta", "meter", "mfrac", "mi", "mn", "mo", "mrow", "msub", "msup"),
        *("mtext", "noscript", "object", "optgroup", "output", "pagebreak", "param", "path", "polygon", "polyline"),
        *("progress", "rect", "ref", "script", "search", "slot", "source", "style", "svg", "template", "text"),
        *("textarea", "title", "track", "tspan", "use", "video"),
    }
)
# What to write instead of some elements.
INSTEAD = {
    **dict.fromkeys(("audio", "video"), "write a link to it: [title](address)"),
    **dict.fromkeys(("canvas", "svg"), "save it as a picture and write ![caption](picture.svg)"),
    "math": "write the formula in TeX: $x^2$",
    "pagebreak": "write {{< pagebreak >}} on a line of its own",
    "ref": "write a note: [^id] in the text, and [^id]: ... below it",
}
UNSAFE_HINT = "remove it: scripts, embedded content and forms do not work in a document"
EMBEDDED_HINT = "remove it, or write a link to its content: [title](address)"
READING = {False: "(", True: ")"}  # in place of the tags around a ruby annotation, keyed by whether the tag closes


class OpenTag(NamedTuple):
    """An open tag with the marks it sets and the address of its link; `span` is True if it sets a language."""

    tag: Tag
    marks: tuple[Mark, ...]
    token: Token
    link: str | None = None
    span: bool = False

    @property
    def name(self) -> str:
        """Return the tag name."""
        return self.tag.name


def read_html(reader: InlineReader, token: Token) -> list[Inline]:
    """Return the inlines that are equivalent to a tag; an opening tag is recorded in `reader`."""
    if token.content.startswith(("<!--", "<![if", "<![endif")):
        return []
    tag = read_tag(token.content)
    if tag and tag.name == "br":
        return [LineBreak()]
    if tag and tag.is_checkbox and not tag.unsafe:
        return [reader.run(BOX_SYMBOLS["checked" in tag.values])]
    if tag and tag.closes:
        return _close(reader, tag, token)
    if tag:
        report_lost_text(reader.report, tag, reader.place(token, len(token.content.split("\n")[0])))
    if not tag or tag.unsafe or tag.name not in INLINE | BLOCKS:
        _report(reader, token, tag)
    return _open(reader, tag, token) if tag else []


def report_unclosed(reader: InlineReader) -> None:
    """Report supported tags without an end tag."""
    for opened in reader.open_tags:
        if opened.name in INLINE:
            place = reader.place(opened.token, len(opened.token.content.split("\n")[0]))
            hint = f"add </{opened.name}> where it ends; write a literal `<` as `\\<`"
            reader.report.add(Code.HTML_RAW, f"{opened.tag.shown} has no closing tag", place, hint)


def _open(reader: InlineReader, tag: Tag, token: Token) -> list[Inline]:
    """Record an opening tag: its marks, link and language, and whether its text begins on a new line."""
    reader.new_line = reader.new_line or tag.name in BLOCKS | OTHERS
    if tag.id:
        reader.anchors.add(tag.id)
    if tag.name in VOID:
        return []
    classes = tag.values.get("class", "").split() if tag.name == "span" else []
    marks = (*([MARKS[tag.name]] if tag.name in MARKS else []), *(CLASSES[name] for name in classes if name in CLASSES))
    reader.marks.update(marks)
    link = tag.address if tag.name == "a" and reader.link is None else None
    if link:
        reader.link, reader.link_place = link, reader.place(token)
    span = "lang" in tag.values
    if span:
        around = reader.spans[-1][0] if reader.spans else reader.lang
        reader.spans.append((read_language(tag.values["lang"], reader.place(token), reader.report) or around, []))
    reader.open_tags.append(OpenTag(tag, marks, token, link, span))
    return _edge(reader, tag)


def _close(reader: InlineReader, tag: Tag, token: Token) -> list[Inline]:
    """Close the last open tag of this name."""
    reader.new_line = reader.new_line or tag.name in BLOCKS | OTHERS
    found = next((opened for opened in reversed(reader.open_tags) if opened.name == tag.name), None)
    if found is None:
        _report(reader, token, tag)
        return []
    closing = _edge(reader, tag)
    reader.open_tags.remove(found)
    reader.marks.subtract(found.marks)
    if found.span:
        reader.spans.pop()
    if found.link:
        reader.link = None
    return [*closing]


def _edge(reader: InlineReader, tag: Tag) -> list[Inline]:
    """Return the characters in place of a tag: quotation marks, or the brackets around a reading, `<rt>`."""
    if tag.name == "rt":
        return [reader.run(READING[tag.closes])]
    return [reader.run(QUOTES[tag.closes])] if tag.name == "q" else []


def without_fallbacks(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield `tokens` without `<rp>` elements: brackets for browsers that do not support ruby annotations."""
    inside = False
    for token in tokens:
        tag = read_tag(token.content) if token.type == "html_inline" else None
        inside = not tag.closes if tag and tag.name == "rp" else inside and tag is None
        if not inside and not (tag and tag.name == "rp"):
            yield token


def _report(reader: InlineReader, token: Token, tag: Tag | None) -> None:
    """Report an unsupported tag; a drawing, `<svg>`, is reported once, for everything in it."""
    if tag and tag.name in ELSEWHERE and not tag.unsafe and any(opened.name == "svg" for opened in reader.open_tags):
        return
    place = reader.place(token, len(token.content.split("\n")[0]))
    if tag and not tag.closes and tag.unsafe:
        report_unsafe(reader.report, tag, place)
    else:
        report_raw(reader.report, tag.shown if tag else " ".join(token.content.split()), place, tag)


def report_raw(report: Report, shown: str, place: Place, tag: Tag | None = None) -> None:
    """Report an unsupported tag; a tag whose attributes are words, `<name of the place>`, is meant as text."""
    if tag and tag.values and not any(tag.values.values()) and tag.name not in ELSEWHERE:
        text = f"<{tag.name} ...> is read as an HTML tag; its words are left out"
        report.add(Code.HTML_RAW, text, place, r"write the literal `<` as `\<`")
        return
    if tag and not tag.closes and tag.name not in ELSEWHERE and ":" not in tag.name:
        report.add(
            Code.HTML_RAW,
            f"{shown} is read as an HTML tag; it is left out",
            place,
            r"remove the tag; write a literal `<` as `\<`",
        )
        return
    text = "has no opening tag" if shown.startswith("</") else "has no meaning here; its text is kept"
    text = "has no meaning here; it is left out" if shown.startswith(("<!", "<?")) else text
    report.add(Code.HTML_RAW, f"{shown} {text}", place, INSTEAD.get(shown.strip("</>"), HINT))


def report_lost_text(report: Report, tag: Tag, place: Place) -> None:
    """Report an attribute whose text is not shown."""
    if tag.lost_text_attribute:
        text = f'the attribute "{tag.lost_text_attribute}" of {tag.shown} has no effect; its text is not shown'
        report.add(Code.ATTRIBUTE_UNKNOWN, text, place, "move it to the text or a note, or remove the attribute")


def abbreviations(tokens: Iterable[Token]) -> Iterator[tuple[str, str]]:
    """Yield the text of each `<abbr title="...">` in `tokens`, with its long form."""
    opened, words = None, ""
    for token in tokens:
        tag = read_tag(token.content) if token.type == "html_inline" else None
        if tag and tag.name in ABBREVIATIONS:
            if opened and tag.closes and words.strip() and (title := opened.values.get("title", "").strip()):
                yield words.strip(), title
            opened, words = None if tag.closes else tag, ""
        else:
            words += token.content if token.type in ("text", "text_special", "code_inline") else ""


def report_unsafe(report: Report, tag: Tag, place: Place) -> None:
    """Report a tag that runs code, loads content or sends data."""
    hint = EMBEDDED_HINT if tag.name in ("embed", "iframe", "object") else UNSAFE_HINT
    report.add(Code.HTML_UNSAFE, f"{tag.unsafe} is not allowed in a brief and is left out", place, hint)
