"""Values of attributes. In: the content of a file that another program may have written. Out: a number that can be
used.
"""

from __future__ import annotations

import re

from lxml import etree

from briefpress.docx.vocabulary.xml import qn

NUMBER = re.compile(r"[+-]?[0-9]{1,9}")


def whole(written: str | None, default: int = 0) -> int:
    """Return a whole number, or `default` for anything else (ST_DecimalNumber, ISO 29500-1, 17.18.10)."""
    found = NUMBER.fullmatch((written or "").strip())
    return int(found[0]) if found else default


def whole_value(node: etree._Element | None, default: int) -> int:
    """Return the number in `w:val` of an element, or `default` if there is none."""
    return whole(node.get(qn("w:val")), default) if node is not None else default
