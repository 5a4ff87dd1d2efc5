"""The table of contents. In: its entries. Out: a content control with a field that already shows the entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, groupby

from briefpress.brand.roles import Role
from briefpress.docx.body.figures import sequence
from briefpress.docx.body.paragraphs import paragraph_in
from briefpress.docx.body.story import Story
from briefpress.docx.plan import ContentsControl, Spacing, Tab, WordBlock, WordParagraph, in_first
from briefpress.docx.vocabulary.xml import field, run, run_of, twips, w
from briefpress.edition import ContentsEntry

DIGIT, NUMBER_GAP = 0.55, 0.6  # the width of a digit, and the space after a number, in ems


def plan_contents(story: Story, heading: WordBlock, entries: Sequence[ContentsEntry]) -> list[WordBlock]:
    """Return the table of contents, or a list of figures or tables, which has no content control in Word, with its
    `heading`. A list has one field for each sequence of numbers, because each annex has its own sequence.
    """
    if kind := entries[0].kind:
        groups = [[*group] for _, group in groupby(entries, lambda entry: entry.series)]
        fields = [_entries(story, f'\\c "{sequence(kind, group[0].series)}"', group) for group in groups]
        return [_set_off(story, heading), *chain.from_iterable(fields)]
    paragraphs = _entries(story, f'\\o "1-{story.toc_depth}"', entries)
    return [ContentsControl((heading, *paragraphs))]


def _entries(story: Story, of: str, entries: Sequence[ContentsEntry]) -> list[WordParagraph]:
    """Return the paragraphs of `entries` inside a TOC field; `of` is the switch for what the field lists."""
    *begin, end = field(f"TOC {of} \\h \\z")
    paragraphs = [_entry(story, entry) for entry in entries]
    paragraphs[0] = replace(paragraphs[0], content=(*begin, *paragraphs[0].content))
    paragraphs[-1] = replace(paragraphs[-1], content=(*paragraphs[-1].content, end))
    return paragraphs


def _set_off(story: Story, heading: WordBlock) -> WordBlock:
    """Return the heading of a list with the space above that the heading of a chapter has."""
    above = Spacing(before=twips(story.look.styles[Role.HEADING_1].margin["top"]))
    return in_first(heading, lambda one: replace(one, spacing=above))


def _entry(story: Story, entry: ContentsEntry) -> WordParagraph:
    name = story.bookmarks.name(entry.target)
    page = run(str(story.page_numbers.get(entry.target, 1)))
    number = [run(entry.number), run_of(w("tab"))] if entry.number else []
    words = story.text.inlines(entry.inlines)
    content = [*number, *words, run(" "), run_of(w("tab")), *field(f"PAGEREF {name} \\h", page)]
    # Word sets the same tab stop when it updates the contents
    stops = (Tab("left", twips(_after(story, entry))),) if entry.number else ()
    link = w("hyperlink", *content, anchor=name, history="1")
    return replace(paragraph_in(entry.role, story.look, [link]), tabs=stops)


def _after(story: Story, entry: ContentsEntry) -> float:
    """Return the position, in points, at which the text after the number begins."""
    style = story.look.styles[entry.role]
    return style.margin["left"] + style.size * (NUMBER_GAP + DIGIT * len(entry.number))
