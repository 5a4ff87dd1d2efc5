"""Notes in Word: lists, endnotes of sections, footnotes, and fields for further note marks."""

from dataclasses import replace

import pytest

from briefpress.model import NotesInWord, NotesPlacement, NotesSetting
from tests.desk import Desk
from tests.html.editions import docx_of, edition_of, read
from tests.merge.editing import Edited, xml
from tests.readers.ooxml import faults
from tests.readers.pictures import stress_pictures
from tests.readers.publishing import STRESS, Published, workspace
from tests.readers.styles import style_of
from tests.readers.word import WordFile, found, value, values

SETTINGS = "word/settings.xml"


@pytest.fixture(scope="module")
def paged(stress: Published) -> WordFile:
    return WordFile(stress.docx("stress-page"))


@pytest.fixture(scope="module")
def grouped(stress: Published) -> WordFile:
    return WordFile(stress.docx("stress-section"))


@pytest.fixture(scope="module")
def ended(stress: Published) -> WordFile:
    return WordFile(stress.docx("stress-end"))


@pytest.fixture(scope="module")
def at_end(tmp_path_factory: pytest.TempPathFactory) -> WordFile:
    """Return the file of the same brief with Word's own endnotes."""
    root = workspace(tmp_path_factory.mktemp("at-end"), source=STRESS)
    stress_pictures(root / "source" / "images")
    brief = read(root, "stress")
    notes = NotesSetting(NotesPlacement.END, word=NotesInWord.ENDNOTES)
    brief = replace(brief, meta=replace(brief.meta, notes=notes))
    data = docx_of(edition_of(brief, root), root, root)
    assert faults(data) == []
    return WordFile(data)


BRIEF = "# One\n\na[^a]\n\n# Two\n\nb[^b] and[^b]\n\n[^a]: A.\n[^b]: B.\n"


@pytest.fixture
def endnotes(desk: Desk) -> WordFile:
    """Return the file of a brief with Word's endnotes."""
    desk.brief(BRIEF, front="title: A\nabstract: S[^a].\nnotes: {place: section, title: Links, word: endnotes}")
    outcome = desk.run("publish", "brief", "--to", "docx")
    assert outcome.code == 0, outcome.err
    assert faults(desk.root / "output/brief.docx") == []
    return WordFile(desk.root / "output/brief.docx")


def test_groups_of_notes_are_lists_below_their_heading(each_docx: WordFile) -> None:
    """Every program keeps lists, whereas some put all endnotes into one list at the end."""
    assert each_docx.note_kind == "list"
    assert each_docx.note_headings == ["Links and information"] * 2
    counted = [(note.section, note.number) for note in each_docx.notes]
    assert counted == [*((0, number) for number in range(1, 7)), (1, 1), (1, 2)]
    firsts = [each_docx._listed[note.id][0] for note in each_docx.notes]
    assert {each_docx._paragraph(node).style for node in firsts} == {"Note Item"}
    assert not each_docx.has("word/endnotes.xml")
    lists = [value(node, "w:pPr/w:numPr/w:numId/@w:val") for node in firsts]
    assert len(set(lists[:6])) == len(set(lists[6:])) == 1
    for number in set(lists):
        override = f"w:num[@w:numId='{number}']/w:lvlOverride/w:startOverride/@w:val"
        assert value(each_docx.root("word/numbering.xml"), override) == "1"


def test_a_note_added_to_the_first_group_by_style_gets_the_next_number(each_docx: WordFile) -> None:
    own = value(each_docx.style("Note Item"), "w:pPr/w:numPr/w:numId/@w:val")
    first = each_docx._listed[each_docx.notes[0].id][0]
    assert value(first, "w:pPr/w:numPr/w:numId/@w:val") == own


def test_each_note_mark_is_a_field_that_refers_to_the_note(seed_docx: WordFile) -> None:
    mentions = seed_docx.note_mentions
    assert [field.shown for field in mentions] == ["1", "1", "2", "3", "4", "5", "6", "1", "2"]
    assert mentions[0].instruction == mentions[1].instruction
    assert all(field.instruction.endswith("\\r \\h") for field in mentions)
    for field in mentions:
        runs = found(field.node, f".//w:r[w:instrText[contains(., '{field.instruction}')]]")
        assert {value(run, "w:rPr/w:rStyle/@w:val") for run in runs} == {"EndnoteReference"}


def test_grouped_notes_are_section_endnotes_if_requested(endnotes: WordFile) -> None:
    settings = endnotes.root(SETTINGS)
    assert value(settings, "w:endnotePr/w:pos/@w:val") == "sectEnd"
    assert value(settings, "w:endnotePr/w:numRestart/@w:val") == "eachSect"
    _, front, first, *body = endnotes.sections()
    assert [value(section, "w:endnotePr/w:numRestart/@w:val") for section in body] == ["eachSect"] * len(body)
    assert [value(section, "w:type/@w:val") for section in body] == ["continuous"] * len(body)
    assert found(front, "w:noEndnote"), "notes of the summary are among the first notes of the text"
    assert value(first, "w:endnotePr/w:numRestart/@w:val") == "continuous"


def test_the_heading_of_endnotes_is_a_paragraph_of_the_text(endnotes: WordFile) -> None:
    """If the heading were a separator, it would not be in the navigation pane, and would be lost when another program
    saves the file.
    """
    assert endnotes.note_headings == ["Links", "Links"]
    for heading in endnotes.styled("Notes Heading"):
        ends = found(heading.node, "w:pPr/w:sectPr | following-sibling::*[1][self::w:sectPr]")
        assert ends, "its notes are directly below it, at the end of the section"
        assert value(heading.node, "w:pPr/w:outlineLvl/@w:val") == "1", "one level below its chapter"
    separators = values(endnotes.root(SETTINGS), "w:endnotePr/w:endnote/@w:id")
    assert separators == ["-1", "0", "1"]
    assert [value(endnotes.note(id_), "@w:type") for id_ in separators][:2] == ["separator", "continuationSeparator"]
    assert [endnotes.note_text(id_) for id_ in separators] == [""] * 3


def test_a_second_note_mark_is_a_field_that_refers_to_the_first(endnotes: WordFile) -> None:
    *_, field = [field for field in endnotes.fields() if field.instruction.startswith("NOTEREF")]
    assert field.shown == "1"
    assert "\\h" in field.instruction.split()
    start = dict(endnotes.bookmarks())[field.instruction.split()[1]]
    after = found(start, "following::w:endnoteReference")[0]
    assert endnotes.note_text(str(after.get(f"{{{start.nsmap['w']}}}id"))).strip() == "B."


@pytest.fixture
def footnotes(desk: Desk) -> Desk:
    """Return a desk with the file of a brief whose grouped notes become Word's footnotes."""
    desk.brief(BRIEF, front="title: A\nabstract: S[^a].\nnotes: {place: section, title: Links, word: footnotes}")
    outcome = desk.run("publish", "brief", "--to", "docx")
    assert outcome.code == 0, outcome.err
    assert faults(desk.root / "output/brief.docx") == []
    return desk


def test_grouped_notes_are_footnotes_if_requested(footnotes: Desk) -> None:
    """Their numbers run through the file, because a section end on a page with footnotes would end the page."""
    word = WordFile(footnotes.root / "output/brief.docx")
    assert (word.note_kind, word.note_headings) == ("footnote", [])
    assert [word.note_text(note.id).strip() for note in word.notes] == ["A.", "B."]
    assert not found(word.root(SETTINGS), "w:footnotePr/w:numRestart")
    assert not found(word.document, ".//w:endnotePr")
    assert len(word.styled("Endnote Text")) == 0
    shown = [field.shown for field in word.fields() if field.instruction.startswith("NOTEREF")]
    assert shown == ["1", "2"], "the further marks, with the numbers that Word assigns"


def test_edits_in_grouped_footnotes_are_merged(footnotes: Desk) -> None:
    file = footnotes.root / "output/brief.docx"
    assert footnotes.run("merge", str(file)).out == "nothing has changed\n"
    edited = Edited(file.read_bytes())
    edited.note("B.", "Better.")
    added = '<w:footnote w:id="9"><w:p><w:r><w:t>New.</w:t></w:r></w:p></w:footnote>'
    edited.note("</w:footnotes>", f"{added}</w:footnotes>")
    edited.paragraph("b").append(xml('<w:r><w:footnoteReference w:id="9"/></w:r>'))
    outcome = footnotes.run("merge", str(footnotes.write("edited.docx", edited.bytes())))
    assert outcome.code == 0, outcome.err
    source = (footnotes.root / "source/brief/brief.md").read_text()
    assert "[^b]: Better.\n" in source
    assert "New." in source


@pytest.mark.parametrize("where", ["page", "section", "{place: section, word: endnotes}"])
def test_edits_in_any_paragraph_of_a_note_are_merged(desk: Desk, where: str) -> None:
    text = "a[^a] b[^b]\n\n[^a]: First.\n\n    - An item.\n\n    The end of it.\n\n[^b]: Second.\n"
    desk.brief(text, front=f"title: A\nnotes: {where}")
    assert desk.run("publish", "brief", "--to", "docx").code == 0
    edited = Edited((desk.root / "output/brief.docx").read_bytes())
    if where == "section":
        edited.replace("The end", "end", "close")
        edited.replace("An item", "item", "entry")
    else:
        kind = "endnotes" if "endnotes" in where else "footnotes"
        edited.note("The end", "The close", kind)
        edited.note("An item", "An entry", kind)
    outcome = desk.run("merge", str(desk.write("edited.docx", edited.bytes())))
    assert outcome.code == 0, outcome.out
    source = (desk.root / "source/brief/brief.md").read_text()
    assert source.endswith(text.replace("The end", "The close").replace("An item", "An entry"))


def test_every_note_is_referred_to_once(paged: WordFile, grouped: WordFile, ended: WordFile, at_end: WordFile) -> None:
    assert len(grouped.notes) == len(ended.notes) == 21
    for word in (paged, at_end):
        referred = [note.id for note in word.notes]
        written = values(word.root(f"word/{word.note_kind}s.xml"), f"w:{word.note_kind}[not(@w:type)]/@w:id")
        assert sorted(referred) == sorted(written)
        assert len(referred) == 21


def test_a_note_with_three_marks_has_one_number(
    paged: WordFile, grouped: WordFile, ended: WordFile, at_end: WordFile
) -> None:
    for word in (paged, grouped, ended, at_end):
        assert word.paragraph("Text after the heading").text.startswith(
            "Text after the heading3; the same note once more3 and a third time3."
        )
    for word in (paged, at_end):
        assert len([field for field in word.fields() if field.instruction.startswith("NOTEREF")]) == 2


def test_notes_of_the_page_are_footnotes(paged: WordFile) -> None:
    assert paged.note_kind == "footnote"
    assert [note.number for note in paged.notes] == list(range(1, 22))
    assert values(paged.root(SETTINGS), "w:footnotePr/w:footnote/@w:id") == ["-1", "0", "1"]
    assert found(paged.root(SETTINGS), "w:endnotePr") == []
    assert value(paged.note("-1"), "w:p/w:pPr/w:pStyle/@w:val") == "FootnoteSeparator"
    assert value(paged.style("Footnote Separator"), "w:pPr/w:pBdr/w:top/@w:color") == "1F4E6B"


def test_notes_at_the_end_are_one_list(ended: WordFile, at_end: WordFile) -> None:
    """As with groups of notes, the heading would otherwise be lost when another program saves the file."""
    assert (ended.note_kind, at_end.note_kind) == ("list", "endnote")
    for word in (ended, at_end):
        assert len(word.note_headings) == 1
        assert [note.number for note in word.notes] == list(range(1, 22))
        assert len({note.section for note in word.notes}) == 1
        assert found(word.document, ".//w:numRestart") == []


def test_section_notes_restart_in_each_section_by_default(grouped: WordFile) -> None:
    groups = [[n.number for n in grouped.notes if n.section == s] for s in sorted({n.section for n in grouped.notes})]
    assert groups == [[1, 2, 3], [1, 2], list(range(1, 10)), list(range(1, 7)), [1]]


def test_every_note_begins_with_its_mark(paged: WordFile, at_end: WordFile) -> None:
    for word in (paged, at_end):
        for note in word.notes:
            first = found(word.note(note.id), "w:p")[0]
            assert len(found(first, f".//w:{word.note_kind}Ref")) == 1
            assert value(first, "w:pPr/w:pStyle/@w:val") == f"{word.note_kind.capitalize()}Text"
            assert len(found(word.note(note.id), f".//w:{word.note_kind}Ref")) == 1


def test_references_have_the_built_in_style(paged: WordFile, at_end: WordFile) -> None:
    for word in (paged, at_end):
        runs = found(word.document, f".//w:r[w:{word.note_kind}Reference]")
        styles = {value(run, "w:rPr/w:rStyle/@w:val") for run in runs}
        assert styles == {f"{word.note_kind.capitalize()}Reference"}
        style = word.style(f"{word.note_kind} reference")
        assert value(style, "w:rPr/w:vertAlign/@w:val") == "superscript"


def test_notes_keep_their_paragraphs_lists_and_links(paged: WordFile, grouped: WordFile) -> None:
    for word in (paged, grouped):
        texts = {note.text.strip().split("\n")[0].strip(): note for note in word.notes}
        long = next(note for text, note in texts.items() if text.startswith("First paragraph of a long note"))
        assert len(found(word.note(long.id), "w:p")) == 3
        listed = texts["A note with a list:"]
        assert [line.strip() for line in listed.text.split("\n")] == [
            "A note with a list:",
            "one",
            "two",
            "more of two",
            "numbered",
            "too",
            "After the list.",
        ]
        part = "word/document.xml" if word is grouped else f"word/{word.note_kind}s.xml"
        outside = {target for _, target, out in word.relationships(part).values() if out}
        assert outside >= {"https://example.org/note", "https://example.org/inline"}


@pytest.mark.parametrize("text", ["one", "two", "more of two", "numbered", "After the list.", "So it was said."])
def test_content_of_a_note_has_the_size_of_notes(grouped: WordFile, text: str) -> None:
    wanted = style_of(grouped, "endnote text").size
    paragraphs = [paragraph.node for paragraph in grouped.note_paragraphs]
    paragraph = next(node for node in paragraphs if "".join(values(node, ".//w:t/text()")) == text)
    style = grouped.styles[value(paragraph, "w:pPr/w:pStyle/@w:val")]
    assert style_of(grouped, value(style, "w:name/@w:val")).size == wanted
