"""Features of a picture that the PDF leaves out: filters, blending, animation. In: its elements. Out: the features.

The rest of the picture is drawn. The only filters that the layout supports are offsets (WeasyPrint, svg/defs.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from briefpress import lazy
from briefpress.check.svg.reading import declarations, local, rules

MOTION = ("animate", "animateColor", "animateMotion", "animateTransform", "set")
REFERENCE = lazy.pattern(r"url\(\s*[\"']?#([^\"')]+)[\"']?\s*\)")
FUNCTION = lazy.pattern(
    r"(?:blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia)\("
)


def simplified(root: Element) -> str:
    """Return the first feature of the picture that the PDF leaves out, or `""`."""
    filters = {element.get("id"): element for element in root.iter() if local(element.tag) == "filter"}
    for name, value in _properties(root):
        if name == "filter" and (FUNCTION.match(value) or _is_left_out(filters, value)):
            return "its filters, such as blur and shadow"
        if name == "mix-blend-mode" and value != "normal":
            return "the blending of its colours"
        if name in ("animation", "animation-name") and value != "none":
            return "its animation"
    moving = any(local(element.tag) in MOTION for element in root.iter())
    return "its animation" if moving else ""


def _is_left_out(filters: dict[str | None, Element], value: str) -> bool:
    found = REFERENCE.match(value)
    element = filters.get(found[1]) if found else None
    return element is not None and any(local(step.tag) not in ("feOffset", "feBlend", "feMerge") for step in element)


def _properties(root: Element) -> Iterator[tuple[str, str]]:
    for element in root.iter():
        yield from ((local(name), value.strip()) for name, value in element.attrib.items())
        yield from declarations(element.get("style", ""))
    for _, css in rules(root):
        yield from declarations(css)
