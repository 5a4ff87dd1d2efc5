"""For every brief, HTML and Word contain all of its words, in order, and nothing else.

Random briefs contain everything in the model. No page is laid out here.
"""

import re
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import html

from briefpress.model import (
    Block,
    Blocks,
    Box,
    BoxKind,
    Brief,
    CodeBlock,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    ListBlock,
    Mark,
    Meta,
    Note,
    NoteRef,
    NotesPlace,
    NotesPlacement,
    NotesSetting,
    Paragraph,
    Quote,
    Recommendation,
    Recommendations,
    Run,
    ThematicBreak,
    inlines_of,
    normal,
    plain_text,
    walk,
)
from tests.html.editions import docx_of, edition_of, html_of
from tests.readers.ooxml import faults
from tests.readers.page import HtmlPage, text_of
from tests.readers.word import WordFile
from tests.readers.words import words

NOTES = ("a", "b", "c")
LINKS = (None, "", "https://example.org/?a=1&b=2", "mailto:a@example.org")
SIGNS = ' ,.-–’"<>&'

texts = st.text(alphabet="abcdefghijklmnopбвгґїłßŵ" + SIGNS, min_size=1, max_size=20).filter(
    lambda text: any(map(str.isalpha, text))
)
runs = st.builds(Run, texts, st.frozensets(st.sampled_from(Mark), max_size=3), st.sampled_from(LINKS))
breaks = st.just(LineBreak())
mentions = st.builds(NoteRef, st.sampled_from(NOTES))


def inlines(*kinds: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inlines]:
    """Return text that begins with words and consists of `kinds`."""
    rest = st.lists(st.one_of(*kinds), max_size=4)
    return st.builds(lambda first, more: normal([first, *more]), runs, rest)


def blocks_of(text: st.SearchStrategy[Inlines]) -> st.SearchStrategy[Block]:
    """Return nested blocks that contain `text`."""
    paragraphs = st.builds(Paragraph, text)
    code = st.builds(CodeBlock, st.lists(texts, min_size=1, max_size=3).map("\n".join))
    leaves = st.one_of(paragraphs, paragraphs, code, st.builds(ThematicBreak))

    def nested(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
        block = st.lists(inner, max_size=3).map(tuple)
        items = st.lists(block, min_size=1, max_size=3).map(tuple)
        lists = st.builds(ListBlock, items, ordered=st.booleans(), start=st.integers(1, 20), tight=st.booleans())
        quoted = st.lists(inner, min_size=1, max_size=3).map(tuple)
        return st.one_of(lists, st.builds(Quote, quoted, st.one_of(st.none(), paragraphs)))

    return st.recursive(leaves, nested, max_leaves=6)


body_text = inlines(runs, breaks, mentions)
note_text = inlines(runs, breaks)
headings = st.builds(Heading, st.integers(1, 6), inlines(runs, mentions))
inside = st.lists(blocks_of(body_text), max_size=2).map(tuple)
items = st.lists(st.builds(Recommendation, inside), min_size=1, max_size=3).map(tuple)
lines = st.builds(Paragraph, body_text)
boxes = st.one_of(
    st.builds(Box, st.just(BoxKind.SIDEBAR), inside, body_text),
    st.builds(Box, st.just(BoxKind.PULL_QUOTE), inside, st.just(()), lines),
    st.builds(Box, st.just(BoxKind.TIP), inside, body_text),
)
top = st.one_of(blocks_of(body_text), headings, st.builds(Recommendations, items), boxes, st.builds(NotesPlace))
notes = st.tuples(
    *(st.builds(Note, st.just(id_), st.lists(blocks_of(note_text), min_size=1, max_size=3).map(tuple)) for id_ in NOTES)
)


@st.composite
def briefs(draw: st.DrawFn) -> Brief:
    """Return a brief without a table of contents, so that no words appear twice."""
    placement = draw(st.sampled_from(NotesPlacement))
    blocks = tuple(draw(st.lists(top, min_size=1, max_size=6)))
    if placement is not NotesPlacement.SECTION:
        blocks = tuple(block for block in blocks if not isinstance(block, NotesPlace))
    meta = Meta("title", toc=False, notes=NotesSetting(placement, "notesheading"))
    return Brief("brief", meta, blocks, draw(notes))


def texts_of(blocks: Blocks) -> list[str]:
    """Return the words of `blocks` in reading order; the kind of a callout precedes its title."""
    return letters("\n".join(map(_text_of, walk(blocks))))


def _text_of(block: Block) -> str:
    kind = "Tip: " if isinstance(block, Box) and block.kind is BoxKind.TIP else ""
    return kind + (block.text if isinstance(block, CodeBlock) else plain_text(inlines_of(block)))


def letters(text: str) -> list[str]:
    """Return the words of `text`, without numbers, because the program generates them."""
    return words(re.sub(r"\d+(,\d+)*", "", text))


def mentioned(brief: Brief) -> list[str]:
    """Return the ids of the notes with marks, in the order of their first mark."""
    found_ = (
        inline.note for block in walk(brief.blocks) for inline in inlines_of(block) if isinstance(inline, NoteRef)
    )
    return list(dict.fromkeys(found_))


def without_notes(page: HtmlPage) -> str:
    """Return the text of the body without notes, wherever they are."""
    root = html.document_fromstring(page.source)
    marks = ("footnote", "notes", "footnote-reference", "endnote-reference")
    for node in (found_ for name in marks for found_ in root.find_class(name)):
        node.drop_tree()
    return "".join(text_of(part) for part in root.find_class("part-body"))


law = settings(
    max_examples=50,
    deadline=None,
    database=None,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large],
)


@law
@given(brief=briefs())
def test_html_contains_the_authors_text(shared_cache: Path, brief: Brief) -> None:
    page = HtmlPage(html_of(edition_of(brief, shared_cache), shared_cache))
    assert letters(without_notes(page)) == texts_of(brief.blocks)
    written = {note.id: texts_of(note.blocks) for note in brief.notes}
    shown = [letters(text_of(note)) for note in [*page.classed("footnote"), *page.find("//*[@class='notes']/ol/li")]]
    expected = [written[id_] for id_ in mentioned(brief)]
    if brief.meta.notes.placement is not NotesPlacement.PAGE:
        assert shown == expected
    else:
        assert sorted(shown) == sorted(expected)
    _is_whole(page)


def _is_whole(page: HtmlPage) -> None:
    ids = page.values("//@id")
    assert len(ids) == len(set(ids))
    inside = {address[1:] for address in page.values("//@href") if address.startswith("#")}
    assert inside <= set(ids)
    assert page.find("//a/*") == []


@settings(law, max_examples=100)  # a Word file takes a tenth of a second
@given(brief=briefs())
def test_word_contains_the_authors_text(shared_cache: Path, brief: Brief) -> None:
    data = docx_of(edition_of(brief, shared_cache), shared_cache)
    word = WordFile(data)
    assert letters(word.text) == ["title", *texts_of(brief.blocks)]
    written = {note.id: texts_of(note.blocks) for note in brief.notes}
    assert [letters(note.text) for note in word.notes] == [written[id_] for id_ in mentioned(brief)]
    assert faults(data) == []
