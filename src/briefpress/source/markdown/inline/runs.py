"""Converts inline tokens of markdown-it to flat runs with marks.

In: the tokens of one block and its lines. Out: `Inlines` in normal form.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import field, replace
from urllib.parse import unquote

from markdown_it.token import Token

from briefpress.lazy import dataclass
from briefpress.model import (
    NOWHERE,
    CrossReference,
    Inline,
    Inlines,
    LineBreak,
    Mark,
    NoteRef,
    Place,
    Run,
    Variable,
    normal,
)
from briefpress.problems import Code, Report
from briefpress.source.markdown.foreign.recognised import report_attributes, report_page, report_run, report_span
from briefpress.source.markdown.foreign.suggestions import report_lone
from briefpress.source.markdown.inline.anchors import Anchors
from briefpress.source.markdown.inline.equations import read_formula
from briefpress.source.markdown.inline.html import OpenTag, abbreviations, read_html, report_unclosed, without_fallbacks
from briefpress.source.markdown.inline.latex_references import OF_LATEX, with_latex_references
from briefpress.source.markdown.inline_places import InlinePlaces, InsideNotes
from briefpress.source.markdown.pictures import words_of_picture
from briefpress.source.syntax.attributes import of
from briefpress.source.syntax.cross_reference import REFERENCE, read_id
from briefpress.source.syntax.inline.citations import read_citation
from briefpress.source.syntax.shortcode import shortcode_hint, variable
from briefpress.workspace import BIDI, FORBIDDEN, hidden, report_bidi, report_forbidden, report_hidden, spaced

MARKS = {
    "em": Mark.EMPHASIS,
    "strong": Mark.STRONG,
    "s": Mark.STRIKETHROUGH,
    "sup": Mark.SUPERSCRIPT,
    "sub": Mark.SUBSCRIPT,
}
TEMPLATE = "%7B"  # an encoded brace; at the start of an address, it indicates a placeholder of another program
# Classes of spans that format text, `[words]{.smallcaps}`, as in Pandoc.
SPANS = {f"{mark}": mark for mark in (Mark.SMALL_CAPS, Mark.UNDERLINE, Mark.HIGHLIGHT)}


@dataclass(slots=True)
class InlineReader:
    """Reads the inline tokens of one block."""

    places: InlinePlaces
    report: Report
    inside: InsideNotes = field(default_factory=InsideNotes)
    lang: str = ""
    marks: Counter[Mark] = field(default_factory=Counter)
    open_tags: list[OpenTag] = field(default_factory=list)
    new_line: bool = False
    spans: list[tuple[str, list[Mark]]] = field(default_factory=list)
    link: str | None = None
    link_place: Place = NOWHERE
    anchors: Anchors = field(default_factory=Anchors)
    abbreviations: dict[str, str] = field(default_factory=dict)

    def read(self, tokens: Iterable[Token]) -> Inlines:
        """Return the inlines of `tokens`; links without text and unclosed tags are reported."""
        out: list[Inline] = []
        tokens = [*with_latex_references(without_fallbacks(tokens))]
        for short, long in abbreviations(tokens):
            self.abbreviations.setdefault(short, long)
        for token in tokens:
            if token.type == "link_close" and not any(_is_in_link(inline, self.link_place) for inline in out):
                reference = REFERENCE.fullmatch(f"@{(self.link or '').removeprefix('#')}")
                hint = f"write {reference[0]}" if reference else "write the link text between the square brackets"
                self.report.add(Code.LINK_EMPTY, f'the link to "{self.link}" has no text', self.link_place, hint)
            self._add(self._inline(token), out)
        report_unclosed(self)
        return () if all(isinstance(inline, LineBreak) for inline in out) else _stripped(normal(out))

    def _add(self, inlines: Iterable[Inline], out: list[Inline]) -> None:
        """Add `inlines` to `out`, after a line break if a block-level tag precedes them."""
        for inline in inlines:
            if self.new_line and isinstance(inline, Run) and not inline.text.strip():
                continue
            if self.new_line and out:
                out.append(LineBreak())
            self.new_line = False
            out.append(inline)

    def _inline(self, token: Token) -> Iterable[Inline]:
        kind = token.type.removesuffix("_open").removesuffix("_close")
        match kind:
            case "text" | "text_special":
                return [self.run(self._clean(token))]
            case "softbreak":
                return [self.run(" ")]
            case "hardbreak":
                return [LineBreak()]
            case "code_inline":
                run = self.run(self._clean(token))
                self._unknown(token, "code")
                report_run(self.report, token.content, self.place(token, len(token.content) + 2))
                return [replace(run, marks=run.marks | {Mark.CODE})]
            case "link":
                self._link(token)
            case "span":
                self._span(token)
            case "html_inline":
                return read_html(self, token)
            case _ if kind in MARKS:
                self.marks[MARKS[kind]] += token.nesting
            case "image":
                return words_of_picture(self, token)
            case "attributes":
                report_attributes(self.report, token.content, self.place(token, len(token.content)))
            case _:
                return self._own(kind, token)
        return []

    def _own(self, kind: str, token: Token) -> Iterable[Inline]:
        """Return the inlines for a construct that is not in CommonMark."""
        match kind:
            case "cross_reference":
                id_, meta = token.meta["id"], token.meta
                return [CrossReference(id_, self.place(token, len(id_) + 1), bare=meta["bare"], page=meta["page"])]
            case "shortcode":
                return [self._shortcode(token)]
            case "maths":
                return [read_formula(self, token)]
            case "wiki_link":
                report_page(self.report, token.info, token.content, self.place(token, len(token.markup)))
                return [self.run(self._clean(token))]
            case "citation":
                return [read_citation(token, self.places.at)]
            case "suggestion":
                return [replace(token.meta["edge"], place=self.place(token, 3))]
            case "suggestion_lone":
                report_lone(token.content, self.place(token, 3), self.report)
                return [self.run(token.content)]
            case "footnote_ref":
                return [self._note_ref(token)]
            case _:
                hint = "remove it, or keep it for a later version of briefpress"
                self.report.add(Code.UNSUPPORTED, f'"{kind}" is not supported yet', self.place(token), hint)
        return []

    def run(self, text: str) -> Run:
        """Return `text` as a run with the current marks, link and language."""
        lang = self.spans[-1][0] if self.spans else self.lang
        return Run(text, self._marks(), self.link, lang, NOWHERE if self.link is None else self.link_place)

    def _marks(self) -> frozenset[Mark]:
        return frozenset(mark for mark, depth in self.marks.items() if depth > 0)

    def _shortcode(self, token: Token) -> Inline:
        """Return the field that `{{< meta name >}}` refers to; other shortcodes are shown as written."""
        place = self.place(token, len(token.content))
        if name := variable(token.info):
            return Variable(name, self._marks(), place, self.link)
        text = f'there is no shortcode "{token.info}"; it is shown as written'
        self.report.add(Code.SHORTCODE_UNKNOWN, text, place, shortcode_hint(token.info))
        return self.run(self._clean(token))

    def _link(self, token: Token) -> None:
        href = str(token.attrs["href"]) if token.nesting > 0 else None
        self.link = unquote(href) if href and href.startswith(("#", TEMPLATE)) else href
        if token.map and self.link is not None:
            self.link = f"#{read_id(self.link[1:])}" if self.link.startswith("#") else self.link
            self._unknown(token, "a link", "href", *OF_LATEX)
            self.link_place = self._opening(token)

    def _span(self, token: Token) -> None:
        if token.nesting < 0:
            self.marks.subtract(self.spans.pop()[1])
            return
        given = of(token.attrs)
        report_span(self.report, given, self._opening(token), SPANS)
        if given.id:
            self.anchors.add(given.id)
        marks = [SPANS[name] for name in given.classes if name in SPANS]
        around = self.spans[-1][0] if self.spans else self.lang
        self.marks.update(marks)
        self.spans.append((given.lang(around, self._opening(token), self.report), marks))

    def _unknown(self, token: Token, owner: str, *known: str) -> None:
        of(token.attrs).report_unknown(owner, self._opening(token), self.report, known=known)

    def _opening(self, token: Token) -> Place:
        """Return the place of `token`; for a link or span, the place of its opening bracket."""
        bracket = token.nesting > 0 and token.markup != "autolink"
        return self.places.at(token.map[0] - bracket if token.map else 0)

    def _note_ref(self, token: Token) -> NoteRef:
        if label := token.meta.get("label"):
            return NoteRef(label, self.place(token, len(label) + 3))
        number = token.meta["id"]
        outer, begins = self.places, token.map[0] + len("^[") if token.map else 0
        self.inside.places[number] = replace(outer, start=outer.start + begins)
        return NoteRef(self.inside.id(number), self.place(token, 2))

    def _clean(self, token: Token) -> str:
        """Return the text of `token` without control characters, which entities such as `&#12;` can produce."""
        for match in FORBIDDEN.finditer(token.content):
            report_forbidden(self.report, match[0], self.place(token))
        for char in sorted({*BIDI.findall(token.content)}):
            # Only characters that come from entities: the others have already been reported.
            if char not in self.places.content:
                report_bidi(self.report, char, self.place(token))
        for char in sorted({found[0] for found in hidden(token.content)}):
            if char not in self.places.content:
                report_hidden(self.report, char, self.place(token))
        return spaced(FORBIDDEN.sub("", token.content))

    def place(self, token: Token, width: int = 1) -> Place:
        """Return the place of `token`."""
        return self.places.at(token.map[0] if token.map else 0, width)


def _is_in_link(inline: Inline, place: Place) -> bool:
    if isinstance(inline, Variable):
        return inline.link is not None
    return isinstance(inline, Run) and inline.link is not None and inline.place == place and bool(inline.text.strip())


def _stripped(inlines: Inlines) -> Inlines:
    """Return `inlines` without spaces around line breaks or at the start or end, where no format shows them."""
    out: list[Inline] = []
    for number, inline in enumerate(inlines):
        if isinstance(inline, Run) and Mark.CODE not in inline.marks:
            text = inline.text
            if number == 0 or isinstance(inlines[number - 1], LineBreak):
                text = text.lstrip(" ")
            if number == len(inlines) - 1 or isinstance(inlines[number + 1], LineBreak):
                text = text.rstrip(" ")
            out.append(replace(inline, text=text))
        else:
            out.append(inline)
    return normal(out)
