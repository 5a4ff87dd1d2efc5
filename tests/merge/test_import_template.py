"""A document written with a brand's template becomes a brief with the same boxes, figures and contacts."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from lxml import etree

from tests.conftest import make_workspace
from tests.desk import Desk
from tests.merge.editing import R, w

GLOSSARY = "word/glossary/document.xml"


def with_quick_parts(template: bytes) -> bytes:
    """Return a document written with a template, with each Quick Part inserted at its end, as Word does it."""
    with zipfile.ZipFile(io.BytesIO(template)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    document, glossary = etree.fromstring(parts["word/document.xml"]), etree.fromstring(parts[GLOSSARY])
    related = etree.fromstring(parts["word/_rels/document.xml.rels"])
    theirs = etree.fromstring(parts["word/glossary/_rels/document.xml.rels"])
    moved = {str(element.get("Id")): element for element in theirs}
    for child in moved.values():
        if child.get("TargetMode") != "External":
            child.set("Target", f"glossary/{child.get('Target')}")
    for element in [element for body in glossary.iter(w("docPartBody")) for element in body]:
        for node in element.iter():
            for name, id_ in [*node.items()]:
                if str(name).startswith(f"{{{R}}}"):
                    new = etree.SubElement(related, moved[str(id_)].tag, dict(moved[str(id_)].attrib))
                    new.set("Id", f"part{len(related)}")
                    node.set(name, f"part{len(related)}")
        document[0][-1].addprevious(element)
    parts["word/document.xml"], parts["word/_rels/document.xml.rels"] = map(etree.tostring, (document, related))
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = types.replace(b"template.main+xml", b"document.main+xml")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> tuple[Desk, str]:
    desk = Desk(make_workspace(tmp_path_factory.mktemp("written") / "workspace", shared_cache))
    assert desk.run("template", "plain").code == 0
    file = desk.write("written.docx", with_quick_parts((desk.root / "output/plain.dotx").read_bytes()))
    outcome = desk.run("import", str(file))
    assert outcome.code == 0, outcome.err
    return desk, (desk.root / "source/written/brief.md").read_text(encoding="utf-8")


def test_lines_of_the_cover_become_front_matter(imported: tuple[Desk, str]) -> None:
    front = imported[1].split("---\n")[1]
    assert front.startswith("title: Title of the brief\nsubtitle: One line that says what the brief is about\n")
    assert 'date: "2026-01-15"\n' in front
    assert "author:\n  - name: Name of the author\n    affiliations: Institution\n" in front
    assert "abstract: |\n  Summarise in a few sentences what the brief is about and what it recommends.\n" in front
    assert "  - name: Name of the organisation\n    address: Street, town\n    channels:\n" in front
    assert '      email: office@example.org\n      phone: "+31 30 000 00 00"\n' in front


@pytest.mark.parametrize(
    "block",
    [
        '::: {.key-messages title="Key messages"}\n- The first key message, in one sentence.\n'
        "- The second key message.\n:::",
        '::: {.box title="Heading of the box"}\nText of the box.\n:::',
        '::: {.case-study title="Heading of the case study"}\nText of the case study.\n:::',
        '::: {.pull-quote attribution="Name of the speaker"}\nA sentence from the text.\n:::',
        "::: recommendations\n1. Describe what should be done.\n\n"
        '2. Describe what should be done. {addressee="Addressee"}\n:::',
        '::: {.callout-important title="Heading of the callout"}\nText of the callout.\n:::',
        '![Caption of the figure](images/1.png){alt="Write what the figure shows, for readers who cannot see it" '
        'source="Where the figure comes from"}',
        '| Second row | 3 | 4 |\n\n: Caption of the table {source="Where the data come from"}',
    ],
)
def test_quick_parts_become_blocks(imported: tuple[Desk, str], block: str) -> None:
    assert f"\n{block}\n" in imported[1]


def test_the_brief_has_no_problems(imported: tuple[Desk, str]) -> None:
    outcome = imported[0].run("check", "written", "--strict")
    assert (outcome.code, outcome.heads) == (0, [])


def word_file(*paragraphs: tuple[str, str]) -> bytes:
    """Return a file with paragraphs in these styles, which are created if they do not exist."""
    document = docx.Document()
    for style, text in paragraphs:
        if style not in [style.name for style in document.styles]:
            document.styles.add_style(style, WD_STYLE_TYPE.PARAGRAPH)
        document.add_paragraph(text, style=style)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        ([("Box", "a"), ("Box", "b"), ("Normal", "c")], "::: box\na\n\nb\n:::\n\nc\n"),
        ([("Box", "a"), ("Case Study", "b")], "::: box\na\n:::\n\n::: case-study\nb\n:::\n"),
        ([("Box Heading", "A"), ("Box", "a"), ("Box Heading", "B"), ("Box", "b")],
         '::: {.box title="A"}\na\n:::\n\n::: {.box title="B"}\nb\n:::\n'),
        ([("Box Heading", "alone"), ("Normal", "c")], "alone\n\nc\n"),
        ([("Table Caption", "no table"), ("Normal", "c")], "no table\n\nc\n"),
        ([("Recommendation", "a"), ("Recommendation Continue", "more"), ("Recommendation Addressee", "For: X · high")],
         '::: recommendations\n1. a {addressee="X"}\n\n   more\n:::\n'),
        ([("Recommendation Addressee", "For: X"), ("Normal", "c")], "::: recommendations\n1. For: X\n:::\n\nc\n"),
    ],
)  # fmt: skip
def test_paragraphs_in_briefpress_styles_are_grouped(
    desk: Desk, paragraphs: list[tuple[str, str]], expected: str
) -> None:
    file = desk.write("other.docx", word_file(*paragraphs))
    assert desk.run("import", str(file)).code == 0
    text = (desk.root / "source/other/brief.md").read_text(encoding="utf-8").split("---\n\n", 1)[1]
    assert text == expected


def test_no_line_of_a_contact_is_lost(desk: Desk) -> None:
    lines = ["Name", "Email: a@example.org", "b@example.org", "Some street", "Web: example.org", "+31 30 123 45 67"]
    styles = ["Contact Name", *["Contact Channel"] * 5]
    assert desk.run("import", str(desk.write("other.docx", word_file(*zip(styles, lines, strict=True))))).code == 0
    text = (desk.root / "source/other/brief.md").read_text(encoding="utf-8")
    assert "address: b@example.org, Some street\n" in text
    assert all(word in text for word in ("email: a@example.org", "web: example.org", "+31 30 123 45 67"))
