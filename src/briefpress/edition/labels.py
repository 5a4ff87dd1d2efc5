"""What figures, tables and sections are called. In: the text of a `Brief` and house words. Out: captions, mentions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefpress import model
from briefpress.brand.roles import Role
from briefpress.edition.nodes import Caption, CrossReference
from briefpress.words import Words

Captioned = model.Figure | model.Table
ROLES = {model.Figure: (Role.CAPTION, "figure"), model.Table: (Role.TABLE_CAPTION, "table")}


@dataclass(frozen=True, slots=True)
class Labels:
    """The captions of figures and tables, without their words, in the order of the text; how each id is mentioned."""

    captions: Iterator[Caption | None]
    mentions: Mapping[str, CrossReference]


def label(blocks: model.Blocks, headings: Iterable[tuple[str, model.Heading]], words: Words) -> Labels:
    """Return the labels of all figures and tables in `blocks`, and of `headings` with their ids."""
    captioned = [block for block in model.walk(blocks) if isinstance(block, Captioned)]
    captions = list(_captions(captioned, words))
    numbered = {
        block.id: CrossReference(caption.label, block.id)
        for block, caption in zip(captioned, captions, strict=True)
        if caption and block.id
    }
    before, after = words.around("section")
    sections = {id_: CrossReference(_title(heading, numbered), id_, before, after) for id_, heading in headings}
    return Labels(iter(captions), sections | numbered)


def _title(heading: model.Heading, numbered: Mapping[str, CrossReference]) -> str:
    """Return the words of a heading, with the labels of the figures and tables that it mentions."""
    return "".join(
        numbered[inline.target].text if isinstance(inline, model.CrossReference) else model.plain_text((inline,))
        for inline in heading.inlines
    )


def _captions(blocks: Iterable[Captioned], words: Words) -> Iterator[Caption | None]:
    """Number what has words or an id; each kind is counted by itself."""
    counted: Counter[str] = Counter()
    for block in blocks:
        if not (block.caption or block.id):
            yield None
            continue
        role, kind = ROLES[type(block)]
        counted[kind] += 1
        before, after = words.around(kind)
        yield Caption(
            role, kind, before, str(counted[kind]), after, words["between-label-and-text"] if block.caption else "", ()
        )
