"""Values that WeasyPrint cannot draw. In: the elements of a picture. Out: its invalid attributes and CSS.

Browsers ignore an invalid value, but WeasyPrint stops there, so the PDF would lack the rest of the picture. The
grammars follow SVG 2 and CSS as far as WeasyPrint supports them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from briefpress import lazy
from briefpress.check.svg.reading import declarations, local, rules

N = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"
NUMBER = lazy.pattern(N)
LENGTH = lazy.pattern(rf"{N}(?:%|px|pt|pc|in|cm|mm|q|em|ex|rem)?")
ANGLE = lazy.pattern(rf"{N}(?:deg|rad|grad|turn)?")
FUNCTION = lazy.pattern(r"\s*(\w+)\s*\(([^()]*)\)[\s,]*")
# Flags of an arc need no separator (SVG 2, 9.3.8).
ARC = lazy.pattern(rf"\s*{N}[\s,]*{N}[\s,]*{N}[\s,]*[01][\s,]*[01][\s,]*{N}[\s,]*{N}[\s,]*")
STEP = lazy.pattern(r"\s*([A-Za-z])([^A-Za-z]*(?:[eE][+-]?\d+[^A-Za-z]*)*)")
SPACE = r"[\s,]+"
MAXIMUM = 1e9  # the maximum absolute value of numbers
SVG = ("", "http://www.w3.org/2000/svg")
# the number of values that each path command takes (SVG 2, 9.3)
ARITY = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "t": 2, "a": 7, "z": 0}
TRANSFORMS = {
    "matrix": (6,), "translate": (1, 2), "scale": (1, 2), "rotate": (1, 3), "skewX": (1,), "skewY": (1,),
    "translateX": (1,), "translateY": (1,), "scaleX": (1,), "scaleY": (1,), "skew": (1, 2),
}  # fmt: skip
DRAWN = {
    "svg", "g", "a", "use", "image", "text", "tspan", "textPath", "path", "rect", "circle", "ellipse", "line",
    "polyline", "polygon", "marker", "mask", "pattern", "clipPath", "symbol", "linearGradient", "radialGradient",
    "stop", "switch",
}  # fmt: skip
LISTS = ("text", "tspan")
SHAPES = ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "image", "stop")


def wrong_values(root: Element) -> Iterator[str]:
    """Yield the invalid values in attributes and CSS of drawn elements."""
    for element in root.iter():
        name = local(element.tag)
        if name in DRAWN and str(element.tag).rpartition("}")[0].lstrip("{") in SVG:
            for attribute, value in (*element.attrib.items(), *declarations(element.get("style", ""))):
                yield from _wrong(attribute, value, name)
    for selector, css in rules(root):
        for attribute, value in declarations(css):
            yield from _wrong(attribute, value, selector)


def _wrong(attribute: str, value: str, owner: str) -> Iterator[str]:
    grammar = GRAMMARS.get(attribute)
    if attribute == "font-size" and owner in SHAPES:
        return
    if attribute in ("x", "y", "dx", "dy") and owner in LISTS:
        grammar = (_lengths, "lengths")
    written = value.strip()
    if grammar and written and written != "inherit" and not grammar[0](written):
        yield f'"{written[:40]}", the {attribute} of {owner}, cannot be read as {grammar[1]}'


def _fits(pattern: re.Pattern[str], value: str) -> bool:
    found = pattern.fullmatch(value)
    return bool(found) and _is_small(value)


def _is_small(value: str) -> bool:
    return all(math.isfinite(float(number)) and abs(float(number)) <= MAXIMUM for number in NUMBER.findall(value))


def _length(value: str) -> bool:
    return value in ("auto", "normal") or _fits(LENGTH, value)


def _size(value: str) -> bool:
    return _fits(LENGTH, value)


def _number(value: str) -> bool:
    return _fits(NUMBER, value)


def _share(value: str) -> bool:
    return _fits(NUMBER, value.removesuffix("%").strip())


def _lengths(value: str) -> bool:
    return value == "none" or all(_fits(LENGTH, part) for part in re.split(SPACE, value) if part)


def _numbers(value: str) -> bool:
    left = NUMBER.sub("", value)
    return value == "auto" or (not left.strip(" \t\r\n,") and _is_small(value))


def _view_box(value: str) -> bool:
    parts = [part for part in re.split(SPACE, value) if part]
    return len(parts) == 4 and all(_fits(NUMBER, part) for part in parts)


def _points(value: str) -> bool:
    return _numbers(value) and len(NUMBER.findall(value)) % 2 == 0


def _orient(value: str) -> bool:
    return value in ("auto", "auto-start-reverse") or _number(value)


def _transform(value: str) -> bool:
    if value == "none":
        return True
    found = [*FUNCTION.finditer(value)]
    parts = [(match[1], [part for part in re.split(SPACE, match[2].strip()) if part]) for match in found]
    return sum(len(match[0]) for match in found) == len(value) and all(
        len(numbers) in TRANSFORMS.get(name, ())
        and all(_fits(LENGTH, number) or _fits(ANGLE, number) for number in numbers)
        for name, numbers in parts
    )


def _path(value: str) -> bool:
    """Return whether a path begins with a move command, and each command has the right number of values."""
    steps = [*STEP.finditer(value)]
    if value == "none":
        return True
    whole = sum(len(match[0]) for match in steps) == len(value)
    return whole and bool(steps) and steps[0][1] in "mM" and all(_step(match[1], match[2]) for match in steps)


def _step(letter: str, numbers: str) -> bool:
    needs = ARITY.get(letter.lower(), -1)
    if letter in "aA":
        return bool(numbers.strip()) and not ARC.sub("", numbers).strip(" \t\r\n,") and _is_small(numbers)
    count = len(NUMBER.findall(numbers))
    return _numbers(numbers) and (count == 0 if needs == 0 else needs > 0 < count and count % needs == 0)


GRAMMARS: dict[str, tuple[Callable[[str], bool], str]] = {
    **dict.fromkeys(
        (
            "x", "y", "width", "height", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "fr",
            "dx", "dy", "stroke-width", "stroke-dashoffset", "letter-spacing", "startOffset", "textLength", "refX",
            "refY", "markerWidth", "markerHeight",
        ),
        (_length, "a length"),
    ),
    "font-size": (_size, "a length"),
    "stroke-dasharray": (_lengths, "lengths"),
    **dict.fromkeys(("opacity", "fill-opacity", "stroke-opacity", "stop-opacity", "offset"), (_share, "a percentage")),
    "stroke-miterlimit": (_number, "a number"),
    "rotate": (_numbers, "numbers"),
    "orient": (_orient, "an angle without a unit"),
    "viewBox": (_view_box, "four numbers"),
    "points": (_points, "pairs of numbers"),
    "d": (_path, "a path"),
    **dict.fromkeys(("transform", "gradientTransform", "patternTransform"), (_transform, "a transformation")),
}  # fmt: skip
