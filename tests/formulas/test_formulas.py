"""Formulas in a brief: drawn in the PDF, native in Word, and numbered if they have an id."""

import pytest

from briefpress.model import Equation
from tests.desk import Desk
from tests.formulas.known import TEXT
from tests.merge.editing import Edited
from tests.readers.page import Node
from tests.readers.pdf import PdfFile
from tests.readers.word import WordFile, found, values

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


@pytest.fixture
def published(desk: Desk) -> Desk:
    desk.brief(TEXT, front="title: T\nlang: en")
    outcome = desk.run("publish")
    assert (outcome.code, outcome.err) == (0, "")
    return desk


def test_the_pdf_has_formulas_with_their_tex(published: Desk) -> None:
    pdf = PdfFile(published.root / "output/brief.pdf")
    assert [tag.alt for tag in pdf.tags if tag.kind == "Formula"] == [
        r"x^2",
        r"\frac{a}{b} + \sum_{i=1}^n x_i",
        r"\sqrt{y}",
    ]
    assert "See Equation 1 and 1, for $5 to $10." in " ".join(pdf.text.split())
    assert "(1)" in pdf.text


def names(node: Node) -> list[str]:
    return [str(child.tag).removeprefix(M) for child in node]


def test_word_has_formulas_of_its_own(published: Desk) -> None:
    word = WordFile(published.root / "output/brief.docx")
    in_line, numbered, alone = word.body.iter(f"{M}oMath")
    assert [names(element) for element in (in_line, numbered, alone)] == [["sSup"], ["f", "r", "nary"], ["rad"]]
    (whole,) = word.body.iter(f"{M}oMathPara")
    assert names(whole) == ["oMath"]
    (paragraph,) = [paragraph.node for paragraph in word.styled("Equation") if "(1)" in paragraph.text]
    assert values(paragraph, "w:pPr/w:tabs/w:tab/@w:val") == ["right"]
    codes = {field.instruction.split()[0]: field.shown for field in word.fields()}
    assert (codes["SEQ"], codes["REF"]) == ("1", "1")
    assert found(paragraph, "w:bookmarkStart")


def test_an_unchanged_file_reproduces_the_source(published: Desk) -> None:
    outcome = published.run("merge", str(published.root / "output/brief.docx"))
    assert (outcome.code, outcome.out, outcome.err) == (0, "nothing has changed\n", "")


def test_text_beside_a_formula_is_merged_and_the_formula_stays(published: Desk) -> None:
    edited = Edited((published.root / "output/brief.docx").read_bytes())
    edited.replace("Losses grow", "grow as", "increase as")
    outcome = published.run("merge", str(published.write("edited.docx", edited.bytes())))
    assert outcome.code == 0, outcome.err
    source = (published.root / "source/brief/brief.md").read_text()
    assert "Losses increase as $x^2$, which is much. See @eq-a and [-@eq-a], for $5 to $10." in source


def test_invalid_tex_is_reported_at_its_place(desk: Desk) -> None:
    desk.brief("# A\n\nSo $\\foo x$ it is.\n\n$$\n\\bar\n$$\n")
    assert desk.found() == [("formula-invalid", 6, 4), ("formula-invalid", 8, 1)]


@pytest.mark.parametrize("body", ["$5 and $10", "from $5-$10", "\\$x\\$", "`$x$`"])
def test_money_is_not_a_formula(desk: Desk, body: str) -> None:
    desk.brief(f"# A\n\n{body}\n")
    assert desk.found() == []


def test_a_display_formula_inside_a_line_is_reported(desk: Desk) -> None:
    desk.brief("# A\n\nSo $$x^2$$ it is.\n")
    assert desk.found() == [("formula-inline", 6, 4)]


def test_equation_numbers_restart_in_annexes(desk: Desk) -> None:
    desk.brief("# A\n\n$$x$$ {#eq-a}\n\n# B {.appendix}\n\n$$y$$ {#eq-b}\n\nSee @eq-b.\n", front="title: T\nlang: en")
    assert desk.run("publish", "--to", "docx").code == 0
    word = WordFile(desk.root / "output/brief.docx")
    assert word.paragraph("See").text == "See Equation A1."


@pytest.mark.parametrize("tex", ["(a - b)^2", "(a - b)_i^2", "[0, x]_i"])
def test_a_script_after_brackets_applies_to_all_their_content(desk: Desk, tex: str) -> None:
    """LibreOffice treats an unmatched bracket as an error."""
    desk.brief(f"$$x = {tex}$$\n", front="title: T\nlang: en")
    assert desk.run("publish", "--to", "docx").code == 0
    (formula,) = WordFile(desk.root / "output/brief.docx").body.iter(f"{M}oMath")
    script = formula[-1]
    assert names(script)[0] == "e"
    assert names(script[0]) == ["d"]


def test_the_web_page_has_mathml(desk: Desk) -> None:
    desk.brief(TEXT, front="title: T\nlang: en")
    outcome = desk.run("publish", "--to", "html")
    assert (outcome.code, outcome.err) == (0, "")
    page = (desk.root / "output/brief.html").read_text(encoding="utf-8")
    assert page.count("<math ") == 3
    assert '<math alttext="x^2"' in page
    assert '<span class="equation-number">(1)</span>' in page


def test_attributes_may_follow_the_opening_dollar_signs(desk: Desk) -> None:
    block = desk.read("$$ {#eq-a}\nx = 1\n$$\n").block
    assert isinstance(block, Equation)
    assert (block.tex, block.id) == ("x = 1", "eq-a")
    assert desk.read("$$ {#eq-a}\n$$\n").codes == ["formula-inline", "formula-invalid"]
