"""Page labels (ISO 32000-1, 12.4.2): what readers call a page is what is printed at its foot or head."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


class Label(NamedTuple):
    """The label of a page: a number in a `style` of ISO 32000-1, table 159, or a word."""

    style: str
    number: int
    word: str = ""


def page_labels(pages: Iterable[Any]) -> Iterator[Any]:
    """Yield the numbers of pages, from 0, and the labels that begin there, as the number tree of the file has them."""
    import pydyf

    expected = None
    for number, page in enumerate(pages):
        label = _label(page._page_box, number + 1)
        if label != expected:
            word = {"P": pydyf.String(label.word)} if label.word else {}
            style = {"S": f"/{label.style}", "St": label.number} if label.style else {}
            yield number
            yield pydyf.Dictionary(word | style)
        expected = label._replace(number=label.number + 1)


def _label(page: Any, number: int) -> Label:
    """Return the label of a page; one that prints no number has its CSS name, where it has one."""
    folio = next(_folios(page), "")
    if folio.isdecimal():
        return Label("D", int(folio))
    if re.fullmatch("[ivxlcdm]+|[IVXLCDM]+", folio):
        return Label("r" if folio.islower() else "R", _roman(folio.lower()))
    word = folio or page.page_type.name
    return Label("", 0, word) if word else Label("D", number)


def _folios(page: Any) -> Iterator[str]:
    """Yield the page numbers that are printed in the margins, without the words around them."""
    margins = (box for box in page.children if hasattr(box, "at_keyword"))
    for box in (box for margin in margins for box in margin.descendants()):
        content = box.style["content"]
        items = [item for item in content if item[0] != "string"] if isinstance(content, tuple) else []
        if len(items) == 1 and items[0][0] == "counter()" and items[0][1][0] == "page":
            text = "".join(below.text for below in box.descendants() if hasattr(below, "text"))
            for _, words in (item for item in content if item not in items):
                text = text.replace(words, "")
            yield text.strip()


def _roman(digits: str) -> int:
    values = [ROMAN[digit] for digit in digits]
    return sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))
