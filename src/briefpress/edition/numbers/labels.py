"""Labels of figures, tables, boxes, recommendations and sections.

In: elements in reading order, and house words. Out: captions, numbers, cross-references, which `numbering` combines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from briefpress import model
from briefpress.brand.roles import Role
from briefpress.edition.model.inlines import CrossReference, plain_text
from briefpress.edition.model.paragraphs import Caption
from briefpress.edition.numbers.heading_numbers import NumberedHeading
from briefpress.lazy import dataclass
from briefpress.model import BoxKind, Mark, Run, with_mark
from briefpress.words import Words

Captioned = model.Figure | model.Panels | model.Table | model.Box | model.Equation
ENDS = (".", "!", "?", "…", "؟", "。", "！", "？")
NUMBERED_BOXES = (BoxKind.BOX, BoxKind.CASE_STUDY)


@dataclass(frozen=True, slots=True)
class NumberedRecommendation:
    """A recommendation with its number and the id that cross-references use."""

    written: model.Recommendation
    number: int
    id: str


@dataclass(frozen=True, slots=True)
class NumberedPanel:
    """A panel of the figure `whole`, with its letter as displayed."""

    written: model.Figure
    label: str
    whole: model.Panels


@dataclass(frozen=True, slots=True)
class NumberedExample:
    """An example with its number, and the id that references use, or `""` without a label."""

    written: model.Example
    number: int
    id: str

    @property
    def label(self) -> str:
        """Return the number as displayed."""
        return self.written.block.form.format(self.number)


def cross_references(
    headings: Iterable[tuple[model.Heading, NumberedHeading]],
    captioned: Sequence[tuple[Captioned, Caption | None]],
    panels: Iterable[NumberedPanel],
    recommendations: Iterable[NumberedRecommendation],
    examples: Iterable[NumberedExample],
    words: Words,
) -> dict[str, CrossReference]:
    """Map each id to the cross-reference to it. Cross-references to sections show the number or, without a number, the
    title.
    """
    named = (*_references(captioned, words), *(_numbered(item, words) for item in recommendations))
    by_label = {
        example.id: CrossReference(example.label, example.id, counted=True) for example in examples if example.id
    }
    numbered = {reference.target: reference for reference in named} | by_label | dict(_panels(captioned, panels))
    sections = {known.id: _section(heading, known, numbered, words) for heading, known in headings}
    return sections | numbered


def _panels(
    captioned: Iterable[tuple[Captioned, Caption | None]], panels: Iterable[NumberedPanel]
) -> Iterator[tuple[str, CrossReference]]:
    """Yield cross-references to panels, with the label of their figure but without the letter."""
    captions = {id(block): caption for block, caption in captioned}
    for panel in panels:
        if panel.written.id and (caption := captions[id(panel.whole)]):
            yield panel.written.id, CrossReference(caption.label, caption.id)


def _section(
    heading: model.Heading, known: NumberedHeading, numbered: Mapping[str, CrossReference], words: Words
) -> CrossReference:
    number = known.number
    if not number:
        return _titled(_title(heading, numbered), known.id, words)
    around = ("", "") if heading.appendix else words.around("section-number")
    return CrossReference(number.text, known.id, *around, counted=True, bare=True)


def _title(heading: model.Heading, numbered: Mapping[str, CrossReference]) -> str:
    """Return the text of a heading, with the labels of the figures, tables and boxes it refers to."""
    return "".join(
        plain_text((numbered[inline.target],))
        if isinstance(inline, model.CrossReference)
        else model.plain_text((inline,))
        for inline in heading.inlines
    )


def _titled(title: str, id_: str, words: Words) -> CrossReference:
    return CrossReference(title, id_, *words.around("section"))


def _numbered(item: NumberedRecommendation, words: Words) -> CrossReference:
    return CrossReference(str(item.number), item.id, *words.around("recommendation"), counted=True, bare=True)


def _references(captioned: Iterable[tuple[Captioned, Caption | None]], words: Words) -> Iterator[CrossReference]:
    """Yield the cross-references to each id: by label or, for a box without a label, by title or kind."""
    for block, caption in captioned:
        if caption and isinstance(block, model.Equation):
            yield CrossReference(f"{caption.series}{caption.number}", block.id, *words.around("equation"), bare=True)
        elif caption and block.id:
            yield CrossReference(caption.label, block.id)
        elif isinstance(block, model.Box) and block.id:
            yield _titled(model.plain_text(block.title) or words.tables["boxes"][block.kind], block.id, words)


def number_recommendations(blocks: Iterable[model.Block], taken: set[str]) -> Iterator[NumberedRecommendation]:
    """Yield all recommendations in `blocks`, numbered consecutively; recommendations without an id get a new id, which
    is added to `taken`.
    """
    found = (block for block in blocks if isinstance(block, model.Recommendations))
    items = (item for block in found for item in block.items)
    for number, item in enumerate(items, start=1):
        yield NumberedRecommendation(item, number, item.id or model.unique(f"recommendation-{number}", taken))


def number_panels(blocks: Iterable[model.Block], words: Words) -> Iterator[NumberedPanel]:
    """Yield the panels of each figure in `blocks` with letters, in the order of the language's alphabet."""
    letters, (before, after) = words["appendix-letters"].lower().split(), words.around("panel")
    for whole in (block for block in blocks if isinstance(block, model.Panels) and block.is_one):
        for number, figure in enumerate(whole.figures, start=1):
            letter = letters[number - 1] if number <= len(letters) else str(number)
            yield NumberedPanel(figure, f"{before}{letter}{after}", whole)


def number_examples(blocks: model.Blocks) -> Iterator[NumberedExample]:
    """Yield all examples in `blocks`, numbered consecutively."""
    for number, example in enumerate(model.examples(blocks), start=1):
        yield NumberedExample(example, number, model.example_id(example.label) if example.label else "")


def _kind(block: Captioned) -> tuple[Role, str]:
    """Return the role of a block's caption and the name of the sequence that numbers it, or `""` if it is not
    numbered.
    """
    match block:
        case model.Figure() | model.Panels():
            return Role.CAPTION, "figure"
        case model.Table():
            return Role.TABLE_CAPTION, "table"
        case model.Equation():
            return Role.EQUATION, "equation" if block.id else ""
        case model.Box():
            return Role.BOX_HEADING, str(block.kind) if block.kind in NUMBERED_BOXES else ""


def caption_words(block: Captioned, words: Words) -> model.Inlines:
    """Return the text after the label of a caption: the title in bold, then the caption."""
    if isinstance(block, model.Box):
        return block.title
    if isinstance(block, model.Equation):
        return ()
    if isinstance(block, model.Panels) or not block.title:
        return block.caption
    title = with_mark(block.title, Mark.STRONG)
    return (*title, Run(_after(block.title, words)), *block.caption) if block.caption else title


def _after(title: model.Inlines, words: Words) -> str:
    """Return the separator between a title and the text after it: a space if the title ends with punctuation, otherwise
    the house word.
    """
    between = words["between-label-and-text"]
    space = between[len(between.rstrip()) :]
    return space if model.plain_text(title).rstrip().endswith(ENDS) else between


def captions_of(
    blocks: Iterable[Captioned], annexes: Iterable[str], listed: Collection[str], taken: set[str], words: Words
) -> Iterator[Caption | None]:
    """Yield the captions of `blocks` without their text; each kind has its own numbers, which restart in each annex.

    A block with neither text nor id has no caption. `annexes` contains the letter of each block's annex, or `""`.
    Captions of the kinds in `listed` always get an id, so that a list can link to them; new ids are added to `taken`.
    """
    counted: Counter[tuple[str, str]] = Counter()
    for block, annex in zip(blocks, annexes, strict=True):
        text = caption_words(block, words)
        role, kind = _kind(block)
        if not kind or not (text or block.id):
            yield None
            continue
        counted[annex, kind] += 1
        place = counted[annex, kind]
        before, after = words.around(kind)
        between = words["between-label-and-text"] if text else ""
        needs_id = kind in listed or (isinstance(block, model.Panels) and any(figure.id for figure in block.figures))
        id_ = block.id or (model.unique(f"{kind}-{annex.lower()}{place}", taken) if needs_id else "")
        yield Caption(role, kind, before, str(place), after, between, (), annex, id_)
