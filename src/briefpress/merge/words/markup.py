"""Patterns of markup: references, formulas, and characters that may follow the end of marked text."""

from briefpress import lazy
from briefpress.merge.source_map.offsets import Span

ATOM = lazy.pattern(
    r"\[?-?@[\w:.#$%&+?<>~/-]+(?:[^\]\n]*\])?|\{\{<.*?>\}\}|!\[[^\]]*\]\([^)]*\)(?:\{[^}]*\})?|\$\$?(?:[^$\\]|\\.)+\$\$?"
)
NOTHING, ID = lazy.pattern(r"\s*"), lazy.pattern(r"\s*(?:\{[^{}\n]*\}\s*)?")  # may follow a reference, a formula
TAIL = lazy.pattern(
    r"(?:(?!~~\})[*_~^`])*(?:\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)|\]\{[^}\n]*\})?(?:(?!~~\})[*_~^`])*"
    r"(?:(?:\+\+|--|~~)\}(?:\{>>\s*@[^:<>{}]*<<\})?)*"
)

BEFORE_VALUE = lazy.pattern(r"""[ \t]+[\w-]+=(["'])$""")


def with_attribute(source: str, span: Span, text: str) -> Span:
    """Return the span of the whole attribute if its value at `span` was replaced by an empty `text`, otherwise
    `span`.
    """
    start, end = span
    line = source.rfind("\n", 0, start) + 1
    before = BEFORE_VALUE.search(source[line:start])
    whole = before is not None and source.startswith(before[1], end)
    return (line + before.start(), end + 1) if before and whole and not text.strip() else span


def with_empty_link(source: str, span: Span, text: str) -> Span:
    """Return `span`, extended to include the brackets of a link without an address around it if `text` is itself a
    link.
    """
    start, end = span
    around = start > 0 and source[start - 1] == "[" and source.startswith("]()", end)
    links = "](" in text or text.startswith(("https://", "http://"))
    return (start - 1, end + len("]()")) if around and links else span
