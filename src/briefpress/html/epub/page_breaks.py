"""Page breaks of the PDF in an e-book (EPUB Structural Semantics Vocabulary 1.1, `pagebreak`; DPUB-ARIA 1.1).

In: the pages of the e-book, and the first lines of each page in the PDF. Out: marks in the text, and their positions.
Only letters and digits are compared, because hyphens, bullets and spaces differ.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, groupby, pairwise, takewhile
from operator import attrgetter, itemgetter
from xml.etree.ElementTree import Element

from markupsafe import escape

from briefpress.brand import FirstLine, PageStart
from briefpress.lazy import dataclass

ENOUGH, FEW = 60, 12  # the maximum and the minimum number of letters to search for
SKIPPED = ("head", "sup", "math", "svg", "details")  # elements whose text is not compared with the lines of the PDF
# The elements before which a mark can be inserted, and the parents in which it can be inserted.
BLOCKS = (
    "aside", "blockquote", "div", "dl", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "section", "table",
    "ul",
)  # fmt: skip
PARENTS = ("aside", "blockquote", "body", "dd", "div", "li", "main", "section", "td", "th")


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A page of the PDF: the number printed on it, and the file and the id of its mark in the e-book."""

    number: str
    file: str
    id: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of text. `around` are the elements around it, outermost first; `after` is the element directly before it,
    if any; `begins` is the position of its first letter among all letters of the book.
    """

    file: str
    around: tuple[Element, ...]
    after: Element | None
    text: str
    begins: int

    def index(self, place: int) -> int:
        """Return the index in `text` of the letter at the position `place` in the book."""
        counts = accumulate(len(letters_of(item)) for item in self.text)
        return next(index for index, count in enumerate(counts) if count > place - self.begins)


def mark_pages(pages: Mapping[str, Element], contents: str, starts: Sequence[PageStart]) -> list[PageBreak]:
    """Change `pages`, which are keyed by file name, by inserting a mark at each page break; return all page breaks in
    order.

    The marks of pages that begin in the table of contents belong in the file `contents` (see `mark_html`). A page
    without text, such as a page with only a picture, begins at the start of the next page.
    """
    pieces = [*_pieces(pages)]
    listed = {number for number, start in enumerate(starts) if number and start.lines and start.lines[0].contents}
    others = [number for number in range(len(starts)) if number not in listed]
    places = _places("".join(letters_of(piece.text) for piece in pieces), [starts[number] for number in others])
    files = dict.fromkeys(listed, contents)
    for place, group in groupby(reversed([*zip(places, others, strict=True)]), key=itemgetter(0)):
        numbers = [number for _, number in group][::-1]
        at = bisect_right(pieces, place, key=attrgetter("begins")) - 1
        before = pieces[at - 1].around if at and place == pieces[at].begins else pieces[at].around
        _put([Element("span", _attributes(number, starts[number])) for number in numbers], pieces[at], place, before)
        files |= dict.fromkeys(numbers, pieces[at].file)
    return [PageBreak(start.number, files[number], _id(number)) for number, start in enumerate(starts)]


def mark_html(page: PageBreak) -> str:
    """Return the mark of a page as a block."""
    return f'<div epub:type="pagebreak" role="doc-pagebreak" id="{page.id}" aria-label="{escape(page.number)}"></div>'


def letters_of(text: str) -> str:
    """Return the letters and digits of `text`, case-folded."""
    return "".join(filter(str.isalnum, text.casefold()))


def _pieces(pages: Mapping[str, Element]) -> Iterator[_Piece]:
    """Yield the pieces of text that contain letters."""
    begins = 0
    for name, root in pages.items():
        for around, after, text in _texts((root,)):
            if count := len(letters_of(text)):
                yield _Piece(name, around, after, text, begins)
                begins += count


def _texts(around: tuple[Element, ...]) -> Iterator[tuple[tuple[Element, ...], Element | None, str]]:
    element = around[-1]
    yield around, None, element.text or ""
    for child in element:
        if child.tag not in SKIPPED:
            yield from _texts((*around, child))
        yield around, child, child.tail or ""


def _places(text: str, starts: Iterable[PageStart]) -> list[int]:
    """Return the position in `text`, the letters of the book, at which each page starts; the first page starts at 0."""
    found: list[int | None] = []
    last = 0
    for start in starts:
        place = _place(text, start, last) if found else 0
        found.append(place)
        last = last if place is None else place
    following, places = last, []
    for place in reversed(found):
        following = following if place is None else place
        places.append(following)
    return places[::-1]


def _place(text: str, start: PageStart, after: int) -> int | None:
    """Return the position, at or after `after`, at which a page starts, or None if it is not found. Layout can move
    figures. A figure at the top of a page is therefore its start only if the text below it also follows it in the book,
    or is not found.
    """
    lines = [line for line in start.lines if not line.contents]
    apart = _alike(lines) if lines and lines[0].apart else 0
    place, moved = _find(text, lines[apart:], after), _find(text, lines[:apart], after)
    length = sum(len(letters_of(line.text)) for line in lines[:apart])
    return moved if place is None or (moved is not None and moved + length == place) else place


def _find(text: str, lines: Sequence[FirstLine], after: int) -> int | None:
    """Return the position in `text`, at or after `after`, of the first of `lines` that is found together with the lines
    below it, or None.
    """
    for number in range(len(lines)):
        alike = lines[number : number + _alike(lines[number:])]
        for sought in (lines[number:], alike):
            key = "".join(letters_of(item.text) for item in sought)[:ENOUGH]
            if len(key) >= FEW and (place := text.find(key, after)) >= 0:
                return place
    return None


def _alike(lines: Sequence[FirstLine]) -> int:
    """Return the number of `lines` at the start that are either all in the text flow or all outside it."""
    return len([*takewhile(lambda line: line.apart is lines[0].apart, lines)])


def _attributes(number: int, start: PageStart) -> dict[str, str]:
    kind = {"epub:type": "pagebreak", "role": "doc-pagebreak"}
    return {**kind, "id": _id(number), "aria-label": start.number}


def _id(number: int) -> str:
    """Return the id of a page's mark; `number` is the index of the page, from 0."""
    return f"page-{number + 1}-of-pdf"


def _put(marks: Sequence[Element], piece: _Piece, place: int, before: Sequence[Element]) -> None:
    """Insert `marks` before the letter at `place`, or before the outermost possible block that begins with it.

    `before` contains the elements around the previous letter.
    """
    pairs = pairwise(piece.around)
    begun = (
        (parent, block)
        for parent, block in pairs
        if parent.tag in PARENTS and block.tag in BLOCKS and block not in before
    )
    if place == piece.begins and (found := next(begun, None)):
        parent, block = found
        for mark in marks:
            mark.tag = "div"
            parent.insert([*parent].index(block), mark)
        return
    parent, index = piece.around[-1], piece.index(place)
    first = 0 if piece.after is None else [*parent].index(piece.after) + 1
    marks[-1].tail = piece.text[index:]
    if piece.after is None:
        parent.text = piece.text[:index]
    else:
        piece.after.tail = piece.text[:index]
    for mark in reversed(marks):
        parent.insert(first, mark)
