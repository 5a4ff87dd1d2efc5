"""Inline tokens of markdown-it -> flat runs with marks.

In: the tokens of one block and the lines it stands on. Out: `Inlines` in normal form.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from markdown_it.token import Token

from briefpress.model import NOWHERE, CrossReference, Inline, Inlines, LineBreak, Mark, NoteRef, Place, Run, normal
from briefpress.problems import Code, Report
from briefpress.source.attributes import of
from briefpress.source.citations import read_citation
from briefpress.source.text import FORBIDDEN, SourceText

MARKS = {
    "em": Mark.EMPHASIS,
    "strong": Mark.STRONG,
    "s": Mark.STRIKETHROUGH,
    "sup": Mark.SUPERSCRIPT,
    "sub": Mark.SUBSCRIPT,
}
TAG = re.compile(r"<(?P<close>/?)(?P<name>sub|sup|br)\s*/?>$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class InlinePlaces:
    """Turns an offset in the text of a block, whose first line is line `first` of `source`, into a place.

    `start` is where a note written inside that text begins. The text is looked for from column `after` of its line
    on, counted from 0: cells of a table share a line.
    """

    source: SourceText
    first: int
    content: str
    start: int = 0
    after: int = 0

    def at(self, offset: int, width: int = 1) -> Place:
        """Return the place of the character at `offset`."""
        before = self.content[: self.start + offset].split("\n")
        line = self.first + len(before) - 1
        written = self.source.lines[line] if line < len(self.source.lines) else ""
        words = self.content.split("\n")[len(before) - 1]
        indent = max(self.after, written.find(words.strip(), self.after)) - (len(words) - len(words.lstrip()))
        return self.source.place(line, max(0, indent + len(before[-1])), width)


@dataclass(frozen=True, slots=True)
class InsideNotes:
    """The notes written inside a text as `^[...]`: where each begins. `where` makes their ids unique."""

    where: str = ""
    places: dict[int, InlinePlaces] = field(default_factory=dict)

    def id(self, number: int) -> str:
        """Return an id that no author can write: it has spaces in it."""
        return f"inline {self.where} {number + 1}"


@dataclass(slots=True)
class InlineReader:
    """Reads the tokens of one block."""

    places: InlinePlaces
    report: Report
    inside: InsideNotes = field(default_factory=InsideNotes)
    lang: str = ""
    marks: Counter[Mark] = field(default_factory=Counter)
    open_tags: list[tuple[Mark, Token]] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    link: str | None = None
    link_place: Place = NOWHERE

    def read(self, tokens: Iterable[Token]) -> Inlines:
        """Return the runs, note mentions and line breaks that `tokens` say."""
        out: list[Inline] = []
        for token in tokens:
            if token.type == "link_close" and not any(_is_in_link(inline, self.link_place) for inline in out):
                hint = "write its words between the square brackets"
                self.report.add(Code.LINK_EMPTY, f'the link to "{self.link}" has no words', self.link_place, hint)
            out.extend(self._inline(token))
        for _, token in self.open_tags:
            self._raw(token)
        return _stripped(normal(out))

    def _inline(self, token: Token) -> Iterable[Inline]:
        kind = token.type.removesuffix("_open").removesuffix("_close")
        match kind:
            case "text" | "text_special":
                return [self._run(self._clean(token))]
            case "softbreak":
                return [self._run(" ")]
            case "hardbreak":
                return [LineBreak()]
            case "code_inline":
                run = self._run(self._clean(token))
                self._unknown(token, "code")
                return [replace(run, marks=run.marks | {Mark.CODE})]
            case "link":
                self._link(token)
                return []
            case "span":
                self._span(token)
                return []
            case "cross_reference":
                return [CrossReference(token.meta["id"], self._place(token, len(token.meta["id"]) + 1))]
            case "citation":
                return [read_citation(token, self.places.at)]
            case "footnote_ref":
                return [self._note_ref(token)]
            case "html_inline":
                return self._html(token)
            case _ if kind in MARKS:
                self.marks[MARKS[kind]] += token.nesting
                return []
            case "image":
                self._unsupported(token, "a picture inside the text is")
            case _:
                self._unsupported(token, f'"{kind}" is')
        return []

    def _run(self, text: str) -> Run:
        marks = frozenset(mark for mark, depth in self.marks.items() if depth > 0)
        lang = self.languages[-1] if self.languages else self.lang
        return Run(text, marks, self.link, lang, NOWHERE if self.link is None else self.link_place)

    def _link(self, token: Token) -> None:
        href = str(token.attrs["href"]) if token.nesting > 0 else None
        self.link = unquote(href) if href and href.startswith("#") else href
        if token.map and self.link is not None:
            self._unknown(token, "a link", "href", "title")
            self.link_place = self._opening(token)

    def _span(self, token: Token) -> None:
        if token.nesting < 0:
            self.languages.pop()
            return
        self._unknown(token, "these words", "lang")
        around = self.languages[-1] if self.languages else self.lang
        self.languages.append(of(token.attrs).lang(around, self._opening(token), self.report))

    def _unknown(self, token: Token, what: str, *known: str) -> None:
        of(token.attrs).report_unknown(what, self._opening(token), self.report, known=known)

    def _opening(self, token: Token) -> Place:
        """Return the place of `token`; of a link or span, the bracket before its words."""
        bracket = token.nesting > 0 and token.markup != "autolink"
        return self.places.at(token.map[0] - bracket if token.map else 0)

    def _note_ref(self, token: Token) -> NoteRef:
        if label := token.meta.get("label"):
            return NoteRef(label, self._place(token, len(label) + 3))
        number = token.meta["id"]
        outer, begins = self.places, token.map[0] + len("^[") if token.map else 0
        self.inside.places[number] = replace(outer, start=outer.start + begins)
        return NoteRef(self.inside.id(number), self._place(token, 2))

    def _html(self, token: Token) -> list[Inline]:
        if token.content.startswith("<!--"):
            return []
        if not (tag := TAG.match(token.content)):
            self._raw(token)
        elif tag["name"].lower() == "br":
            return [LineBreak()]
        else:
            self._tag(token, MARKS[tag["name"].lower()], closes=bool(tag["close"]))
        return []

    def _tag(self, token: Token, mark: Mark, *, closes: bool) -> None:
        """Read `<sub>`, `<sup>` and their ends; one without the other is raw HTML like any other."""
        if not closes:
            self.open_tags.append((mark, token))
            self.marks[mark] += 1
        elif self.open_tags and self.open_tags[-1][0] is mark:
            self.open_tags.pop()
            self.marks[mark] -= 1
        else:
            self._raw(token)

    def _raw(self, token: Token) -> None:
        width = len(token.content.split("\n")[0])
        hint = "write it in Markdown; a `<` that is meant as a sign is written `\\<`"
        text = f"raw HTML is not passed through: {token.content.split()[0]}"
        self.report.add(Code.HTML_RAW, text, self._place(token, width), hint)

    def _clean(self, token: Token) -> str:
        """Return the text of `token` without control characters, which an entity such as `&#12;` can stand for."""
        for match in FORBIDDEN.finditer(token.content):
            text = f"the control character U+{ord(match[0]):04X} cannot be published"
            self.report.add(Code.CHARACTER_INVALID, text, self._place(token), "delete it")
        return FORBIDDEN.sub("", token.content)

    def _unsupported(self, token: Token, what: str) -> None:
        hint = "take it out for now, or keep it for a later version of briefpress"
        self.report.add(Code.UNSUPPORTED, f"{what} not read yet", self._place(token), hint)

    def _place(self, token: Token, width: int = 1) -> Place:
        return self.places.at(token.map[0] if token.map else 0, width)


def _is_in_link(inline: Inline, place: Place) -> bool:
    return isinstance(inline, Run) and inline.link is not None and inline.place == place and bool(inline.text.strip())


def _stripped(inlines: Inlines) -> Inlines:
    """Return `inlines` without spaces around line breaks and at the ends, where no format shows any."""
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
