"""The passport: the source in the Word file, and the place of each block in it."""

import hashlib
import re
from pathlib import Path

import pytest

from tests.desk import Desk
from tests.readers.publishing import SEED, publish, small_workspace
from tests.readers.word import Node, WordFile, found, values

TEXT = """\
# A heading {#own}

A paragraph.

- an item
- the same
- the same

::: recommendations
1. Do it.
:::

| Year | Exports |
| --- | --: |
| 2020 | 10 |

Term
:   Its definition.
"""
FIRST_LINE = 5  # where the text begins in brief.md


def passport(word: WordFile) -> Node:
    items = [word.root(name) for name in word.parts if re.match(r"customXml/item\d+\.xml$", name)]
    (root,) = [item for item in items if str(item.tag) == "{urn:briefpress:passport:1}passport"]
    return root


def blocks(word: WordFile) -> dict[str, tuple[str, str]]:
    """Return the place and the words of each block, keyed by its id."""
    starts = dict(word.bookmarks())
    return {
        str(node.get("id")): (str(node.get("place")), _words(starts[str(node.get("bookmark"))]))
        for node in passport(word).iter("{*}block")
    }


def _words(start: Node) -> str:
    return "".join(values(found(start, "ancestor::w:p")[0], ".//w:t/text()"))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_workspace(tmp_path_factory.mktemp("passport"), TEXT)


@pytest.fixture(scope="module")
def word(root: Path) -> WordFile:
    return WordFile(publish(root, "--to", "docx").docx("brief"))


def test_the_source_is_in_the_file(word: WordFile, root: Path) -> None:
    data = (root / "source/brief/brief.md").read_bytes()
    (source,) = passport(word).iter("{*}source")
    assert source.get("path") == "source/brief/brief.md"
    assert source.text == data.decode()
    assert source.get("sha256") == hashlib.sha256(data).hexdigest()


def test_comments_are_not_sent_to_partners(desk: Desk) -> None:
    front = "# about the title\ntitle: 'A # B'  # trailing\nabstract: |  # header\n  # A heading<!-- in a field -->"
    front += "\nkeypoints:\n  # indented\n  - One # remark"
    body = "Words.<!-- ask Jo -->\n\n```\n<!-- shown -->\n```\n\n`<!-- code -->`\n\n<!--\nsecret\n-->\n"
    desk.brief(body, front=front)
    assert desk.run("publish", "--to", "docx").code == 0
    (source,) = passport(WordFile(desk.root / "output/brief.docx")).iter("{*}source")
    text = str(source.text)
    written = (desk.root / "source/brief/brief.md").read_text()
    assert [len(line) for line in text.split("\n")] == [len(line) for line in written.split("\n")]
    private = ("about the title", "ask Jo", "secret", "trailing", "header", "in a field", "indented", "remark")
    assert [word for word in private if word in text] == []
    assert [word for word in ("'A # B'", "# A heading", "<!-- shown -->", "<!-- code -->") if word not in text] == []


def test_comments_below_blank_lines_are_not_sent_to_partners(desk: Desk) -> None:
    desk.write("source/brief/brief.md", "\n\n---\n# ask Jo\ntitle: A\n---\n\nWords.\n")
    assert desk.run("publish", "--to", "docx").code == 0
    (source,) = passport(WordFile(desk.root / "output/brief.docx")).iter("{*}source")
    assert "title: A" in str(source.text)
    assert "ask Jo" not in str(source.text)


def test_shared_files_are_reduced_to_the_records_of_the_brief(seed_docx: WordFile) -> None:
    sources = {str(node.get("path")): node for node in passport(seed_docx).iter("{*}source")}
    assert list(sources) == [f"source/{SEED}/brief.md", "source/people.yaml", "source/organisations.yaml"]
    people = str(sources["source/people.yaml"].text)
    assert people.startswith("elena-korosteleva:")
    assert people.count("\n  name: ") == people.count("  name: ") == 5
    for source in sources.values():  # a change to other records does not change the file
        assert source.get("sha256") == hashlib.sha256(str(source.text).encode()).hexdigest()


def test_every_block_maps_back_to_its_line(word: WordFile) -> None:
    lines = TEXT.splitlines()
    found_ = blocks(word)
    actual = {text: place for place, text in found_.values()}
    for text in ("A heading", "A paragraph.", "an item", "Do it.", "Term", "Its definition."):
        number = next(number for number, line in enumerate(lines, start=FIRST_LINE) if text in line)
        assert actual[text].startswith(f"source/brief/brief.md:{number}:"), text
    assert "own" in found_, "blocks with an id keep it"
    table = next(place for id_, (place, _) in found_.items() if id_.startswith("brief-table-"))
    assert table.startswith(f"source/brief/brief.md:{FIRST_LINE + lines.index('| Year | Exports |')}:")


def test_every_paragraph_that_an_author_wrote_has_a_bookmark(seed_docx: WordFile) -> None:
    styles = {"Body Text", "heading 1", "heading 2", "List Bullet", "Recommendation", "Abstract"}
    paragraphs = [p for p in seed_docx.paragraphs if p.style in styles and p.text.strip()]
    assert len(paragraphs) > 30
    marked = {str(node.get("bookmark")) for node in passport(seed_docx).iter("{*}block")}
    made = {"Contributors", "Executive summary", "Contacts"}  # headings that are not in the source
    bare = [p.text for p in paragraphs if not marked & set(values(p.node, ".//w:bookmarkStart/@w:name"))]
    assert set(bare) == made


def test_equal_blocks_have_different_ids(word: WordFile) -> None:
    same = [id_ for id_, (_, text) in blocks(word).items() if text == "the same"]
    assert len(same) == 2
    assert same[1] == f"{same[0]}-2"


def test_ids_stay_when_other_blocks_change(word: WordFile, tmp_path: Path) -> None:
    changed = small_workspace(tmp_path, "A new beginning.\n\n" + TEXT.replace("A paragraph.", "Other words."))
    after = blocks(WordFile(publish(changed, "--to", "docx").docx("brief")))
    before = blocks(word)
    lost = [text for id_, (_, text) in before.items() if id_ not in after]
    assert lost == ["A paragraph."]
    assert [after[id_][1] for id_ in before if id_ in after] == [before[id_][1] for id_ in before if id_ in after]


def test_bookmarks_of_blocks_are_hidden(word: WordFile) -> None:
    names = [str(node.get("bookmark")) for node in passport(word).iter("{*}block")]
    assert len(names) > 8
    assert all(name.startswith("_bp_") and len(name) <= 40 for name in names)
