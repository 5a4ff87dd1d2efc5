"""SVG pictures. In: a file. Out: its size, or the reason why it cannot be published.

A picture is refused if it, or a picture inside it, contains scripts, refers to external files, has invalid values that
would make WeasyPrint fail, or draws too many elements.

    reading      bytes -> elements, without declarations in a document type
    content      scripts and external files; pictures in `data:` addresses
    budget       how much is drawn, including all references
    gradients    endless repetitions
    values       invalid values of attributes and CSS
    simplified   filters and animation, which the PDF leaves out
"""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import Element

from briefpress import lazy
from briefpress.check.svg.budget import Budget
from briefpress.check.svg.content import inner_pictures, refused
from briefpress.check.svg.gradients import endless_gradients
from briefpress.check.svg.reading import RefusedError, local, parse
from briefpress.check.svg.simplified import simplified
from briefpress.check.svg.values import wrong_values

NAMESPACE = "http://www.w3.org/2000/svg"
MAX_BYTES = 10_000_000
MAX_DRAWN = 100_000  # the maximum number of drawn elements, including those of embedded pictures
MAX_INSIDE = 3  # the maximum depth of pictures inside pictures
MIN_WIDTH, MAX_WIDTH = 0.25, 20_000  # the limits on width and height, in CSS pixels: from a speck to five metres
# length units in CSS pixels (CSS Values 4, 6.2)
UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
DRAWN = ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "image", "use")
LENGTH = lazy.pattern(r"\s*(\d*\.?\d+)(px|pt|pc|mm|cm|in|)\s*$")


def svg_fault(file: Path) -> str:
    """Return the reason why a picture cannot be published, or `""` if it can be."""
    data = file.read_bytes()
    if len(data) > MAX_BYTES:
        return "it is larger than 10 MB"
    try:
        root = parse(data)
        if local(root.tag) != "svg":
            return "it is not an SVG picture"
        if root.tag != f"{{{NAMESPACE}}}svg":
            return "it lacks the SVG namespace, without which browsers and Word do not show it"
        _check(root)
        if not any(local(element.tag) in DRAWN for element in root.iter()):
            return "it draws nothing"
    except RefusedError as error:
        return str(error)
    except RecursionError:
        return "it is nested too deeply"
    return _measures(_size(root))


def left_out(file: Path) -> str:
    """Return the feature of a picture that the PDF leaves out, or `""`."""
    return simplified(parse(file.read_bytes()))


def size(file: Path) -> tuple[float, float]:
    """Return the width and height, in CSS pixels, of a picture that can be published."""
    found = _size(parse(file.read_bytes()))
    assert found
    return found


def lettering(file: Path) -> str:
    """Return the text that a picture draws, or `""` if it cannot be published."""
    try:
        root = parse(file.read_bytes())
    except (OSError, RefusedError, RecursionError):
        return ""
    return " ".join("".join(element.itertext()) for element in root.iter() if local(element.tag) == "text")


def _check(root: Element, drawn: int = 0, depth: int = 0) -> int:
    """Return the number of elements drawn so far, including `drawn`; raise RefusedError if the picture must be
    refused.
    """
    for reason in (*refused(root), *wrong_values(root), *endless_gradients(root)):
        raise RefusedError(reason)
    drawn += Budget(root).drawn()
    if drawn > MAX_DRAWN or depth > MAX_INSIDE:
        raise RefusedError("it draws more than 100,000 elements or 20,000 letters, including everything it refers to")
    for picture in inner_pictures(root):
        drawn = _check(picture, drawn, depth + 1)
    return drawn


def _measures(size: tuple[float, float] | None) -> str:
    """Return the reason why a picture of this size cannot be drawn, or `""` if it can be."""
    if size is None:
        return "it has neither a size nor a viewBox"
    if not MIN_WIDTH <= min(size) <= max(size) <= MAX_WIDTH:
        return f"it measures {size[0]:g} by {size[1]:g} pixels; each side must have {MIN_WIDTH} to {MAX_WIDTH}"
    return ""


def _size(root: Element) -> tuple[float, float] | None:
    lengths = [LENGTH.match(root.get(name, "")) for name in ("width", "height")]
    if lengths[0] and lengths[1]:
        width, height = (float(length[1]) * UNITS[length[2]] for length in lengths if length)
    else:
        box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
        numbers = [float(part) for part in box if re.fullmatch(r"-?\d*\.?\d+", part)]
        if len(numbers) != 4:
            return None
        width, height = numbers[2:]
    return (width, height) if width > 0 and height > 0 else None
