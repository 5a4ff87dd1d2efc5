"""Page labels (ISO 32000-1, 12.4.2), so that viewers show printed page numbers. In: pages. Out: a number tree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from briefpress.engine.boxes import Box, Page, Value, has_text, margin_keyword, page_name, root_box

if TYPE_CHECKING:
    import pydyf

ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


class Label(NamedTuple):
    """A page label: a number in a `style` of ISO 32000-1, table 159, or a word, which has no style."""

    style: str
    number: int
    word: str = ""


def page_labels(pages: Iterable[Page]) -> Iterator[int | pydyf.Dictionary]:
    """Yield the keys and values of the number tree: page indices, from 0, and the labels that begin there."""
    import pydyf

    expected = None
    for number, page in enumerate(pages):
        label = _label(root_box(page), number + 1)
        if label != expected:
            word = {"P": pydyf.String(label.word)} if label.word else {}
            style = {"S": f"/{label.style}", "St": label.number} if label.style else {}
            yield number
            yield pydyf.Dictionary(word | style)
        expected = label._replace(number=label.number + 1)


def printed_number(page: Box, number: int) -> str:
    """Return the number that is printed on the page with the box `page` or, if no number is printed there, `number`."""
    return next(_folios(page), "") or str(number)


def _label(page: Box, number: int) -> Label:
    """Return the label of a page: its printed number, its CSS name, or its `number`."""
    folio = next(_folios(page), "")
    if folio.isdecimal():
        return Label("D", int(folio))
    if re.fullmatch("[ivxlcdm]+|[IVXLCDM]+", folio):
        return Label("r" if folio.islower() else "R", _roman(folio.lower()))
    word = folio or page_name(page)
    return Label("", 0, word) if word else Label("D", number)


def _folios(page: Box) -> Iterator[str]:
    """Yield the page numbers in the margin boxes, without the words or other numbers around them."""
    margins = (box for box in page.children if margin_keyword(box))
    for box in (box for margin in margins for box in margin.descendants()):
        content = box.style["content"]
        if isinstance(content, tuple) and any(map(_is_folio, content)):
            text = "".join(below.text for below in box.descendants() if has_text(below))
            found = re.fullmatch("".join(map(_pattern, content)), text)
            if found:
                yield found["folio"].strip()


def _is_folio(item: Value) -> bool:
    return isinstance(item, tuple) and item[0] == "counter()" and item[1][0] == "page"


def _pattern(item: Value) -> str:
    """Return the regular expression for the text that an item of the property `content` produces."""
    if _is_folio(item):
        return r"\s*(?P<folio>.+?)"
    return re.escape(item[1]).replace("\\ ", r"\s*") if item[0] == "string" else ".+?"


def _roman(digits: str) -> int:
    values = [ROMAN[digit] for digit in digits]
    return sum(-index if index < other else index for index, other in zip(values, [*values[1:], 0], strict=True))
