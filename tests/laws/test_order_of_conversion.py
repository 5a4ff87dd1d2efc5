"""Numbers belong to blocks: the result does not depend on the order of conversion."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefpress.citations import cite
from briefpress.edition import Blocks, CrossReference, NoteMark, Paragraph
from briefpress.edition.convert.blocks import Converter
from briefpress.edition.model.structure import texts_of, walk
from briefpress.edition.numbers.notes import with_places
from briefpress.edition.numbers.numbering import number
from briefpress.model import Block, Note, text_of
from briefpress.problems import Report
from briefpress.source import read_brief
from briefpress.words import read_words
from briefpress.workspace import Workspace


class Pieces:
    """The top-level blocks and notes of a brief, and the converter for them."""

    def __init__(self, root: Path, id_: str) -> None:
        brief = read_brief(Workspace(root), id_, Report())
        assert brief
        shown = with_places(cite(brief, Report()).brief)
        words = read_words(brief.meta.lang, (), Report())
        self.converter = Converter(number(shown, (), words), words, brief.abbreviations)
        self.written: tuple[Block | Note, ...] = (*text_of(shown), *shown.notes)

    def converted(self, piece: Block | Note) -> Blocks:
        return self.converter.blocks(piece.blocks if isinstance(piece, Note) else (piece,))


@pytest.fixture(scope="module")
def pieces(repository: Path) -> Pieces:
    return Pieces(repository, "gallery")


def test_the_gallery_contains_numbered_styles(pieces: Pieces) -> None:
    blocks = [block for piece in pieces.written for block in walk(pieces.converted(piece))]
    inlines = {type(inline) for block in blocks for text in texts_of(block) for inline in text}
    assert {NoteMark, CrossReference} <= inlines
    assert any(getattr(block, "caption", None) for block in blocks)
    assert any(isinstance(block, Paragraph) and block.role.level and block.id for block in blocks)


@settings(max_examples=10)
@given(seed=st.integers(0))
def test_the_order_of_conversion_does_not_matter(pieces: Pieces, seed: int) -> None:
    in_order = {id(piece): pieces.converted(piece) for piece in pieces.written}
    shuffled = [*pieces.written, *pieces.written]
    Random(seed).shuffle(shuffled)
    for piece in shuffled:
        assert pieces.converted(piece) == in_order[id(piece)]
