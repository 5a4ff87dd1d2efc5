"""The content of other programs' Word files becomes the equivalent content of a brief."""

from __future__ import annotations

import pytest

from briefpress.model import Table
from tests.desk import Desk
from tests.merge.foreign import NAMES, field, imported, item, marked, p, picture, style, t, table, word

PNG = ("image", b"\x89PNG\r\n")
BOLD = "<w:b/>"
BORDER = '<w:pBdr><w:top w:val="single"/><w:left w:val="single"/><w:bottom w:val="single"/></w:pBdr>'
SHADE = '<w:shd w:val="clear" w:fill="DDEEFF"/>'
INDENT = '<w:ind w:left="720"/>'
BOTH = '<w:ind w:left="1000" w:right="1000"/>'
TEXT = "The basin loses water every year, and the states on its banks do not agree on who should use less of it."
INSIDE = p(t("Did you know?", BOLD)) + p("Half of it.")
BOX = f"<w:r><w:drawing><w:txbxContent>{INSIDE}</w:txbxContent></w:drawing></w:r>"
FRACTION = "<m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>β</m:t></m:r></m:den>"
VML = '<w:r><w:pict><v:shape alt="Map"><v:imagedata r:id="rP"/></v:shape></w:pict></w:r>'
LARGER = '<w:sz w:val="32"/>'
CAPTION = p(marked("_Ref1", t("Figure ") + field("SEQ Figure", t("1"))), t(": Use of water"), style="caption")
CELL = '<w:tcPr><w:shd w:val="clear" w:fill="DDEEFF"/></w:tcPr>'
FORM = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{}</w:ffData></w:fldChar></w:r>' + "".join(
    f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in ("separate", "end")
)
ENTRIES = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="one"/><w:listEntry w:val="two"/></w:ddList>'
CENTRED = '<w:jc w:val="center"/>'
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
WORDED = "".join(f"<w:txbxContent>{p(one)}</w:txbxContent>" for one in ("Donor", "Recipient"))
GROUP = f'<w:r><w:drawing><g:wgp xmlns:g="{SHAPE}">{WORDED}</g:wgp></w:drawing></w:r>'
DROP = p(t("T", '<w:sz w:val="90"/>'), ppr='<w:framePr w:dropCap="drop"/>')
HEAD = p("Basin", style="H1")
BREAK = "<w:r><w:br/></w:r>"

EQUATION = "<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>"

BLOCKS = {
    "bullets inside bullets": (item("a", 1) + item("b", 1, 1) + item("c", 1), "- a\n  - b\n- c\n"),
    "letters inside numbers": (
        item("a", 2) + item("b", 2, 1) + item("c", 2, 1) + item("d", 2),
        "1. a\n   a) b\n   b) c\n2. d\n",
    ),
    "a letter alone": (item("a", 2) + item("b", 2, 1) + item("c", 2), "1. a\n\n   a\\) b\n\n2. c\n"),
    "numbers after letters": (
        p("a. x") + p("b. y") + p("1. z") + p("2. w"),
        "a. x\nb. y\n\n<!-- -->\n\n1. z\n2. w\n",
    ),
    "text in an item": (item("a", 2) + p("more", ppr=INDENT) + item("b", 2), "1. a\n\n   more\n\n2. b\n"),
    "a list continues after text": (item("a", 2) + p("Text.") + item("b", 2), "1. a\n\nText.\n\n2. b\n"),
    "items by style": (p("a", style="House"), "- a\n"),
    "words inside numbers": (item("Act.", 3) + item("Wait.", 3), "Recommendation 1: Act.\n\nRecommendation 2: Wait.\n"),
    "typed tasks": (p("☐ a") + p("☒ b"), "- [ ] a\n- [x] b\n"),
    "typed bullets of two levels": (p("•\ta") + p("–\tb") + p("•\tc"), "- a\n  - b\n- c\n"),
    "typed capital letters": (p("A.\ta") + p("B.\tb"), "A. a\nB. b\n"),
    "tasks": (item("a", 5) + item("☒ b", 1), "- [ ] a\n- [x] b\n"),
    "typed numbers": (p("1. a") + p("2. b"), "1. a\n2. b\n"),
    "a typed number alone": (p("1986. A year."), "1986\\. A year.\n"),
    "a character of another font": (p("\uf0b7 a") + p("\uf0b7 b"), "- a\n- b\n"),
    "an equation in a table": (table([p(""), p(EQUATION), p("(1)")]), "$$a=b$$ {#eq-1}\n"),
    "equations in a table": (table([p(EQUATION), "(1)"], [p(EQUATION), "(2)"]), "$$a=b$$ {#eq-1}\n\n$$a=b$$ {#eq-2}\n"),
    "a table with a formula": (table(["x", p(EQUATION)], ["y", "2"]), "| x | $a=b$ |\n"),
    "the mark of a note at the start": (p(t("*", '<w:vertAlign w:val="superscript"/>'), " A note."), "^\\*^ A note.\n"),
    "a box of one cell": (
        HEAD + table([p(t("Box 1: Aar", BOLD)) + item("a", 1)]),
        '::: {.box title="Aar"}\n- a\n:::\n',
    ),
    "a table in a box": (
        HEAD + table([p("a") + table(["b", "c"], ["d", "e"]) + p("f")]) + p("Text") + p("Text"),
        "::: box\na\n\n| b | c |\n|---|---|\n| d | e |\n\nf\n:::\n",
    ),
    "a pull quote in larger letters": (
        HEAD + p(t("So be it", LARGER), style="Pull"),
        "::: pull-quote\nSo be it\n:::\n",
    ),
    "framed paragraphs": (
        HEAD + p("Text") + p("a", ppr=BORDER) + p("b", ppr=BORDER),
        "Text\n\n::: box\na\n\nb\n:::\n",
    ),
    "a shaded paragraph": (HEAD + p("Text") + p("a", ppr=SHADE), "::: box\na\n:::\n"),
    "key messages": (
        HEAD + p("Text") + p(t("Key messages", BOLD), ppr=SHADE) + item("a", 1, ppr=SHADE),
        "::: key-messages\n- a\n:::\n",
    ),
    "headings in a box": (
        HEAD + p("Text") + p("A", style="H2", ppr=SHADE) + p("a", ppr=SHADE) + p("B", style="H3", ppr=SHADE),
        '::: {.box title="A"}\na\n\n**B**\n:::\n',
    ),
    "a text box": (HEAD + p("Text", BOX), 'Text\n\n::: {.box title="Did you know?"}\nHalf of it.\n:::\n'),
    "a case study": (
        HEAD + table([p(t("Case study 2: Aar", BOLD))], ["Text"]),
        '::: {.case-study title="Aar"}\nText\n:::\n',
    ),
    "a drop cap": (DROP + p("he river"), "The river\n"),
    "a page break in a paragraph": (p("a", '<w:r><w:br w:type="page"/></w:r>', "b"), "a\n\nb\n"),
    "a line that begins like a heading": (p("a", "<w:r><w:br/></w:r>", "# b"), "a\\\n\\# b\n"),
    "text indented on both sides": (p(TEXT, ppr=BOTH) + p("b", ppr=BOTH), f"> {TEXT}\n>\n> b\n"),
    "a caption below a figure": (p(picture("rP", "A map")) + CAPTION, '![Use of water](images/1.png){alt="A map"}\n'),
    "captions below a diagram and below figures": (
        p(GROUP) + p("Figure 1. Who pays") + p(picture("rP", "A")) + p("Figure 2. Use"),
        '::: {.box title="Who pays"}\n- Donor\n- Recipient\n:::\n\n![Use](images/1.png){alt="A"}\n',
    ),
    "captions above figures": (
        "".join(p(f"Figure {n}. Use {n}") + p(picture("rP", "A")) for n in (1, 2)) + p(TEXT),
        '![Use 1](images/1.png){alt="A"}\n\n![Use 2](images/1.png){alt="A"}\n',
    ),
    "a number on its own line": (
        p("Figure 1", style="FigNo") + p("Use of water", style="FigTitle") + p(picture("rP", "A")),
        '![Use of water](images/1.png){alt="A"}\n',
    ),
    "a caption in a text box beside a picture in the text": (
        HEAD + p(picture("rP", "A"), BOX.replace(INSIDE, CAPTION), TEXT),
        f'![Use of water](images/1.png){{alt="A"}}\n\n{TEXT}\n',
    ),
    "a caption and a source below text with a picture": (
        HEAD + p(picture("rP", "A"), TEXT) + p(t("Figure 1: ", BOLD), "Use") + p(t("Source: ", "<w:i/>"), "Survey"),
        f'![Use](images/1.png){{alt="A" source="Survey"}}\n\n{TEXT}\n',
    ),
    "a caption in bold": (p(t("Table 3: Flow", BOLD)) + table(["a", "b"], ["c", "d"]), "| c | d |\n\n: Flow\n"),
    "a heading in italics": (p(t("Aar", "<w:i/>"), style="H1") + p("Text"), "# Aar\n"),
    "a caption typed above": (p("Figure 2. Use") + p(picture("rP", "A")), '![Use](images/1.png){alt="A"}\n'),
    "a map stays a map": (p(picture("rP", "A")) + p("Map 1: Aar", style="caption"), "![Map 1: Aar](images/1.png)"),
    "a source below a figure": (
        p(picture("rP", "A")) + CAPTION + p("Source: Survey, 2021."),
        '{alt="A" source="Survey, 2021."}\n',
    ),
    "lines of sources, credits and notes": (
        p(picture("rP", "A")) + p("Figure 1: Use") + p("Data source. Survey") + p(t("Photo: Ada Novak", "<w:i/>")),
        '![Use](images/1.png){alt="A" source="Survey" credit="Ada Novak"}\n',
    ),
    "a source between a figure and its caption": (
        p(picture("rP", "A")) + p("Source: Survey") + p("Figure 1: Use"),
        '![Use](images/1.png){alt="A" source="Survey"}\n',
    ),
    "a source in a line of the caption": (
        p(picture("rP", "A")) + p("Figure 1: Use", "<w:r><w:br/></w:r>", "Source: Survey"),
        '![Use](images/1.png){alt="A" source="Survey"}\n',
    ),
    "lines below a table in French": (
        p("Tableau 1 : Usage") + table(["a", "b"], ["c", "d"]) + p("Source\u00a0: Insee") + p("Lecture : oui."),
        ': Usage {source="Insee" notes="Lecture : oui."}\n',
    ),
    "a mark below a table": (
        table(["a", "b"], ["c*", "d"]) + p("* provisional") + p("Source – Survey"),
        '| c\\* | d |\n\n: {notes="\\* provisional" source="Survey"}\n',
    ),
    "a source with a link": (
        table(["a", "b"], ["c", "d"]) + p("Source: ", field('HYPERLINK "https://a.example"', t("Survey"))),
        ': {source="[Survey](https://a.example)"}\n',
    ),
    "figures side by side in a table": (
        table([p(picture("rP", "A")), p(picture("rP", "B"))], [p("Figure 1: Left"), p("Figure 2: Right")]),
        '![Left](images/1.png){alt="A"}\n\n![Right](images/1.png){alt="B"}\n',
    ),
    "a quotation in a table": (HEAD + table([p("“We lost half our harvest.”") + p("— Ada")]), "attribution=\"Ada\"}"),
    "the title in a chart with a caption": (
        p('<w:r><w:drawing><c:chart r:id="rT"/></w:drawing></w:r>') + p("Figure 1. Flow", style="caption"),
        ": Flow (Flow in km)\n:::\n",
    ),
    "a caption above a table": (p("Table 3: Flow") + table(["a", "b"], ["c", "d"]), "| c | d |\n\n: Flow\n"),
    "a caption inside a table": (
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p("Table 3: Flow") + "</w:tc></w:tr>"
        + table(["a", "b"], ["c", "d"]).removeprefix("<w:tbl>"),
        "| a | b |\n|---|---|\n| c | d |\n\n: Flow\n",
    ),
    "a cross-reference": (
        p("See ", field("REF _Ref1 \\h", t("Figure 1")), ".") + p(picture("rP", "A")) + CAPTION,
        'See @fig-1.\n\n![Use of water](images/1.png){#fig-1 alt="A"}\n',
    ),
    "a cross-reference to a heading": (
        p("See ", field("REF _Ref2 \\h", t("Method")), ".") + p(marked("_Ref2", t("Method")), style="H1"),
        "See [Method](#ref2).\n\n# Method {#ref2}\n",
    ),
    "a cross-reference to a missing note": (p("note ", field("NOTEREF _Ref9 \\h", t("4"))), "note 4\n"),
    "a citation from a reference manager": (
        p(field("ADDIN ZOTERO_ITEM CSL_CITATION {}", t("(Lind, ") + t("Rivers", "<w:i/>") + t(")"))),
        "(Lind, *Rivers*)\n",
    ),
    "a button": (p("To ", field("MACROBUTTON NoMacro the reader", "")), "To the reader\n"),
    "a line break in a cell": (table(["a", "b"], [p("c", "<w:r><w:br/></w:r>", "d"), "e"]), "| c<br>d | e |\n"),
    "an item in a cell": (table(["a", "b"], [item("c", 1), "d"]), "| • c | d |\n"),
    "a list in a cell": (
        table(["a", "b"], [item("c", 1) + item("d", 1), "e"]),
        "+-----+-----+\n| a   | b   |\n+=====+=====+\n| - c | e   |\n| - d |     |\n+-----+-----+\n",
    ),
    "a column that is centred": (
        table(["a", "b"], ["c", p("d", ppr=CENTRED)], ["e", p("f", ppr=CENTRED)]),
        "| a | b |\n|---|:-:|\n",
    ),
    "a picture in a cell": (table(["a", "b"], ["c", p(picture("rP", "Map"))]), "| c | ![Map](images/1.png) |\n"),
    "text beside a picture": (
        HEAD + table([p(picture("rP", "Map")), p(TEXT)]),
        f'![](images/1.png){{alt="Map"}}\n\n{TEXT}\n',
    ),
    "a picture and its caption in one paragraph": (
        p(picture("rP", "Map"), "Figure 1: Flow"),
        '![Flow](images/1.png){alt="Map"}\n',
    ),
    "a quotation in a text box": (
        p("Text", BOX.replace(INSIDE, p("“Nobody counts.”") + p("— Ben"))),
        'Text\n\n::: {.pull-quote attribution="Ben"}\n“Nobody counts.”\n:::\n',
    ),
    "a column of text with a background": (
        HEAD + table([p(t("In brief", BOLD)) + p("a") + CELL, p(TEXT) + p("b")]),
        f'::: {{.box title="In brief"}}\na\n:::\n\n{TEXT}\n\nb\n',
    ),
    "numbers that continue": (p("1. a") + p("2. b") + HEAD + p("3. c"), "1. a\n2. b\n\n# Basin\n\n3. c\n"),
    "typed Roman numbers": (p("(i)\ta") + p("(ii)\tb"), "(i) a\n(ii) b\n"),
    "a caption in Hebrew": (p("איור 1: Map", style="caption") + p(picture("rP", "A")), '![Map](images/1.png){alt="A"}'),
    "a numbered formula": (
        p(f"<m:oMath><m:f>{FRACTION}</m:f></m:oMath>", "\t(1)"),
        "$$\\frac{a}{\\beta }$$ {#eq-1}\n",
    ),
    "boxes and lists in older forms": (
        p("a ", FORM.format('<w:checkBox><w:default w:val="1"/></w:checkBox>'), " b ", FORM.format(ENTRIES)),
        "a ☑ b two\n",
    ),
    "a header in bold": (table([p(t("a", BOLD)), p(t("b", BOLD))], ["c", "d"]), "| a | b |\n|---|---|\n| c | d |\n"),
    "shapes in a group": (p("A", GROUP) + p("B"), "A\n\n- Donor\n- Recipient\n\nB\n"),
    "the caption of an unsupported picture": (
        p("As ", field("REF _Ref7", t("Figure 1")), " shows.")
        + p(picture("rQ"))
        + p(marked("_Ref7", t("Figure 1")), t(": Map of the basin"), style="caption"),
        "As Figure 1 shows.\n\nFigure 1: Map of the basin\n",
    ),
    "raised letters": (p("a", t("2", '<w:position w:val="8"/><w:sz w:val="12"/>')), "a^2^\n"),
    "more text in an item of LibreOffice": (item("a", 2) + item("more", 0) + item("b", 2), "1. a\n\n   more\n\n2. b\n"),
    "numbers of levels": (
        "".join(p(t(one, BOLD)) + p(TEXT) for one in ("1. One", "1.1 Two", "1.2 Three", "2. Four")),
        f"# One\n\n{TEXT}\n\n## Two\n\n",
    ),
    "numbers with tabs": (p("a\tb\tc") + p("d\t14\t60"), "| a | b | c |\n|---|---|---|\n| d | 14 | 60 |\n"),
    "lines with tabs": (p("a\tb\tc") + p("d\te\tf"), "| a | b | c |\n|---|---|---|\n| d | e | f |\n"),
    "columns of text": (table([p(TEXT) + p("a"), p("b")]), f"{TEXT}\n\na\n\nb\n"),
    "a formula": (
        p("So ", f"<m:oMath><m:f>{FRACTION}</m:f></m:oMath>"),
        "So $\\frac{a}{\\beta }$\n",
    ),
    "a picture of older Word": (p(VML), '![](images/1.png){alt="Map"}'),
    "code": (p("a = 1", style="Code") + p("b = 2", style="Code"), "```\na = 1\nb = 2\n```\n"),
    "a definition": (HEAD + p("Aar", style="Term") + p("A river.", style="Def"), "Aar\n: A river.\n"),
    "headings in custom styles": (p("One", style="Head1") + p("Two", style="Head2"), "# One\n\n## Two\n"),
    "headings that begin at a deeper level": (p("One", style="H2") + p("Two", style="H3"), "# One\n\n## Two\n"),
    "headings by size": (
        "".join(p(TEXT) + p(t(words, looks)) for words, looks in (("One", LARGER), ("Two", BOLD), ("Three", LARGER))),
        f"# One\n\n{TEXT}\n\n## Two\n\n{TEXT}\n\n# Three\n",
    ),
    "a chart": (
        p('<w:r><w:drawing><c:chart r:id="rC"/></w:drawing></w:r>') + p("Figure 1. Flow", style="caption"),
        "::: {.chart type=bar}\n|  | 2020 |\n|---|---|\n| Aar | 14 |\n| Bel | 9.5 |\n\n: Flow\n:::\n",
    ),
    "a chart in briefpress styles": (
        p('<w:r><w:drawing><c:chart r:id="rC"/></w:drawing></w:r>', style="Fig") + p("Source: Survey", style="Src"),
        '::: {.chart type=bar}\n|  | 2020 |\n|---|---|\n| Aar | 14 |\n| Bel | 9.5 |\n\n: {source="Survey"}\n:::\n',
    ),
    "a scatter chart of words": (
        p('<w:r><w:drawing><c:chart r:id="rX"/></w:drawing></w:r>'),
        "|  | 2020 |\n|---|---|\n| Aar | 14 |\n| Bel | 9.5 |\n",
    ),
    "values of one category": (
        p('<w:r><w:drawing><c:chart r:id="rY"/></w:drawing></w:r>'),
        "| Aar | 14 |\n| Aar | 9.5 |\n",
    ),
    "a diagram": (p('<w:r><w:drawing><dgm:relIds r:dm="rD"/></w:drawing></w:r>'), "- Measure\n- Publish\n"),
    "an embedded page": (p("a") + '<w:altChunk r:id="rH"/>', "a\n\nWords of **it**\n\n- one\n"),
}  # fmt: skip
STYLES = (
    style("House", "House Bullets", p='<w:numPr><w:numId w:val="1"/></w:numPr>')
    + style("Code", "Source Code")
    + style("FigNo", "Figure/Table Number", r=BOLD)
    + style("FigTitle", "Figure/Table Title", r="<w:i/>")
    + style("Pull", "Pull Quote")
    + style("Fig", "Figure")
    + style("Src", "Source Line")
    + style("Term", "Definition Term", r=BOLD)
    + style("Def", "Definition")
    + style("Head1", "Head1 Unnumbered", r=BOLD)
    + style("Head2", "Head2 Unnumbered")
)
SERIES = (
    "<c:ser><c:tx><c:v>2020</c:v></c:tx>"
    "<c:cat><c:pt idx='0'><c:v>Aar</c:v></c:pt><c:pt idx='1'><c:v>Bel</c:v></c:pt></c:cat>"
    "<c:val><c:pt idx='0'><c:v>14</c:v></c:pt><c:pt idx='1'><c:v>9.5</c:v></c:pt></c:val></c:ser>"
)
POINTS = "".join(f"<dgm:pt><a:p><a:t>{words}</a:t></a:p></dgm:pt>" for words in ("Measure", "Publish"))
PARTS: dict[str, tuple[str, str | bytes]] = {
    "rP": PNG,
    "rC": ("chart", f"<c:x {NAMES}><c:plotArea><c:barChart>{SERIES}</c:barChart></c:plotArea></c:x>"),
    "rX": ("chart", f"<c:x {NAMES}><c:plotArea><c:scatterChart>{SERIES}</c:scatterChart></c:plotArea></c:x>"),
    "rY": (
        "chart",
        f"<c:x {NAMES}><c:plotArea><c:barChart>{SERIES.replace('Bel', 'Aar')}</c:barChart></c:plotArea></c:x>",
    ),
    "rT": (
        "chart",
        f"<c:x {NAMES}><c:chart><c:title><a:t>Flow in km</a:t></c:title><c:plotArea><c:barChart>{SERIES}</c:barChart>"
        "</c:plotArea></c:chart></c:x>",
    ),
    "rA": (
        "chart",
        f"<c:x {NAMES}><c:plotArea><c:barChart>{SERIES}</c:barChart><c:valAx><c:title><a:t>km</a:t></c:title></c:valAx>"
        "<c:catAx><c:title><a:t>Ye</a:t><a:t>ar</a:t></c:title></c:catAx></c:plotArea></c:x>",
    ),
    "rD": ("diagramData", f"<dgm:dataModel {NAMES}>{POINTS}</dgm:dataModel>"),
    "rH": ("aFChunk", "<p>Words of <b>it</b></p><ul><li>one</li></ul>"),
}


@pytest.mark.parametrize("case", BLOCKS)
def test_it_is_written_with_its_own_syntax(case: str) -> None:
    body, expected = BLOCKS[case]
    assert expected in imported(body, styles=STYLES, parts=PARTS).text + "\n"


RAISED = '<w:vertAlign w:val="superscript"/>'
LARGE = '<w:sz w:val="52"/>'
FRONTS = {
    "the largest line is the title": (
        p("Policy Brief No. 4 | March 2024") + p(t("Sharing rivers", LARGE)) + p("Maria Keller and Jo Lind"),
        'title: Sharing rivers\nkind: policy-brief\nnumber: "4"\ndate: "2024-03"\nlang: en-GB\n'
        "author:\n  - name: Maria Keller\n  - name: Jo Lind\n",
    ),
    "the only first heading is the title": (
        p("Sharing rivers", style="H1") + p("Aar", style="H2") + p(TEXT) + p("Bel", style="H2"),
        "title: Sharing rivers\nlang: en-GB\n---\n\n# Aar\n",
    ),
    "authors with their institution": (
        p("Rivers", style="Title") + p("By Maria Keller, Institute for Water"),
        "  - name: Maria Keller\n    affiliations: Institute for Water\n",
    ),
    "several authors with institutions": (
        p("Rivers", style="Title") + p("Ada Novak, Water Institute; Ben Roy, River Commission"),
        "  - name: Ada Novak\n    affiliations: Water Institute\n  - name: Ben Roy\n    affiliations: River ",
    ),
    "authors and a date in one line": (
        p("Rivers", style="Title") + p("Ada Novak and Ben Roy · 12 March 2024"),
        'date: "2024-03-12"\nlang: en-GB\nauthor:\n  - name: Ada Novak\n  - name: Ben Roy\n',
    ),
    "authors below a heading that is the title": (
        p("Rivers", style="H1") + p(t("By Ada Novak", BOLD)) + p("Aar", style="H2") + p(TEXT) + p("Bel", style="H2"),
        "title: Rivers\nlang: en-GB\nauthor:\n  - name: Ada Novak\n---\n\n# Aar\n",
    ),
    "authors with keys for institutions and a corresponding author": (
        p("Rivers", style="Title")
        + p("Ada Novak", t("1,*", RAISED), ", Ben Roy", t("1,2", RAISED))
        + p(t("1", RAISED), " Delta University")
        + p(t("2", RAISED), " Water Institute")
        + p(t("*", RAISED), " Corresponding author: ada@delta.example"),
        "author:\n  - name: Ada Novak\n    affiliations: Delta University\n    email: ada@delta.example\n"
        "    corresponding: true\n  - name: Ben Roy\n    affiliations:\n"
        "      - Delta University\n      - Water Institute\n---",
    ),
    "a line with a key that no author has": (
        p("Rivers", style="Title")
        + p("Ada Novak", t("1", RAISED))
        + p(t("1", RAISED), " Delta University")
        + p(t("†", RAISED), " All figures are provisional.")
        + HEAD,
        "    affiliations: Delta University\n---\n\n^†^ All figures are provisional.\n",
    ),
    "a person who prepared a file without styles": (
        p("SHARING THE RIVER") + p("Prepared by: Ada Novak") + p("1. FINDINGS") + p("1.1 Water") + p(TEXT)
        + p("2. DATA") + p("a\tb\tc") + p("1\t2\t3") + p("4\t5\t6") + p("NEXT STEPS") + p(TEXT),
        "title: SHARING THE RIVER\nlang: en\nauthor:\n  - name: Ada Novak\nnumber-sections: true\n---\n\n"
        f"# FINDINGS\n\n## Water\n\n{TEXT}\n\n# DATA\n\n| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |\n| 4 | 5 | 6 |\n\n"
        "# NEXT STEPS {.unnumbered}\n",
    ),
    "authors in French": (
        p("Rivières", style="Title") + p("Par Jean Roy et Élise d’Aubigné, Institut de l’eau"),
        "  - name: Jean Roy\n  - name: Élise d’Aubigné\n    affiliations: Institut de l’eau\n",
    ),
    "authors in Russian": (
        p("Реки", style="Title") + p("Авторы: Ольга Смирнова и Иванов И. И.") + p("Институт воды"),
        "  - name: Ольга Смирнова\n    affiliations: Институт воды\n  - name: Иванов И. И.\n    affiliations: ",
    ),
    "authors in Arabic": (
        p("المياه", style="Title") + p("إعداد: د. ليلى حداد وأحمد السيد") + p("آذار/مارس 2024"),
        'date: "2024-03"\nlang: ar\nauthor:\n  - name: د. ليلى حداد\n  - name: أحمد السيد\n---',
    ),
    "authors with degrees": (
        p("Rivers", style="Title") + p("Ada Novak, PhD, and Ben Roy, M.Sc."),
        "author:\n  - name: Ada Novak, PhD\n  - name: Ben Roy, M.Sc.\n---",
    ),
    "an institution in Chinese": (
        p("政策简报 第5期") + p("河流", style="Title") + p("作者：王小明、李丽（清华大学）") + HEAD,
        'kind: policy-brief\nnumber: "5"\nlang: zh\nauthor:\n'
        '  - name: 王小明\n  - name: 李丽\n    affiliations: 清华大学\n',
    ),
    "a kind in the title": (
        p("Policy brief 4: Rivers", style="Title"),
        'title: Rivers\nkind: policy-brief\nnumber: "4"\n',
    ),
    "authors in Chinese": (
        p("河流", style="Title") + p("作者：王小明、李麗") + HEAD,
        "author:\n  - name: 王小明\n  - name: 李麗\n---",
    ),
    "authors with institutions in parentheses": (
        p("Rivers", style="Title") + p("Authors: Lena Holm, Pekka Virtanen (University of Turku)"),
        "  - name: Lena Holm\n  - name: Pekka Virtanen\n    affiliations: University of Turku\n---",
    ),
    "authors and a date after a comma": (
        p("Rivers", style="Title") + p("By Ada Novak and Ben Roy, 4 May 2021"),
        'date: "2021-05-04"\nlang: en-GB\nauthor:\n  - name: Ada Novak\n  - name: Ben Roy\n---',
    ),
    "an author with a position": (
        p("Rivers", style="Title") + p("By Ada Novak, Senior Fellow"),
        "  - name: Ada Novak\n    affiliations: Senior Fellow\n---",
    ),
    "the institution below the authors": (
        p("Rivers", style="Title") + p("Ada Novak and Ben Roy") + p("Centre for Water"),
        "    affiliations: Centre for Water\n  - name: Ben Roy\n    affiliations: Centre for Water\n",
    ),
    "a series and its number": (
        p("BRIEFING PAPER") + p("No. 112 · October 2020") + p("Rivers", style="Title"),
        'title: Rivers\nseries: Briefing paper\nnumber: "112"\ndate: "2020-10"\n',
    ),
    "known parts of a line": (
        p("Rivers", style="Title") + p("Jo Lind | June 2022 | Brief 14 | Aar"),
        'series: Brief\nnumber: "14"\ndate: "2022-06"\nlang: en-GB\nauthor:\n  - name: Jo Lind\n---\n\nAar\n',
    ),
    "words beside a date": (
        p("Rivers", style="Title") + p("Institute for Water, 4 June 2021"),
        'title: Rivers\ndate: "2021-06-04"\nlang: en-GB\n---\n\nInstitute for Water\n',
    ),
    "the word for a year": (
        p("Річки", style="Title") + p("березень 2024 року"),
        'title: Річки\ndate: "2024-03"\nlang: uk\n---\n',
    ),
    "lines above the title": (
        p(t("MINISTRY OF WATER", BOLD)) + p(t("Rivers", LARGE)) + p("May 2018") + p(TEXT),
        'title: Rivers\ndate: "2018-05"\nlang: en-GB\n---\n\n**MINISTRY OF WATER**\n',
    ),
    "a first chapter in larger letters": (
        p(t("Rivers", LARGE)) + p("May 2018") + p(t("Aar", LARGER + BOLD)) + p(TEXT) + p(t("Bel", LARGER + BOLD)),
        'title: Rivers\ndate: "2018-05"\nlang: en-GB\n---\n\n# Aar\n',
    ),
    "a cover in Arabic": (
        p("المياه", style="Title") + p("موجز سياسات رقم 5 – آذار 2023") + p("إعداد: ليلى حداد"),
        'kind: policy-brief\nnumber: "5"\ndate: "2023-03"\nlang: ar\nauthor:\n  - name: ليلى حداد\n',
    ),
    "authors with the numbers of institutions": (
        p("Rivers", style="Title")
        + p("Ada Novak", t("1", RAISED), " and Ben Roy", t("1,2", RAISED))
        + p(t("1", RAISED), " Institute; ", t("2", RAISED), " University"),
        "  - name: Ada Novak\n    affiliations: Institute\n  - name: Ben Roy\n"
        "    affiliations:\n      - Institute\n      - University\n---",
    ),
    "a table that is the cover": (
        table([p(t("Policy brief")) + p("Issue 4 | March 2024"), p(t("Rivers", LARGE)) + p(t("In dry years", LARGER))])
        + p(TEXT),
        'title: Rivers\nsubtitle: In dry years\nkind: policy-brief\nnumber: "4"\ndate: "2024-03"\n',
    ),
    "a memorandum": (
        table(["To:", "The minister"], ["From:", "Ada Novak"], ["Date:", "3 June 2024"], ["Subject:", "Rivers"])
        + p(TEXT),
        "title: Rivers\ndate: \"2024-06-03\"\nlang: en-GB\nauthor:\n  - name: Ada Novak\n---\n\nTo: The minister\n",
    ),
    "a day in Chinese": (p("河流", style="Title") + p("2024年6月3日"), 'date: "2024-06-03"\nlang: zh\n'),
    "a kind and a day": (
        p("POLICY BRIEF") + p("Rivers", style="Title") + p("12th March 2024"),
        'kind: policy-brief\ndate: "2024-03-12"\n',
    ),
    "numbers of headings": (
        p("1. Aar", style="H1") + p("1.1 Bel", style="H2") + p("2. Cor", style="H1") + p("Notes", style="H1"),
        "number-sections: true\n---\n\n# Aar\n\n## Bel\n\n# Cor\n\n# Notes {.unnumbered}\n",
    ),
    "numbers that are not consecutive": (
        p("I. Aar", style="H1") + p("III. Bel", style="H1"),
        "# I. Aar\n\n# III. Bel\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FRONTS)
def test_the_cover_becomes_front_matter(case: str) -> None:
    body, expected = FRONTS[case]
    assert expected in imported(body).text


LANGUAGES = {
    "de-DE": p(t("Das Becken verliert Wasser", '<w:lang w:val="de-DE"/>')),
    "fr": p("Le bassin perd de l'eau dans les pays et les villes, et une part des usages est pour le Nord, au Sud."),
    "ar": p("يفقد الحوض المياه كل عام"),
    "ja": p("流域は毎年水を失っている"),
    "zh-TW": p(t("流域每年失去水", '<w:lang w:val="en-US" w:eastAsia="zh-TW"/>')),
    "ar-EG": p(t("يفقد الحوض المياه", '<w:rtl/><w:lang w:bidi="ar-EG"/>')),
    "uk": p("Басейн щороку втрачає воду, і країни не згодні"),
}  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_language_is_that_of_the_text(lang: str) -> None:
    assert f"\nlang: {lang}\n" in imported(LANGUAGES[lang]).text


OBJECT = '<w:r><w:object><o:OLEObject ProgID="{}"/></w:object></w:r>'
ZOTERO = "ADDIN ZOTERO_ITEM CSL_CITATION {}"
REPORTED = {
    "an equation of an older editor": (
        p(OBJECT.format("Equation.DSMT4")),
        "an equation from an older equation editor was left out: write it as a formula, $...$",
    ),
    "a cropped picture": (
        p(picture("rP", "A").replace("<a:blip", '<a:srcRect l="20000"/><a:blip')),
        "images/1.png is cropped in Word, but is now shown whole: crop the picture file itself",
    ),
    "the titles of axes": (
        p('<w:r><w:drawing><c:chart r:id="rA"/></w:drawing></w:r>'),
        'the axis titles of a chart were left out: "km", "Year"',
    ),
    "a citation": (
        p(field(ZOTERO, t("(Lind 2020)"))),
        'the citation "(Lind 2020)" is now plain text: to let briefpress format them, write [@key]',
    ),
    "citations": (
        p(field(ZOTERO, t("(Lind 2020)")), field("CITATION Roy21", t("(Roy 2021)"))),
        '2 citations, "(Lind 2020)", "(Roy 2021)", are now plain text: to let briefpress format them, write [@key]',
    ),
    "the date of today": (
        p(field('DATE \\@ "d MMMM"', t("3 May"))),
        'the date field "3 May" is now plain text: briefs cannot update dates',
    ),
    "a field of a mail merge": (
        p("Dear ", field("MERGEFIELD Name", t("«Name»"))),
        'the mail-merge field "«Name»" is now plain text: write the text yourself',
    ),
    "the link of a picture": (
        p(picture("rP", "A").replace("<a:blip", '<a:hlinkClick r:id="rP"/><a:blip')),
        "the link from a picture to word/image-rP.png was left out: put it into the caption",
    ),
    "a link around a picture": (
        p(f'<w:hyperlink r:id="rP">{picture("rP", "A")}</w:hyperlink>'),
        "the link from a picture to word/image-rP.png was left out: put it into the caption",
    ),
    "a single typed bullet": (
        p("Text") + p("• a"),
        "1 paragraph that begins with a typed number or bullet is now a list item",
    ),
    "a line with the date": (
        p("Rivers", style="Title") + p("Draft, 4 June 2021, for comments"),
        'the date comes from the line "Draft, 4 June 2021, for comments", which is still in the text',
    ),
    "hidden text": (p("a", t("secret words", "<w:vanish/>")), 'hidden text was left out: "secret words"'),
    "a placeholder": (
        p(f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{t('Click here')}</w:sdtContent></w:sdt>", "a"),
        'the field "Click here" was never filled in and was left out',
    ),
    "a diagram": (BLOCKS["a diagram"][0], 'the SmartArt diagram "Measure" ... is now a list'),
    "the alt text of a diagram": (
        p('<w:r><w:drawing><wp:docPr id="1" descr="Two steps"/><dgm:relIds r:dm="rD"/></w:drawing></w:r>'),
        'the SmartArt diagram "Measure" ... is now a list; its alt text was "Two steps"',
    ),
    "a table of contents in any style": (
        p(t("Contents", BOLD)) + p(field("TOC \\o", t("Aar"))) + p("Aar", style="H1"),
        "the table of contents was left out: briefpress builds its own",
    ),
    "a list of figures": (
        p("Figures", style="H1") + p(field('TOC \\c "Figure"', t("Figure 1"))),
        "the list of figures was left out: with `lof: true`, briefpress builds its own",
    ),
    "an index": (p(field("INDEX", t("basin, 4"))), "the index was left out: briefs cannot contain one"),
    "a page number": (
        p("On ", field("PAGEREF _Ref1", t("4"))),
        'the page number "4" is now plain text: page numbers differ in the new brief',
    ),
    "many page numbers": (
        "".join(p("On ", field("PAGEREF _Ref1", t(number))) for number in "4567"),
        '4 page numbers, "4", "5", "6" ..., are now plain text: page numbers differ in the new brief',
    ),
    "tooltips of links": (
        p('<w:hyperlink r:id="rL" w:tooltip="Read this">' + t("here") + "</w:hyperlink>"),
        'links have no tooltips in a brief: "Read this" was left out',
    ),
    "a typed table of contents": (
        p("Contents") + p("Aar\t2") + p("Bel ...... 3") + p("Cor\t12"),
        "the table of contents was left out: briefpress builds its own",
    ),
}


@pytest.mark.parametrize("case", REPORTED)
def test_omissions_and_changes_are_reported(case: str) -> None:
    body, actual = REPORTED[case]
    assert actual in [finding.text for finding in imported(body, parts=PARTS).findings]


def test_remarks_state_the_line_and_the_page() -> None:
    broken = p("b", "<w:r><w:lastRenderedPageBreak/></w:r>", "c")
    found = imported(HEAD + p("a") + broken + p(picture("rP")), parts=PARTS)
    remark = next(finding for finding in found.findings if "no alt text" in finding.text)
    assert remark.place is not None
    assert found.text.split("\n")[remark.place.line - 1] == "![](images/1.png)"
    assert remark.text.endswith("(page 2 in Word)")


def test_an_embedded_page_keeps_its_tables_lists_marks_and_links() -> None:
    page = (
        "<body><h2>Web</h2><p>A <b>bold</b> word,<br>a <a href='https://example.org/x'>long story</a></p>"
        "<ul><li>one<ul><li>in</li></ul></li><li>two</li></ul>"
        "<table><tr><th>C</th><th colspan=2>V</th></tr><tr><td rowspan=2>P</td><td>1</td><td>2</td></tr>"
        "<tr><td>3</td><td>4</td></tr></table></body>"
    )
    text = imported(p("a") + '<w:altChunk r:id="rA"/>', parts={"rA": ("aFChunk", page)}).text
    assert "# Web\n\nA **bold** word,\\\na [long story](https://example.org/x)\n\n- one\n  - in\n- two\n" in text
    assert "| C | V | < |\n|---|---|---|\n| P | 1 | 2 |\n| ^ | 3 | 4 |\n" in text


def test_an_embedded_word_file_keeps_its_headings_and_links_and_refers_to_no_other_part() -> None:
    link = '<w:hyperlink r:id="rL">' + t("far away") + "</w:hyperlink>"
    drawn = '<w:r><w:drawing><a:blip r:embed="rP"/></w:drawing></w:r>'
    inner = word(p("Inner", style="H2") + p("See ", link, drawn), parts={"rL": ("hyperlink", "x")})
    text = imported(p("a") + '<w:altChunk r:id="rH"/>', parts=PARTS | {"rH": ("aFChunk", inner)}).text
    assert "# Inner\n\nSee [far away](word/hyperlink-rL.xml)" in text
    assert "images/" not in text


@pytest.mark.parametrize(
    ("font", "code", "char"),
    [
        ("Symbol", "F0DE", "⇒"),
        ("Symbol", "F028", "("),
        ("Wingdings", "F04A", "☺"),
        ("Wingdings", "F081", "①"),
        ("Wingdings", "F0AB", "★"),
        ("Wingdings 2", "F050", "✓"),
        ("Wingdings 2", "F073", "⑩"),
        ("Wingdings 3", "F07D", "▶"),
        ("Webdings", "F061", "✔"),
        ("Webdings", "F072", "✖"),
    ],
)
def test_characters_of_symbol_fonts_become_the_same_signs(font: str, code: str, char: str) -> None:
    text = imported(p("Sign: ", f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>')).text
    assert f"Sign: {char}\n" in text + "\n"


def test_every_sign_of_a_symbol_font_can_be_published(desk: Desk) -> None:
    signs = [
        f'<w:r><w:sym w:font="{font}" w:char="{code:X}"/></w:r>'
        for font in ("Symbol", "Wingdings", "Wingdings 2", "Wingdings 3", "Webdings")
        for code in range(0xF021, 0xF100)
    ]
    text = imported(p("Signs: ", *signs)).text.replace("\ufffd", "")
    outcome = desk.publish(desk.raw(text), "--to", "pdf")
    assert "font-character" not in outcome.out + outcome.err


def test_a_table_at_the_start_of_a_cell_stays_in_that_cell() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{p('i1')}</w:tc><w:tc>{p('i2')}</w:tc></w:tr></w:tbl>{p('')}"
    cells = [f"<w:tc>{inside}</w:tc>" for inside in (p("Aar"), inner, p("Bel"), p("9"))]
    outer = f"<w:tbl><w:tr>{''.join(cells[:2])}</w:tr><w:tr>{''.join(cells[2:])}</w:tr></w:tbl>"
    assert "| Aar | i1 · i2 |\n|---|---|\n| Bel | 9 |" in imported(p("a") + outer).text


def test_typed_bullets_after_line_breaks_are_items() -> None:
    lines = p("We ask for:", BREAK, "- water", BREAK, "- air")
    assert "We ask for:\n\n- water\n- air\n" in imported(p("Intro") + lines).text + "\n"
    assert "One\\\n\\- two\n" in imported(p("Intro") + p("One", BREAK, "- two")).text + "\n"


def test_typed_bullets_with_a_larger_indent_are_nested() -> None:
    items = [p(f"• {words}", ppr=f'<w:ind w:left="{left}"/>') for words, left in (("a", 360), ("b", 720), ("c", 360))]
    assert "- a\n  - b\n- c\n" in imported(p("Intro") + "".join(items)).text + "\n"


def test_a_reference_to_a_note_is_another_mark_of_it() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = f'<w:footnotes {NAMES}><w:footnote w:id="2">{p("Note.")}</w:footnote></w:footnotes>'
    body = p("a", marked("_Ref5", mark), " b ", field("NOTEREF _Ref5 \\h", t("1")))
    text = imported(body, parts={"rF": ("footnotes", notes)}).text
    assert "a[^1] b [^1]\n\n[^1]: Note.\n" in text


@pytest.mark.parametrize("inside", [p("Aar"), item("Aar", 1) + item("Bel", 1)], ids=["words", "a list"])
def test_a_table_whose_first_row_spans_into_every_row_has_no_header_and_can_be_published(
    desk: Desk, inside: str
) -> None:
    top, below = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>', "<w:tcPr><w:vMerge/></w:tcPr>"
    rows = [(f"{top}{p('Rivers')}", inside), (f"{below}{p('')}", p("Cor"))]
    drawn = "".join(f"<w:tr><w:tc>{left}</w:tc><w:tc>{right}</w:tc></w:tr>" for left, right in rows)
    text = imported(p("a") + f"<w:tbl>{drawn}</w:tbl>").text
    desk.raw(text)
    assert "table-span" not in [code for code, _, _ in desk.found()]
    front, body = text.removeprefix("---\n").split("---\n", 1)
    table = next(block for block in desk.read(body, front=front).blocks if isinstance(block, Table))
    assert (len(table.head), len(table.body)) == (0, 2)
