"""Numbers in attributes of files that other programs may have written. In: a string. Out: a valid number."""

from __future__ import annotations

import re

from lxml import etree

from briefpress.docx.vocabulary.xml import qn

NUMBER = re.compile(r"[+-]?[0-9]{1,9}")


def whole(text: str | None, default: int = 0) -> int:
    """Return `text` as an integer, or `default` if it is not an integer (ST_DecimalNumber, ISO 29500-1, 17.18.10)."""
    found = NUMBER.fullmatch((text or "").strip())
    return int(found[0]) if found else default


def integer_value(node: etree._Element | None, default: int) -> int:
    """Return the integer in the attribute `w:val` of an element, or `default` if there is none."""
    return whole(node.get(qn("w:val")), default) if node is not None else default
