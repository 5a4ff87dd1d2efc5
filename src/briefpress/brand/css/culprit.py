"""The declaration that causes a problem on a page. In: the folders of a brand, and names on the page. Out: a place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefpress import lazy
from briefpress.brand.css.stylesheets import rules_of
from briefpress.brand.settings.files import read_css, shown_in
from briefpress.model import Place
from briefpress.problems import Report

if TYPE_CHECKING:
    from tinycss2.ast import Node

SHEETS = ("style.css", "print.css")
LINKS = lazy.pattern(r"\s*[\s>+~]\s*")  # the combinators between the parts of a selector
# Pseudo-elements, whose content comes from the stylesheet, not from the brief
DRAWN = lazy.pattern(r"::?(before|after|marker)\b")
CONDITION = lazy.pattern(r"::?[\w-]+(\([^()]*\))?|\[[^\]]*\]")
NAME = lazy.pattern(r"\*|[\w-]+")


def last_declared(
    folders: Sequence[Path], root: Path, names: Collection[str], properties: Collection[str]
) -> Place | None:
    """Return the place of the last declaration that sets one of `properties` in a rule for one of the classes or
    elements `names`. The brand's own stylesheets are searched first, then the stylesheets of the brands that it
    extends.
    """
    for folder in folders:
        for sheet in reversed(SHEETS):
            found = [*_declared(read_css(folder / sheet, sheet, Report()), names, properties)]
            if found:
                return Place(
                    shown_in(folder / sheet, root), found[-1].source_line, found[-1].source_column, len(found[-1].name)
                )
    return None


def _declared(css: str, names: Collection[str], properties: Collection[str]) -> Iterator[Node]:
    for rule in rules_of(css):
        if rule.node.type == "qualified-rule" and not rule.on_screen and _is_for(rule.node, names):
            yield from (declaration for declaration in rule.declarations if declaration.lower_name in properties)


def _is_for(rule: Node, names: Collection[str]) -> bool:
    """Return whether the last part of a selector has only `names`, or matches every element."""
    selectors = "".join(token.serialize() for token in rule.prelude).split(",")
    return any(_matches(LINKS.split(selector.strip())[-1], names) for selector in selectors)


def _matches(subject: str, names: Collection[str]) -> bool:
    """Return whether the last part of a selector can match an element with `names`; conditions count as met."""
    if DRAWN.search(subject):
        return False
    own = NAME.findall(CONDITION.sub("", subject))
    return bool(own) and all(name == "*" or name in names for name in own)
