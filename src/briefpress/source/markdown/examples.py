"""References to examples, `(@label)`, which look like citations until all labels are known.

In: a brief. Out: a brief with references to examples. As in Pandoc, a label takes precedence over a work with the same
key. In a brief with examples, unknown keys also count as references, and `check` reports them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefpress.model import (
    Brief,
    Citation,
    CrossReference,
    Inline,
    Inlines,
    Passage,
    Run,
    example_id,
    examples,
    normal,
    rewritten,
    text_of,
)


def with_example_references(brief: Brief) -> Brief:
    """Return `brief` with references to examples in place of citations whose key is the label of an example."""
    labels = {example.label for example in examples(text_of(brief))}

    def is_meant(key: str) -> bool:
        return key in labels or key not in brief.works

    return rewritten(brief, Passage.ALL, lambda inlines: _referenced(inlines, is_meant)) if labels else brief


def _referenced(inlines: Inlines, is_meant: Callable[[str], bool]) -> Inlines:
    """Return `inlines` with a reference in place of each citation that is alone in parentheses and satisfies
    `is_meant`; the reference includes the parentheses.
    """
    if not any(isinstance(inline, Citation) for inline in inlines):
        return inlines
    out: list[Inline] = []
    for inline in inlines:
        before, citation = out[-2:] if len(out) > 1 else (None, None)
        if (
            isinstance(before, Run)
            and isinstance(citation, Citation)
            and isinstance(inline, Run)
            and before.text.endswith("(")
            and inline.text.startswith(")")
            and citation.written == f"@{citation.works[0].key}"
            and is_meant(citation.works[0].key)
        ):
            place = citation.place
            place = replace(place, column=place.column - 1, width=place.width + 2)
            reference = CrossReference(example_id(citation.works[0].key), place)
            out[-2:] = [replace(before, text=before.text[:-1]), reference]
            inline = replace(inline, text=inline.text[1:])
        out.append(inline)
    return normal(out)
