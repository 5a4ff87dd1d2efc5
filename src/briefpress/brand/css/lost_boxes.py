"""Rules for boxes, pages and drawn content that Word cannot show. In: CSS rules. Out: problems.

In Word, only paragraphs, characters and tables have the styles of their roles. For boxes around paragraphs and tables,
Word supports page breaks, space above and below, and the areas of the cover.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefpress.brand.css.nodes import contents_of, declarations_of
from briefpress.brand.own_roles import AnyRole
from briefpress.brand.roles import HALVES, PartKind
from briefpress.model import Place
from briefpress.problems import Code, Problem

if TYPE_CHECKING:
    from tinycss2.ast import Node

PDF_ALONE = "if Word should ignore it, put it inside @media print { }"
NUMBERS = "to number headings in every format, write `number-sections: true` in briefs instead; {}"
COVER = {PartKind.COVER.css_class, *HALVES}  # the areas of the cover, which Word draws at their positions in the layout
COLUMNS = {"margin", "wide", "full"}  # columns of the page, which Word positions as the layout does
MARKERS = {"footnote", "footnote-paragraph", "loose", "signed"}  # classes for which Word has its own equivalents
ROWS = {"tr", "thead", "tbody", "tfoot", "table"}
PAGES = {"", "back", "cover", "landscape"}  # the properties of named pages that Word supports
BACK, PICTURE = "the back cover", r"(url|gradient|image-set)\("
# Properties that Word never supports; below, properties that it does not support for boxes around paragraphs.
NEVER = (
    r"grid(-.*)?|flex(-.*)?|(row-|column-)?gap|columns|column-.*|place-.*|justify-.*|align-(content|items|self)|order"
    r"|position|top|right|bottom|left|inset(-.*)?|z-index|transform(-.*)?|rotate|scale|translate|opacity|filter|mask.*"
    r"|clip-path|box-shadow|text-shadow|writing-mode|counter-(increment|reset|set)|outline.*|border(-.*)?-radius"
)
PAINTED = r"background(-color|-image|-position|-size|-repeat)?|border(-(top|right|bottom|left))?(-(width|style|color))?"
AROUND = rf"{PAINTED}|padding(-.*)?|margin-(left|right)|float|(max-|min-)?(width)"
NOTHING = r"0(pt|mm|px|em)?|none|auto|normal|static|initial|unset|inherit|transparent|revert"
LAID_OUT = r"(inline-)?(grid|flex|table)(-.*)?"
DRAWN = rf"{PAINTED}|{NEVER}|(max-|min-)?(width|height)"


def lost_in_box(rule: Node, boxes: Sequence[str], file: str) -> Iterator[Problem]:
    """Report declarations that Word cannot show. They apply to `boxes`, which are classes or elements."""
    for declaration in declarations_of(rule):
        lost = [box for box in boxes if _is_lost(declaration, box)]
        if lost:
            yield _problem(declaration, ", ".join(dict.fromkeys(lost)), file)


def lost_drawing(rule: Node, role: AnyRole, where: str, file: str) -> Iterator[Problem]:
    """Report everything that CSS draws before or after the text of `role`, except text. `where` is the
    pseudo-element.
    """
    if where in ("before", "after") and role.element != "li":
        for declaration in declarations_of(rule):
            if re.fullmatch(DRAWN, declaration.name) and _has_value(declaration):
                yield _problem(declaration, f"the drawing {where} {role.word_name}", file)


def lost_on_pages(rules: Sequence[Node], file: str) -> Iterator[Problem]:
    """Report declarations in `@page` rules that Word cannot show: Word supports only the size and the margins."""
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword == "page":
            name = "".join(token.serialize() for token in rule.prelude).strip()
            yield from _lost_on(rule, BACK if name == "back" else "pages", file)
            for box in (item for item in contents_of(rule) if item.type == "at-rule"):
                yield from _lost_on(box, f"@{box.at_keyword}", file)


def _lost_on(rule: Node, name: str, file: str) -> Iterator[Problem]:
    for declaration in declarations_of(rule):
        words = declaration.name == "content" and any(
            token.type == "string" and token.value for token in declaration.value
        )
        painted = re.fullmatch(rf"{PAINTED}|border-radius|outline.*", declaration.name) and _has_value(declaration)
        plain = re.fullmatch("background(-color)?", declaration.name) and not re.search(PICTURE, _value(declaration))
        if name != "@footnote" and (words or painted) and not (plain and name == BACK):
            yield _problem(declaration, name, file)


def hint_for(declaration: Node) -> str:
    """Return a hint for a declaration that Word cannot show."""
    counts = declaration.name.startswith("counter-") or "counter(" in _value(declaration)
    return NUMBERS.format(PDF_ALONE) if counts else PDF_ALONE


def box_of(subject: str) -> str:
    """Return the class (with a full stop) or element that the last part of a selector matches, without conditions."""
    plain = re.split(r"[:\[]", subject)[0]
    *_, last = re.split(r"\.", plain)
    return f".{last}" if "." in plain else last


def _is_lost(declaration: Node, box: str) -> bool:
    name, class_ = declaration.name, box.removeprefix(".")
    if not _has_value(declaration) or "var(--sign)" in _value(declaration):
        return False
    if name == "page":
        return _value(declaration) not in PAGES
    if name == "display":
        return bool(re.fullmatch(LAID_OUT, _value(declaration)))
    if re.fullmatch(NEVER, name):
        return True
    known = class_ in COVER | COLUMNS | MARKERS
    is_box = (box.startswith(".") and not known) or box in {"body", "html", ":root", *ROWS}
    return bool(is_box and re.fullmatch(AROUND, name))


def _value(declaration: Node) -> str:
    from tinycss2 import serialize

    return str(serialize(declaration.value)).strip().lower()


def _has_value(declaration: Node) -> bool:
    return not re.fullmatch(rf"({NOTHING})( ({NOTHING}))*", _value(declaration))


def _problem(declaration: Node, subject: str, file: str) -> Problem:
    place = Place(file, declaration.source_line, declaration.source_column, len(declaration.name))
    return Problem(
        Code.CSS_NOT_IN_WORD, f'Word cannot show this "{declaration.name}" of {subject}', place, hint_for(declaration)
    )
