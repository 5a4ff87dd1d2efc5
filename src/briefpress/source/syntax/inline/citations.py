"""Citations, `[see @key, p. 3; -@other]` and `@key [p. 3]`, as in Pandoc: an inline rule for markdown-it.

In: the state of the inline parser. Out: `citation` tokens. Cross-references are not citations; nor is an `@` inside a
link or after a letter, as in an email address.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from briefpress import lazy
from briefpress.lazy import dataclass
from briefpress.model import Brief, Citation, CitedWork, Inlines, Passage, Place, Run, normal, rewritten, shared
from briefpress.source.syntax.cross_reference import IN_ADDRESS, REFERENCE, is_in_address
from briefpress.source.syntax.inline.locators import read_local_locator, read_locator

KEY = lazy.pattern(
    rf"(?<!{IN_ADDRESS})(?<!_)(?P<minus>-?)@"
    r"(?:\{(?P<braced>[^{}\s]+)\}|(?P<key>\w+(?:[:.#$%&\-+?<>~/]+\w+)*))"
)
BRACKETED = lazy.pattern(r"\[[^\[\]]*\]")
BETWEEN = lazy.pattern(r"(;|(?<=[\w.}]),\s*(?=-?@)|(?<=[\w.}])\s+(?:and|&|und|et|y|e|і|та|и)\s+(?=-?@))")
BESIDE = lazy.pattern(r"\[(?:\^|-?@)")  # a note or another citation directly after a citation
AFTER_LINK = ("(", "[", "{")  # characters that follow the text of a link or span


@dataclass(frozen=True, slots=True)
class Spelling:
    """A citation as written: its parts with their offsets, and the offset of its end. If `in_text` is True, the authors
    are part of the sentence.
    """

    parts: tuple[tuple[int, str], ...]
    in_text: bool
    end: int


def citation_plugin(md: MarkdownIt) -> None:
    """Add citations to `md`; cross-references take precedence."""
    md.inline.ruler.after("cross_reference", "citation", _citation)


def _citation(state: StateInline, silent: bool) -> bool:
    char = state.src[state.pos]
    if char not in "[@-" or state.linkLevel or (char != "[" and is_in_address(state)):
        return False
    spelling = _bracketed(state.src, state.pos) if char == "[" else _bare(state.src, state.pos)
    if spelling is None or spelling.end > state.posMax:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.meta["spelling"] = spelling
        token.content = state.src[state.pos : spelling.end]
    state.pos = spelling.end
    return True


def _bracketed(text: str, start: int) -> Spelling | None:
    end = _closing(text, start)
    if end < 0 or (text[end + 1 : end + 2] in AFTER_LINK and not BESIDE.match(text, end + 1)):
        return None
    parts = tuple(_parts(text, start + 1, end))
    return Spelling(parts, in_text=False, end=end + 1) if all(_cites(part) for _, part in parts) else None


def _bare(text: str, start: int) -> Spelling | None:
    match = KEY.match(text, start)
    if not match or REFERENCE.match(text, match.end("minus")):
        return None
    in_text, end = not match["minus"], match.end()
    bracket = end + (text[end : end + 1] == " ")
    closing = _closing(text, bracket)
    parts = tuple(_parts(text, bracket + 1, closing)) if closing >= 0 else ()
    if not parts or text[closing + 1 : closing + 2] in AFTER_LINK or not _continues(parts):
        return Spelling(((start, match[0]),), in_text, end)
    (_, locator), *further = parts
    return Spelling(((start, f"{match[0]} {locator}"), *further), in_text, closing + 1)


def _continues(parts: tuple[tuple[int, str], ...]) -> bool:
    """Return whether the brackets after a key contain a locator or suffix, optionally followed by further works."""
    (_, first), *further = parts
    return (
        bool(first.strip()) and first[0] != "^" and not KEY.search(first) and all(_cites(part) for _, part in further)
    )


def _cites(part: str) -> bool:
    match = KEY.search(part)
    return match is not None and not REFERENCE.match(part, match.end("minus"))


def _closing(text: str, start: int) -> int:
    """Return the end of the bracket that opens at `start`, or -1 if there is none or it contains another bracket."""
    match = BRACKETED.match(text, start)
    return match.end() - 1 if match else -1


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield the parts between semicolons with their offsets; a comma or an "and" between two keys also separates parts.

    Before the first key of a part, as in `see also @a; for others, @b`, a comma belongs to the prefix.
    """
    for match in BETWEEN.finditer(text, start, end):
        if match[0] == ";" or KEY.search(text, start, match.start()):
            yield start, text[start : match.start()]
            start = match.end()
    yield start, text[start:end]


def read_citation(token: Token, at: Callable[[int, int], Place]) -> Citation:
    """Return the content of a `citation` token; `at` converts an offset and a width to a place."""
    spelling: Spelling = token.meta["spelling"]
    works = tuple(_work(start, part, at) for start, part in spelling.parts)
    begins = token.map[0] if token.map else 0
    return Citation(works, spelling.in_text, token.content, at(begins, len(token.content.split("\n")[0])))


def _work(start: int, part: str, at: Callable[[int, int], Place]) -> CitedWork:
    match = KEY.search(part)
    assert match, "every part has a key"
    found = read_locator(part[match.end() :])
    prefix = " ".join(part[: match.start()].split())
    place = at(start + match.start(), len(match[0]))
    key = match["braced"] or match["key"]
    suffix = " ".join(found.suffix.split())
    return CitedWork(key, prefix, found.label, found.locator, suffix, bool(match["minus"]), place)


def with_local_locators(brief: Brief) -> Brief:
    """Return `brief` with locators that have labels in its language, `[@key, S. 5]` in German."""

    def located(inlines: Inlines) -> Inlines:
        found = (_located(each, brief.meta.lang) if isinstance(each, Citation) else each for each in inlines)
        return shared(inlines, tuple(found))

    return rewritten(brief, Passage.ALL, located)


def _located(citation: Citation, lang: str) -> Citation:
    works = tuple(_work_located(work, lang) if work.suffix and not work.label else work for work in citation.works)
    return citation if works == citation.works else replace(citation, works=works)


def _work_located(work: CitedWork, lang: str) -> CitedWork:
    found = read_local_locator(work.suffix, lang)
    return replace(work, label=found.label, locator=found.locator, suffix=found.suffix) if found else work


def names_as_text(brief: Brief) -> Brief:
    """Return `brief` with `@name` as text where it is not a citation.

    Without a bibliography, no `@name` is a citation. Otherwise, in biographies and parts outside the body, names that
    are not keys of works become text.
    """

    def outside(inlines: Inlines) -> Inlines:
        return _as_text(inlines, brief.works)

    brief = rewritten(brief, Passage.OUTSIDE, outside)
    return brief if brief.works else rewritten(brief, Passage.TEXT | Passage.NOTES, _as_text)


def _as_text(inlines: Inlines, known: Container[str] = ()) -> Inlines:
    if not any(isinstance(inline, Citation) for inline in inlines):
        return inlines
    return normal(
        Run(inline.written) if isinstance(inline, Citation) and _is_name(inline, known) else inline
        for inline in inlines
    )


def _is_name(citation: Citation, known: Container[str]) -> bool:
    """Return whether a citation is only an `@name`: it has no brackets, and its key is not known."""
    return citation.written[0] != "[" and all(work.key not in known for work in citation.works)
