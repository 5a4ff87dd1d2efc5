"""Rules of style: faults that should be fixed but do not prevent publication.

In: a brief and house words. Out: problems.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from briefpress import lazy
from briefpress.check.texts import blocks, links, prose, spot
from briefpress.model import (
    Block,
    Brief,
    CodeBlock,
    CrossReference,
    Figure,
    Heading,
    ListBlock,
    Mark,
    Panels,
    Paragraph,
    Place,
    Recommendations,
    Run,
    Table,
    inlines_of,
    plain_text,
    text_of,
    texts_of,
    walk,
)
from briefpress.problems import Code, Problem
from briefpress.words import Words

MAX_KEPT = 5000  # the maximum number of texts whose faults are cached: in a preview, most texts stay the same
MIN_CAPITALS = 10  # the minimum number of letters in a heading in capitals; a shorter heading may be an abbreviation
LOCAL = lazy.pattern(r"file:|[a-z]:([\\/]|%5C)|https?://(localhost|127\.0\.0\.1)\b", re.IGNORECASE)
HEADING_NUMBER = lazy.pattern(r"(?P<number>\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}[.)]|[IVX]{1,5}\.)\s+(?P<words>\S.*)")
NOTE_NUMBER = lazy.pattern(
    r"(?<=[\w.,;:!?\"”»’)])\s?(?P<bracketed>\[[1-9]\d{0,2}(?:\s?[,;–-]\s?\d{1,3})*\])(?![(\w])"
    r"|(?<=[^\W\d_]{3})[.,;]?(?P<raised>[¹²³⁴-⁹][⁰¹²³⁴-⁹]*)"
)
NUMBER = lazy.pattern(r"[1-9]\d{0,2}")
RAISED = ("^{}^", "<sup>{}</sup>")
WORD_BEFORE = lazy.pattern(r"[^\W\d_]{5}[.,;:]?$|[.,;:!?\"”»’)]$")
WRITTEN_NOTE = lazy.pattern(r"(?:\[(?P<bracketed>[1-9]\d{0,2})\]:?|(?P<raised>[¹²³⁴-⁹][⁰¹²³⁴-⁹]*))\s*(?=[^\W\d_])")
# A sentence, as opposed to code: begins with a letter, and contains no characters that are typical of code.
PROSE = lazy.pattern(r"[^\W\d_](?=[^\n]*\w+ \w+ \w+ \w+)[^{}()\[\]<>=;|`$#]*[.!?…:]?", re.DOTALL)
TABLE = lazy.pattern(r"^ *\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?$", re.MULTILINE)  # the line below the headers of a table
CAPTION = (
    "write `: ...` with the text of the caption directly below the picture or table; briefpress adds the label and the "
    "number"
)
# Labels to look for in any brief, besides those of its language; the abbreviated labels are German, French, Russian,
# Ukrainian and Spanish.
LABELS = r"Figure|Fig\.|Table|Tab\.|Abb\.|Tabl\.|Рис\.|Мал\.|Табл\."
EAST_ASIAN = lazy.pattern(r"[图圖図表]\s?(?P<number>\d{1,2}(?:[-.]\d{1,2})?[\s：:.、]+)(?=[^。]{1,40}\Z)")
KINDS = {"fig": "figure", "tbl": "table", "box": "box", "eq": "equation", "rec": "recommendation"}
SCHEME = lazy.pattern(r"^(https?://)?(www\.)?")


def check_style(brief: Brief, words: Words, root: Path, today: datetime.date | None) -> Iterator[Problem]:
    """Yield style problems in `brief`; its date is checked only if `today` is set."""
    all_blocks = list(walk(blocks(brief)))
    yield from _headings([block for block in walk(brief.blocks) if isinstance(block, Heading)])
    vague = {each.casefold() for each in words.lists["vague-links"]}
    for block in all_blocks:
        for link in links(inlines_of(block)):
            yield from _vague_link(*link, vague)
            yield from _local_link(*link)
        yield from _empty_items(block)
    yield from _bare_addresses(brief)
    yield from _numbered(brief, words, root)
    yield from _indented_text(brief)
    yield from _placeholders(brief, all_blocks, words.lists["placeholders"], root)
    if today and brief.meta.date and brief.meta.date > today:
        text = f"the date {brief.meta.date} is in the future"
        yield Problem(Code.DATE_FUTURE, text, brief.meta.date_place, "check the year")


def _headings(headings: Sequence[Heading]) -> Iterator[Problem]:
    seen: set[tuple[int, str]] = set()
    for heading in headings:
        words, place = plain_text(heading.inlines).strip(), heading.place
        if words and (heading.level, words) in seen:
            text = f'another heading of this level also reads "{words}"'
            yield Problem(Code.HEADING_DUPLICATE, text, place, "make it specific to this section")
        seen.add((heading.level, words))
        if _ends_with_full_stop(words):
            yield Problem(Code.HEADING_FULL_STOP, "this heading ends with a full stop", place, "remove the full stop")
        if words.isupper() and sum(map(str.isalpha, words)) >= MIN_CAPITALS:
            hint = "write it in lower case: the brand decides how headings look"
            yield Problem(Code.HEADING_CAPITALS, "this heading is in capitals", place, hint)


def _ends_with_full_stop(words: str) -> bool:
    """Return whether text ends with a full stop that is not part of an ellipsis or an abbreviation such as U.S."""
    last = words.split()[-1] if words.split() else ""
    return last.endswith((".", "。")) and "." not in last[:-1] and len(last) > 1


def _vague_link(words: str, address: str, place: Place, vague: Collection[str]) -> Iterator[Problem]:
    if address.strip("#") and words.strip(" .…>»→:").casefold() in vague:
        hint = "describe its target: screen readers can list links without the text around them"
        yield Problem(Code.LINK_VAGUE, f'the link text "{words}" does not say where the link leads', place, hint)


def _local_link(_words: str, address: str, place: Place) -> Iterator[Problem]:
    if LOCAL.match(address):
        hint = "upload the file and use its web address"
        yield Problem(Code.LINK_LOCAL, f'"{address}" is on your own computer', place, hint)


def _bare_addresses(brief: Brief) -> Iterator[Problem]:
    """Report addresses as link text in the body; in notes and contacts, readers expect addresses."""
    for block in walk(text_of(brief)):
        for words, address, place in links(inlines_of(block)):
            if address.startswith("http") and _without_scheme(words) == _without_scheme(address):
                hint = f"write a link text: [title of the page]({address})"
                yield Problem(Code.LINK_BARE, "a bare address is used as link text", place, hint)


def _numbered(brief: Brief, words: Words, root: Path) -> Iterator[Problem]:
    """Report typed numbers and labels, which briefpress or the brand generates."""
    names = "|".join(re.escape(words.around(kind)[0].strip()) for kind in ("figure", "table") if words.around(kind)[0])
    label = re.compile(
        rf"(?:{names}|{LABELS})(?P<number>\s*\d+(?:\.\d+)*\s*[.:：–—]|[:：])(?:\s|(?<=：))", re.IGNORECASE
    )
    for block in walk(text_of(brief)):
        text = plain_text(block.inlines) if isinstance(block, Heading | Paragraph) else ""
        captions = (block.caption,) if isinstance(block, Figure | Panels | Table) else ()
        written = (text, *map(plain_text, captions))
        found = next((match for item in written if (match := label.match(item) or EAST_ASIAN.match(item))), None)
        if isinstance(block, Heading) and (numbered := HEADING_NUMBER.match(text)):
            depth = len(re.findall(r"\w+", numbered["number"]))
            level = depth if block.level == 1 else block.level
            hint = f"write {'#' * level} {numbered['words']}; `number-sections: true` numbers headings"
            yield Problem(Code.NUMBERED_BY_HAND, "this heading is numbered by hand", block.place, hint)
        elif found:
            fault = "is numbered by hand" if found["number"] not in (":", "：") else "contains a label written by hand"
            hint = f'remove "{found[0].strip()}": briefpress adds the label and the number' if captions else CAPTION
            place = spot(root, block.place, found[0].strip()) if captions else block.place
            yield Problem(Code.NUMBERED_BY_HAND, f"this caption {fault}", place, hint)
    yield from _numbered_notes(brief, root)
    yield from _labelled(brief, words)


def _labelled(brief: Brief, words: Words) -> Iterator[Problem]:
    """Report text before a cross-reference that repeats its label, as in `Table @tbl-flow`."""
    for block in walk(text_of(brief)):
        for before, reference in pairwise(inline for inlines in texts_of(block) for inline in inlines):
            if not isinstance(reference, CrossReference) or reference.bare or not isinstance(before, Run):
                continue
            kind = KINDS.get(reference.target.partition("-")[0], "")
            label = words.around(kind)[0].strip() if kind else ""
            if label and before.text[-1:].isspace() and before.text.split()[-1:] == [label]:
                hint = f'remove "{label}", or write [-@{reference.target}] for the number alone'
                yield Problem(Code.NUMBERED_BY_HAND, f'"{label}" appears twice here', reference.place, hint)


def _numbered_notes(brief: Brief, root: Path) -> Iterator[Problem]:
    """Report notes numbered by hand: their marks in paragraphs, and the notes themselves."""
    for block in walk(brief.blocks):
        yield from _superscript_numbers(block, root) if isinstance(block, Paragraph) else ()
        text = prose(block) if isinstance(block, Paragraph) else ""
        if match := WRITTEN_NOTE.match(text):
            number = match["bracketed"] or str(int(unicodedata.normalize("NFKC", match["raised"])))
            message = f'"{match[0].strip()}" looks like a note number written by hand'
            hint = f"write [^{number}]: instead, and [^{number}] where the note belongs"
            yield Problem(Code.NUMBERED_BY_HAND, message, spot(root, block.place, match[0].strip()), hint)
        for written in _note_numbers(text):
            message = f'"{written}" looks like a note number written by hand'
            hint = "write [^id] here, and [^id]: ... below the text"
            yield Problem(Code.NUMBERED_BY_HAND, message, spot(root, block.place, written), hint)


@lru_cache(MAX_KEPT)
def _note_numbers(text: str) -> tuple[str, ...]:
    """Return the text in `text` that looks like note numbers written by hand, without duplicates."""
    return tuple(dict.fromkeys(match["bracketed"] or match["raised"] for match in NOTE_NUMBER.finditer(text)))


def _superscript_numbers(paragraph: Paragraph, root: Path) -> Iterator[Problem]:
    """Report superscript numbers after words, `<sup>1</sup>` or `^1^`; after short words, they may be exponents."""
    runs = [inline if isinstance(inline, Run) else Run("") for inline in (Run(""), *paragraph.inlines)]
    for before, run in pairwise(runs):
        is_raised = Mark.SUPERSCRIPT in run.marks and NUMBER.fullmatch(run.text)
        if is_raised and WORD_BEFORE.search(before.text):
            message = f'"{run.text}" looks like a note number written by hand'
            hint = "write [^id] here, and [^id]: ... below the text"
            spots = (spot(root, paragraph.place, written.format(run.text)) for written in RAISED)
            place = next((place for place in spots if place != paragraph.place), paragraph.place)
            yield Problem(Code.NUMBERED_BY_HAND, message, place, hint)


def _indented_text(brief: Brief) -> Iterator[Problem]:
    """Report code blocks that read like sentences or a table; they are probably text that four spaces turned into
    code.
    """
    for block in walk(text_of(brief)):
        words = block.text.strip() if isinstance(block, CodeBlock) and block.indented else ""
        if words and (PROSE.fullmatch(words) or TABLE.search(words)):
            text = "four spaces before this text turn it into code"
            yield Problem(Code.TEXT_INDENTED, text, block.place, "remove the spaces, or write ``` above and below code")


def _without_scheme(address: str) -> str:
    return SCHEME.sub("", address).rstrip("/")


def _empty_items(block: Block) -> Iterator[Problem]:
    if isinstance(block, ListBlock | Recommendations):
        for number, item in enumerate(block.items, 1):
            if not item:
                text = f"item {number} of this list is empty"
                yield Problem(Code.ITEM_EMPTY, text, block.place, "write its text or remove it")


def _placeholders(brief: Brief, all_blocks: Sequence[Block], written: Sequence[str], root: Path) -> Iterator[Problem]:
    meta, sought = brief.meta, tuple(written)
    found: list[tuple[str, Place]] = [(f"{meta.title} {meta.subtitle} {meta.description}", meta.title_place)]
    found += [(prose(block), block.place) for block in all_blocks]
    for text, place in found:
        for words in _placeholders_in(text, sought):
            hint = "replace it with the final text"
            yield Problem(Code.PLACEHOLDER, f'"{words}" is placeholder text', spot(root, place, words), hint)


@lru_cache(MAX_KEPT)
def _placeholders_in(text: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the placeholders among `words` that occur in `text`, without duplicates."""
    found = re.finditer("|".join(map(_pattern, words)) or "(?!)", text)
    return tuple(dict.fromkeys(match[0] for match in found))


@cache
def _pattern(words: str) -> str:
    """Return a pattern for whole words; lower-case words also match words with capitals."""
    folded = f"(?i:{re.escape(words)})" if words.islower() else re.escape(words)
    return rf"(?<!\w){folded}(?!\w)" if words.isprintable() and words[0].isalpha() else folded
