"""Text that the source already contains. In: the text of a new paragraph. Out: its source.

Text from another paragraph thus keeps its citations, references and marks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefpress.docx.read import Draft
from briefpress.merge.source_map.bound import Bound, Form
from briefpress.merge.source_map.offsets import Span

MINIMUM = 20  # the minimum number of characters to search for; shorter texts may be equal by coincidence
MARKS = "*_~^`[]!"


def written(base: Draft, bound: Sequence[Bound | None], texts: Mapping[str, str], words: str) -> str | None:
    """Return the source of `words`, or None if no paragraph contains them or they are only part of marked text."""
    words = words.strip()
    if len(words) < MINIMUM:
        return None
    for paragraph, binding in zip(base.paragraphs, bound, strict=True):
        if binding and binding.block and binding.form is Form.MARKDOWN and (at := paragraph.text.find(words)) >= 0:
            return _slice(texts[binding.file], binding.chars, (at, at + len(words)), binding.block)
    return None


def _slice(text: str, chars: Sequence[Span | None], words: Span, block: Span) -> str | None:
    first, last = words
    before = chars[first - 1] if first else None
    behind = chars[last] if last < len(chars) else None
    head, tail = chars[first], chars[last - 1]
    start = head[0] if head else before[1] if before else None
    end = tail[1] if tail else behind[0] if behind else block[1] if last == len(chars) else None
    if start is None or end is None or _is_cut(text, start, end):
        return None
    found = text[start:end].strip()
    plain = found.replace("[^", "[")  # in a note mark, `^` does not begin a superscript
    return None if "\n" in found or any(plain.count(char) % 2 for char in "*`~^") else found


def _is_cut(text: str, start: int, end: int) -> bool:
    """Return whether markup characters adjoin a span."""
    return (start > 0 and text[start - 1] in MARKS) or (end < len(text) and text[end] in MARKS)
