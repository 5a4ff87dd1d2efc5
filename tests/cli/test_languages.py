"""Briefs in several languages on the command line, and the links between their files."""

import pikepdf
import pytest

from tests.desk import Desk
from tests.readers.word import WordFile


@pytest.fixture
def translated_brief(desk: Desk) -> Desk:
    desk.brief("# One\n\nWords.\n", front="title: Rivers\nlang: en-GB\nurl: https://a.org/rivers")
    desk.write("source/brief/brief.uk.md", "---\ntitle: Річки\n---\n# Один\n\nСлова.\n")
    desk.write("source/brief/brief.pt.md", "---\ntitle: Rios\n---\n# Um\n\nPalavras.\n")
    desk.brief(front="title: Other", id_="other")
    return desk


@pytest.mark.parametrize(
    ("asked", "made"),
    [
        (["brief"], ["brief", "brief.pt", "brief.uk"]),
        (["source/brief/"], ["brief", "brief.pt", "brief.uk"]),
        (["brief.uk"], ["brief.uk"]),
        (["source/brief/brief.uk.md"], ["brief.uk"]),
        (["source/brief/brief.md", "brief.pt"], ["brief", "brief.pt"]),
        ([], ["brief", "brief.pt", "brief.uk", "other"]),
    ],
)
def test_all_languages_or_one(translated_brief: Desk, asked: list[str], made: list[str]) -> None:
    outcome = translated_brief.run("publish", "--to", "docx", *asked)
    assert (outcome.code, outcome.err) == (0, "")
    assert {*translated_brief.output()} == {*(f"{id_}.docx" for id_ in made), "earlier.pdf"}


def test_a_missing_language_is_reported(translated_brief: Desk) -> None:
    outcome = translated_brief.check("brief.de")
    assert outcome.code == 1
    assert 'error[brief-missing]: there is no brief "brief.de"' in outcome.err
    assert "source/brief/brief.de.md" in outcome.err or "did you mean" in outcome.err


def test_files_link_to_versions_in_other_languages(translated_brief: Desk) -> None:
    assert translated_brief.run("publish", "brief").code == 0
    output = translated_brief.root / "output"
    with pikepdf.open(output / "brief.uk.pdf") as pdf:
        annotations = [note for page in pdf.pages for note in page.obj.get("/Annots", ()) if "/A" in note]
        assert [str(note.A.URI) for note in annotations] == ["https://a.org/rivers", "brief.pt.pdf"]
        assert [str(note.Contents) for note in annotations] == ["English", "Português"]
    word = WordFile(output / "brief.docx")
    targets = [
        element.get("Target") for element in word.root("word/_rels/document.xml.rels") if element.get("TargetMode")
    ]
    assert {"brief.pt.docx", "brief.uk.docx"} <= set(targets)


def test_the_word_file_contains_both_sources(translated_brief: Desk) -> None:
    assert translated_brief.run("publish", "brief.uk", "--to", "docx").code == 0
    word = WordFile(translated_brief.root / "output" / "brief.uk.docx")
    parts = [data.decode() for name, data in word.parts.items() if name.startswith("customXml/item")]
    (passport,) = (part for part in parts if "<passport" in part)
    assert 'brief="brief.uk"' in passport
    assert passport.index("source/brief/brief.uk.md") < passport.index("source/brief/brief.md")
