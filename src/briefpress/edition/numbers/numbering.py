"""All numbers and ids of an edition. In: a `Brief` with the places of its notes. Out: `Numbers`.

The brief is numbered once, in reading order, before conversion. Each number is stored for a particular block, item or
reference, so the order of conversion does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefpress import model
from briefpress.edition.model.inlines import CrossReference
from briefpress.edition.model.paragraphs import Caption
from briefpress.edition.numbers.heading_numbers import NumberedHeading, annexes_of, number_headings, sections_of
from briefpress.edition.numbers.identity import ByIdentity
from briefpress.edition.numbers.labels import (
    Captioned,
    NumberedExample,
    NumberedPanel,
    NumberedRecommendation,
    captions_of,
    cross_references,
    number_examples,
    number_panels,
    number_recommendations,
)
from briefpress.edition.numbers.notes import NumberedNote, number_notes
from briefpress.lazy import dataclass
from briefpress.words import Words

# The parts, named after their house words, whose headings are in the table of contents and can be linked to.
PARTS = ("contributors", "abstract", "keypoints", "plain-language-summary", "about", "about-authors", "contacts")


@dataclass(frozen=True, slots=True)
class MarkedNote:
    """A mark of `note` in the text, with its anchor; `first` is True for the first mark of the note."""

    note: NumberedNote
    anchor: str
    first: bool


@dataclass(frozen=True, slots=True)
class NumberedGroup:
    """The notes of a group, and the id of the group."""

    id: str
    notes: tuple[NumberedNote, ...]


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers, labels and ids, by the objects to which they belong.

    `notes` maps the author's ids to all notes that have marks. `references` maps ids to cross-references, `targets`
    link fragments to ids, `letters` ids to the letters of panels, and `parts` parts to the ids of their headings.
    """

    headings: ByIdentity[model.Heading, NumberedHeading]
    captions: ByIdentity[Captioned, Caption]
    panels: ByIdentity[model.Figure, NumberedPanel]
    recommendations: ByIdentity[model.Recommendation, NumberedRecommendation]
    examples: ByIdentity[model.ListBlock, tuple[NumberedExample, ...]]
    marks: ByIdentity[model.NoteRef, MarkedNote]
    groups: ByIdentity[model.NotesPlace, NumberedGroup]
    notes: Mapping[str, NumberedNote]
    references: Mapping[str, CrossReference]
    targets: Mapping[str, str]
    letters: Mapping[str, str]
    parts: Mapping[str, str]


def number(brief: model.Brief, works: Iterable[str], words: Words) -> Numbers:
    """Return all numbers in `brief`; `works` are the ids in the list of cited works."""
    text = tuple(model.walk(model.text_of(brief)))
    headings = [block for block in text if isinstance(block, model.Heading)]
    given = {id_ for block in text for id_, _ in model.own_ids(block)}
    ids = model.heading_ids(headings, given)
    taken = {*given, *works}
    targets = model.link_targets(headings, ids, taken)
    taken.update(ids)
    groups = number_notes(brief.notes, text, taken)
    notes = {note.note.id: note for group in groups for note in group}
    recommendations = list(number_recommendations(text, taken))
    examples = list(number_examples(model.text_of(brief)))
    panels = list(number_panels(text, words))
    parts = {id(panel.written) for panel in panels}
    captioned = [block for block in text if isinstance(block, Captioned) and id(block) not in parts]
    sections = list(number_headings(headings, ids, sections_of(brief), brief.meta.number_depth, words))
    annexes = annexes_of(text, sections)
    letters = (annexes[id(block)] for block in captioned)
    captions = list(zip(captioned, captions_of(captioned, letters, _listed(brief.meta), taken, words), strict=True))
    return Numbers(
        ByIdentity(sections),
        ByIdentity((block, caption) for block, caption in captions if caption),
        ByIdentity((panel.written, panel) for panel in panels),
        ByIdentity((item.written, item) for item in recommendations),
        ByIdentity(_lists(text, examples)),
        ByIdentity(_marked_notes(text, notes)),
        ByIdentity(_groups(text, groups, taken)),
        notes,
        cross_references(sections, captions, panels, recommendations, examples, words),
        targets,
        {panel.written.id: panel.label for panel in panels if panel.written.id},
        {word: model.unique(word, taken) for word in PARTS},
    )


def _listed(meta: model.Meta) -> set[str]:
    """Return the kinds of captions, such as figures, that the brief lists after its table of contents."""
    return {kind for kind, is_listed in (("figure", meta.lof), ("table", meta.lot)) if is_listed}


def _lists(
    text: Iterable[model.Block], examples: Sequence[NumberedExample]
) -> Iterator[tuple[model.ListBlock, tuple[NumberedExample, ...]]]:
    """Yield each example list with its numbered examples."""
    for block in text:
        if isinstance(block, model.ListBlock) and block.labels:
            yield block, tuple(example for example in examples if example.written.block is block)


def _marked_notes(
    text: Iterable[model.Block], notes: Mapping[str, NumberedNote]
) -> Iterator[tuple[model.NoteRef, MarkedNote]]:
    """Yield the marks of existing notes, each with one of the note's anchors, in order."""
    left = {id_: list(note.anchors) for id_, note in notes.items()}
    for mark in (inline for block in text for inline in model.inlines_of(block)):
        if isinstance(mark, model.NoteRef) and mark.note in notes:
            note = notes[mark.note]
            anchor = left[mark.note].pop(0)
            yield mark, MarkedNote(note, anchor, first=anchor == note.anchors[0])


def _groups(
    text: Iterable[model.Block], groups: Sequence[tuple[NumberedNote, ...]], taken: set[str]
) -> Iterator[tuple[model.NotesPlace, NumberedGroup]]:
    """Yield each place for notes that has a group, with the group."""
    places = (block for block in text if isinstance(block, model.NotesPlace))
    for place, group in zip(places, groups, strict=False):
        if group:
            yield place, NumberedGroup(model.unique("notes", taken), group)
