"""A new item at the end of a list in Word receives the next number in every program, however it counts.

Numbers are computed from the file alone and compared with the edition. A new item is the result of pressing Enter: a
paragraph with the style and numbering of the last item, or the next style of the line below it.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import etree

from briefpress.edition import Block, Edition, ListBlock, NoteGroup, Recommendations
from briefpress.edition.model.structure import children
from briefpress.model import Block as Written
from briefpress.model import (
    Brief,
    Heading,
    Meta,
    Note,
    NoteRef,
    NotesInWord,
    NotesPlacement,
    NotesSetting,
    Numerals,
    Paragraph,
    Recommendation,
    Run,
    numeral,
)
from briefpress.model import ListBlock as WrittenList
from briefpress.model import Recommendations as WrittenRecommendations
from tests.desk import Desk
from tests.html.editions import docx_of, edition_of, read
from tests.readers.numbering import Counter, numbers
from tests.readers.publishing import GALLERY, SEED, workspace
from tests.readers.word import Node, W, WordFile, found, value

FILES = {SEED: 3, GALLERY: 8, f"{GALLERY}.ar": 7, "guide": 5}  # the minimum number of lists


@dataclass(frozen=True)
class Item:
    """An item of a list: its number and, for the last item, the number of a new item after it."""

    number: str
    following: str = ""


def items_of(block: Block, edition: Edition) -> list[tuple[Item, tuple[Block, ...]]]:
    """Return the items of a numbered list with their content, or nothing for other blocks."""
    match block:
        case ListBlock() if block.ordered:
            form, end = block.form, block.start + len(block.items)
            following = form.format(numeral(end, block.numerals))
            shown, inside = (
                [form.format(numeral(count, block.numerals)) for count in range(block.start, end)],
                block.items,
            )
        case Recommendations():
            shown, inside = [number for number, _ in block.items], tuple(item for _, item in block.items)
            following = str(int(shown[-1]) + 1) if shown else ""
        case NoteGroup() if edition.notes_in_word is NotesInWord.LIST:
            shown = [f"{count}." for count in range(1, len(block.notes) + 1)]
            inside, following = tuple(note.blocks for note in block.notes), f"{len(shown) + 1}."
        case _:
            return []
    follow = ["" for _ in shown[1:]] + [following]
    return [(Item(*entry), blocks) for entry, blocks in zip(zip(shown, follow, strict=True), inside, strict=True)]


def items(blocks: tuple[Block, ...], edition: Edition) -> Iterator[Item]:
    """Yield the items of all numbered lists, in order."""
    for block in blocks:
        numbered = items_of(block, edition)
        for item, inside in numbered:
            yield item
            yield from items(inside, edition)
        if not numbered:
            yield from items(children(block), edition)


def is_item(counter: Counter, paragraph: Node) -> bool:
    """Return whether a paragraph is a list item, with a number that is not a heading's."""
    place = counter.place(paragraph)
    style = value(paragraph, "w:pPr/w:pStyle/@w:val")
    return (
        bool(place) and not style.startswith("Heading") and bool(Counter(counter.word, together=True).next(paragraph))
    )


def added(word: WordFile, paragraphs: list[Node], at: int) -> Iterator[tuple[int, Node]]:
    """Yield each paragraph that Enter can create at the end of the item with the index `at` or of a paragraph in it,
    with its position.
    """
    new = etree.Element(paragraphs[at].tag)
    new.extend(deepcopy(node) for node in found(paragraphs[at], "w:pPr"))
    yield at, new
    counter = Counter(word, together=True)
    for further in range(at + 1, len(paragraphs)):
        style = word.styles[value(paragraphs[further], "w:pPr/w:pStyle/@w:val") or "Normal"]
        if counter.place(paragraphs[further]):
            return
        following = value(style, "w:next/@w:val")
        if following in numbered(word, value(paragraphs[at], "w:pPr/w:pStyle/@w:val")):
            new = etree.Element(paragraphs[at].tag)
            properties = etree.SubElement(new, paragraphs[at][0].tag)
            etree.SubElement(properties, f"{W}pStyle").set(f"{W}val", following)
            yield further, new


def numbered(word: WordFile, style: str) -> list[str]:
    """Return a style and the styles it is based on, up to the numbered one: a card continues as a recommendation."""
    chain = [style]
    while not found(word.styles[chain[-1]], "w:pPr/w:numPr"):
        base = value(word.styles[chain[-1]], "w:basedOn/@w:val")
        if not base:
            return [style]
        chain.append(base)
    return chain


def assert_law(edition: Edition, data: bytes) -> int:
    """Assert that all items have their numbers and that new items receive the next numbers; return how many items were
    added.
    """
    word = WordFile(data)
    paragraphs = found(word.body, ".//w:p[not(ancestor::w:txbxContent)]")
    probe = Counter(word, together=True)
    places = [index for index, paragraph in enumerate(paragraphs) if is_item(probe, paragraph)]
    expected = [item for part in edition.parts for item in items(part.blocks, edition)]
    tried = 0
    for together in (True, False):
        shown = numbers(word, paragraphs, together=together)
        assert [shown[index] for index in places] == [item.number for item in expected]
        for index, item in zip(places, expected, strict=True):
            for end, new in added(word, paragraphs, index) if item.following else ():
                *_, number = numbers(word, [*paragraphs[: end + 1], new], together=together)
                assert number == item.following
                tried += 1
    return tried


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = Desk(workspace(tmp_path_factory.mktemp("lists") / "workspace", SEED, GALLERY, "guide"))
    outcome = desk.run("publish", *FILES, "--to", "docx")
    assert outcome.code == 0, outcome.err
    return desk


@pytest.mark.slow
@pytest.mark.parametrize("id_", FILES)
def test_new_items_of_the_briefs_of_the_repository_get_the_next_number(desk: Desk, id_: str) -> None:
    edition = edition_of(read(desk.root, id_), desk.root / ".briefpress")
    assert assert_law(edition, (desk.root / f"output/{id_}.docx").read_bytes()) >= 2 * FILES[id_]


NOTES = ("a", "b", "c")
words = st.sampled_from(("one", "two", "three")).map(lambda text: (Run(text),))
mentioned = st.sampled_from(NOTES).map(lambda id_: (Run("said"), NoteRef(id_)))
paragraphs = st.builds(Paragraph, st.one_of(words, mentioned))
looks = st.sampled_from(
    [(Numerals.DECIMAL, "{}.")] * 2 + [(Numerals.LOWER_ALPHA, "{})"), (Numerals.UPPER_ROMAN, "({})")]
)


@st.composite
def lists(draw: st.DrawFn, inner: st.SearchStrategy[Written]) -> WrittenList:
    """Return a list, which may continue another one."""
    inside = st.lists(inner, max_size=2)
    items = draw(st.lists(st.builds(lambda first, more: (first, *more), paragraphs, inside), min_size=1, max_size=3))
    if draw(st.booleans()):
        return WrittenList(tuple(items))
    numerals, form = draw(looks)
    return WrittenList(tuple(items), ordered=True, start=draw(st.integers(1, 4)), numerals=numerals, form=form)


nested = st.recursive(paragraphs, lists, max_leaves=8)
recommendation = st.builds(
    Recommendation,
    st.builds(lambda first, more: (first, *more), paragraphs, st.lists(nested, max_size=1)),
    addressee=st.sampled_from(("", "Ministries")),
)
recommended = st.lists(recommendation, min_size=1, max_size=3).map(lambda items: WrittenRecommendations(tuple(items)))
headings = st.builds(Heading, st.integers(1, 2), words)
notes = st.tuples(
    *(st.builds(Note, st.just(id_), st.lists(nested, min_size=1, max_size=2).map(tuple)) for id_ in NOTES)
)


@st.composite
def briefs(draw: st.DrawFn) -> Brief:
    placement = draw(st.sampled_from((NotesPlacement.SECTION, NotesPlacement.END)))
    blocks = draw(st.lists(st.one_of(nested, lists(nested), recommended, headings), min_size=1, max_size=8))
    return Brief("brief", Meta("title", toc=False, notes=NotesSetting(placement)), tuple(blocks), draw(notes))


@settings(
    max_examples=40,
    deadline=None,
    database=None,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large],
)
@given(brief=briefs())
def test_new_items_in_any_brief_get_the_next_number(tmp_path: Path, brief: Brief) -> None:
    edition = edition_of(brief, tmp_path)
    assert_law(edition, docx_of(edition, tmp_path))
