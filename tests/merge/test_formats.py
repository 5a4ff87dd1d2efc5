"""Formatting that partners apply with one click: merged if the source can express it, otherwise reported."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.desk import Desk
from tests.merge.editing import Edited, text_of, w, xml
from tests.merge.merging import SentFile

TEXT = """# One

Rivers carry less water.[^a]

Seas carry salt.

Lakes carry fish.

Ponds carry frogs.

- Measure first.

| River | Length |
|-------|--------|
| Aar   | 288    |
| Rhone | 812    |

: Two rivers {#tbl-rivers}

[^a]: The survey was small.
"""
FRONT = "title: Sharing rivers\nlang: en-GB"
STAYS = "formatting comes from the brand, so the source stays as it is"


def write_source(desk: Desk) -> None:
    desk.brief(TEXT, front=FRONT)


def lay_out(paragraph: etree._Element, formats: str) -> None:
    """Give a paragraph these properties, in place of those with the same names."""
    properties = paragraph.find(w("pPr"))
    assert properties is not None
    for new in xml(f"<w:pPr>{formats}</w:pPr>"):
        for old in properties.findall(str(new.tag)):
            properties.remove(old)
        properties.append(new)


WORDS = {
    "capitals": "<w:caps/>",
    "colour": '<w:color w:val="FF0000"/>',
    "size": '<w:sz w:val="40"/>',
    "font": '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>',
    "background": '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>',
    "border": '<w:bdr w:val="single" w:sz="4" w:space="0" w:color="auto"/>',
    "hidden text": "<w:vanish/>",
    "double strikethrough": "<w:dstrike/>",
    "character spacing": '<w:spacing w:val="40"/>',
    "character style": '<w:rStyle w:val="IntenseEmphasis"/>',
}
PARAGRAPHS = {
    "alignment": '<w:jc w:val="center"/>',
    "indentation": '<w:ind w:left="720"/>',
    "line spacing": '<w:spacing w:line="480" w:lineRule="auto"/>',
    "spacing": '<w:spacing w:before="480"/>',
    "border": '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>',
    "background": '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>',
}
PLACES = {"Rivers carry": "Rivers", "One": "One", "Measure": "Measure", "Aar": "Aar"}


@pytest.mark.parametrize("begins", PLACES)
@pytest.mark.parametrize("name", WORDS)
def test_formatting_of_words_is_reported(sent: SentFile, name: str, begins: str) -> None:
    lines, outcome = sent.merged(lambda edited: edited.mark(begins, PLACES[begins], WORDS[name]))
    assert (lines, outcome.code) == ([], 0)
    assert f'remark\t{name} of "' in outcome.out
    assert outcome.out.count(STAYS) == 1


@pytest.mark.parametrize("begins", [*PLACES, "Table 1"])
@pytest.mark.parametrize("name", PARAGRAPHS)
def test_formatting_of_paragraphs_is_reported(sent: SentFile, name: str, begins: str) -> None:
    lines, outcome = sent.merged(lambda edited: lay_out(edited.paragraph(begins), PARAGRAPHS[name]))
    assert (lines, outcome.code) == ([], 0)
    assert f'remark\t{name} of "{begins}' in outcome.out
    assert outcome.out.count(STAYS) == 1


def test_formatting_in_a_note_is_reported(sent: SentFile) -> None:
    def edit(edited: Edited) -> None:
        name = next(name for name in sorted(edited.parts) if b"The survey" in edited.parts[name] and "notes" in name)
        root = etree.fromstring(edited.parts[name])
        run = next(element for element in root.iter(w("r")) if "The survey" in text_of(element))
        run.insert(0, xml("<w:rPr><w:caps/></w:rPr>"))
        edited.parts[name] = etree.tostring(root)

    lines, outcome = sent.merged(edit)
    assert (lines, outcome.code) == ([], 0)
    assert f'remark\tcapitals of "The survey was small." changed: {STAYS}' in outcome.out


def test_the_same_formatting_of_many_paragraphs_is_reported_once(sent: SentFile) -> None:
    def edit(edited: Edited) -> None:
        for begins in ("Rivers carry", "Seas", "Lakes", "Ponds"):
            lay_out(edited.paragraph(begins), '<w:jc w:val="both"/>')

    _, outcome = sent.merged(edit)
    assert 'remark\talignment of 4 paragraphs changed, beginning with "Rivers carry less water."' in outcome.out
    assert outcome.out.count(STAYS) == 1


def turn(edited: Edited) -> None:
    for size in edited.root.iter(w("pgSz")):
        size.set(w("orient"), "landscape")


def colour_page(edited: Edited) -> None:
    edited.root.insert(0, xml('<w:background w:color="FFFF00"/>'))


def narrow(edited: Edited) -> None:
    for margins in edited.root.iter(w("pgMar")):
        margins.set(w("left"), "720")


PAGES = {"page size": turn, "margins": narrow, "page colour": colour_page}


@pytest.mark.parametrize("name", PAGES)
def test_the_layout_of_pages_is_reported(sent: SentFile, name: str) -> None:
    lines, outcome = sent.merged(PAGES[name])
    assert lines == []
    assert f"{name} of the pages changed: {STAYS}" in outcome.out


def test_a_watermark_is_reported(sent: SentFile) -> None:
    def edit(edited: Edited) -> None:
        header = next(name for name in sorted(edited.parts) if name.startswith("word/header"))
        root = etree.fromstring(edited.parts[header])
        shape = etree.SubElement(root[0], "{urn:schemas-microsoft-com:vml}shape")
        etree.SubElement(shape, "{urn:schemas-microsoft-com:vml}textpath").set("string", "DRAFT")
        edited.parts[header] = etree.tostring(root)

    lines, outcome = sent.merged(edit)
    assert (lines, outcome.code) == ([], 1)
    assert 'WordArt with the words "DRAFT" was added' in outcome.out


def align(edited: Edited, column: int, side: str, first: int = 0) -> None:
    """Align a column from the row `first` on."""
    rows = [*next(element for element in edited.root.iter(w("tbl")) if "Rhone" in text_of(element)).iter(w("tr"))]
    for row in rows[first:]:
        for paragraph in row.findall(w("tc"))[column].iter(w("p")):
            lay_out(paragraph, f'<w:jc w:val="{side}"/>')


@pytest.mark.parametrize(
    ("column", "side", "first", "rule"),
    [
        (0, "right", 0, "|------:|--------|"),
        (0, "end", 0, "|------:|--------|"),
        (0, "center", 1, "|:-----:|--------|"),
        (1, "center", 0, "|-------|:------:|"),
    ],
)
def test_the_alignment_of_a_column_is_written(sent: SentFile, column: int, side: str, first: int, rule: str) -> None:
    lines, outcome = sent.merged(lambda edited: align(edited, column, side, first))
    assert (lines, outcome.code) == (["-|-------|--------|", f"+{rule}"], 0)
    assert "merged\tthe column with" in outcome.out
    assert STAYS not in outcome.out


@pytest.mark.parametrize(("side", "first"), [("both", 0), ("center", 2)])
def test_alignment_that_the_source_cannot_express_is_reported(sent: SentFile, side: str, first: int) -> None:
    lines, outcome = sent.merged(lambda edited: align(edited, 0, side, first))
    assert lines == []
    assert f'remark\talignment of "{"River" if first == 0 else "Rhone"}"' in outcome.out


def test_left_aligned_cells_are_not_a_change(sent: SentFile) -> None:
    assert sent.merged(lambda edited: align(edited, 0, "left"))[1].out == "nothing has changed\n"


def test_attributes_that_word_adds_to_sections_are_not_formatting(sent: SentFile) -> None:
    def saved(edited: Edited) -> None:
        for section in edited.root.iter(w("sectPr")):
            section.append(xml('<w:cols w:space="720"/>'))
            section.append(xml('<w:docGrid w:linePitch="360"/>'))
            for size in section.iter(w("pgSz")):
                size.set(w("code"), "9")

    lines, outcome = sent.merged(saved)
    assert (lines, outcome.out) == ([], "nothing has changed\n")
