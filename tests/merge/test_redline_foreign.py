"""Redlines of Word files of other programs: accepting all changes gives the new file, rejecting them the old one."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from briefpress.docx.read import Draft, PieceKind, read_draft
from briefpress.model import Decision
from tests.conftest import make_workspace
from tests.desk import Desk
from tests.merge.foreign import NAMES, field, item, p, picture, style, t, table, word

PNG, OTHER = ("image", b"\x89PNG\r\n"), ("image", b"\x89PNG\r\n\n")
BOLD, TEXT = "<w:b/>", "The basin loses water every year, and the states do not agree."
NOTES = f'<w:footnotes {NAMES}><w:footnote w:id="2">{p("A note.")}</w:footnote></w:footnotes>'
MARK = '<w:r><w:footnoteReference w:id="2"/></w:r>'
LINK = 'HYPERLINK "https://{}.example"'
PAIRS = {
    "words": (p(TEXT), p(TEXT.replace("water", "much water")), ['added "much"']),
    "a moved paragraph": (
        p(TEXT) + p("Beta stays.") + p("Gamma stays."),
        p("Beta stays.") + p("Gamma stays.") + p(TEXT),
        [f'moved "{TEXT[:60]}..."'],
    ),
    "marks": (p("Some words"), p("Some ", t("words", BOLD)), ['the formatting of "words" was changed']),
    "a heading": (p("Basin"), p("Basin", style="H2"), ['"Basin" is now heading 2']),
    "an address": (
        p(field(LINK.format("a"), t("site"))),
        p(field(LINK.format("b"), t("site"))),
        ['the link of "site" was changed'],
    ),
    "a level": (
        item("a", 1) + item("b", 1),
        item("a", 1) + item("b", 1, 1),
        ['"b" is now on level 2 of its list'],
    ),
    "a kind of list": (item("a", 1), item("a", 2), ['"a" is now a numbered item']),
    "a list": (item("a", 2), p("a"), ['"a" is no longer a list item']),
    "rows": (table(["a", "b"], ["c", "d"]), table(["a", "b"], ["e", "f"], ["c", "d"]), ['added the row "e | f"']),
    "a note": (p("One", MARK), p("One"), ['removed "[note]"']),
    "a picture": (p(picture("rP", "A")), p(picture("rQ", "A")), ["the picture was replaced"]),
}
PARTS: dict[str, tuple[str, str | bytes]] = {"rP": PNG, "rQ": OTHER, "rF": ("footnotes", NOTES)}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> Desk:
    return Desk(make_workspace(tmp_path_factory.mktemp("redline") / "workspace", shared_cache))


def typed(data: bytes) -> bytes:
    """Return a file with the types that Word gives to parts, which the helper leaves out."""
    out, main = io.BytesIO(), "application/vnd.openxmlformats-officedocument.wordprocessingml."
    parts = {"d": "document.main", "styles-rS": "styles", "numbering-rN": "numbering", "footnotes-rF": "footnotes"}
    more = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{main}{kind}+xml"/>' for name, kind in parts.items()
    )
    png = '<Default Extension="png" ContentType="image/png"/>'
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "[Content_Types].xml":
                defaults = f'{png}<Default Extension="rels" ContentType="{rels}"/>{more}</Types>'
                text = text.replace(b"</Types>", defaults.encode())
            new.writestr(name, text)
    return out.getvalue()


def redline(desk: Desk, old: bytes, new: bytes) -> tuple[bytes, list[str]]:
    """Return the redline of two files, and the changes that the command lists."""
    files = [str(desk.write(name, data)) for name, data in (("old.docx", typed(old)), ("new.docx", typed(new)))]
    outcome = desk.run("redline", *files)
    assert (outcome.code, outcome.err) == (0, "")
    return (desk.root / "output/new-redline.docx").read_bytes(), outcome.out.splitlines()[:-2]


def content(draft: Draft) -> list[tuple[object, ...]]:
    """Return the style, the words with marks and links, the pictures, the cell and the list of each paragraph."""
    notes = {piece.key for one in draft.paragraphs for piece in one.pieces if piece.kind is PieceKind.NOTE}
    return [
        (
            one.style,
            tuple((piece.text, piece.marks, piece.link, draft.images.get(piece.image)) for piece in one.pieces),
            one.cell,
            one.level,
            draft.numbered.get(one.list_id),
        )
        for one in draft.paragraphs
        if one.pieces and (not one.note or one.note in notes)
    ]


@pytest.mark.parametrize("what", PAIRS)
def test_it_contains_both_files_and_lists_the_changes(desk: Desk, what: str) -> None:
    old, new, expected = PAIRS[what]
    files = word(old, parts=PARTS), word(new, parts=PARTS)
    data, listed = redline(desk, *files)
    assert content(read_draft(data, Decision.REJECT)) == content(read_draft(files[0]))
    assert content(read_draft(data, Decision.ACCEPT)) == content(read_draft(files[1]))
    assert listed == expected


def test_styles_are_the_same_in_each_language(desk: Desk) -> None:
    german = style("berschrift1", "heading 1", p='<w:outlineLvl w:val="0"/>')
    own = style("Kasten", "Kasten")
    old = word(
        p("Basin", style="berschrift1") + p("Box", style="Kasten") + p("End"),
        styles=german.replace("heading 1", "heading 9") + own,
    )
    new = word(p("River basin", style="H1") + p("End"))
    data, _ = redline(desk, old, new)
    assert content(read_draft(data, Decision.REJECT)) == content(read_draft(old))
    assert content(read_draft(data, Decision.ACCEPT)) == content(read_draft(new))


def test_lists_of_the_old_file_are_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    old = word(item("a", 2) + item("b", 2) + p("End"))
    monkeypatch.setattr("tests.merge.foreign.LEVELS", {})
    new = word(p("End"))
    data, _ = redline(desk, old, new)
    assert content(read_draft(data, Decision.REJECT)) == content(read_draft(old))


def test_it_can_be_written_outside_the_workspace(desk: Desk, tmp_path: Path) -> None:
    files = [str(desk.write(f"{words}.docx", typed(word(p(words))))) for words in ("one", "two")]
    outcome = desk.run("redline", *files, "--output", str(tmp_path / "changes.docx"))
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines()[-1] == str(tmp_path / "changes.docx")


def test_notes_are_in_the_order_of_their_marks(desk: Desk) -> None:
    """LibreOffice finds notes by their order, not by their ids."""

    def with_notes(*notes: tuple[str, str]) -> bytes:
        marks = [MARK.replace('"2"', f'"{id_}"') for id_, _ in notes]
        inside = "".join(f'<w:footnote w:id="{id_}">{p(words)}</w:footnote>' for id_, words in notes)
        separator = '<w:footnote w:type="separator" w:id="1"/>'
        part = f"<w:footnotes {NAMES}>{separator}{inside}</w:footnotes>"
        return word(p("One", *marks, "."), parts={"rF": ("footnotes", part)})

    old = with_notes(("2", "First note."), ("3", "Second note."))
    new = with_notes(("2", "First note."), ("5", "Another."))
    data, _ = redline(desk, old, new)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read("word/d.xml").decode()
        part = next(archive.read(name).decode() for name in archive.namelist() if "footnotes" in name)
    assert re.findall(r'footnoteReference w:id="(\d+)"', text) == ["2", "3", "4"]
    assert re.findall(r'<w:footnote w:id="(\d+)"', part) == ["2", "3", "4"]
    assert content(read_draft(data, Decision.REJECT)) != content(read_draft(data, Decision.ACCEPT))
    for decision, file in ((Decision.REJECT, old), (Decision.ACCEPT, new)):
        words = [one.text for one in read_draft(data, decision).paragraphs if one.note]
        assert words == [one.text for one in read_draft(file).paragraphs if one.note]
