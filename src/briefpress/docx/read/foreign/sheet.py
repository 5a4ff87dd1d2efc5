"""Styles with inheritance (ECMA-376 part 1, 17.7.2). In: the part with styles. Out: the properties in effect."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from lxml import etree

from briefpress.docx.read.definitions import based_on, styles_by_id
from briefpress.docx.read.values import integer_value
from briefpress.docx.vocabulary.xml import qn, val_of
from briefpress.lazy import dataclass

OFF = ("0", "false", "off", "none")
DEFAULT_SIZE = 20  # the default size of text in half-points (17.3.2.38)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The styles in a file, keyed by id.

    `default` is the id of the default paragraph style; `size` is in half-points.
    """

    styles: Mapping[str, etree._Element] = field(default_factory=dict)
    default: str = ""
    size: int = DEFAULT_SIZE

    @classmethod
    def of(cls, root: etree._Element | None) -> Sheet:
        """Return the styles in a part."""
        if root is None:
            return cls()
        styles = styles_by_id(root)
        usual = next((id_ for id_, element in styles.items() if _is_default(element)), "")
        size = root.find(f".//{qn('w:rPrDefault')}//{qn('w:sz')}")
        return cls(styles, usual, integer_value(size, DEFAULT_SIZE))

    def style_of(self, paragraph: etree._Element) -> str:
        """Return the id of a paragraph's style."""
        named = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return named.get(qn("w:val"), "") if named is not None else self.default

    def paragraph(self, paragraph: etree._Element, name: str) -> etree._Element | None:
        """Return the property `name` in effect for a paragraph, which the paragraph or its style sets, or None."""
        own = paragraph.find(f"{qn('w:pPr')}/{qn(f'w:{name}')}")
        return own if own is not None else self.of_style(self.style_of(paragraph), "pPr", name)

    def of_style(self, id_: str, group: str, name: str) -> etree._Element | None:
        """Return the property `name` of a style, which may be inherited, or None."""
        found = (style.find(f"{qn(f'w:{group}')}/{qn(f'w:{name}')}") for style in based_on(id_, self.styles))
        return next((element for element in found if element is not None), None)

    def run(self, run: etree._Element, paragraph: str, name: str) -> etree._Element | None:
        """Return the property `name` in effect for a run, which the run, its style or the style of its paragraph sets,
        or None.
        """
        properties = run.find(qn("w:rPr"))
        if properties is not None:
            if (own := properties.find(qn(f"w:{name}"))) is not None:
                return own
            named = properties.find(qn("w:rStyle"))
            id_ = val_of(named)
            if (styled := self.of_style(id_, "rPr", name)) is not None:
                return styled
        return self.of_style(paragraph, "rPr", name)

    def is_on(self, run: etree._Element, paragraph: str, name: str) -> bool:
        """Return whether the on/off property `name` of a run is on."""
        found = self.run(run, paragraph, name)
        return found is not None and found.get(qn("w:val"), "1") not in OFF

    def size_of(self, run: etree._Element, paragraph: str) -> int:
        """Return the size of a run in half-points."""
        return integer_value(self.run(run, paragraph, "sz"), self.size)


def _is_default(style: etree._Element) -> bool:
    return style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default"), "0") not in OFF
