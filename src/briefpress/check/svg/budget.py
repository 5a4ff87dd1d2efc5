"""The amount of drawing in a picture. In: its elements. Out: the number of elements drawn, counting every reference.

An element draws the target of `use`, its mask, clip path, filter, gradient and pattern, and a marker at each of its
points. Therefore, a few lines can expand to more elements than can ever be drawn. Letters are drawn one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from briefpress import lazy
from briefpress.check.svg.reading import declarations, local, rules

ENDLESS = 10**12
LETTER, POINTS = (
    5,
    50,
)  # the number of elements that count for each letter, and the number of characters in a path that count as one element
INHERITED = ("fill", "stroke", "marker", "marker-start", "marker-mid", "marker-end")
OWN = ("mask", "clip-path", "filter")
SHAPES = ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath", "a")
TEXTS = ("text", "tspan", "textPath", "a")
REFERENCE = lazy.pattern(r"url\(\s*['\"]?[^)'\"]*#([^)'\"]*?)\s*['\"]?\s*\)")
NUMBER = lazy.pattern(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
COMPOUND = lazy.pattern(r"[.#]?[\w-]+|\*")
References = Mapping[str, str]


class Budget:
    """Counts the elements that a picture draws."""

    def __init__(self, root: Element) -> None:
        """Collect the ids and references in the picture with this `root`."""
        self.root = root
        self.named = {element.get("id"): element for element in reversed([*root.iter()]) if element.get("id")}
        self.styled = [(selector.split(","), found) for selector, css in rules(root) if (found := _in_css(css))]
        self.references: dict[Element, References] = {}
        self.sizes: dict[Element, int] = {}
        self.open: set[Element] = set()

    def drawn(self) -> int:
        """Return the number of drawn elements; it exceeds the maximum if an element refers to itself."""
        self._inherit(self.root, {})
        return self._size(self.root)

    def _inherit(self, element: Element, above: References) -> None:
        """Record the references in `element` and its descendants, keyed by property name."""
        own = {name: target for name in (*INHERITED, *OWN) if (target := _reference(element.get(name, "")))}
        for selectors, found in self.styled:
            if any(_may_match(selector, element) for selector in selectors):
                own |= found
        own |= _in_css(element.get("style", ""))
        self.references[element] = {**above, **own}
        below = {name: target for name, target in self.references[element].items() if name in INHERITED}
        for child in element:
            self._inherit(child, below)

    def _size(self, element: Element) -> int:
        if element in self.open:
            return ENDLESS
        if element not in self.sizes:
            self.open.add(element)
            shown = sum(times * self._size(self.named[name]) for name, times in self._shown(element))
            self.sizes[element] = min(ENDLESS, _weight(element) + shown + sum(map(self._size, element)))
            self.open.remove(element)
        return self.sizes[element]

    def _shown(self, element: Element) -> Iterator[tuple[str, int]]:
        """Yield the ids of the elements that `element` draws, and the number of times that it draws each."""
        tag = local(element.tag)
        for attribute, value in element.attrib.items():
            target = value.strip().removeprefix("#")
            if local(attribute) == "href" and tag != "a" and target in self.named:
                yield target, 1
        for name, target in self.references.get(element, {}).items():
            if target in self.named and (name in OWN or tag in SHAPES):
                yield target, _points(element) if name in ("marker", "marker-mid") else 1


def _weight(element: Element) -> int:
    letters = len(element.text or "") if local(element.tag) in TEXTS else 0
    letters += sum(len(child.tail or "") for child in element) if local(element.tag) in TEXTS else 0
    return 1 + LETTER * letters + len(element.get("d", "") + element.get("points", "")) // POINTS


def _points(element: Element) -> int:
    return len(NUMBER.findall(element.get("d", "") + " " + element.get("points", ""))) + 2


def _reference(value: str) -> str:
    found = REFERENCE.search(value)
    return found[1] if found else ""


def _in_css(css: str) -> dict[str, str]:
    named = (INHERITED + OWN) if "url(" in css else ()
    return {name: found for name, value in declarations(css) if name in named and (found := _reference(value))}


def _may_match(selector: str, element: Element) -> bool:
    """Return whether the last part of a selector matches `element`; the preceding parts are assumed to match."""
    last = re.split(r"[\s>+~]+", selector.strip())[-1].split(":")[0].split("[")[0]
    classes = (f".{name}" for name in element.get("class", "").split())
    return {"*", local(element.tag), f"#{element.get('id')}", *classes}.issuperset(COMPOUND.findall(last))
