"""The table of contents. In: its entries. Out: its heading, and a field with finished entries in a content control.

The heading is above the control: if an index begins with text that has a border and is at the top of a page,
LibreOffice lowers that text by the height of the border.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from itertools import chain, groupby

from briefpress.brand.computed_style import Look
from briefpress.brand.roles import Role
from briefpress.docx.body.figures import sequence
from briefpress.docx.body.paragraphs import paragraph_in
from briefpress.docx.body.story import Story
from briefpress.docx.plan import ContentsControl, Spacing, Tab, WordBlock, WordParagraph, in_first
from briefpress.docx.styles.borders import distinct
from briefpress.docx.styles.properties import text_color
from briefpress.docx.vocabulary.xml import Element, field, run, run_of, twips, w
from briefpress.edition import ContentsEntry, em

NUMBER_GAP = 0.6  # the space after a number, in ems


def plan_contents(story: Story, heading: WordBlock, entries: Sequence[ContentsEntry]) -> list[WordBlock]:
    """Return the table of contents, or a list of figures or tables, with its `heading`. Lists have no content control
    in Word, and one field for each sequence of numbers, because each annex has a sequence of its own.
    """
    if kind := entries[0].kind:
        groups = [[*group] for _, group in groupby(entries, lambda entry: entry.series)]
        fields = [_entries(story, f'\\c "{sequence(kind, group[0].series)}"', group) for group in groups]
        return [_set_off(story, heading), *chain.from_iterable(fields)]
    paragraphs = _entries(story, f'\\o "1-{story.toc_depth}"', entries)
    # No space above the first entry: the space below the heading is enough, and LibreOffice would add both.
    first = replace(paragraphs[0], spacing=Spacing(before=0))
    return [heading, ContentsControl((first, *paragraphs[1:]))]


def _entries(story: Story, of: str, entries: Sequence[ContentsEntry]) -> list[WordParagraph]:
    """Return the paragraphs of `entries` inside a TOC field; `of` is the switch that selects the entries."""
    *begin, end = field(f"TOC {of} \\h \\z")
    paragraphs = [_entry(story, entry) for entry in entries]
    paragraphs = [*_separated(paragraphs, story.look)]
    paragraphs[0] = replace(paragraphs[0], content=(*begin, *paragraphs[0].content))
    paragraphs[-1] = replace(paragraphs[-1], content=(*paragraphs[-1].content, end))
    return paragraphs


def _separated(paragraphs: Sequence[WordParagraph], look: Look) -> Iterator[WordParagraph]:
    """Yield entries with a line above each, because LibreOffice, unlike Word, draws no lines between equal borders."""
    apart, above = False, None
    for paragraph in paragraphs:
        apart = paragraph.role is above and not apart
        yield (
            replace(paragraph, borders=distinct(look.styles[paragraph.role], look))
            if apart and paragraph.role
            else paragraph
        )
        above = paragraph.role


def _set_off(story: Story, heading: WordBlock) -> WordBlock:
    """Return the heading of a list with as much space above it as above the heading of a chapter."""
    above = Spacing(before=twips(story.look.styles[Role.HEADING_1].margin["top"]))
    return in_first(heading, lambda paragraph: replace(paragraph, spacing=above))


def _entry(story: Story, entry: ContentsEntry) -> WordParagraph:
    name = story.bookmarks.name(entry.target)
    look = _page_look(story.look)
    page = run(str(story.page_numbers.get(entry.target, 1)), *deepcopy(look))
    number = [run(entry.number), run_of(w("tab"))] if entry.number else []
    words = story.text.inlines(entry.inlines)
    content = [*number, *words, run(" "), run_of(w("tab")), *field(f"PAGEREF {name} \\h", page, rpr=look)]
    # The same tab stop that Word sets when it updates the contents.
    stops = (Tab("left", twips(_after(story, entry))),) if entry.number else ()
    link = w("hyperlink", *content, anchor=name, history="1")
    return replace(paragraph_in(entry.role, story.look, [link]), tabs=stops)


def _page_look(look: Look) -> list[Element]:
    """Return the look of page numbers; LibreOffice ignores styles in an index, so weight and colour are repeated."""
    style = look.styles[Role.TOC_NUMBER]
    bold = [w("b"), w("bCs")] if style.bold else []
    return [w("rStyle", val=Role.TOC_NUMBER.style_id), *bold, text_color(style.color, look)]


def _after(story: Story, entry: ContentsEntry) -> float:
    """Return the position, in points, at which the text after the number begins."""
    style = story.look.styles[entry.role]
    return style.margin["left"] + style.size * (NUMBER_GAP + em(entry.number, bold=style.bold))
