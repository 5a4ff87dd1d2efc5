"""Gradients that repeat endlessly. In: the elements of a picture. Out: the reasons why the picture cannot be drawn."""

from __future__ import annotations

import math
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from briefpress.check.svg.reading import declarations, local
from briefpress.check.svg.values import NUMBER

MAX_REPEATED = 1_000  # how often a gradient may be repeated
GRADIENTS, REPEATED = ("linearGradient", "radialGradient"), ("repeat", "reflect")


def endless_gradients(root: Element) -> Iterator[str]:
    """Yield a reason for each gradient that is too short to be repeated."""
    for element in root.iter():
        if local(element.tag) in GRADIENTS and _attribute(element, root, "spreadMethod") in REPEATED:
            yield from _repeated(element, root)


def _repeated(element: Element, root: Element) -> Iterator[str]:
    """Yield a reason if a gradient is so short that drawing it would take too long."""
    name = local(element.tag)
    if name not in ("linearGradient", "radialGradient") or _attribute(element, root, "spreadMethod") not in (
        "repeat",
        "reflect",
    ):
        return
    ends = [_attribute(element, root, part) for part in (("x1", "y1", "x2", "y2") if name[0] == "l" else ("r", "fr"))]
    whole = 1.0 if _attribute(element, root, "gradientUnits") != "userSpaceOnUse" else _diagonal(root)
    first, *rest = (_share_of(end, whole) for end in ends)
    if name == "linearGradient":
        second, third, fourth = (*rest[:1], whole if not ends[2] else rest[1], rest[2])
        length = math.hypot(third - first, fourth - second)
    else:
        length = abs((first if ends[0] else whole / 2) - rest[0])
    if length * MAX_REPEATED < whole:
        yield f"a gradient is repeated more than {MAX_REPEATED} times"


def _attribute(element: Element, root: Element, attribute: str, depth: int = 9) -> str:
    """Return an attribute of a gradient or, if it is missing, the same attribute of the gradient it refers to."""
    own = element.get(attribute) or dict(declarations(element.get("style", ""))).get(attribute.lower(), "")
    above = next((value for name, value in element.attrib.items() if local(name) == "href"), "")[1:]
    if own or not above or not depth:
        return own.strip()
    found = next((other for other in root.iter() if other.get("id") == above), None)
    return _attribute(found, root, attribute, depth - 1) if found is not None else ""


def _share_of(length: str, whole: float) -> float:
    number = NUMBER.match(length)
    return float(number[0]) * (whole / 100 if length.endswith("%") else 1) if number else 0.0


def _diagonal(root: Element) -> float:
    box = [float(number) for number in NUMBER.findall(root.get("viewBox", ""))]
    sizes = box[2:] if len(box) == 4 else [_share_of(root.get(name, ""), 100) for name in ("width", "height")]
    return math.hypot(*sizes) or 100.0
