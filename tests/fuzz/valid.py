"""Random valid briefs, as people write them. In: nothing. Out: a strategy for the source of a brief.

Every word begins with a letter of the author's alphabet and ends with a unique number, so that tests can search for it
in the output.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count

from hypothesis import strategies as st

LETTERS = ("abcdefghiklmnoprstuvz", "абвгдежзиклмнопрстуєії", "αβγδεζηθλμνξπρστφω", "éèüöäßñçłžøåğ")
INNER = 2  # levels of nested blocks
LANGUAGES = ("en-GB", "uk", "de", "fr", "es", "ar", "he", "ja", "zh-Hant", "be", "pt", "ru", "pl")
KINDS = ("box", "case-study", "sidebar", "pull-quote", "callout-note", "callout-tip", "callout-warning", "key-messages")
MARKS = ("*{}*", "**{}**", "***{}***", "~~{}~~", "`{}`", "[{}]{{.smallcaps}}", "[{}]{{.underline}}", "[{}]{{.mark}}")


@dataclass(slots=True)
class Written:
    """A brief being written: its words, the notes it refers to, and its ids."""

    draw: st.DrawFn
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    words: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)

    def chosen(self, among: tuple[str, ...]) -> str:
        return self.draw(st.sampled_from(among))

    def maybe(self) -> bool:
        return self.draw(st.booleans())

    def word(self) -> str:
        """Return a new word, which tests search for in the output."""
        letters = self.chosen(LETTERS)
        word = self.draw(st.text(alphabet=letters, min_size=1, max_size=6)) + f"{next(self.numbers)}x"
        self.words.append(word)
        return word

    def line(self, most: int = 3) -> str:
        return " ".join(self.word() for _ in range(self.draw(st.integers(1, most))))

    def text(self, *, notes: bool = True) -> str:
        """Return text with marks, links, notes, breaks and cross-references."""
        parts = [self.line()]
        for _ in range(self.draw(st.integers(0, 3))):
            kinds = ("plain", "mark", "link", "lang", "break", "sub", "sign", *(("note", "inline") if notes else ()))
            parts.append(self._inline(self.chosen(kinds)))
        return " ".join(parts)

    def _inline(self, kind: str) -> str:
        match kind:
            case "mark":
                return self.chosen(MARKS).format(self.word())
            case "link":
                return f"[{self.line()}](https://example.org/{self.draw(st.integers(0, 9))}?a=1&b=2)"
            case "lang":
                return f"[{self.word()}]{{lang={self.chosen(LANGUAGES)}}}"
            case "break":
                return f"{self.word()}\\\n{self.word()}"
            case "sub":
                return f"H~2~O x^2^ {self.word()}"
            case "sign":
                return f"\\* & < \\> \\_ “{self.word()}” — 100&nbsp;km ½"
            case "note":
                self.notes.append(f"n{len(self.notes)}")
                return f"{self.word()}[^{self.notes[-1]}]"
            case "inline":
                return f"{self.word()}^[{self.line()}]"
            case _:
                return self.word()

    def id(self, prefix: str) -> str:
        self.ids.append(f"{prefix}-{len(self.ids)}")
        return f"#{self.ids[-1]}"

    def table(self) -> str:
        columns = self.draw(st.integers(1, 4))
        rows = [[self.word() for _ in range(columns)] for _ in range(self.draw(st.integers(1, 4)))]
        rule = [self.chosen(("---", ":--", "--:", ":-:")) for _ in range(columns)]
        lines = ["| " + " | ".join(row) + " |" for row in [rows[0], rule, *rows[1:]]]
        caption = self.maybe() and f'{self.line()} {{{self.id("tbl")} source="{self.line()}" header-columns=1}}'
        return "\n".join(lines) + (f"\n\n: {caption}" if caption else "")

    def figure(self) -> str:
        file = self.chosen(("photo.png", "photo.jpg", "logo.gif"))
        return f'![{self.line()}]({file}){{{self.id("fig")} alt="A river" credit="{self.word()}" width="40%"}}'

    def items(self, mark: str, of: Callable[[], str]) -> str:
        items = [of().replace("\n", "\n    ") for _ in range(self.draw(st.integers(1, 3)))]
        gap = self.chosen(("\n", "\n\n"))
        return gap.join(f"{mark.replace('1', str(number))} {item}" for number, item in enumerate(items, 1))

    def block(self, depth: int = 0) -> str:
        """Return a block; nested blocks are not boxes."""
        flat = ("paragraph", "list", "numbers", "quote", "code", "table", "terms", "rule", "lines", "figure")
        outer = ("box", "recommendations", "heading", "landscape", "csv", "lang") if depth == 0 else ()
        return self._block(self.chosen((*flat, *outer, *flat[:3])) if depth < INNER else "paragraph", depth)

    def _block(self, kind: str, depth: int) -> str:
        def inner() -> str:
            return self.block(depth + 1)

        match kind:
            case "list":
                return self.items("-  ", inner if self.maybe() else self.text)
            case "numbers":
                return self.items("1.", self.text)
            case "quote":
                return "> " + inner().replace("\n", "\n> ") + (f"\n>\n> -- {self.line()}" if self.maybe() else "")
            case "code":
                return f"```python\n{self.word()}  <b>{self.word()}</b>\n```"
            case "table" if depth < INNER:
                return self.table()
            case "terms":
                return f"{self.line()}\n:   {self.text()}"
            case "rule":
                return "***"
            case "lines":
                return f"| {self.line()}\n|   {self.line()}"
            case "figure" if depth == 0:
                return self.figure()
            case "box" | "recommendations" | "heading" | "landscape" | "csv" | "lang":
                return self._outer(kind)
            case _:
                return self.text()

    def _outer(self, kind: str) -> str:
        match kind:
            case "box":
                name = self.chosen(KINDS)
                if name == "key-messages":
                    return f"::: {name}\n{self.items('-', lambda: self.text(notes=False))}\n:::"
                if name == "pull-quote":
                    return f'::: {{.pull-quote attribution="{self.line()}"}}\n{self.line()}\n:::'
                return f'::: {{.{name} title="{self.line()}"}}\n{self.block(1)}\n\n{self.text()}\n:::'
            case "recommendations":
                more = f' {{{self.id("rec")} addressee="{self.line()}" priority="high"}}' if self.maybe() else ""
                return f"::: recommendations\n1. {self.line()}{more}\n\n2. {self.text()}\n:::"
            case "heading":
                return f"# {self.line()} {{{self.id('sec')}}}\n\n## {self.line()}\n\n{self.text()}"
            case "landscape":
                return f"::: {{.landscape}}\n{self.table()}\n:::"
            case "csv":
                return f'::: {{.table csv="data.csv" {self.id("tbl")}}}\n{self.line()}\n:::'
            case _:
                return f"::: {{lang={self.chosen(LANGUAGES)}}}\n{self.text()}\n:::"

    def body(self) -> tuple[str, str]:
        """Return the placement of notes, and the body."""
        placement = self.chosen(("page", "section", "end"))
        blocks = [self.text(), *(self.block() for _ in range(self.draw(st.integers(1, 6))))]
        blocks += [f"See @{id_}." for id_ in self.ids]
        blocks += [f"[^{id_}]: {self.text(notes=False)}" for id_ in self.notes]
        return placement, "\n\n".join(blocks) + "\n"

    def front(self, placement: str) -> str:
        """Return the front matter as YAML that is also JSON."""
        fields: dict[str, object] = {
            "title": self.line(),
            "lang": self.chosen(LANGUAGES),
            "notes": {"place": placement},
        }
        made = self.fields()
        for name in self.draw(st.sets(st.sampled_from(sorted(made)), max_size=10)):
            fields[name] = made[name]()
        return "\n".join(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items())

    def fields(self) -> dict[str, Callable[[], object]]:
        """Return a strategy for the value of each optional field."""
        markdown = ("plain-language-summary", "about", "acknowledgments", "disclaimer", "conflict-of-interest")
        return {
            "subtitle": self.line,
            "kind": lambda: self.chosen(("policy-brief", "report", "working-paper")),
            "series": self.line,
            "number": lambda: self.draw(st.integers(1, 99)),
            "topic": lambda: [self.line(), self.line()],
            "status": lambda: self.chosen(("draft", "final")),
            "date": lambda: self.draw(st.dates()).isoformat(),
            "date-format": lambda: self.chosen(("full", "long", "short", "d MMMM y")),
            "version": lambda: "1.10",
            "brand": lambda: self.chosen(("plain", "oxford-belarus-observatory")),
            "papersize": lambda: self.chosen(("a4", "letter")),
            "author": self.authors,
            "people": lambda: [{"role": self.chosen(("speakers", "authors", "moderator")), "members": ["ann"]}],
            "contributors": lambda: ["org"],
            "contacts": lambda: ["org", "ann"],
            "partners": lambda: ["org"],
            "funders": lambda: ["org"],
            "abstract": self.text_without_notes,
            "keypoints": lambda: [self.line(), f"**{self.line()}** {self.line()}"],
            "funding": lambda: {"source": self.line(), "award": "F-1"},
            "toc": self.maybe,
            "toc-depth": lambda: self.draw(st.integers(1, 6)),
            "license": lambda: self.chosen(("CC BY 4.0", "CC0", "CC BY-NC-SA 4.0")),
            "copyright": lambda: {"holder": self.line(), "year": 2024},
            "doi": lambda: "10.1234/abc",
            "url": lambda: "https://example.org/brief",
            "publisher": self.line,
            "translations": lambda: [{"lang": "de", "url": "https://example.org/de"}],
            "order": lambda: ["abstract", "people"],
            "citation": lambda: True,
            **dict.fromkeys(markdown, self.text_without_notes),
        }

    def text_without_notes(self) -> str:
        return self.text(notes=False)

    def authors(self) -> list[object]:
        given, family = self.word(), self.word()
        place = {"name": self.line()}
        return ["ann", {"name": {"given": given, "family": family}, "affiliations": [place], "corresponding": True}]


@st.composite
def briefs(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Return the text of a brief.md, and its words."""
    written = Written(draw)
    placement, body = written.body()
    return f"---\n{written.front(placement)}\n---\n\n{body}", written.words
