"""`--attach`: the Word file and the source inside the PDF."""

from pathlib import Path

import pytest

from tests.desk import Desk
from tests.readers.pdf import PdfFile
from tests.readers.publishing import Published, publish, workspace

PEOPLE = """# Everybody
ann:
  name: Ann Example
# Bob does not want to be in every brief.
bob:
  name: Bob Other
  channels: {phone: 12345}
"""


@pytest.fixture(scope="module")
def attached(tmp_path_factory: pytest.TempPathFactory) -> Published:
    published = publish(workspace(tmp_path_factory.mktemp("attached") / "workspace"), "--attach")
    assert published.code == 0, published.output
    return published


def _files(file: PdfFile) -> dict[str, bytes]:
    return {name: attached.get_file().read_bytes() for name, attached in file.pdf.attachments.items()}


def test_the_attached_word_file_is_the_published_one(attached: Published) -> None:
    files = _files(PdfFile(attached.pdf()))
    word = attached.docx()
    assert sorted(files) == sorted([word.name, "brief.md", "people.yaml", "organisations.yaml"])
    assert files[word.name] == word.read_bytes()


def test_the_source_is_that_of_the_brief(attached: Published, repository: Path) -> None:
    files = _files(PdfFile(attached.pdf()))
    source = repository / "source"
    assert files["brief.md"] == (source / attached.pdf().stem / "brief.md").read_bytes()
    assert files["people.yaml"].decode().splitlines()[0] == "elena-korosteleva:"


def test_files_are_associated_with_the_document(attached: Published) -> None:
    file = PdfFile(attached.pdf())
    relations = {str(one.UF): str(one.AFRelationship) for one in file.pdf.Root.AF}
    assert relations.pop(attached.docx().name) == "/Alternative"
    assert set(relations.values()) == {"/Source"}
    for item in file.pdf.Root.AF:
        assert str(item.F) == str(item.UF)
        assert str(item.Desc) == file.title
        assert "/ModDate" in item.EF.F.Params
        assert "/" in str(item.EF.F.Subtype)[1:]


def test_nothing_is_attached_by_default(seed_pdf: PdfFile) -> None:
    assert "/AF" not in seed_pdf.pdf.Root
    assert len(seed_pdf.pdf.attachments) == 0


def test_a_pdf_on_its_own_contains_the_word_file_too(desk: Desk) -> None:
    desk.people(PEOPLE)
    desk.brief("# One\n\nWords.\n", front="title: A\npeople:\n  - role: speakers\n    members: [ann]")
    assert desk.run("publish", "--to", "pdf", "--attach").code == 0
    assert sorted(desk.output()) == ["brief.pdf", "earlier.pdf"]
    files = _files(PdfFile(desk.root / "output" / "brief.pdf"))
    assert sorted(files) == ["brief.docx", "brief.md", "people.yaml"]
    assert files["people.yaml"].decode() == "ann:\n  name: Ann Example\n"


def test_the_same_source_has_the_same_bytes(desk: Desk) -> None:
    desk.brief("# One\n\nWords.\n")
    made = []
    for _ in range(2):
        assert desk.run("publish", "--attach").code == 0
        made.append(desk.output())
    assert made[0] == made[1]


def test_there_is_nothing_to_attach_to_without_a_pdf(desk: Desk) -> None:
    desk.brief("# One\n\nWords.\n")
    outcome = desk.run("publish", "--to", "docx", "--attach")
    assert outcome.code == 2
    assert "--attach" in outcome.err
