"""References, annexes and notes that were typed in other programs' Word files become references, annexes and notes of a
brief.
"""

from __future__ import annotations

import pytest

from briefpress.edition import Paragraph
from briefpress.merge import Imported
from tests.desk import Desk, part
from tests.merge.foreign import NAMES, field, imported, item, marked, p, picture, t, table

PNG = ("image", b"\x89PNG\r\n")
RAISED = '<w:vertAlign w:val="superscript"/>'
BOLD = "<w:b/>"
EQUATION = "<m:oMath><m:r><m:t>Q=P</m:t></m:r></m:oMath>"
DIAGRAM = p('<w:r><w:drawing><dgm:relIds r:dm="rD"/></w:drawing></w:r>')
POINTS = "".join(f"<dgm:pt><a:p><a:t>{words}</a:t></a:p></dgm:pt>" for words in ("Measure", "Publish"))
SERIES = "<c:ser><c:val><c:pt idx='0'><c:v>14</c:v></c:pt></c:val></c:ser>"
PARTS: dict[str, tuple[str, str | bytes]] = {
    "rP": PNG,
    "rD": ("diagramData", f"<dgm:dataModel {NAMES}>{POINTS}</dgm:dataModel>"),
    "rC": ("chart", f"<c:x {NAMES}><c:plotArea><c:radarChart>{SERIES}</c:radarChart></c:plotArea></c:x>"),
}
FIGURE = p(picture("rP", "A")) + p("Figure {}: Flow")


def of(*body: str, lang: str = "en-GB") -> Imported:
    """Import a file in which a title and a heading precede the text."""
    title = p(t("Rivers", f'<w:lang w:val="{lang}"/>'), style="Title")
    return imported(title + p("Basin", style="H1") + "".join(body), parts=PARTS)


REFERENCES = {
    "an equation": (
        p("By equation (1), and Eqs. (1) and (2):") + p(EQUATION, "\t(1)") + p(EQUATION, ", (2)"),
        "By equation ([-@eq-1]), and Eqs. ([-@eq-1]) and ([-@eq-2]):\n\n$$Q=P$$ {#eq-1}\n\n$$Q=P,$$ {#eq-2}\n",
    ),
    "an equation in Chinese": (
        p("见公式（1）。") + p(EQUATION, "（1）"),
        "见公式（[-@eq-1]）。\n\n$$Q=P$$ {#eq-1}\n",
    ),
    "a field of an equation": (
        p("See ", field("REF _Ref1 \\h", t("(1)"))) + p(EQUATION, "\t", marked("_Ref1", t("(1)"))),
        "See ([-@eq-1])",
    ),
    "several figures": (
        p("Figures 1 and 3, Figs. 1–3, fig. 2.") + "".join(FIGURE.format(number) for number in (1, 2, 3)),
        "Figures [-@fig-1] and [-@fig-3], Figs. [-@fig-1]–[-@fig-3], fig. [-@fig-2].\n",
    ),
    "other cases": (
        p("См. таблицу 1 и рис. 1.") + p("Таблица 1. Сток") + table(["a", "b"], ["c", "d"]) + FIGURE.format(1),
        "См. таблицу [-@tbl-1] и рис. [-@fig-1].\n",
    ),
    "an attached particle": (
        p("انظر والجدول 1") + p("الجدول 1: الحصص") + table(["a", "b"], ["c", "d"]),
        "انظر والجدول [-@tbl-1]\n",
    ),
    "no spaces": (
        p("见表1和图1的说明") + p("表1 用水") + table(["a", "b"], ["c", "d"]) + p(picture("rP", "A")) + p("图1 流量"),
        "见表[-@tbl-1]和图[-@fig-1]的说明\n",
    ),
    "an annex without a title": (
        p("See Annex B.") + p("Annex A", style="H1") + p("x") + p("Annex B: Method", style="H1"),
        "See Annex B.\n\n# Annex A\n\nx\n\n# Annex B: Method\n",
    ),
    "the title of an annex in the next line": (
        p("Annex A", style="H1") + p("Method", style="H1") + p("x"),
        "# Method {#sec-annex-a .appendix}\n",
    ),
    "annexes with titles": (
        p("See Annex A, and annexes A and B, in an annex a list.")
        + p("Annex A: Method", style="H1")
        + p("x")
        + p("Annex B – Interviews", style="H1"),
        "See @sec-annex-a, and annexes [-@sec-annex-a] and [-@sec-annex-b], in an annex a list.\n\n"
        "# Method {#sec-annex-a .appendix}\n\nx\n\n# Interviews {#sec-annex-b .appendix}\n",
    ),
    "annexes out of order": (p("Annex B: Method", style="H1"), "# Annex B: Method\n"),
    "a field of an annex": (
        p("See ", field("REF _Ref1 \\h", t("Annex 1"))) + p(marked("_Ref1", t("Annex 1. Method")), style="H1"),
        "See @sec-annex-1\n\n# Method {#sec-annex-1 .appendix}\n",
    ),
    "a diagram with a caption": (
        p("Figure 1 and Figure 2.") + DIAGRAM + p("Figure 1. Steps") + p("Source: Survey") + FIGURE.format(2),
        '@box-1 and @fig-2.\n\n::: {.box #box-1 title="Steps" source="Survey"}\n- Measure\n- Publish\n:::\n',
    ),
    "a diagram without a caption": (DIAGRAM + p("Text"), "- Measure\n- Publish\n\nText\n"),
    "a chart that becomes a table": (
        p("See Figure 1.") + p('<w:r><w:drawing><c:chart r:id="rC"/></w:drawing></w:r>') + p("Figure 1: Radar"),
        "See @tbl-1.\n",
    ),
    "a figure that cannot be shown": (
        p("Figures 1 and 2.") + p(picture("rQ")) + p("Figure 1: Map") + FIGURE.format(2),
        "Figures 1 and [-@fig-2].\n\nFigure 1: Map\n",
    ),
}


@pytest.mark.parametrize("case", REFERENCES)
def test_typed_references_follow_their_targets(case: str) -> None:
    body, expected = REFERENCES[case]
    assert expected in of(body).text + "\n"


def test_the_printed_references_are_the_words_that_were_typed(desk: Desk) -> None:
    words = "By equation (1), Annex A, and Tables 1–2."
    tables = "".join(p(f"Table {number}: Flow") + table(["a", "b"], ["c", "d"]) for number in (1, 2))
    found = of(p(words), p(EQUATION, "\t(1)"), tables, p("Annex A. Data", style="H1"), p("x"))
    edition, problems = desk.edition(found.text.partition("# Basin\n")[2])
    assert problems == []
    first = part(edition, "body").blocks[0]
    assert isinstance(first, Paragraph)
    assert first.whole_text == words


def raised(text: str) -> str:
    return t(text, RAISED)


NOTES = {
    "raised numbers": (
        p("One", raised("1"), ", two", raised("2,3"), ", 5 km", raised("2"), ".")
        + p("Notes", style="H1")
        + p(raised("1"), " A.")
        + p(raised("2"), " B ", t("c", "<w:i/>"), ".")
        + p(raised("3"), " D."),
        "One[^1], two[^2][^3], 5 km^2^.\n\n[^1]: A.\n\n[^2]: B *c*.\n\n[^3]: D.\n",
    ),
    "a numbered list below a heading": (
        p("One", raised("1"), "–", raised("2"))
        + p(t("Endnotes", BOLD))
        + item("A.", 2)
        + p("More.", ppr='<w:ind w:left="720"/>')
        + item("B.", 2),
        "One[^1]–[^2]\n\n[^1]: A.\n\n    More.\n\n[^2]: B.\n",
    ),
    "Roman numerals": (
        p("One", raised("i"), ", two", raised("ii")) + p(raised("i"), " A.") + p(raised("ii"), " B."),
        "One[^1], two[^2]\n\n[^1]: A.\n\n[^2]: B.\n",
    ),
    "brackets": (
        p("One [1], two [2].") + p("______") + p("[1] A.") + p("[2] B."),
        "One[^1], two[^2].\n\n[^1]: A.\n\n[^2]: B.\n",
    ),
    "text below the notes": (
        p("One", raised("*")) + p(raised("* "), "A.") + p("Two"),
        "One[^1]\n\nTwo\n\n[^1]: A.\n",
    ),
    "a list of works": (
        p("One [1].") + p("References", style="H1") + p("[1] Lind (2020)."),
        "One \\[1\\].\n\n# References\n\n\\[1\\] Lind (2020).\n",
    ),
    "a number without a note": (p("One", raised("7")) + p(raised("8"), " A."), "One^7^\n\n^8^ A.\n"),
    "two notes with the same number": (
        p("One", raised("1")) + p(raised("1"), " A.") + p(raised("1"), " B."),
        "One^1^\n\n^1^ A.\n\n^1^ B.\n",
    ),
}


@pytest.mark.parametrize("case", NOTES)
def test_notes_typed_by_hand_become_notes(case: str) -> None:
    body, expected = NOTES[case]
    assert of(body).text.endswith(f"# Basin\n\n{expected}")


def test_typed_notes_are_reported_and_stand_at_the_end() -> None:
    found = of(NOTES["raised numbers"][0])
    assert "\nnotes: end\n" in found.text
    assert "3 notes that were typed by hand are now notes: check the note marks" in [one.text for one in found.findings]
