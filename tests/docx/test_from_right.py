"""Right-to-left text in Word: mirrored margins, and phone numbers and addresses in left-to-right order."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from briefpress.docx.read import read_draft
from tests.desk import Desk
from tests.html.editions import docx_of, edition_of, read
from tests.readers.publishing import small_workspace
from tests.readers.word import WordFile, found, value, values

FRONT = """title: A
lang: {}
doi: 10.5555/river-papers.12
contacts:
  - name: N
    channels: {{phone: +31 30 123 45 67, email: a@example.org, web: "[موقع](https://example.org)"}}"""


def word_of(tmp_path: Path, lang: str) -> tuple[WordFile, bytes]:
    root = small_workspace(tmp_path, "# One\n\nWords.\n", FRONT.format(lang))
    data = docx_of(edition_of(read(root, "brief"), tmp_path), tmp_path, root)
    return WordFile(data), data


def test_margins_are_swapped(tmp_path: Path) -> None:
    """In Word, margins belong to the sides of the page in either direction, and chapters begin in the wide margin."""
    sides = []
    for lang in ("en", "ar"):
        word, _ = word_of(tmp_path / lang, lang)
        *_, last = word.sections()
        sides.append([int(value(last, f"w:pgMar/@w:{side}")) for side in ("left", "right")])
    assert sides[0][0] > sides[0][1]
    assert sides[1] == sides[0][::-1]


@pytest.mark.parametrize("shown", ["+31 30 123 45 67", "a@example.org", "10.5555/river-papers.12"])
def test_addresses_are_one_run_between_direction_marks(tmp_path: Path, shown: str) -> None:
    """In Word, setting the direction around the addresses would be enough, but LibreOffice does not support it."""
    word, data = word_of(tmp_path, "ar")
    links = found(word.document, ".//w:hyperlink[@r:id]")
    (link,) = [node for node in links if "".join(values(node, ".//w:t/text()")).strip("\u200e") == shown]
    assert values(link, ".//w:t/text()") == [f"\u200e{shown}\u200e"]
    assert not found(link, ".//w:rtl")
    assert any(piece.text == shown for paragraph in read_draft(data).paragraphs for piece in paragraph.pieces)


@pytest.mark.parametrize(
    ("text", "is_framed"),
    [
        ("Smith, J. (2020). *Rivers*. Oxford.", True), ("— @ada, [Rivers](https://example.org)", True),
        ("Words", False), ("كلمات Rivers.", False), ("20 %.", False),
    ],
)  # fmt: skip
def test_paragraphs_in_another_script_are_one_stretch(tmp_path: Path, text: str, *, is_framed: bool) -> None:
    """Otherwise, their full stop would be at the wrong end."""
    root = small_workspace(tmp_path, f"# One\n\n{text}\n", "title: A\nlang: ar")
    data = docx_of(edition_of(read(root, "brief"), tmp_path), tmp_path, root)
    (paragraph,) = WordFile(data).styled("Body Text")
    words = [*values(paragraph.node, ".//w:t/text()")]
    assert ((words[0], words[-1]) == ("\u200e", "\u200e")) is is_framed
    assert not (is_framed and found(paragraph.node, ".//w:rtl"))
    shown = ["".join(piece.text for piece in paragraph.pieces) for paragraph in read_draft(data).paragraphs]
    assert text.replace("*", "").partition("[")[0] in " ".join(shown)
    assert "\u200e" not in " ".join(shown)


def test_marks_that_libreoffice_joins_with_the_text_are_not_read(tmp_path: Path) -> None:
    root = small_workspace(tmp_path, "# One\n\nSmith, J. *Rivers*.\n", "title: A\nlang: ar")
    data = docx_of(edition_of(read(root, "brief"), tmp_path), tmp_path, root)
    joined, out = BytesIO(), BytesIO(data)
    with ZipFile(out) as old, ZipFile(joined, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                part = re.sub(b"<w:r><w:t>\xe2\x80\x8e</w:t></w:r>(<w:r><w:t[^>]*>)", b"\\1\xe2\x80\x8e", part)
                assert b"\xe2\x80\x8eSmith" in part
            new.writestr(name, part)
    shown = [
        "".join(piece.text for piece in paragraph.pieces) for paragraph in read_draft(joined.getvalue()).paragraphs
    ]
    assert "Smith, J. Rivers." in shown


def test_house_words_of_another_language_keep_their_order(tmp_path: Path) -> None:
    text = "# One\n\n| A |\n|---|\n| 1 |\n\n: All {#tbl-a}\n"
    root = small_workspace(tmp_path, text, "title: A\nlang: fa")
    word = WordFile(docx_of(edition_of(read(root, "brief"), tmp_path), tmp_path, root))
    (caption,) = word.styled("Table Caption")
    assert "".join(values(caption.node, ".//w:t/text()")) == "Table 1.\u200e All"


def test_titles_in_another_script_keep_their_full_stop(tmp_path: Path) -> None:
    """The marks are around the control, because Word replaces its content with the title in the file's properties."""
    root = small_workspace(tmp_path, "# One\n\nWords.\n", "title: Rivers (all). What now?\nlang: he")
    data = docx_of(edition_of(read(root, "brief"), tmp_path), tmp_path, root)
    word = WordFile(data)
    (title,) = word.styled("Title")
    lines = [
        title.node,
        *(element for part in word.stories if "header" in part for element in found(word.root(part), ".//w:p[w:sdt]")),
    ]
    assert len(lines) > 1
    for line in lines:
        assert values(line, ".//w:t/text()") == ["\u200e", "Rivers (all). What now?", "\u200e"]
        assert values(line, ".//w:sdt//w:t/text()") == ["Rivers (all). What now?"]
    assert "Rivers (all). What now?" in [
        "".join(p.text for p in paragraph.pieces) for paragraph in read_draft(data).paragraphs
    ]


def test_brackets_belong_to_the_text_in_them(tmp_path: Path) -> None:
    root = small_workspace(tmp_path, "# One\n\nكلمات OECD (2020) هنا.\n", "title: كلمات UN (New York).\nlang: ar")
    word = WordFile(docx_of(edition_of(read(root, "brief"), tmp_path), tmp_path, root))
    shown = {
        style: [
            (value(element, "w:t/text()"), bool(found(element, "w:rPr/w:rtl")))
            for element in found(paragraph.node, ".//w:r[w:t]")
        ]
        for style in ("Title", "Body Text")
        for paragraph in word.styled(style)
    }
    assert shown["Title"] == [("كلمات ", True), ("UN (New York)", False), (".", True)]
    assert shown["Body Text"] == [("كلمات ", True), ("OECD (2020)", False), (" هنا.", True)]


def test_code_is_copied_without_marks(tmp_path: Path) -> None:
    root = small_workspace(tmp_path, "# One\n\n```\nprint(x, y);\n```\n", "title: A\nlang: ar")
    word = WordFile(docx_of(edition_of(read(root, "brief"), tmp_path), tmp_path, root))
    (code,) = word.styled("Source Code")
    assert "".join(values(code.node, ".//w:t/text()")) == "print(x, y);"


def test_link_text_has_the_direction_of_the_text(tmp_path: Path) -> None:
    word, _ = word_of(tmp_path, "ar")
    (link,) = [node for node in found(word.document, ".//w:hyperlink") if values(node, ".//w:t/text()") == ["موقع"]]
    assert found(link, ".//w:rtl")


@pytest.mark.parametrize(("lang", "side"), [("en", "right"), ("ar", "left")])
def test_the_qr_code_is_on_the_side_where_lines_end(desk: Desk, lang: str, side: str) -> None:
    desk.brief("# One\n\nWords.\n", front=f"title: A\nlang: {lang}\ndoi: 10.5555/river-papers.12")
    assert desk.run("publish", "brief", "--to", "docx").code == 0
    word = WordFile(desk.root / "output/brief.docx")
    assert [value(paragraph.node, "w:pPr/w:framePr/@w:xAlign") for paragraph in word.styled("QR Code")] == [side]


def test_wide_tables_are_as_wide_as_the_text(tmp_path: Path) -> None:
    """Word and LibreOffice indent such a table from different sides."""
    text = "| A | B |\n|---|---|\n| 1 | 2 |\n\n: All of them {.wide}\n"
    widths = []
    for lang in ("en", "ar"):
        root = small_workspace(tmp_path / lang, text, f"title: A\nlang: {lang}")
        word = WordFile(docx_of(edition_of(read(root, "brief"), tmp_path), tmp_path, root))
        (table,) = found(word.document, ".//w:tblPr")
        widths.append((int(value(table, "w:tblW/@w:w")), bool(found(table, "w:tblInd"))))
    (wide, indented), (narrow, kept) = widths
    assert wide > narrow
    assert (indented, kept) == (True, False)


def test_charts_side_by_side_begin_on_the_right_and_stay_on_the_sheet(tmp_path: Path) -> None:
    chart = "::: {{.chart type=bar alt={0}}}\n| A | B |\n|---|---|\n| x | 1 |\n\n: {0}\n:::\n\n"
    text = f"::::: {{#fig-both .wide layout-ncol=2}}\n\n{chart.format('one')}{chart.format('two')}Both\n:::::\n"
    root = small_workspace(tmp_path, text, "title: A\nlang: ar")
    word = WordFile(docx_of(edition_of(read(root, "brief"), tmp_path), tmp_path, root))
    (row,) = (paragraph.node for paragraph in word.styled("Figure"))
    assert [alt.split()[0] for alt in values(row, ".//wp:docPr/@descr")] == ["two", "one"]
    assert (value(row, "w:pPr/w:bidi/@w:val"), value(row, "w:pPr/w:ind/@w:left")) == ("0", "")
    assert int(value(row, "w:pPr/w:ind/@w:right")) < 0


LISTS = "# One\n\n1. First\n\n- Second\n\n# Data {.appendix}\n\n::: recommendations\n1. Act.\n:::\n"
LABEL = "w:abstractNum/w:lvl[w:numFmt/@w:val!='none']"


def test_labels_begin_where_their_paragraphs_do_in_every_program(tmp_path: Path) -> None:
    """In right-to-left text, Word reads "left" as the right side; LibreOffice does not, and reads the fallback."""
    for lang, path in (("en", "w:lvlJc"), ("ar", "*/*[@Requires='w15']/w:lvlJc")):
        root = small_workspace(tmp_path / lang, LISTS, f"title: A\nlang: {lang}")
        word = WordFile(docx_of(edition_of(read(root, "brief"), tmp_path / lang), tmp_path / lang, root))
        numbering = word.root("word/numbering.xml")
        labels = found(numbering, LABEL)
        assert len(labels) > 20
        assert {value(label, f"{path}/@w:val") for label in labels} == {"left"}, lang
        others = values(numbering, f"{LABEL}/*/*[not(@Requires)]/w:lvlJc/@w:val")
        assert others == (["right"] * len(labels) if lang == "ar" else [])


def test_annexes_begin_at_the_same_position_as_other_chapters(tmp_path: Path) -> None:
    root = small_workspace(tmp_path, LISTS, "title: A\nlang: ar")
    word = WordFile(docx_of(edition_of(read(root, "brief"), tmp_path), tmp_path, root))
    _, annex = word.styled("heading 1")[:2]
    assert not found(annex.node, "w:pPr/w:ind")
    (definition,) = [
        level
        for level in found(word.root("word/numbering.xml"), LABEL)
        if "أ" in value(level, "w:lvlText/@w:val").split(".")[0] and value(level, "@w:ilvl") == "0"
    ]
    assert value(definition, "w:pPr/w:ind/@w:left") == value(word.styles["Heading1"], "w:pPr/w:ind/@w:left")
