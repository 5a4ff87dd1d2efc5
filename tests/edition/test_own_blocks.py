"""Blocks and variants of a brand, from the source to all formats and back."""

import json
import zipfile

import pytest

from briefpress.brand.own_roles import OwnRole
from briefpress.brand.roles import Role
from briefpress.edition import Box, Paragraph, plain_text
from briefpress.model import Box as WrittenBox
from tests.desk import Desk, part
from tests.merge.editing import Edited
from tests.readers.page import HtmlPage
from tests.readers.word import WordFile, value

YAML = """defaults:
  briefpress:
    extends: plain
    blocks:
      fact-sheet: {like: box, title: {en: Fact sheet, de: Faktenblatt}, variants: [red, quiet]}
      box: {variants: [red]}
      voice: {like: pull-quote}
"""
CSS = """.fact-sheet { background: #E8F2EE; border: 0; border-left: 4pt solid #2A7F62 }
.red { border-color: #C8102E }
.quiet { background: #F4F4F4; font-style: italic }
"""
FRONT = "title: A\nbrand: mine\ntoc: false"
BODY = """# One

::: fact-sheet
The river is long.
:::

Words.

::: {.fact-sheet .red .quiet}
In red and quiet.
:::

Words.

::: {.box .red title="Ours"}
Ours in red.
:::

::: voice
Said and done.

-- Jo Lind
:::
"""
RED_AND_QUIET = OwnRole(Role.BOX, "fact-sheet", ("red", "quiet"))


@pytest.fixture
def branded(desk: Desk) -> Desk:
    """Return a desk with a brand that declares blocks."""
    desk.write("styles/mine/brand.yml", YAML)
    desk.write("styles/mine/style.css", CSS)
    return desk


def boxes(desk: Desk, body: str, front: str = FRONT) -> list[Box]:
    edition, problems = desk.edition(body, front=front)
    assert problems == []
    return [block for block in part(edition, "body").blocks if isinstance(block, Box)]


def words(box: Box) -> list[str]:
    found = [plain_text(box.caption.inlines)] if box.caption else []
    return found + [plain_text(block.inlines) for block in box.blocks if isinstance(block, Paragraph)]


def test_blocks_of_the_brand_are_boxes_with_their_own_roles(branded: Desk) -> None:
    first, second, third, fourth = boxes(branded, BODY)
    assert first.role == OwnRole(Role.BOX, "fact-sheet")
    assert second.role == RED_AND_QUIET
    assert third.role == OwnRole(Role.BOX, "", ("red",))
    assert fourth.role == OwnRole(Role.PULL_QUOTE, "voice")
    assert [*map(words, (first, second, third, fourth))] == [
        ["Fact sheet", "The river is long."],
        ["Fact sheet", "In red and quiet."],
        ["Ours", "Ours in red."],
        ["Said and done.", "— Jo Lind"],
    ]


def test_declared_blocks_are_numbered_with_the_built_in_block(branded: Desk) -> None:
    body = "::: {.box #box-a}\nA.\n:::\n\n::: {.fact-sheet #box-b}\nB, not @box-a.\n:::\n\nAs @box-b says.\n"
    first, second = boxes(branded, body)
    assert [box.caption.number for box in (first, second) if box.caption] == ["1", "2"]
    assert words(second) == ["Fact sheet", "B, not Box 1."]


def test_a_title_without_the_language_of_the_brief_is_reported(branded: Desk) -> None:
    (box,) = boxes(branded, "::: fact-sheet\nWörter.\n:::\n", f"{FRONT}\nlang: de")
    assert words(box)[0] == "Faktenblatt"
    branded.brief("# One\n\n::: fact-sheet\nСлова.\n:::\n", front=f"{FRONT}\nlang: uk")
    outcome = branded.check()
    assert outcome.heads == ["source/brief/brief.md:9:1: warning[word-missing]"]
    assert "add `uk: ...` to its `title` in styles/mine/brand.yml" in outcome.err


def test_in_the_margin_a_block_is_a_margin_note(branded: Desk) -> None:
    (box,) = boxes(branded, "::: {.fact-sheet .margin .red}\nSmall.\n:::\n\nWords.\n")
    assert box.role is Role.MARGIN_NOTE


def test_undeclared_blocks_are_unknown(branded: Desk) -> None:
    reading = branded.read("::: fact-shet\nA.\n:::\n\n::: {.box .quiet}\nB.\n:::\n", front=FRONT)
    assert reading.codes == ["block-unknown", "attribute-unknown"]
    assert 'did you mean "fact-sheet"?' in reading.problems[0].hint


def test_another_brand_shows_a_block_as_the_built_in_one_with_a_warning(branded: Desk) -> None:
    branded.brief(BODY, front="title: A\ntoc: false")
    assert branded.found() == [("block-undeclared", line, 1) for line in (7, 13, 19, 23)]
    output = branded.check("--format", "json").out
    assert 'does not declare the block \\"voice\\"; it appears as `pull-quote`' in output
    assert 'does not declare the variant \\"red\\" of \\"box\\"; it has no effect' in output
    found = branded.again().sure.blocks
    (box, *_) = [block for block in found if isinstance(block, WrittenBox)]
    assert (box.name, box.variants) == ("fact-sheet", ())


def test_all_formats_have_its_look(branded: Desk) -> None:
    branded.brief(BODY, front=FRONT)
    outcome = branded.publish("--to", "pdf", "--to", "docx", "--to", "html", "--to", "epub")
    assert (outcome.code, outcome.err) == (0, "")
    page = HtmlPage((branded.root / "output/brief.html").read_text(encoding="utf-8"))
    classes = {*page.values("//aside/@class")}
    assert {"box fact-sheet", "box fact-sheet red quiet", "box red", "pull-quote voice"} <= classes
    with zipfile.ZipFile(branded.root / "output/brief.epub") as book:
        assert any(b'class="box fact-sheet red quiet"' in book.read(name) for name in book.namelist())
    word = WordFile(branded.root / "output/brief.docx")
    styles = {paragraph.text: paragraph.style for paragraph in word.paragraphs}
    assert styles["The river is long."] == "Fact Sheet"
    assert styles["In red and quiet."] == "Fact Sheet Red Quiet"
    assert styles["Ours in red."] == "Box Red"
    sheet = word.root("word/styles.xml")
    style = "w:style[@w:styleId='{}']/{}"
    assert value(sheet, style.format("FactSheet", "w:basedOn/@w:val")) == "Box"
    assert value(sheet, style.format("FactSheetRedQuiet", "w:basedOn/@w:val")) == "FactSheet"
    assert value(sheet, style.format("FactSheet", "w:pPr/w:shd/@w:fill")) == "E8F2EE"
    assert value(sheet, style.format("FactSheetRedQuiet", "w:pPr/w:pBdr/w:left/@w:color")) == "C8102E"


def test_edits_in_word_are_merged(branded: Desk) -> None:
    branded.brief(BODY, front=FRONT)
    assert branded.publish("--to", "docx").code == 0
    edited = Edited((branded.root / "output/brief.docx").read_bytes())
    edited.replace("The river", "is long", "is very long")
    branded.write("edited.docx", edited.bytes())
    outcome = branded.run("merge", str(branded.root / "edited.docx"))
    assert outcome.code == 0, outcome.err
    source = (branded.root / "source/brief/brief.md").read_text(encoding="utf-8")
    assert source == f"---\n{FRONT}\n---\n{BODY}".replace("is long", "is very long")


def test_templates_and_editors_know_it(branded: Desk) -> None:
    assert branded.run("template", "mine").code == 0
    template = WordFile(branded.root / "output/mine.dotx")
    names = {
        str(item)
        for item in template.root("word/glossary/document.xml").xpath(
            "//w:docPartPr/w:name/@w:val",
            namespaces={"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"},
        )
    }
    assert {"Fact Sheet", "Fact Sheet Red", "Fact Sheet Quiet", "Box Red", "Voice"} <= names
    assert branded.run("new", "--vscode").code == 0
    snippets = json.loads((branded.root / ".vscode/blocks.code-snippets").read_text(encoding="utf-8"))
    assert snippets["Block: Fact Sheet Red (mine)"]["body"] == ["::: {.fact-sheet .red}", "${1:Text}", ":::"]
