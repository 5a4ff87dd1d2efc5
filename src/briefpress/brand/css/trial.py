"""A trial layout of a brand. In: a brand and its stylesheets. Out: the declaration that makes the layout fail, if any.

The specimen from which Word's styles are measured is laid out. If its layout fails, a binary search finds the first
rule that makes it fail.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefpress.brand.css.faults import unfit
from briefpress.brand.css.nodes import declarations_of, stylesheet
from briefpress.brand.css.sheets import Sheet
from briefpress.brand.fonts.packages import use_fonts
from briefpress.brand.read import Brand
from briefpress.engine import MissingLibraryError
from briefpress.engine.font_choice import chosen_fonts
from briefpress.problems import Code, Problem

if TYPE_CHECKING:
    from tinycss2.ast import Node


def find_unfit(brand: Brand, sheets: Sequence[Sheet], cache: Path) -> Problem | None:
    """Return the problem with the declaration that makes the layout of `brand` fail, or None."""
    from briefpress.brand.computed_style import read_look  # imported here, because layout is rarely needed

    with chosen_fonts(lambda: use_fonts(brand.font_folders, cache)):
        try:
            read_look(brand, brand.paper, "", cache)
        except MissingLibraryError:
            raise
        except Exception:  # whichever exception WeasyPrint raises here, the stylesheet is the cause
            return _culprit(brand, sheets)
    return None


def _culprit(brand: Brand, sheets: Sequence[Sheet]) -> Problem:
    from briefpress.brand.specimen import measure

    head = ":root { " + "".join(f"{name}: {value}; " for name, value in brand.properties.items()) + "}"

    def fails(pieces: Sequence[str]) -> bool:
        try:
            measure(replace(brand, css="\n".join([head, *pieces])).stylesheet(brand.paper), "")
        except Exception:
            return True
        return False

    rules = [(sheet, node) for sheet in sheets for node in stylesheet(sheet.source.text)]
    texts = [node.serialize() for _, node in rules]
    # The number of rules from the brands that this brand extends
    below = sum(sheet is not sheets[-1] for sheet, _ in rules)
    if not fails(texts):
        return Problem(Code.BRAND_INVALID, f'no page can be laid out with the brand "{brand.name}"')
    sound, failing = (0, below) if fails(texts[:below]) else (below, len(texts))
    number = sound + bisect_left(range(sound + 1, failing), True, key=lambda count: fails(texts[:count]))
    sheet, rule = rules[number]
    declarations = declarations_of(rule) if rule.type == "qualified-rule" else []
    alone = [(declaration, f"{_head(rule)} {{ {declaration.serialize()} }}") for declaration in declarations]
    single = [declaration for declaration, text in alone if fails([*texts[:number], text])]
    spot, written = (single[0], single[0].serialize().strip()) if single else (rule, _head(rule))
    return unfit(written, sheet.place(spot, len(written)))


def _head(rule: Node) -> str:
    return str(rule.serialize().partition("{")[0]).strip()
