"""Word files in tests. In: a workspace and the text of a brief. Out: the published file, and its headers and
footers.
"""

from __future__ import annotations

from pathlib import Path

from tests.desk import Desk
from tests.html.editions import docx_of, edition_of, read
from tests.readers.ooxml import faults
from tests.readers.pictures import picture
from tests.readers.publishing import small_workspace
from tests.readers.word import Node, WordFile, value


def small_word(folder: Path, cache: Path, body: str, front: str = "title: A") -> WordFile:
    """Return the Word file of a brief in a new workspace in `folder`."""
    return word_in(small_workspace(folder, body, front), cache)


def word_in(root: Path, cache: Path) -> WordFile:
    """Return the Word file, which is valid, of the brief in the workspace `root`."""
    data = docx_of(edition_of(read(root, "brief"), cache), cache, root)
    assert faults(data) == []
    return WordFile(data)


def word_of(desk: Desk, text: str, front: str = "title: A") -> WordFile:
    """Publish a brief as a Word file and return it."""
    picture(desk.root / "source" / "brief" / "a.png", (400, 300))
    picture(desk.root / "source" / "brief" / "tall.png", (40, 400))
    desk.brief(text, front=front)
    outcome = desk.run("publish", "brief", "--to", "docx", "--output", str(desk.root / "made"))
    assert outcome.code == 0, outcome.err
    return WordFile(desk.root / "made/brief.docx")


def lines(word: WordFile, section: Node, kind: str, type_: str = "default") -> str:
    """Return the name of the part with the header or footer of a section, or `""` if the section inherits it from the
    previous one.
    """
    id_ = value(section, f"w:{kind}Reference[@w:type='{type_}']/@r:id")
    return word.relationships("word/document.xml")[id_][1] if id_ else ""


def codes(word: WordFile, part: str) -> list[str]:
    return [field.instruction for field in word.fields(part)]
