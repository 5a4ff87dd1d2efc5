"""A Word file that another word processor has saved still contains its text and the links to its source."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.desk import clean_environment
from tests.readers.ooxml import faults
from tests.readers.pdf import PdfFile
from tests.readers.publishing import Published
from tests.readers.word import Node, WordFile, found, value, values

PASSPORT = "urn:briefpress:passport:1"
CUSTOM = "docProps/custom.xml"
FILES = ("seed", "stress-page", "stress-section", "stress-end")
# Elements that LibreOffice 7.4 writes twice in one paragraph; Word accepts them.
ITS_OWN = ("written_once: word/document.xml: pBdr",)


@pytest.fixture(scope="module")
def resaved(tmp_path_factory: pytest.TempPathFactory, seed: Published, stress: Published) -> dict[str, Path]:
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice (soffice) is not installed: nothing was saved anew, NOTHING was compared")
    folder = tmp_path_factory.mktemp("resaved")
    sources = [seed.docx(), *(stress.docx(id_) for id_ in FILES[1:])]
    command = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--convert-to", "docx", "--outdir", str(folder), *map(str, sources)]
    subprocess.run(command, check=True, capture_output=True, timeout=300, env=clean_environment())
    return {id_: folder / source.name for id_, source in zip(FILES, sources, strict=True)}


@pytest.fixture(params=FILES)
def pair(
    request: pytest.FixtureRequest, resaved: dict[str, Path], seed: Published, stress: Published
) -> tuple[WordFile, WordFile]:
    id_ = str(request.param)
    return WordFile(seed.docx() if id_ == "seed" else stress.docx(id_)), WordFile(resaved[id_])


def headings(word: WordFile) -> list[tuple[str, str]]:
    return [(p.style.lower(), p.text) for p in word.paragraphs if p.style.lower().startswith("heading ")]


def test_headings_stay_with_their_levels(pair: tuple[WordFile, WordFile]) -> None:
    before, after = pair
    assert headings(before)
    assert headings(after) == headings(before)


def test_notes_stay_in_their_order(pair: tuple[WordFile, WordFile]) -> None:
    before, after = pair
    assert before.notes
    assert [note.text.split() for note in after.notes] == [note.text.split() for note in before.notes]


def test_links_keep_their_targets(pair: tuple[WordFile, WordFile]) -> None:
    before, after = map(addresses, pair)
    assert before
    assert after == before
    inside = [set(values(word.document, ".//w:hyperlink[not(@r:id)]/@w:anchor")) for word in pair]
    assert inside[1] == inside[0]


def addresses(word: WordFile) -> set[str]:
    """Return the targets of links, including fields; a final slash is ignored."""
    related = word.relationships("word/document.xml").values()
    fields = (field.instruction.split('"') for field in word.fields() if field.instruction.startswith("HYPERLINK"))
    targets = {target for _, target, outside in related if outside} | {"#".join(parts[1::2]) for parts in fields}
    return {target.rstrip("/") for target in targets}


def test_bookmarks_of_the_body_stay_around_their_blocks(pair: tuple[WordFile, WordFile]) -> None:
    kept = [{name: _begins(node) for name, node in word.bookmarks() if name.startswith("_bp_")} for word in pair]
    marks = {name for name in kept[0] if name.removeprefix("_bp_") and "note" not in name.split("_")}
    assert len(marks) > 20
    assert {name: kept[1].get(name) for name in marks} == {name: kept[0][name] for name in marks}


def _begins(node: Node) -> str:
    paragraph = found(node, "ancestor::w:p")
    return "".join(values(paragraph[0], ".//w:t/text()"))[:20] if paragraph else ""


def test_the_passport_stays(pair: tuple[WordFile, WordFile]) -> None:
    before, after = (passports(word) for word in pair)
    assert len(before) == 1
    assert after == before


def passports(word: WordFile) -> list[tuple[str, list[str]]]:
    """Return the text of the source and the places of blocks in each passport of a file."""
    roots = [word.root(name) for name in sorted(word.parts) if re.match(r"customXml/item\d+\.xml$", name)]
    return [
        ("".join(str(text) for text in root.itertext()), [str(block.get("place")) for block in root.iter("{*}block")])
        for root in roots
        if str(root.tag).startswith(f"{{{PASSPORT}}}")
    ]


def test_properties_stay(pair: tuple[WordFile, WordFile]) -> None:
    before, after = ({str(p.get("name")): "".join(p.itertext()) for p in word.root(CUSTOM)} for word in pair)
    assert set(before) == {"briefpress", "briefpress-brief", "briefpress-source"}
    assert after == before
    titles = [value(word.root("docProps/core.xml"), "dc:title/text()") for word in pair]
    assert titles[1] == titles[0]


def test_alt_texts_are_kept(pair: tuple[WordFile, WordFile]) -> None:
    before, after = (set(values(word.document, ".//wp:docPr/@descr")) - {""} for word in pair)
    assert before <= after


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory, resaved: dict[str, Path], seed: Published) -> list[PdfFile]:
    """Return the seed as a PDF, its Word file printed by LibreOffice, and the same file after LibreOffice has
    saved it.
    """
    made = [seed.pdf()]
    for name, source in (("once", seed.docx()), ("again", resaved["seed"])):
        folder = tmp_path_factory.mktemp(name)
        command = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
        command += ["--convert-to", "pdf", "--outdir", str(folder), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=300, env=clean_environment())
        made.append(folder / f"{source.stem}.pdf")
    return [PdfFile(file) for file in made]


def test_the_pages_match_the_pdf(printed: list[PdfFile], seed: Published) -> None:
    """All files have the same headings, note numbers and footers on each page."""
    names = {_flat(text) for _, text in headings(WordFile(seed.docx()))} | {_flat("Links and information")}
    pdf, once, again = ([_landmarks(page, names) for page in file.pages] for file in printed)
    assert len(pdf) > 8
    assert sum(name == _flat("Links and information") for page in pdf for name in page) == 2
    assert again == once
    # After the table of contents; lines in the margin can be in any order.
    assert [sorted(page) for page in once[2:]] == [sorted(page) for page in pdf[2:]]
    numerals = [re.findall(r"^\d$", "\n".join(file.pages[2:]), re.MULTILINE) for file in printed]
    assert numerals == [["1", "2", "3", "4"]] * 3
    feet = [re.findall(r"^Page \d+ of \d+$", "\n".join(file.raw_pages), re.MULTILINE) for file in printed]
    numbers = [[f"Page {number} of {len(file)}" for number in range(2, len(file))] for file in (pdf, once, again)]
    assert feet == numbers, "covers have none"


def _landmarks(page: str, names: set[str]) -> list[str]:
    """Return the headings on a page and the numbers of its notes."""
    written = (
        line for line in page.splitlines() if not line.rstrip().endswith(".")
    )  # no heading ends with a full stop
    lines = [_flat(line) for line in written if _flat(line)]
    starts = (lines[first : first + length] for first in range(len(lines)) for length in range(1, 5))
    marks = ["".join(start) for start in starts if "".join(start) in names]  # headings in the margin have several lines
    return marks + re.findall(r"^\d+\.(?= )", page, re.MULTILINE)


def _flat(text: str) -> str:
    return re.sub(r"\W", "", text).lower()


def test_the_file_that_is_saved_again_is_whole(resaved: dict[str, Path]) -> None:
    actual = [f"{id_}: {fault}" for id_, file in resaved.items() for fault in faults(file)]
    assert [fault for fault in actual if not any(own in fault for own in ITS_OWN)] == []
