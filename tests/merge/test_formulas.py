"""Formulas that partners type or change in Word are merged as TeX; anything that TeX cannot express is reported."""

from __future__ import annotations

import copy
from collections.abc import Callable

import pytest
from lxml import etree

from briefpress.formulas import FormulaError
from briefpress.merge.words import note_marks
from tests.desk import Desk, Outcome
from tests.merge.editing import Edited, w, xml
from tests.merge.merging import SentFile

M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
BODY = """The flow $Q$ follows from the height $h$ here.

$$Q = a h^b$$

| River | Law |
|-------|-----|
| Aar   | old |

Last words are here.
"""


def r(text: str) -> str:
    """Return a run of a formula as Word writes it."""
    look = '<w:rPr><w:rFonts w:ascii="Cambria Math" w:hAnsi="Cambria Math"/></w:rPr>'
    return f"<m:r>{look}<m:t>{text}</m:t></m:r>"


def e(inside: str, name: str = "e") -> str:
    return f"<m:{name}>{inside}</m:{name}>"


def sup(base: str, power: str) -> str:
    return f"<m:sSup><m:sSupPr/>{e(r(base))}{e(r(power), 'sup')}</m:sSup>"


def brackets(inside: str, opens: str = "(", closes: str = ")") -> str:
    return f'<m:d><m:dPr><m:begChr m:val="{opens}"/><m:endChr m:val="{closes}"/></m:dPr>{e(inside)}</m:d>'


MATRIX = f"<m:m><m:mr>{e(r('𝑎'))}{e(r('𝑏'))}</m:mr><m:mr>{e(r('0'))}{e(r('1'))}</m:mr></m:m>"
LIMIT = f"<m:limLow>{e(r('lim'))}{e(r('𝑥→0'), 'lim')}</m:limLow>"
# Formulas as Word's equation editor writes them, with mathematical alphanumeric symbols.
TYPED = {
    r("𝐸=𝑚") + sup("𝑐", "2"): "E=mc^{2}",
    f"<m:f><m:fPr/>{e(r('𝑎'), 'num')}{e(r('𝑏+1'), 'den')}</m:f>": r"\frac{a}{b+1}",
    f"<m:rad><m:radPr/><m:deg/>{e(r('𝑥'))}</m:rad>": r"\sqrt{x}",
    f"<m:rad>{e(r('3'), 'deg')}{e(r('𝑥'))}</m:rad>": r"\sqrt[3]{x}",
    f"<m:sSub>{e(r('𝑄'))}{e(r('𝑖'), 'sub')}</m:sSub>": "Q_{i}",
    f"<m:sSubSup>{e(r('𝑄'))}{e(r('𝑖'), 'sub')}{e(r('2'), 'sup')}</m:sSubSup>": "Q_{i}^{2}",
    '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr>'
    f"{e(r('𝑖=1'), 'sub')}{e(r('𝑛'), 'sup')}{e(r('𝑖'))}</m:nary>": r"\sum_{i=1}^{n} i",
    f"<m:nary><m:naryPr/>{e(r('0'), 'sub')}{e(r('1'), 'sup')}{e(r('𝑥'))}</m:nary>": r"\int_{0}^{1} x",
    brackets(r("𝑎+𝑏")): r"\left( a+b \right)",
    brackets(MATRIX): r"\begin{pmatrix}a & b \\ 0 & 1\end{pmatrix}",
    brackets(MATRIX, "[", "]"): r"\begin{bmatrix}a & b \\ 0 & 1\end{bmatrix}",
    brackets(MATRIX, "{", ""): r"\begin{cases}a & b \\ 0 & 1\end{cases}",
    r("𝑓={") + MATRIX + r(",𝑥"): r"f=\begin{cases}a & b \\ 0 & 1\end{cases},x",
    r("{") + MATRIX + r("}"): r"\{\begin{matrix}a & b \\ 0 & 1\end{matrix}\}",
    f"<m:func>{e(r('sin'), 'fName')}{e(r('𝜃'))}</m:func>": r"\sin \theta",
    f"<m:func>{e(LIMIT, 'fName')}{e(r('𝑓'))}</m:func>": r"\lim_{x\to 0} f",
    f'<m:acc><m:accPr><m:chr m:val="̂"/></m:accPr>{e(r("𝑥"))}</m:acc>': r"\hat{x}",
    f'<m:bar><m:barPr><m:pos m:val="top"/></m:barPr>{e(r("𝑥"))}</m:bar>': r"\overline{x}",
    r("𝛼≤𝛽±𝛾×ℝ"): r"\alpha \leq \beta \pm \gamma \times \mathbb{R}",
    "<m:r><m:rPr><m:nor/></m:rPr><m:t>flow</m:t></m:r>" + r("=5%"): r"\text{flow}=5\%",
    r("𝐱"): r"\mathbf{x}",
}


def formula(inside: str, *, display: bool = False) -> etree._Element:
    names = f'xmlns:m="{M}" xmlns:w="{w("x")[1:-2]}"'
    one = f"<m:oMath>{inside}</m:oMath>"
    return etree.fromstring(f"<x {names}>{f'<m:oMathPara>{one}</m:oMathPara>' if display else one}</x>")[0]


def write_source(desk: Desk) -> None:
    desk.brief(BODY, front="title: A\nlang: en-GB\ntoc: false")


def merged(sent: SentFile, edit: Callable[[Edited], object]) -> tuple[str, Outcome]:
    """Return the body of the source after a merge, and the outcome."""
    desk, data, _ = sent
    desk.brief(BODY, front="title: A\nlang: en-GB\ntoc: false")
    edited = Edited(data)
    edit(edited)
    outcome = desk.run("merge", str(desk.write("edited.docx", edited.bytes())))
    return (desk.root / "source/brief/brief.md").read_text().split("---\n", 2)[2], outcome


def beside(edited: Edited, inside: str) -> None:
    """Type a formula at the end of a paragraph."""
    last = edited.paragraph("Last")
    last.append(xml('<w:r><w:t xml:space="preserve"> So </w:t></w:r>'))
    last.append(formula(inside))


@pytest.mark.parametrize("inside", TYPED, ids=TYPED.values())
def test_a_formula_typed_in_word_is_merged_as_tex(sent: SentFile, inside: str) -> None:
    text, outcome = merged(sent, lambda edited: beside(edited, inside))
    assert (text, outcome.code) == (BODY.replace("are here.", f"are here. So ${TYPED[inside]}$"), 0), outcome.out


def test_a_new_displayed_formula_is_a_paragraph(sent: SentFile) -> None:
    def edit(edited: Edited) -> None:
        new = copy.deepcopy(edited.paragraph("Last"))
        for run in [*new.iter(w("r"))]:
            new.remove(run)
        new.append(formula(sup("𝑐", "2"), display=True))
        edited.paragraph("Last").addprevious(new)

    text, outcome = merged(sent, edit)
    assert (text, outcome.code) == (BODY.replace("Last", "$$c^{2}$$\n\nLast"), 0), outcome.out


def change(edited: Edited, old: str, new: str) -> None:
    next(element for element in edited.root.iter(f"{{{M}}}t") if element.text == old).text = new


@pytest.mark.parametrize("behind", ["\n\nLast words are here.", ""])
def test_a_paragraph_below_a_table_without_a_caption(sent: SentFile, behind: str) -> None:
    def edit(edited: Edited) -> None:
        new = copy.deepcopy(edited.paragraph("Last"))
        for run in [element for element in new if element.tag != w("pPr")]:
            new.remove(run)
        new.append(xml("<w:r><w:t>New words.</w:t></w:r>"))
        edited.paragraph("Last").addprevious(new)

    body = BODY.replace("\n\nLast words are here.", behind)
    text, outcome = merged(sent, edit) if behind else merged_again(sent.desk, body)
    assert (text, outcome.code) == (body.replace("| old |", "| old |\n\nNew words."), 0), outcome.out


def merged_again(desk: Desk, body: str) -> tuple[str, Outcome]:
    """Merge a paragraph below the table at the end of another brief."""
    desk.brief(body, front="title: A\nlang: en-GB\ntoc: false", id_="other")
    assert desk.run("publish", "other", "--to", "docx").code == 0
    edited = Edited(desk.output()["other.docx"])
    (table,) = edited.root.iter(w("tbl"))
    table.addnext(new := xml("<w:p><w:r><w:t>New words.</w:t></w:r></w:p>"))
    look = edited.paragraph("The flow").find(w("pPr"))
    assert look is not None
    new.insert(0, copy.deepcopy(look))
    outcome = desk.run("merge", str(desk.write("other.docx", edited.bytes())))
    return (desk.root / "source/other/brief.md").read_text().split("---\n", 2)[2], outcome


@pytest.mark.parametrize(
    ("old", "new", "was", "wanted"),
    [
        ("Q", "P", "flow $Q$", "flow $P$"),
        ("h", "H", "height $h$", "height $H$"),
        ("b", "2", "$$Q = a h^b$$", "$$Q=ah^{2}$$"),
    ],
)
def test_a_changed_formula_is_merged(sent: SentFile, old: str, new: str, was: str, wanted: str) -> None:
    text, outcome = merged(sent, lambda edited: change(edited, old, new))
    assert (text, outcome.code) == (BODY.replace(was, wanted), 0), outcome.out


def test_a_formula_in_a_cell(sent: SentFile) -> None:
    def edit(edited: Edited) -> None:
        cell = edited.paragraph("old")
        for run in [*cell.iter(w("r"))]:
            cell.remove(run)
        cell.append(formula(sup("𝑐", "2")))

    text, outcome = merged(sent, edit)
    assert (text, outcome.code) == (BODY.replace("| old ", "| $c^{2}$ "), 0), outcome.out


def test_a_formula_that_tex_cannot_express_is_reported(sent: SentFile, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> str:
        raise FormulaError("no")

    monkeypatch.setattr(note_marks, "to_mathml", refuse)
    text, outcome = merged(sent, lambda edited: beside(edited, sup("𝑐", "2")))
    assert (text, outcome.code) == (BODY, 1), outcome.out
    assert 'the formula "c2" cannot be converted to TeX: write it in the source' in outcome.out


def test_formulas_rewritten_by_libreoffice_are_not_changes(sent: SentFile) -> None:
    def edit(edited: Edited) -> None:
        for run in edited.root.iter(f"{{{M}}}t"):
            run.text = f" {run.text}\u2061"
        about = edited.parts["docProps/app.xml"]
        edited.parts["docProps/app.xml"] = about.replace(b">briefpress<", b">LibreOffice/7.4<")
        edited.replace("The flow", " here", " there")

    text, outcome = merged(sent, edit)
    assert (text, outcome.code) == (BODY.replace("$h$ here", "$h$ there"), 0), outcome.out


def test_a_removed_formula(sent: SentFile) -> None:
    def edit(edited: Edited) -> None:
        edited.replace("The flow", " here", " where nobody looks")
        gone = next(edited.paragraph("The flow").iter(f"{{{M}}}oMath"))
        parent = gone.getparent()
        assert parent is not None
        parent.remove(gone)

    text, outcome = merged(sent, edit)
    wanted = "The flow follows from the height $h$ where nobody looks."
    assert (" ".join(text.split("\n", 1)[0].split()), outcome.code) == (wanted, 0), outcome.out


CASES = BODY.replace("Q = a h^b", r"x = \begin{cases} 1 & a < 5 \\ 2 & b \end{cases} + 7")


@pytest.mark.parametrize("old", ["1", "5", "7"])
def test_changed_cases_stay_cases(desk: Desk, old: str) -> None:
    desk.brief(CASES, front="title: A\nlang: en-GB\ntoc: false")
    assert desk.run("publish", "--to", "docx").code == 0
    edited = Edited(desk.output()["brief.docx"])
    braces = [element.get(f"{{{M}}}val") for element in edited.root.iter(f"{{{M}}}begChr", f"{{{M}}}endChr")]
    assert braces == ["{", ""]  # so that Word stretches the brace
    change(edited, old, "3")
    outcome = desk.run("merge", str(desk.write("edited.docx", edited.bytes())))
    text = (desk.root / "source/brief/brief.md").read_text().split("---\n", 2)[2]
    wanted = r"$$x=\begin{cases}1 & a<5 \\ 2 & b\end{cases}+7$$".replace(old, "3")
    assert (text, outcome.code) == (CASES.replace(CASES[CASES.index("$$") : CASES.rindex("$$") + 2], wanted), 0)
