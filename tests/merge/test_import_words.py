"""Word files as other programs write them: all words are imported or reported."""

from __future__ import annotations

import io
import zipfile

import pytest

from briefpress.merge import Imported, import_file

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def imported(body: str, parts: dict[str, str] | None = None, kind: str = "") -> Imported:
    """Import a file with this text, and another part to which it has a relationship of this kind."""
    more = "".join(
        f'<Relationship Id="rX" Type="{OFFICE}/{kind}" Target="{name.removeprefix("word/")}"/>' for name in parts or {}
    )
    main = f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    files = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}">{main}</Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{more}</Relationships>',
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        **(parts or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return import_file(out.getvalue(), "old")


def p(words: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(words)}</w:p>"


def r(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


INNER = f"<w:tbl>{row(p('Aar'), p('14'))}{row(p('Bel'), p('9'))}</w:tbl>"
SYMBOLS = '<w:r><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>'
RUBY = f"<w:r><w:ruby><w:rt>{r('かわ')}</w:rt><w:rubyBase>{r('川')}</w:rubyBase></w:ruby></w:r>"
LINK = '<w:hyperlink w:anchor="{}">{}</w:hyperlink>'
MARK = '<w:bookmarkStart w:id="1" w:name="{}"/>'
WRITTEN = {
    "a heading by its outline": (
        p("River", '<w:outlineLvl w:val="0"/>') + p("Findings", '<w:outlineLvl w:val="1"/>'),
        "## Findings\n",
    ),
    "text by its outline": (p("Findings", '<w:outlineLvl w:val="9"/>'), "\nFindings\n"),
    "characters of other fonts": (f"<w:p>{r('See ')}{SYMBOLS}</w:p>", "See α→"),
    "how characters are read": (f"<w:p>{r('The ')}{RUBY}</w:p>", "The 川 (かわ)"),
    "a table in a cell": (
        f"<w:tbl>{row(p('River'), p('Data') + INNER)}{row(p('Cor'), p('None'))}</w:tbl>",
        "| River | Data<br>Aar · 14<br>Bel · 9 |\n|---|---|\n| Cor | None |",
    ),
    "a link to a heading": (
        f"<w:p>{LINK.format('_Ref7', r('below'))}</w:p>"
        f"<w:p><w:pPr><w:outlineLvl w:val='0'/></w:pPr>{MARK.format('_Ref7')}{r('Findings')}</w:p>",
        "[below](#ref7)\n\n# Findings {#ref7}",
    ),
    "a link to other text": (
        f"<w:p>{LINK.format('there', r('below'))}</w:p><w:p>{MARK.format('there')}{r('Text')}</w:p>",
        "\nbelow\n\nText",
    ),
    "a short first sentence": (p("Yes. We all agreed."), "\nYes. We all agreed.\n"),
    "a broken link around a typed reference": (
        f"<w:p>{r('See ')}{LINK.format('gone', r('Table 1'))}{r('.')}</w:p>{p('Table 1. Flows')}{INNER}",
        "\nSee @tbl-1.\n",
    ),
    "a tab to a margin": (f"<w:p>{r('left')}<w:r><w:ptab/></w:r>{r('right')}</w:p>", "left\tright"),
}


@pytest.mark.parametrize("case", WRITTEN)
def test_it_is_written_as_an_author_would(case: str) -> None:
    body, expected = WRITTEN[case]
    assert expected in imported(body).text + "\n"


REPORTED: dict[str, tuple[Imported, str]] = {
    "an embedded document": (
        imported(p("Text") + '<w:altChunk r:id="rX"/>', {"word/more.html": "<p>Words of <b>it</b></p>"}, "aFChunk"),
        "a document inside the file (html) is now text, without its pictures",
    ),
    "a diagram": (
        imported(
            p("Text"),
            {
                "word/data.xml": '<d xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:t>Steps</a:t></d>'
            },
            "diagramData",
        ),
        'a SmartArt diagram with the words "Steps" was left out',
    ),
    "WordArt": (
        imported(f"<w:p><w:r><w:pict><v:shape><v:textpath string='Big words'/></v:shape></w:pict></w:r>{r('x')}</w:p>"),
        'WordArt with the words "Big words" was left out',
    ),
    "an unknown character": (
        imported('<w:p><w:r><w:sym w:font="Webdings" w:char="F021"/></w:r></w:p>'),
        'a symbol of the font "Webdings" ("\ufffd" in the text) was left out',
    ),
    "a link to other text": (
        imported(f"<w:p>{LINK.format('there', r('below'))}</w:p>"),
        "1 link to a place other than a heading is now plain text",
    ),
    "a table in a cell": (
        imported(WRITTEN["a table in a cell"][0]),
        "each row of 1 table inside a cell is now a line of the cell",
    ),
}


@pytest.mark.parametrize("case", REPORTED)
def test_omissions_and_changes_are_reported(case: str) -> None:
    found, actual = REPORTED[case]
    assert any(actual in finding.text for finding in found.findings)
