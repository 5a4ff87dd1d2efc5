"""Inline tokens of markdown-it -> flat runs with marks.

In: the tokens of one block and the lines it stands on. Out: `Inlines` in normal form.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from briefpress.model import NOWHERE, Inline, Inlines, LineBreak, Mark, NoteRef, Place, Run, normal
from briefpress.problems import Code, Report
from briefpress.source.text import SourceText

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
    """Turns an offset in the text of a block, whose first line is line `first` of `source`, into a place."""

    source: SourceText
    first: int
    content: str

    def at(self, offset: int, width: int = 1) -> Place:
        """Return the place of the character at `offset`."""
        before = self.content[:offset].split("\n")
        line = self.first + len(before) - 1
        written = self.source.lines[line] if line < len(self.source.lines) else ""
        indent = max(0, written.find(self.content.split("\n")[len(before) - 1].strip()))
        return self.source.place(line, indent + len(before[-1]), width)


@dataclass(slots=True)
class InlineReader:
    """Reads the tokens of one block; `note_ids` names the notes written inside the text, in their order."""

    places: InlinePlaces
    report: Report
    note_ids: Sequence[str] = ()
    marks: Counter[Mark] = field(default_factory=Counter)
    link: str | None = None
    link_place: Place = NOWHERE

    def read(self, tokens: Iterable[Token]) -> Inlines:
        """Return the runs, note mentions and line breaks that `tokens` say."""
        out: list[Inline] = []
        for token in tokens:
            out.extend(self._inline(token))
        return _stripped(normal(out))

    def _inline(self, token: Token) -> Iterable[Inline]:
        kind = token.type.removesuffix("_open").removesuffix("_close")
        match kind:
            case "text" | "text_special":
                return [self._run(token.content)]
            case "softbreak":
                return [self._run(" ")]
            case "hardbreak":
                return [LineBreak()]
            case "code_inline":
                run = self._run(token.content)
                return [replace(run, marks=run.marks | {Mark.CODE})]
            case "link":
                self._link(token)
                return []
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
        return Run(text, marks, self.link, NOWHERE if self.link is None else self.link_place)

    def _link(self, token: Token) -> None:
        self.link = str(token.attrs["href"]) if token.nesting > 0 else None
        if token.map and self.link is not None:
            opening = token.map[0] - 1 if token.markup != "autolink" else token.map[0]
            self.link_place = self.places.at(opening)

    def _note_ref(self, token: Token) -> NoteRef:
        label = token.meta.get("label") or self.note_ids[token.meta["id"]]
        return NoteRef(label, self._place(token, len(label) + 3))

    def _html(self, token: Token) -> list[Inline]:
        if token.content.startswith("<!--"):
            return []
        if not (tag := TAG.match(token.content)):
            width = len(token.content.split("\n")[0])
            hint = "write it in Markdown; a `<` that is meant as a sign is written `\\<`"
            text = f"raw HTML is not passed through: {token.content.split()[0]}"
            self.report.add(Code.HTML_RAW, text, self._place(token, width), hint)
            return []
        if tag["name"].lower() == "br":
            return [LineBreak()]
        self.marks[MARKS[tag["name"].lower()]] += -1 if tag["close"] else 1
        return []

    def _unsupported(self, token: Token, what: str) -> None:
        hint = "take it out for now, or keep it for a later version of briefpress"
        self.report.add(Code.UNSUPPORTED, f"{what} not read yet", self._place(token), hint)

    def _place(self, token: Token, width: int = 1) -> Place:
        return self.places.at(token.map[0] if token.map else 0, width)


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
