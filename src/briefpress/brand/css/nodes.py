"""The nodes of stylesheets, without comments and white space. In: CSS, or a rule. Out: nodes of tinycss2."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tinycss2.ast import Node


def stylesheet(css: str) -> list[Node]:
    """Return the rules of a stylesheet."""
    from tinycss2 import parse_stylesheet

    return list(parse_stylesheet(css, skip_comments=True, skip_whitespace=True))


def rules_in(rule: Node) -> list[Node]:
    """Return the rules inside a rule with a condition, such as `@media`."""
    from tinycss2 import parse_rule_list

    return list(parse_rule_list(rule.content or [], skip_comments=True, skip_whitespace=True))


def contents_of(rule: Node) -> list[Node]:
    """Return the declarations, nested rules and errors inside a rule."""
    from tinycss2 import parse_blocks_contents

    return list(parse_blocks_contents(rule.content or [], skip_comments=True, skip_whitespace=True))


def declarations_of(rule: Node) -> list[Node]:
    """Return the declarations inside a rule, without those of nested rules."""
    return [node for node in contents_of(rule) if node.type == "declaration"]
