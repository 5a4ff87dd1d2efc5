"""Everything that people see and edit in Word: headings, contents, lists, headers and footers, pictures."""

import io
import re

import pytest
from PIL import Image

from tests.desk import Desk
from tests.readers.pdf import PdfFile
from tests.readers.publishing import Published
from tests.readers.word import Node, Paragraph, WordFile, found, value, values

DECORATIVE = ".//wp:docPr[.//adec:decorative[@val='1']]"


# Headings and contents


def test_headings_are_built_in_styles_with_outline_levels(stress_docx: WordFile) -> None:
    for level in range(1, 7):
        style = stress_docx.style(f"heading {level}")
        assert value(style, "w:pPr/w:outlineLvl/@w:val") == str(level - 1)
        assert value(style, "@w:customStyle") == ""
        assert stress_docx.styled(f"heading {level}"), f"no paragraph is a heading {level}"


def test_styles_have_words_own_names(seed_docx: WordFile) -> None:
    own = ("Title", "heading 1", "Body Text", "List Bullet", "List Number", "endnote text", "toc 1", "header", "Quote")
    for name in own:
        assert value(seed_docx.style(name), "@w:customStyle") == ""
    assert value(seed_docx.style("Person Name"), "@w:customStyle") == "1"


def test_the_contents_are_a_field_with_finished_entries(each_docx: WordFile, each_pdf: PdfFile) -> None:
    toc = [field for field in each_docx.fields() if field.instruction.startswith("TOC ")]
    assert len(toc) == 1
    assert '\\o "1-1"' in toc[0].instruction
    assert "\\h" in toc[0].instruction.split()
    shown = [tuple(part.strip() for part in line.text.split("\t")) for line in each_docx.styled("toc 1")]
    assert shown == [(text, str(_page(each_pdf, text))) for text, _ in shown]


def test_the_contents_of_many_levels_have_the_pages_of_the_pdf(stress_docx: WordFile, stress_pdf: PdfFile) -> None:
    shown = [line for line in stress_docx.paragraphs if line.style.startswith("toc ")]
    assert {line.style for line in shown} == {"toc 1", "toc 2", "toc 3"}
    for line in shown:
        text, _, page = line.text.partition("\t")
        assert page.strip() == str(_page(stress_pdf, text)), text


def _page(pdf: PdfFile, heading: str) -> int:
    """Return the page of a heading, searching from the page after the contents, in which it occurs too."""
    return pdf.page_of_heading(heading, after=pdf.page_of("Table of contents") + 1)


def test_each_entry_in_the_contents_links_to_its_heading(stress_docx: WordFile) -> None:
    places = {name: found(start, "ancestor::w:p")[0] for name, start in stress_docx.bookmarks() if _in_body(start)}
    lines = [line for line in stress_docx.paragraphs if line.style.startswith("toc ")]
    assert len(lines) > 8
    for line in lines:
        anchor = value(line.node, "w:hyperlink/@w:anchor")
        assert _text(places[anchor]).startswith(line.text.split("\t")[0].strip())
        assert f"PAGEREF {anchor} " in "".join(values(line.node, ".//w:instrText/text()"))


def _in_body(node: Node) -> bool:
    return bool(found(node, "ancestor::w:body"))


def _text(paragraph: Node) -> str:
    return "".join(values(paragraph, ".//w:t/text()"))


def test_links_inside_the_brief_lead_to_the_heading(stress_docx: WordFile) -> None:
    paragraph = stress_docx.paragraph("The end, see the lists")
    anchor = value(paragraph.node, "w:hyperlink/@w:anchor")
    start = dict(stress_docx.bookmarks())[anchor]
    assert _text(found(start, "ancestor::w:p")[0]) == "Lists"


# Lists


def numbering_of(docx: WordFile, paragraph: Paragraph) -> tuple[str, int]:
    """Return the list and level of a paragraph, its own or those of its style."""
    style = found(docx.styles[value(paragraph.node, "w:pPr/w:pStyle/@w:val")], "w:pPr/w:numPr")
    result = found(paragraph.node, "w:pPr/w:numPr") or style
    assert result, f"{paragraph.text!r} is in no list"
    return value(result[0], "w:numId/@w:val"), int(value(result[0], "w:ilvl/@w:val") or 0)


def start_of(docx: WordFile, num: str, level: int) -> str:
    """Return the number at which the list `num` restarts."""
    override = f"w:num[@w:numId='{num}']/w:lvlOverride[@w:ilvl='{level}']/w:startOverride/@w:val"
    return value(docx.root("word/numbering.xml"), override)


@pytest.mark.parametrize(
    ("first", "start"),
    [("first", "1"), ("second, first", "1"), ("deep", "1"), ("seven", "7"), ("one", "1"), ("A list with a", "10")],
)
def test_the_numbers_of_every_list_restart(stress_docx: WordFile, first: str, start: str) -> None:
    numbered = [paragraph for paragraph in stress_docx.paragraphs if paragraph.style.startswith("List Number")]
    paragraph = next(paragraph for paragraph in numbered if paragraph.text.startswith(first))
    num, level = numbering_of(stress_docx, paragraph)
    assert start_of(stress_docx, num, level) == start


def test_two_numbered_lists_never_share_their_numbers(stress_docx: WordFile) -> None:
    firsts = (
        "first",
        "second, first",
        "deep",
        "seven",
        "one",
        "A list with a bracket",
        "numbered inside",
        "and numbers",
    )
    numbered = [p for p in stress_docx.paragraphs if p.style.startswith("List Number")]
    lists = [numbering_of(stress_docx, next(p for p in numbered if p.text.startswith(text))) for text in firsts]
    assert len(lists) == len(set(lists))


def test_items_of_one_list_share_their_numbers(stress_docx: WordFile) -> None:
    one, two = (numbering_of(stress_docx, stress_docx.paragraph(text)) for text in ("seven", "eight"))
    assert one == two


@pytest.mark.parametrize(
    ("text", "level"),
    [("tight one", 0), ("second level", 1), ("third level", 2), ("fourth level", 3), ("fifth level", 4)],
)
def test_bullets_of_nested_lists_are_on_their_level(stress_docx: WordFile, text: str, level: int) -> None:
    assert numbering_of(stress_docx, stress_docx.paragraph(text))[1] == level


def test_recommendations_are_one_numbered_list(seed_docx: WordFile) -> None:
    lists = {numbering_of(seed_docx, paragraph) for paragraph in seed_docx.styled("Recommendation")}
    assert len(lists) == 1
    ((num, level),) = lists
    assert start_of(seed_docx, num, level) == "1"


def test_paragraphs_that_continue_in_an_item_have_no_bullet(stress_docx: WordFile) -> None:
    for paragraph in stress_docx.styled("List Continue"):
        assert found(paragraph.node, "w:pPr/w:numPr") == []
    assert "a second paragraph of the same item" in [p.text for p in stress_docx.styled("List Continue")]


# Headers and footers, sections


def test_there_are_running_heads_with_the_page_number_except_on_the_cover(each_docx: WordFile) -> None:
    section = each_docx.sections()[0]
    assert found(section, "w:titlePg")
    related = each_docx.relationships("word/document.xml")
    kinds = ("header", "footer")
    parts = {
        (kind, type_): related[value(section, f"w:{kind}Reference[@w:type='{type_}']/@r:id")][1]
        for kind in kinds
        for type_ in ("default", "first")
    }
    assert _text(each_docx.root(parts["header", "default"])) == "Belarus in Ukraine’s Foreign Policy"
    assert [field.instruction for field in each_docx.fields(parts["footer", "default"])] == ["PAGE", "NUMPAGES"]
    assert re.fullmatch(r"Page \d+ of \d+", _text(each_docx.root(parts["footer", "default"])))
    assert _text(each_docx.root(parts["header", "first"])) == ""
    assert _text(each_docx.root(parts["footer", "first"])) == ""


def test_later_sections_have_no_first_page_of_their_own(each_docx: WordFile) -> None:
    """Only the front matter, without a chapter in its running head, and the back cover have a special first page."""
    assert [section for section in each_docx.sections()[2:-1] if found(section, "w:titlePg")] == []


@pytest.mark.parametrize(("papersize", "size"), [("a4", ("11906", "16838")), ("letter", ("12240", "15840"))])
def test_pages_have_the_size_that_the_brief_requests(
    seed: Published, letter: Published, papersize: str, size: tuple[str, str]
) -> None:
    word = WordFile(letter.docx("brief") if papersize == "letter" else seed.docx())
    assert {(value(s, "w:pgSz/@w:w"), value(s, "w:pgSz/@w:h")) for s in word.sections()} == {size}


# Pictures


def test_monograms_are_decorative(seed_docx: WordFile) -> None:
    portraits = seed_docx.styled("Portrait")
    assert len(portraits) == 5
    for portrait in portraits:
        assert len(found(portrait.node, DECORATIVE)) == 1
        assert values(portrait.node, ".//wp:docPr/@descr") in ([], [""])
        assert portrait.text == ""


def test_portraits_and_logos_have_their_alternative_text(stress_docx: WordFile) -> None:
    portraits = stress_docx.styled("Portrait")
    assert [value(portrait.node, ".//wp:docPr/@descr") for portrait in portraits] == [
        "María-José Carreño at a lectern",
        "",
        "",
        "Portrait of Tall Portrait",
    ]
    assert [len(found(portrait.node, DECORATIVE)) for portrait in portraits] == [0, 1, 1, 0]
    (logo,) = stress_docx.styled("Organisation Logo")
    assert value(logo.node, ".//wp:docPr/@descr") == "Logo of the Organisation with Everything"


def test_portraits_are_cropped_not_distorted(stress_docx: WordFile) -> None:
    tall = stress_docx.styled("Portrait")[3].node
    name = stress_docx.relationships("word/document.xml")[value(tall, ".//a:blip/@r:embed")][1]
    with Image.open(io.BytesIO(stress_docx.parts[name])) as image:
        assert image.width == image.height
    assert value(tall, ".//wp:extent/@cx") == value(tall, ".//wp:extent/@cy")


def test_backgrounds_of_the_cover_are_decorative(each_docx: WordFile) -> None:
    headers = [part for part in each_docx.stories if part.startswith("word/header")]
    drawings = [node for part in headers for node in found(each_docx.root(part), ".//wp:docPr")]
    assert drawings
    assert [node for node in drawings if not found(node, ".//adec:decorative[@val='1']")] == []


# Text


def test_marks_stay_marks(stress_docx: WordFile) -> None:
    paragraph = stress_docx.paragraph("Plain, emphasis").node

    def marks(text: str) -> set[str]:
        run = next(run for run in found(paragraph, ".//w:r") if _text(run) == text)
        return {str(node.tag).partition("}")[2] for node in found(run, "w:rPr/*")} - {"bCs", "iCs"}

    assert marks("emphasis") == {"i"}
    assert marks("strong") == {"b"}
    assert marks("both") == {"b", "i"}
    assert marks("struck") == {"strike"}
    assert marks("code") == {"rStyle"}
    assert marks("code in emphasis") == {"rStyle", "i"}
    assert marks("two") == {"b", "strike"}
    assert value(paragraph, ".//w:r[w:t='2'][1]/w:rPr/w:vertAlign/@w:val") in ("subscript", "superscript")


def test_links_have_a_style_and_an_address(stress_docx: WordFile) -> None:
    related = stress_docx.relationships("word/document.xml")
    links = found(stress_docx.paragraph("Plain, emphasis").node, ".//w:hyperlink[@r:id]")
    shown = {_text(link): related[value(link, "@r:id")][1] for link in links}
    assert shown["ordinary link"] == "https://example.org/a"
    assert shown["link with marks in it"] == "https://example.org/b"
    assert "unknown address" not in shown
    assert all("Hyperlink" in values(link, ".//w:rStyle/@w:val") for link in links)


def test_characters_of_all_alphabets_are_kept(stress_docx: WordFile) -> None:
    assert stress_docx.paragraph("Кирилиця: курсив, жирний, обидва та код. Ełk, Łódź, Žemaitija")
    assert stress_docx.paragraph("A sum: 2 < 3 & 4 > 1; an entity © and &amp;.")
    assert "100\u00a0km" in stress_docx.text


@pytest.mark.parametrize(("lines", "splits"), [(15, False), (16, True)])
def test_long_code_begins_at_its_place(desk: Desk, lines: int, *, splits: bool) -> None:
    """Otherwise, Word would move all of the code to the next page, away from the heading above it."""
    code = "\n".join(f"line {number}" for number in range(lines))
    desk.brief(f"# One\n\n```\n{code}\n```\n")
    assert desk.run("publish", "brief", "--to", "docx").code == 0
    (shown,) = WordFile(desk.root / "output/brief.docx").styled("Source Code")
    assert values(shown.node, "w:pPr/w:keepLines/@w:val") == (["0"] if splits else [])


def test_lines_of_code_stay_lines(stress_docx: WordFile) -> None:
    code = stress_docx.paragraph("def code(block: str) -> str:")
    assert code.style == "Source Code"
    lines = code.text.split("\n")
    assert lines[1].startswith('    """With indentation,  two spaces and\ta tab.')
    assert lines[2] == ""
    assert len(lines) == 4
