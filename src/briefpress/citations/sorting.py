"""The order of works. In: an element of a style with `cs:sort`, and cited items. Out: the items in order.

citeproc compares characters by their code points, so Özil would follow Zed, and a title in quotation marks, which
replaces a missing author, would follow all names. Items without a value for a key come last (CSL 1.0.2, "Sorting").
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any, NamedTuple

from briefpress import lazy

TAG = lazy.pattern(r"<[^<>]*>|&[a-z#0-9]+;")
NO_LETTERS = lazy.pattern(r"^[\W_]+")
# letters without a decomposition in Unicode (UCA, the default order of Latin letters)
PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})


class _Collated(NamedTuple):
    """A value for comparison: its number, its letters without accents, and its text."""

    number: int
    letters: str
    text: str


def in_order(element: Any, items: list[Any]) -> list[Any]:
    """Return `items` in the order that the `cs:citation` or `cs:bibliography` element sets."""
    sort = element.find("cs:sort", element.nsmap)
    found = list(items)
    keys = list(sort.findall("cs:key", sort.nsmap)) if sort is not None else []
    for key in reversed(keys):  # each pass keeps the order of equal items
        values = dict(zip(map(id, found), key.sort_keys(found, element.layout), strict=True))
        collated = {name: _collated(value) for name, value in values.items()}
        known = [item for item in found if collated[id(item)]]
        known.sort(key=lambda item: collated[id(item)] or (), reverse=key.get("sort", "").lower() == "descending")
        found = known + [item for item in found if not collated[id(item)]]
    return found


def _collated(value: object) -> _Collated | None:
    text = TAG.sub("", str(value if value is not None else "")).casefold()
    text = NO_LETTERS.sub("", text) or text.strip()
    if not text:
        return None
    bare = "".join(
        char for char in unicodedata.normalize("NFKD", text.translate(PLAIN)) if not unicodedata.combining(char)
    )
    number = int(text) if re.fullmatch(r"[0-9]+", text) else 0
    return _Collated(number, re.sub(r"[^\w\s,]", "", bare), text)
