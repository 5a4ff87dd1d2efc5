"""Heading numbers as Word's multi-level lists (ECMA-376 part 1, 17.9). In: an edition. Out: list definitions and list
ids.

The headings of the text have a list that is linked to their styles, so that a new heading receives the next number.
Annexes have lists of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace

from briefpress.brand.own_roles import AnyRole
from briefpress.brand.roles import Role, numbered
from briefpress.docx.numbering.lists import LEVELS, Numbering, justified
from briefpress.docx.plan import Indent, Numbered, WordParagraph
from briefpress.docx.styles.gallery import PARENTS
from briefpress.docx.styles.properties import indent_element, text_color
from briefpress.docx.vocabulary.xml import PARAGRAPH_ORDER, RUN_ORDER, STYLE_ORDER, Element, properties, qn, twips, w
from briefpress.edition import Edition, HeadingNumber, Paragraph, walk
from briefpress.lazy import dataclass

# The letters with which Word can count (17.18.59), in its order.
COUNTED = {"upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ"}
TEXT = ""  # the sequence of the headings outside annexes
NONE = "none"  # the list without numbers of all other headings, because some programs do not support list 0 (17.9.18)


@dataclass(slots=True)
class HeadingNumbers:
    """The ids of the lists that number an edition's headings, by sequence. Annexes share one list if Word can count
    with their letters.
    """

    numbering: Numbering
    depth: int
    lists: dict[str, int] = field(default_factory=dict)

    @classmethod
    def define(cls, edition: Edition, numbering: Numbering, styles: Element) -> HeadingNumbers:
        """Write the definitions that `edition` needs, and link the heading styles to the list for headings in
        the text.
        """
        numbers = cls(numbering, edition.number_depth)
        if edition.number_depth:
            numbers.lists[TEXT] = numbering.add(numbers._row(None))
            numbers.lists[NONE] = numbering.add([_unnumbered(level) for level in range(LEVELS)])
            numbers._link_styles(styles)
        annexes = [number for number in _numbers(edition) if number.annex and number.level == 1]
        counted = _format("".join(number.number for number in annexes))
        for number in annexes[:1] if counted else annexes:
            numbers.lists[number.annex] = numbering.add(numbers._row(number, counted))
        numbers.lists |= {number.annex: numbers.lists[annexes[0].annex] for number in annexes if counted}
        return numbers

    def numbered(self, planned: WordParagraph, paragraph: Paragraph) -> WordParagraph:
        """Return the `planned` heading with the number of `paragraph`, or without a number if only its style would add
        one.
        """
        number, level = paragraph.number, _heading_level(paragraph.role)
        by_style = self.lists.get(TEXT) if 0 < level <= self.depth else None
        wanted = self.lists[number.annex] if number else None
        if not number and by_style:
            return replace(planned, numbered=Numbered(self.lists[NONE], 0), indent=self._indent(paragraph.role))
        if number and wanted is not None and wanted != by_style:
            return replace(planned, numbered=Numbered(wanted, number.level - 1))
        return planned

    def _link_styles(self, styles: Element) -> None:
        """Link the styles of headings to the levels of the list, and unlink the styles based on them."""
        found = {str(style.get(qn("w:styleId"))): style for style in styles.iterfind(qn("w:style"))}
        for role in Role:
            level = _heading_level(role)
            if 0 < level <= self.depth:
                item = [w("ilvl", val=level - 1)] if level > 1 else []
                _set(found[role.style_id], w("numPr", *item, w("numId", val=self.lists[TEXT])))
            elif _heading_level(PARENTS.get(role)):
                _set(found[role.style_id], w("numPr", w("numId", val=self.lists[NONE])))
                _set(found[role.style_id], indent_element(self._indent(role)))

    def _row(self, annex: HeadingNumber | None, counted: str = "") -> list[Element]:
        """Return the levels of a list; if Word cannot count with its letters, they contain the letter of `annex`."""
        return [self._level(level, annex, counted) for level in range(LEVELS)]

    def _level(self, level: int, annex: HeadingNumber | None, counted: str) -> Element:
        first = annex.annex if annex and not counted else "%1"
        text = ".".join((first, *(f"%{number + 1}" for number in range(1, level + 1))))
        if annex and not level:
            text = f"{annex.before}{text}{annex.after}"
        role = numbered(Role.HEADING_1, level + 1)
        own = [w("pStyle", val=role.style_id)] if not annex and level < self.depth else []
        return w(
            "lvl",
            w("start", val=1),
            w("numFmt", val=counted if annex and counted and not level else "decimal"),
            *own,
            w("suff", val="space"),
            w("lvlText", val=text),
            justified(rtl=self.numbering.rtl),
            w("pPr", indent_element(self._indent(role))),
            properties("rPr", self._color(), RUN_ORDER),
            ilvl=level,
        )

    def _indent(self, role: AnyRole) -> Indent:
        """Return the indent of a heading. LibreOffice would lose it when the list of the heading is removed."""
        return Indent(left=twips(self.numbering.look.styles[role].margin["left"]), first_line=0)

    def _color(self) -> list[Element]:
        """Return the brand's colour of numbers, if any; by default, numbers are in the colour of their headings."""
        look = self.numbering.look
        own = look.styles[Role.HEADING_NUMBER].color
        return [text_color(own, look)] if own != look.styles[Role.BODY_TEXT].color else []


def _unnumbered(level: int) -> Element:
    """Return a level that shows no number and sets no indent, because paragraphs and styles set their own indents.

    The list needs all levels. Otherwise, LibreOffice would number a style based on heading 2, because the style keeps
    its level.
    """
    format_, nothing = w("numFmt", val="none"), w("lvlText", val="")
    return w("lvl", w("start", val=1), format_, w("suff", val="nothing"), nothing, w("lvlJc", val="left"), ilvl=level)


def _numbers(edition: Edition) -> Iterator[HeadingNumber]:
    blocks = (block for part in edition.parts for block in walk(part.blocks))
    return (block.number for block in blocks if isinstance(block, Paragraph) and block.number)


def _format(letters: str) -> str:
    """Return Word's name for the sequence of letters that begins with `letters`, or `""` if it has none."""
    return next((name for name, row in COUNTED.items() if row.startswith(letters)), "")


def _heading_level(role: AnyRole | None) -> int:
    """Return the heading level of `role` if it is one of Word's heading styles, otherwise 0."""
    return role.level if role and role.name.startswith("HEADING_") and role.level else 0


def _set(style: Element, new: Element) -> None:
    """Set the paragraph property `new` in `style`."""
    old = style.find(qn("w:pPr"))
    unchanged = [child for child in old if child.tag != new.tag] if old is not None else []
    others = [child for child in style if child is not old]
    ordered = properties("style", [*others, properties("pPr", [*unchanged, new], PARAGRAPH_ORDER)], STYLE_ORDER)
    style[:] = list(ordered)
