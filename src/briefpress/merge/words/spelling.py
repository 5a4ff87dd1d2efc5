"""The Markdown of text from Word. In: tokens. Out: the source as an author would write it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple
from urllib.parse import quote

from briefpress import lazy
from briefpress.docx.read import Piece, PieceKind, Suggested
from briefpress.model import Mark, Remark, SuggestionKind
from briefpress.source import written_remark

WORD = lazy.pattern(r"\s+|\w+|[^\w\s]")
SPECIAL = lazy.pattern(
    r"[\\`*\[\]<~^|]|(?<![\w])_|_(?![\w])|(?<!\w)@(?=\w)|\{(?=[.#:{%\w]|\+\+|--|==|>>)"
    r"|\$(?=\S)|!(?=\[)|&(?=#?\w+;)|=(?==\S)"
)
BEGINS = lazy.pattern(
    r"(#{1,6}(?=\s)|[-+>](?=\s|$)|(?:Table)?:(?=\s)|(?:\d+|[A-Za-z])[.)](?=\s)|\(@[\w-]*\)(?=\s)|:::|---)"
)
NAMED = {0xA0: "&nbsp;", 0xAD: "&shy;"}  # characters that are invisible in the source
DELIMITERS = {
    Mark.STRONG: ("**", "**"),
    Mark.EMPHASIS: ("*", "*"),
    Mark.STRIKETHROUGH: ("~~", "~~"),
    Mark.SUPERSCRIPT: ("^", "^"),
    Mark.SUBSCRIPT: ("~", "~"),
    Mark.UNDERLINE: ("[", "]{.underline}"),
    Mark.HIGHLIGHT: ("[", "]{.mark}"),
    Mark.SMALL_CAPS: ("[", "]{.smallcaps}"),
    Mark.CODE: ("`", "`"),
}


class Token(NamedTuple):
    """A word, a punctuation mark, a space, a note mark, a field, a line break or a picture; `key` identifies it.

    `tex` is a formula in TeX; `detail` is `display` for a display formula.
    """

    text: str
    kind: PieceKind = PieceKind.TEXT
    marks: frozenset[Mark] = frozenset()
    link: str = ""
    key: str = ""
    image: str = ""
    lang: str = ""
    suggested: tuple[Suggested, ...] = ()
    tex: str = ""
    detail: str = ""

    @property
    def same(self) -> tuple[object, ...]:
        """Return a key that is equal for equal tokens, regardless of generated text and the dates of suggestions."""
        open_ = tuple((suggestion.kind, suggestion.author) for suggestion in self.suggested)
        if self.kind in (PieceKind.MADE, PieceKind.NOTE, PieceKind.PICTURE):
            return self.kind, self.key, "".join(self.tex.split()), open_
        wide = self.text.isspace() and "\n" not in self.text
        text = ("\u00a0" if "\u00a0" in self.text else " ") if wide else self.text
        marks = frozenset() if text.isspace() else self.marks
        around = ("", "") if text.isspace() else (_normal(self.link), self.lang)
        return text, self.kind, marks, *around, open_

    @property
    def looks(self) -> tuple[frozenset[Mark], str, str, tuple[Suggested, ...]]:
        """Return the marks, the link, the language and the open suggestions."""
        return self.marks, self.link, self.lang, self.suggested

    @property
    def plain(self) -> bool:
        """Return whether the token has no marks, link, language or suggestion."""
        return not (self.marks or self.link or self.lang or self.suggested)


def _normal(link: str) -> str:
    """Return an address without the empty path that LibreOffice adds (RFC 3986, 6.2.3)."""
    return link[:-1] if link.endswith("/") and link.count("/") == 3 else link


def tokens_of(pieces: Iterable[Piece]) -> list[Token]:
    """Return the tokens of pieces; each word of text is a token."""
    return [*_tokens(pieces)]


def _tokens(pieces: Iterable[Piece]) -> Iterator[Token]:
    for piece in pieces:
        if piece.kind is PieceKind.TEXT:
            for word in WORD.findall(piece.text):
                yield Token(word, piece.kind, piece.marks, piece.link, lang=piece.lang, suggested=piece.suggested)
        else:
            seen = (piece.text, piece.kind, piece.marks, piece.link, piece.key, piece.image)
            yield Token(*seen, suggested=piece.suggested, tex=piece.tex, detail=piece.detail if piece.tex else "")


def without_spaces_at_breaks(tokens: Sequence[Token]) -> list[Token]:
    """Return tokens without single spaces beside line breaks, which Markdown does not have."""
    breaks = {at for at, token in enumerate(tokens) if token.kind is PieceKind.BREAK}
    beside = {at + step for at in breaks for step in (-1, 1)}
    return [token for at, token in enumerate(tokens) if at not in beside or at in breaks or token.text.strip(" ")]


def unmarked(tokens: Iterable[Token], marks: frozenset[Mark]) -> list[Token]:
    """Return tokens without `marks`."""
    return [token._replace(marks=token.marks - marks) if token.marks & marks else token for token in tokens]


def escaped(text: str) -> str:
    """Return `text` with all markup characters escaped."""
    return SPECIAL.sub(lambda match: f"\\{match[0]}", text)


def at_start(source: str) -> str:
    """Return the source of a paragraph, escaped so that it does not begin a list, a heading or another block."""
    match = BEGINS.match(source)
    if match is None:
        return source
    spelled_marks = f"{match[0][:-1]}\\{match[0][-1]}" if match[0][0].isalnum() else f"\\{match[0]}"
    return spelled_marks + source[match.end() :]


def spelled(tokens: Iterable[Token], atom: Callable[[Token], str], *, markup: bool = True) -> str:
    """Return the source of `tokens`; `atom` returns the source of notes, fields and pictures.

    If `markup` is False, the text is neither escaped nor marked.
    """
    parts = ((open_, [*group]) for open_, group in groupby(tokens, key=lambda token: token.suggested))
    return suggested([(open_, _marked(group, atom, markup=markup)) for open_, group in parts])


def _marked(tokens: Iterable[Token], atom: Callable[[Token], str], *, markup: bool) -> str:
    out = ""
    for (marks, link, lang, _), group in groupby(tokens, key=lambda token: token.looks):
        words = "".join(_one(token, atom, code=Mark.CODE in marks, markup=markup) for token in _joined(group))
        out += _wrapped(words, marks, link, lang) if markup else words
    return out


def _joined(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield tokens, with adjacent text as one token, because characters such as @ are markup only before certain other
    characters.
    """
    for is_text, group in groupby(tokens, key=lambda token: token.kind is PieceKind.TEXT):
        own = [*group]
        yield from [own[0]._replace(text="".join(token.text for token in own))] if is_text else own


def suggested(parts: Sequence[tuple[tuple[Suggested, ...], str]]) -> str:
    """Return text with suggestions. A deletion, followed by an insertion by the same author, is a replacement."""
    out, at = "", 0
    while at < len(parts):
        open_, words = parts[at]
        following = parts[at + 1] if at + 1 < len(parts) else ((), "")
        if _replaces(open_, following[0]):
            out += f"{{~~{words}~>{following[1]}~~}}{_by(open_[0])}"
            at += 2
            continue
        for suggestion in reversed(open_):
            delimiter = "++" if suggestion.kind is SuggestionKind.INSERTION else "--"
            words = f"{{{delimiter}{words}{delimiter}}}{_by(suggestion)}"
        out, at = out + words, at + 1
    return out


def _replaces(old: tuple[Suggested, ...], new: tuple[Suggested, ...]) -> bool:
    if len(old) != 1 or len(new) != 1 or (old[0].author, old[0].date) != (new[0].author, new[0].date):
        return False
    return (old[0].kind, new[0].kind) == (SuggestionKind.DELETION, SuggestionKind.INSERTION)


def _by(suggestion: Suggested) -> str:
    return written_remark(Remark("", suggestion.author, suggestion.date)) if suggestion.author else ""


def _one(token: Token, atom: Callable[[Token], str], *, code: bool, markup: bool) -> str:
    match token.kind:
        case PieceKind.TEXT:
            text = token.text
            return text if code or not markup else escaped(text).translate(NAMED)
        case PieceKind.BREAK:
            return "\\\n" if markup else " "
        case _:
            return atom(token)


def _address(link: str) -> str:
    """Return an address in a form that Markdown supports: without spaces, and with balanced parentheses."""
    link = re.sub(r"[\s<>]", lambda match: quote(match[0]), link)
    return link if link.count("(") == link.count(")") else link.replace("(", "%28").replace(")", "%29")


def _wrapped(words: str, marks: frozenset[Mark], link: str, lang: str) -> str:
    """Return text between the markup characters of its marks; spaces at its ends are outside."""
    inner = words.strip(" \t\n")
    if not inner or not (marks or link or lang):
        return words
    at = words.index(inner)
    before, after = words[:at], words[at + len(inner) :]
    for mark, (opens, closes) in DELIMITERS.items():
        if mark in marks:
            inner = f"{opens}{inner}{closes}"
    if link and not link.startswith("#_bp_"):
        link = _address(link)
        bare = inner == link and link.startswith(("http://", "https://"))
        inner = f"<{link}>" if bare else f"[{inner}]({link})"
    if lang:
        inner = f"[{inner}]{{lang={lang}}}"
    return f"{before}{inner}{after}"
