"""Parse stylesheets. In: the CSS of a file. Out: its rules and declarations, in order.

tinycss2 parses the CSS, as it does for WeasyPrint; tokens have their lines and columns in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from briefpress.brand.css.nodes import contents_of, rules_in, stylesheet
from briefpress.lazy import dataclass

if TYPE_CHECKING:
    from tinycss2.ast import Node

# Matches brackets, and comments and strings, in which brackets do not count (CSS Syntax 3, 4.3.2 and 4.3.5).
QUIET = re.compile(r"/\*.*?(?:\*/|$)|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|[{}]", re.DOTALL)
CONDITIONS = ("media", "supports", "layer")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, or a margin box of a page. `node` is the tinycss2 node; `errors` are the parse errors in the rule.

    If `on_screen`, the rule is for screens only, so only browsers use it; if `nested`, it is inside another rule.
    """

    node: Node
    declarations: Sequence[Node]
    errors: Sequence[Node]
    keyword: str = ""
    on_screen: bool = False
    nested: bool = False


class Spot(NamedTuple):
    """An unmatched bracket or comment delimiter: its line and column, from 1, and whether it opens a group."""

    line: int
    column: int
    opens: bool


def rules_of(css: str) -> Iterator[Rule]:
    """Yield every rule. Nested rules follow the rule that contains them."""
    yield from _rules(stylesheet(css))


def _rules(nodes: Iterable[Node], *, on_screen: bool = False, nested: bool = False) -> Iterator[Rule]:
    for node in nodes:
        keyword = getattr(node, "lower_at_keyword", "") or ""
        if node.type == "error":
            yield Rule(node, (), (node,), "", on_screen)
        elif node.type not in ("qualified-rule", "at-rule"):
            continue
        elif node.content is None or keyword in CONDITIONS:
            yield Rule(node, (), (), keyword, on_screen)
            yield from _rules(rules_in(node), on_screen=on_screen or is_for_screens(node))
        else:
            inside = contents_of(node)
            declarations = [item for item in inside if item.type == "declaration"]
            yield Rule(
                node, declarations, [item for item in inside if item.type == "error"], keyword, on_screen, nested
            )
            within = [item for item in inside if item.type in ("qualified-rule", "at-rule")]
            yield from _rules(within, on_screen=on_screen, nested=node.type == "qualified-rule")


def is_for_screens(node: Node) -> bool:
    """Return whether an at-rule is `@media screen`, perhaps with further conditions."""
    names = (token.lower_value for token in node.prelude if token.type == "ident")
    return bool(node.lower_at_keyword == "media" and next((name for name in names if name != "only"), "") == "screen")


def open_bracket(css: str) -> Spot | None:
    """Return an unmatched curly bracket, opening or closing, or None if all brackets match."""
    opened: list[int] = []
    for match in QUIET.finditer(css):
        if match[0] == "{":
            opened.append(match.start())
        elif match[0] == "}" and opened:
            opened.pop()
        elif match[0] == "}":
            return _spot(css, match.start(), opens=False)
    return _spot(css, opened[-1], opens=True) if opened else None


def open_comment(css: str) -> Spot | None:
    """Return the beginning of an unclosed comment, which hides all rules below it, or None."""
    comments = (match for match in QUIET.finditer(css) if match[0].startswith("/*"))
    opened = next((match for match in comments if len(match[0]) < len("/**/") or not match[0].endswith("*/")), None)
    return _spot(css, opened.start(), opens=True) if opened else None


def _spot(css: str, start: int, *, opens: bool) -> Spot:
    before = css[:start]
    return Spot(before.count("\n") + 1, start - before.rfind("\n"), opens)


def tokens_in(tokens: Iterable[Node]) -> Iterator[Node]:
    """Yield every token, including those in functions and brackets."""
    for token in tokens:
        yield token
        yield from tokens_in(getattr(token, "arguments", None) or getattr(token, "content", None) or ())
