"""Styles as a careful Word user would set them up: families, menus, theme, lists, languages."""

import re
from pathlib import Path

import pytest

from tests.desk import Desk
from tests.html.editions import docx_of
from tests.readers.pictures import picture
from tests.readers.styles import chain, style_of
from tests.readers.word import Node, WordFile, found, value, values

STYLES = "word/styles.xml"
LISTS = ["Brief Bullets", "Brief Numbers", "Brief Recommendations", "Brief Notes"]
GALLERY = [
    "Body Text", "heading 1", "heading 2", "heading 3", "List Bullet", "List Number", "Quote", "Recommendation",
    "Box Heading", "Box", "Key Messages", "Pull Quote", "Callout Note", "Callout Tip", "Callout Warning",
    "Callout Important", "Callout Caution", "Case Study", "Sidebar", "caption", "Table Caption", "Source Line",
    "Abstract", "heading 4", "heading 5", "heading 6", "Note Item",
]  # fmt: skip
ALWAYS = {"Normal", "Brief Table", "Table Grid", *GALLERY, *LISTS}  # styles that are shown before they are used
USED = ".//w:pStyle/@w:val | .//w:rStyle/@w:val | .//w:tblStyle/@w:val"
# Word's own names, whose spelling must not change because it identifies a built-in style.
LOWER = ("heading 1", "heading 6", "toc 1", "toc 6", "footnote text", "footnote reference", "endnote text", "header")
UPPER = ("Title", "Subtitle", "Body Text", "List Bullet", "List Bullet 2", "List Continue", "Quote", "TOC Heading")


def own_properties(style: Node, part: str) -> dict[str, str]:
    """Return the properties that a style sets itself, with their values."""
    return {str(node.tag).partition("}")[2]: value(node, "@w:val") for node in found(style, f"w:{part}/*")}


def visible_styles(word: WordFile) -> set[str]:
    """Return the names of the styles that Word shows."""
    return {value(style, "w:name/@w:val") for style in word.styles.values() if not found(style, "w:semiHidden")}


# Families


@pytest.mark.parametrize("name", LOWER + UPPER)
def test_built_in_styles_have_words_names_and_ids(each_docx: WordFile, name: str) -> None:
    style = each_docx.style(name)
    assert value(style, "@w:customStyle") == ""
    assert value(style, "@w:styleId").lower() == name.replace(" ", "").lower()


@pytest.mark.parametrize(
    ("name", "parents"),
    [
        ("heading 2", ["heading 1", "Normal"]),
        ("TOC Heading", ["heading 1", "Normal"]),
        ("List Bullet 2", ["List Bullet", "Body Text", "Normal"]),
        ("Abstract", ["Body Text", "Normal"]),
        ("Subtitle", ["Title", "Normal"]),
        ("toc 2", ["toc 1", "Normal"]),
        ("footer", ["header", "Normal"]),
        ("Contact Name", ["heading 2", "heading 1", "Normal"]),
    ],
)
def test_styles_are_in_families(each_docx: WordFile, name: str, parents: list[str]) -> None:
    assert chain(each_docx, name)[1:] == parents


def test_a_style_does_not_repeat_inherited_properties(each_docx: WordFile) -> None:
    """A change to Body Text or Heading 1 then affects the styles based on it."""
    assert set(own_properties(each_docx.style("heading 2"), "rPr")) == {"sz", "szCs"}
    assert own_properties(each_docx.style("Box"), "rPr") == {}
    assert own_properties(each_docx.style("List Bullet 2"), "rPr") == {}
    assert own_properties(each_docx.style("Normal"), "rPr") == {}
    for style in found(each_docx.root(STYLES), "w:style[@w:type='paragraph'][w:basedOn]"):
        parent = each_docx.styles[value(style, "w:basedOn/@w:val")]
        for part in ("pPr", "rPr"):
            whole = {(node.tag, tuple(node.items()), len(node)) for node in found(parent, f"w:{part}/*")}
            again = [node.tag for node in found(style, f"w:{part}/*") if (node.tag, tuple(node.items()), 0) in whole]
            assert again == [], value(style, "w:name/@w:val")


def test_inherited_properties_that_a_style_lacks_are_switched_off(each_docx: WordFile) -> None:
    assert own_properties(each_docx.style("Subtitle"), "rPr")["b"] == "0"
    assert not style_of(each_docx, "Subtitle").bold
    assert value(each_docx.style("TOC Heading"), "w:pPr/w:outlineLvl/@w:val") == "9"


def test_enter_after_a_heading_begins_body_text(each_docx: WordFile) -> None:
    for name in ("heading 1", "heading 6", "Organisation Name"):
        assert value(each_docx.style(name), "w:next/@w:val") == "BodyText"
    assert value(each_docx.style("Person Name"), "w:next/@w:val") == "PersonPosition"
    assert value(each_docx.style("Body Text"), "w:next/@w:val") == ""


def test_linked_styles_are_linked_both_ways_and_look_the_same(each_docx: WordFile) -> None:
    links = {id_: value(style, "w:link/@w:val") for id_, style in each_docx.styles.items() if found(style, "w:link")}
    assert {"Heading1", "Title", "Quote", "FootnoteText", "Header"} < set(links)
    assert {links[other] for other in links.values()} == set(links)
    assert all(links[links[id_]] == id_ for id_ in links)
    assert value(each_docx.style("Heading 1 Char"), "@w:type") == "character"
    size = value(each_docx.style("Heading 1 Char"), "w:rPr/w:sz/@w:val")
    assert float(size) / 2 == style_of(each_docx, "heading 1").size


# Menus


def test_the_style_gallery_contains_the_styles_for_writing_in_order(each_docx: WordFile) -> None:
    """Styles for covers and contents are not in the gallery."""
    gallery = [style for style in each_docx.styles.values() if found(style, "w:qFormat")]
    order = sorted(gallery, key=lambda style: int(value(style, "w:uiPriority/@w:val")))
    names = [value(style, "w:name/@w:val") for style in order]
    assert names == GALLERY
    assert len({value(style, "w:uiPriority/@w:val") for style in gallery}) == len(gallery)


def test_only_styles_in_use_are_shown(seed_docx: WordFile, stress_docx: WordFile) -> None:
    for word in (seed_docx, stress_docx):
        used = {id_ for part in word.stories for id_ in values(word.root(part), USED)}
        names = {value(word.styles[id_], "w:name/@w:val") for id_ in used} | ALWAYS
        assert names <= visible_styles(word)
        others = [word.style(name) for name in visible_styles(word) - names]
        ids = {id_ for id_, style in word.styles.items() if value(style, "w:name/@w:val") in names}
        assert [style for style in others if value(style, "w:link/@w:val") not in ids] == []
    assert "Attribution" not in visible_styles(seed_docx)
    assert "Quote" in visible_styles(seed_docx), "the toolbox is shown"


def test_a_new_table_looks_like_a_brand_table(each_docx: WordFile) -> None:
    """Text in Normal is spaced like body text outside tables, and small and tight in cells."""
    assert value(each_docx.root("word/settings.xml"), "w:defaultTableStyle/@w:val") == "BriefTable"
    text = style_of(each_docx, "Table Text")
    for name in ("Brief Table", "Table Grid"):
        style = each_docx.style(name)
        assert float(value(style, "w:rPr/w:sz/@w:val")) / 2 == text.size
        assert (value(style, "w:pPr/w:spacing/@w:before"), value(style, "w:pPr/w:spacing/@w:after")) == ("0", "0")
        assert found(style, "w:tblPr/w:tblCellMar/w:left")
    sides = {str(side.tag).partition("}")[2] for side in found(each_docx.style("Table Grid"), ".//w:tblBorders/*")}
    assert sides == {"top", "left", "bottom", "right", "insideH", "insideV"}


def test_pasted_paragraphs_are_spaced_as_text_is(each_docx: WordFile) -> None:
    (defaults,) = found(each_docx.root(STYLES), "w:docDefaults/w:pPrDefault/w:pPr/w:spacing")
    assert float(value(defaults, "@w:before")) / 20 == style_of(each_docx, "Body Text").before > 0


def test_hidden_styles_appear_when_they_are_used(each_docx: WordFile) -> None:
    hidden = found(each_docx.root(STYLES), "w:style[w:semiHidden]")
    assert hidden
    assert [style for style in hidden if not found(style, "w:unhideWhenUsed")] == []


def test_words_other_styles_stay_hidden(each_docx: WordFile) -> None:
    (latent,) = found(each_docx.root(STYLES), "w:latentStyles")
    assert (value(latent, "@w:defSemiHidden"), value(latent, "@w:defUnhideWhenUsed")) == ("1", "1")
    assert value(latent, "@w:count") == "376"
    open_ = values(latent, "w:lsdException[@w:semiHidden='0']/@w:name")
    assert set(open_) == {"Normal", "Strong", "Emphasis", "Table Grid"}


# Theme


def test_the_theme_contains_the_colours_and_fonts_of_the_brand(each_docx: WordFile) -> None:
    """Theme colours and fonts chosen in Word therefore change the styles."""
    styles = each_docx.root(STYLES)
    colors = found(styles, ".//w:rPr/w:color[@w:val!='auto'] | .//w:pBdr/*[@w:color!='auto']")
    assert len(colors) > 20
    assert [value(node, "@w:val") for node in colors if not value(node, "@w:themeColor")] == []
    backgrounds = found(styles, ".//w:shd[@w:fill!='auto']")
    assert backgrounds
    assert [value(node, "@w:fill") for node in backgrounds if not value(node, "@w:themeFill")] == []
    fonts = found(styles, ".//w:rFonts[not(@w:ascii = 'IBM Plex Mono')]")  # a theme has no font for code
    themed = {(value(node, "@w:asciiTheme"), value(node, "@w:hAnsiTheme"), value(node, "@w:cstheme")) for node in fonts}
    assert themed == {("minorHAnsi", "minorHAnsi", "minorBidi"), ("majorHAnsi", "majorHAnsi", "majorBidi")}
    assert found(each_docx.root("word/settings.xml"), "w:clrSchemeMapping")


def test_the_first_accent_is_the_colour_of_the_brand(each_docx: WordFile, brand: str) -> None:
    theme = each_docx.root("word/theme/theme1.xml")
    accents = [value(theme, f".//a:accent{number}/a:srgbClr/@val") for number in range(1, 7)]
    assert accents[0] == ("1F4E6B" if brand == "plain" else "002147")
    assert "FFFFFF" not in accents
    assert ("C8102E" in accents) == (brand != "plain")


def test_colours_and_fonts_outside_the_theme_are_written_directly(desk: Desk) -> None:
    css = ".quote { color: #123456; font-family: 'Courier New'; background: #fedcba; border-left: 1pt solid #654321 }"
    word = published(desk, css)
    style = word.style("Quote")
    assert value(style, "w:rPr/w:color/@w:themeColor") == ""
    assert value(style, "w:rPr/w:rFonts/@w:asciiTheme") == ""
    assert value(style, "w:rPr/w:rFonts/@w:cs") == "Courier New"
    assert value(style, "w:pPr/w:shd/@w:themeFill") == ""
    look = style_of(word, "Quote")
    assert (look.font, look.color, look.background, look.borders["left"].color) == (
        "Courier New",
        "123456",
        "FEDCBA",
        "654321",
    )


# Runs and paragraphs


def test_runs_contain_only_differences_from_their_paragraph(desk: Desk) -> None:
    css = ".verbatim-char { font: italic 700 8pt/10pt 'Courier New'; text-transform: uppercase }"
    style = published(desk, css).style("Verbatim Char")
    rpr = {name for name in own_properties(style, "rPr") if not name.endswith("Cs")}
    assert rpr == {"rFonts", "b", "i", "caps", "sz", "shd", "noProof"}


def test_text_that_is_not_displayed_is_hidden(desk: Desk) -> None:
    word = published(desk, ".quote, .verbatim-char, .list-bullet { display: none }")
    for name in ("Quote", "List Bullet"):
        assert style_of(word, name).hidden
    assert found(word.style("Verbatim Char"), "w:rPr/w:vanish")
    assert not style_of(word, "Body Text").hidden
    assert not style_of(word, "List Bullet 2").hidden


def test_backgrounds_of_paragraphs_are_in_their_style(seed_docx: WordFile) -> None:
    """If the paragraph repeated the colour, a change to the style would have no effect."""
    cover = {"Title", "Cover Label", "Cover Mark", "Cover Organisation", "Date"}
    again = {p.style for p in seed_docx.paragraphs if found(p.node, "w:pPr/w:shd")}
    assert again == cover
    assert style_of(seed_docx, "Key Messages").background


# Lists


def test_lists_have_styles_of_their_own(each_docx: WordFile) -> None:
    numbering = each_docx.root("word/numbering.xml")
    lists = found(each_docx.root(STYLES), "w:style[@w:type='numbering'][@w:customStyle]")
    assert [value(style, "w:name/@w:val") for style in lists] == LISTS
    for style in lists:
        num = value(style, "w:pPr/w:numPr/w:numId/@w:val")
        definition = value(numbering, f"w:num[@w:numId='{num}']/w:abstractNumId/@w:val")
        link = f"w:abstractNum[@w:abstractNumId='{definition}']/w:styleLink/@w:val"
        assert value(numbering, link) == value(style, "@w:styleId")


def test_new_tables_and_paragraphs_begin_in_the_brands_styles(each_docx: WordFile) -> None:
    settings = each_docx.root("word/settings.xml")
    for name in ("defaultTableStyle", "clickAndTypeStyle"):
        assert value(settings, f"w:{name}/@w:val") in each_docx.styles


# Languages


@pytest.mark.parametrize(
    ("lang", "attribute", "tag"),
    [
        ("en-GB", "val", "en-GB"),
        ("uk", "val", "uk-UA"),
        ("ar", "bidi", "ar-EG"),
        ("he-IL", "bidi", "he-IL"),
        ("zh-Hant", "eastAsia", "zh-TW"),
        ("ja", "eastAsia", "ja-JP"),
        ("az-Arab", "bidi", "az-Arab-IR"),
        ("sr-Latn", "val", "sr-Latn-RS"),
    ],
)
def test_the_language_is_where_word_expects_it(desk: Desk, lang: str, attribute: str, tag: str) -> None:
    """The language has a region, as Word's proofing tools expect, and the language for Latin letters is one with such
    letters.
    """
    word = published(desk, front=f"title: A\nlang: {lang}\ntoc: false")
    (language,) = found(word.root(STYLES), "w:docDefaults//w:lang")
    latin = tag if attribute == "val" else "en-US"
    assert (value(language, "@w:val"), value(language, f"@w:{attribute}")) == (latin, tag)
    assert all(value(language, f"@w:{name}") for name in ("val", "eastAsia", "bidi"))
    (chosen,) = found(word.root("word/settings.xml"), "w:themeFontLang")
    assert {str(key).partition("}")[2]: str(own_properties) for key, own_properties in chosen.items()} == {
        "val": latin,
        attribute: tag,
    }


@pytest.mark.parametrize(("lang", "bidi"), [("ar", True), ("en", False)])
def test_right_to_left_text_gets_its_direction_from_its_style(desk: Desk, lang: str, bidi: bool) -> None:
    word = published(desk, front=f"title: A\nlang: {lang}\ntoc: false")
    assert bool(found(word.style("Normal"), "w:pPr/w:bidi")) == bidi
    (paragraph,) = (paragraph for paragraph in word.paragraphs if "Words" in paragraph.text)
    turned = ["".join(values(run, "w:t/text()")) for run in found(paragraph.node, ".//w:r[w:rPr/w:rtl]")]
    assert not re.search("[a-z]", "".join(turned)), "Latin words run from left to right everywhere"


def test_runs_have_a_direction_in_right_to_left_text(desk: Desk) -> None:
    word = published(desk, body="تقرير OECD هنا\n", front="title: A\nlang: ar\ntoc: false")
    (paragraph,) = (paragraph for paragraph in word.paragraphs if "OECD" in paragraph.text)
    runs = [
        ("".join(values(run, "w:t/text()")), bool(found(run, "w:rPr/w:rtl"))) for run in found(paragraph.node, ".//w:r")
    ]
    assert runs == [("تقرير ", True), ("OECD", False), (" هنا", True)]


@pytest.mark.parametrize(("lang", "attribute"), [("uk-UA", "val"), ("zh-CN", "eastAsia"), ("he-IL", "bidi")])
def test_text_in_another_language_is_marked_where_word_expects_it(desk: Desk, lang: str, attribute: str) -> None:
    word = published(desk, body=f"Some [words]{{lang={lang[:2]}}} here.\n")
    (own_properties,) = found(word.paragraph("Some").node, ".//w:r/w:rPr/w:lang")
    assert {str(key).partition("}")[2]: value_ for key, value_ in own_properties.items()} == {attribute: lang}


def test_letters_of_another_script_have_the_font_that_the_brand_names_for_it(desk: Desk) -> None:
    word = published(desk, front="title: مشاركة\nlang: ar\ntoc: false")
    (fonts,) = found(word.root(STYLES), "w:docDefaults//w:rFonts")
    assert (value(fonts, "@w:cs"), value(fonts, "@w:ascii")) == ("Almarai", "Roboto")
    theme = word.root("word/theme/theme1.xml")
    assert values(theme, ".//a:fontScheme/*/a:cs/@typeface") == ["Almarai", "Almarai"]
    assert "Almarai" in values(word.root("word/fontTable.xml"), "w:font/@w:name")


# Tables

TABLE = """
| Country | 2024 |
|---|--:|
| Poland | 5 |
| Latvia | 6 |
"""


def test_the_table_style_comes_from_the_css_of_the_cells(desk: Desk) -> None:
    css = """
    .brief-table { border-top: 3pt solid #111111; border-bottom: 1pt solid #222222 }
    .table-text, .table-header { padding: 1pt 2pt 3pt 4pt; border-bottom: 0.5pt dotted #333333 }
    thead .table-header { background: #cccccc; border-bottom: 2pt solid #555555; vertical-align: middle }
    tbody .table-header { background: #bbbbbb }
    .brief-table tr:nth-child(even) .table-text { background: #aaaaaa }
    """
    word = published(desk, css, body=TABLE)
    style = word.style("Brief Table")
    borders = {str(node.tag).partition("}")[2]: node for node in found(style, "w:tblPr/w:tblBorders/*")}
    colors = {side: (value(node, "@w:color"), value(node, "@w:sz")) for side, node in borders.items()}
    assert colors == {"top": ("111111", "24"), "bottom": ("222222", "8"), "insideH": ("333333", "4")}
    margins = [int(width) / 20 for width in values(style, "w:tblPr/w:tblCellMar/*/@w:w")]
    assert margins == [1, 4, 3, 2]
    backgrounds = {value(n, "@w:type"): value(n, "w:tcPr/w:shd/@w:fill") for n in found(style, "w:tblStylePr")}
    assert backgrounds == {"firstRow": "CCCCCC", "firstCol": "BBBBBB", "band2Horz": "AAAAAA"}
    first = found(style, "w:tblStylePr[@w:type='firstRow']/w:tcPr")[0]
    assert value(first, "w:tcBorders/w:bottom/@w:color") == "555555"
    assert value(first, "w:vAlign/@w:val") == "center"
    assert value(word.document, ".//w:tblLook/@w:noHBand") == "0"
    assert chain(word, "Table Header") == ["Table Header", "Table Text", "Normal"]


def test_a_table_without_bands_shows_none(desk: Desk) -> None:
    word = published(desk, body=TABLE)
    assert value(word.document, ".//w:tblLook/@w:noHBand") == "1"
    assert values(word.style("Brief Table"), "w:tblStylePr/@w:type") == ["firstRow"]


BODY = "# One\n\nWords `code`.\n\n> Quoted.\n\n- item\n"


FRONT = "title: A\ntoc: false\nproblems: {font-missing: off}"


def published(desk: Desk, css: str = "", front: str = FRONT, body: str = BODY) -> WordFile:
    """Publish a brief in a brand that adds `css` to the plain brand, and return its Word file."""
    with Path(desk.root / "styles/plain/style.css").open("a", encoding="utf-8") as file:
        file.write(css)
    desk.brief(body, front=front)
    outcome = desk.run("publish", "brief", "--to", "docx", "--output", str(desk.root / "made"))
    assert outcome.code == 0, outcome.err
    return WordFile(desk.root / "made/brief.docx")


# Pictures

PEOPLE = "ann: {name: Ann, portrait: {path: ann.png, alt: Ann}}\nbob: {name: Bob}\n"
GROUPS = "title: A\ntoc: false\npeople: [{role: authors, members: [ann, bob]}]"


@pytest.mark.parametrize(
    ("css", "size"),
    [
        ("width: 50pt; height: 60pt", (50, 60)),
        ("width: 50pt; height: auto", (50, 25)),
        ("width: auto; height: 30pt", (60, 30)),
        ("width: auto; height: auto", (90, 45)),  # 120 by 60 pixels
        ("width: 10%; height: auto", (33.732, 16.866)),  # of 119 mm
    ],
)
def test_pictures_have_the_size_that_css_gives_them(desk: Desk, css: str, size: tuple[float, float]) -> None:
    picture(desk.root / "source/ann.png", (120, 60))
    desk.people(PEOPLE)
    word = published(desk, f".portrait {{ {css} }}", front=GROUPS)
    ann, bob = (found(portrait.node, ".//wp:extent")[0] for portrait in word.styled("Portrait"))
    assert [int(value(ann, f"@{side}")) / 12700 for side in ("cx", "cy")] == pytest.approx(size, abs=0.02)
    assert int(value(bob, "@cx")) > 0


@pytest.mark.parametrize(
    ("css", "width"),
    [
        ("height: 20pt", 40),
        ("height: auto; width: 50pt", 50),
        ("height: auto; max-width: 30pt", 30),
        ("height: 50%; width: 5%", 16.866),
        ("height: 4000pt", 96.378),
    ],
)
def test_logos_have_the_size_that_css_gives_them(desk: Desk, css: str, width: float) -> None:
    picture(desk.root / "source/logo.png", (120, 60))
    desk.organisations("org: {name: Org, logo: {path: logo.png, alt: Org}, description: Words.}\n")
    word = published(desk, f".organisation-logo {{ {css} }}", front="title: A\ntoc: false\ncontributors: [org]")
    (logo,) = word.styled("Organisation Logo")
    assert int(value(logo.node, ".//wp:extent/@cx")) / 12700 == pytest.approx(width, abs=0.02)
    assert int(value(logo.node, ".//wp:extent/@cy")) / 12700 == pytest.approx(width / 2, abs=0.02)


def test_page_sides_are_swapped_in_right_to_left_text(desk: Desk) -> None:
    """Borders refer to the sides of the page, alignments to the direction of the text (17.3.1.17, 17.18.44)."""
    body = "> Words.\n\n| Words | More |\n|---|--:|\n| a | 1 |\n"
    left, right = (published(desk, body=body, front=f"title: A\nlang: {lang}\ntoc: false") for lang in ("en", "ar"))
    for word, side, alignment in ((left, "left", "right"), (right, "right", "left")):
        assert [str(line.tag).partition("}")[2] for line in found(word.style("Quote"), "w:pPr/w:pBdr/*")] == [side]
        assert set(values(word.document, ".//w:tbl//w:jc/@w:val")) == {alignment}


def test_characters_beside_chinese_letters_use_the_chinese_font(desk: Desk) -> None:
    """Otherwise, Word would use the Latin font."""
    word = WordFile(
        docx_of(desk.edition("中文·中文 and it’s.\n", front="title: A\nlang: zh-Hans")[0], desk.root / ".briefpress")
    )
    runs = found(word.paragraph("中文").node, ".//w:r[w:rPr/w:rFonts/@w:hint='eastAsia']")
    assert ["".join(values(run, "w:t/text()")) for run in runs] == ["·"]
