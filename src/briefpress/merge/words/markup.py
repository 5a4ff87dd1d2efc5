"""Markup around words, as patterns: references and formulas, and what may follow the end of a marked stretch."""

from briefpress import lazy
from briefpress.merge.source_map.offsets import Span

ATOM = lazy.pattern(
    r"\[?-?@[\w:.#$%&+?<>~/-]+(?:[^\]\n]*\])?|\{\{<.*?>\}\}|!\[[^\]]*\]\([^)]*\)(?:\{[^}]*\})?|\$\$?(?:[^$\\]|\\.)+\$\$?"
)
NOTHING, ID = lazy.pattern(r"\s*"), lazy.pattern(r"\s*(?:\{[^{}\n]*\}\s*)?")  # may follow a reference, a formula
TAIL = lazy.pattern(
    r"[*_~^`]*(?:\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)|\]\{[^}\n]*\})?[*_~^`]*"
    r"(?:(?:\+\+|--|~~)\}(?:\{>>\s*@[^:<>{}]*<<\})?)*"
)


def with_empty_link(source: str, span: Span, written: str) -> Span:
    """Return a span with the link without an address around it, if the words written there are a link."""
    start, end = span
    around = start > 0 and source[start - 1] == "[" and source.startswith("]()", end)
    return (start - 1, end + len("]()")) if around and "](" in written else span
