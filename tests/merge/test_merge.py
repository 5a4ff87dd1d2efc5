"""Partners' changes in the Word file are merged: each change, and nothing else, is made in the source."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from tests.conftest import make_workspace
from tests.desk import Desk, Outcome
from tests.merge.editing import Edited, R, text_of, w, xml
from tests.merge.merging import Edit, SentFile, merge
from tests.merge.sharing_rivers import BODY, FRONT, write_source
from tests.readers.pictures import png_of

NEW_PICTURE = """<w:p><w:r><w:drawing>
<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">
<wp:docPr id="901" name="Picture 9" descr="Red"/>
<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:blip r:embed="rIdNew"/></a:graphic>
</wp:inline></w:drawing></w:r></w:p>"""


def add_row(edited: Edited) -> None:
    """Add a row like the one above it."""
    row = edited.row("Bel")
    new = copy.deepcopy(row)
    for text, words in zip(new.iter(w("t")), ("Cor", "3"), strict=True):
        text.text = words
    row.addnext(new)


def remove_row(edited: Edited) -> None:
    """Remove a row."""
    row = edited.row("Aar")
    parent = row.getparent()
    assert parent is not None
    parent.remove(row)


def add_column(edited: Edited) -> None:
    """Add a column at the end."""
    for begins, words in (("River", "Year"), ("Aar", "2024"), ("Bel", "2025")):
        cells = [*edited.row(begins).iter(w("tc"))]
        new = copy.deepcopy(cells[-1])
        next(new.iter(w("t"))).text = words
        cells[-1].addnext(new)


def remove_column(edited: Edited) -> None:
    """Remove the second column."""
    for begins in ("River", "Aar", "Bel"):
        row = edited.row(begins)
        row.remove([*row.iter(w("tc"))][1])


def add_table(edited: Edited) -> None:
    """Insert a new table."""
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    rows = [["Lake", "Depth"], ["Oul", "7"]]
    content = "".join(f"<w:tr>{''.join(cell.format(item) for item in row)}</w:tr>" for row in rows)
    edited.paragraph("The second").addnext(xml(f"<w:tbl>{content}</w:tbl>"))


def remove_table(edited: Edited) -> None:
    """Remove the table with its caption and its source."""
    table = next(edited.root.iter(w("tbl")))
    parent = table.getparent()
    assert parent is not None
    parent.remove(table)
    edited.remove("Table 1")
    edited.remove("Source: ")
    edited.remove("As ")


def retarget(edited: Edited, address: str) -> None:
    """Change the address of the link in the text."""
    name = "word/_rels/document.xml.rels"
    edited.parts[name] = edited.parts[name].replace(b"https://example.org/a", address.encode())


def swap(edited: Edited) -> None:
    """Move the first recommendation, with the line below it, after the second."""
    edited.move("For: ", "Agree")
    edited.move("Share the", "Agree")


def split(edited: Edited) -> None:
    """Press Enter inside a paragraph."""
    edited.replace("The second", " has a ", "")
    edited.add("Rivers", "BodyText", "Which is another")


def paint(paragraph: etree._Element, properties: str) -> None:
    """Format all runs of a paragraph."""
    for run in paragraph.iter(w("r")):
        if run.find(w("rPr")) is None:
            run.insert(0, xml("<w:rPr/>"))
        for look in run.iter(w("rPr")):
            look.append(xml(properties))


EDITS: dict[str, tuple[Edit, list[str]]] = {
    "words": (
        lambda edited: edited.replace("Rivers", "Rivers carry", "Streams bear"),
        ["-Rivers carry **less water** than before.[^flow] Everybody knows",
         "+Streams bear **less water** than before.[^flow] Everybody knows"],
    ),
    "words in bold": (
        lambda edited: edited.replace("Rivers", "less", "far less"),
        ["-Rivers carry **less water** than before.[^flow] Everybody knows",
         "+Rivers carry **far less water** than before.[^flow] Everybody knows"],
    ),
    "bold": (
        lambda edited: edited.mark("As ", "comes", "<w:b/>"),
        ["-As @tbl-flow shows, less comes.", "+As @tbl-flow shows, less **comes**."],
    ),
    "italics": (
        lambda edited: edited.mark("As ", "comes", "<w:i/>"),
        ["-As @tbl-flow shows, less comes.", "+As @tbl-flow shows, less *comes*."],
    ),
    "a highlight": (
        lambda edited: edited.mark("As ", "less", '<w:highlight w:val="yellow"/>'),
        ["-As @tbl-flow shows, less comes.", "+As @tbl-flow shows, [less]{.mark} comes."],
    ),
    "superscript": (
        lambda edited: edited.mark("As ", "comes", '<w:vertAlign w:val="superscript"/>'),
        ["-As @tbl-flow shows, less comes.", "+As @tbl-flow shows, less ^comes^."],
    ),
    "a highlight of a whole paragraph": (
        lambda edited: paint(edited.paragraph("As "), '<w:highlight w:val="yellow"/>'),
        ["-As @tbl-flow shows, less comes.", "+[As @tbl-flow shows, less comes.]{.mark}"],
    ),
    "italics of a whole paragraph": (
        lambda edited: paint(edited.paragraph("Inside of"), "<w:i/>"),
        ["-Inside of the box.", "+*Inside of the box.*"],
    ),
    "bold of a pasted style without a definition": (
        lambda edited: edited.mark("As ", "comes", '<w:rStyle w:val="Strong"/>'),
        ["-As @tbl-flow shows, less comes.", "+As @tbl-flow shows, less **comes**."],
    ),
    "another language": (
        lambda edited: edited.mark("As ", "comes", '<w:lang w:val="fr-FR"/>'),
        ["-As @tbl-flow shows, less comes.", "+As @tbl-flow shows, less [comes]{lang=fr}."],
    ),
    "the language of another Word": (lambda edited: edited.mark("As ", "comes", '<w:lang w:val="en-US"/>'), []),
    "a line break": (
        lambda edited: edited.paragraph("As ").append(xml("<w:r><w:br/><w:t>More.</w:t></w:r>")),
        ["-As @tbl-flow shows, less comes.", "+As @tbl-flow shows, less comes.\\", "+More."],
    ),
    "a line break after a space": (
        lambda edited: edited.paragraph("As ").append(
            xml('<w:r><w:t xml:space="preserve"> </w:t><w:br/><w:t xml:space="preserve"> More.</w:t></w:r>')
        ),
        ["-As @tbl-flow shows, less comes.", "+As @tbl-flow shows, less comes.\\", "+More."],
    ),
    "words of a link": (
        lambda edited: edited.replace("The second", "link", "long link"),
        ["-The second paragraph has a [link](https://example.org/a) in it.",
         "+The second paragraph has a [long link](https://example.org/a) in it."],
    ),
    "the address of a link": (
        lambda edited: retarget(edited, "https://example.org/b"),
        ["-The second paragraph has a [link](https://example.org/a) in it.",
         "+The second paragraph has a [link](https://example.org/b) in it."],
    ),
    "a nested item": (lambda edited: edited.add("One basin", "ListBullet2", "Below it."), ["+  - Below it."]),
    "an item moved": (
        lambda edited: edited.move("One basin", "Two basins"),
        ["-- Two basins are wet.", "+- Two basins are wet."],
    ),
    "recommendations in a different order": (
        swap,
        ["-2. Agree on shares.", "+1. Agree on shares.",
         '-1. Share the data. {addressee="Ministries" priority="high"}',
         '+2. Share the data. {addressee="Ministries" priority="high"}'],
    ),
    "a priority": (
        lambda edited: edited.replace("For: ", "high", "low"),
        ['-1. Share the data. {addressee="Ministries" priority="high"}',
         '+1. Share the data. {addressee="Ministries" priority="low"}'],
    ),
    "a non-breaking space and typographic quotes": (
        lambda edited: edited.replace("As ", "less", "“5\u00a0per cent” less"),
        ["-As @tbl-flow shows, less comes.", "+As @tbl-flow shows, “5&nbsp;per cent” less comes."],
    ),
    "a character that is markup": (
        lambda edited: edited.replace("As ", "less comes", "less* comes"),
        ["-As @tbl-flow shows, less comes.", "+As @tbl-flow shows, less\\* comes."],
    ),
    "a word beside a line end": (
        lambda edited: edited.replace("Rivers", "that, but", "this, but"),
        ["-that, but nobody *says* so.^[Written in the text.]", "+this, but nobody *says* so.^[Written in the text.]"],
    ),
    "a heading": (lambda edited: edited.replace("Findings", "Findings", "Results"), ["-## Findings", "+## Results"]),
    "a level": (lambda edited: edited.style("Findings", "Heading1"), ["-## Findings", "+# Findings"]),
    "a new paragraph": (
        lambda edited: edited.add("The second", "BodyText", "# 1 is new."),
        ["+", "+\\# 1 is new."],
    ),
    "a pasted paragraph": (lambda edited: edited.add("The second", "", "Pasted."), ["+", "+Pasted."]),
    "a new heading": (lambda edited: edited.add("The second", "Heading2", "More"), ["+", "+## More"]),
    "a paragraph removed": (
        lambda edited: edited.remove("The second"),
        ["-The second paragraph has a [link](https://example.org/a) in it.", "-"],
    ),
    "a paragraph moved": (
        lambda edited: edited.move("The second", "As "),
        ["-The second paragraph has a [link](https://example.org/a) in it.", "-",
         "+", "+The second paragraph has a [link](https://example.org/a) in it."],
    ),
    "a list item": (lambda edited: edited.add("One basin", "ListBullet", "New item."), ["+- New item."]),
    "an item removed": (lambda edited: edited.remove("Two basins"), ["-- Two basins are wet."]),
    "a cell": (
        lambda edited: edited.replace("14", "14", "15"),
        ["-| Aar   | 14   |", "+| Aar   | 15   |"],
    ),
    "a row": (add_row, ["+| Cor | 3 |"]),
    "a row removed": (remove_row, ["-| Aar   | 14   |"]),
    "a column": (
        add_column,
        ["-| River | Flow |", "+| River | Flow | Year |", "-|-------|------|", "+|-------|------|---|",
         "-| Aar   | 14   |", "+| Aar   | 14 | 2024   |", "-| Bel   | 9    |", "+| Bel   | 9 | 2025    |"],
    ),
    "a column removed": (
        remove_column,
        ["-| River | Flow |", "+| River |", "-|-------|------|", "+|-------|",
         "-| Aar   | 14   |", "+| Aar   |", "-| Bel   | 9    |", "+| Bel   |"],
    ),
    "a table removed": (
        remove_table,
        ["-| River | Flow |", "-|-------|------|", "-| Aar   | 14   |", "-| Bel   | 9    |", "-", "-", "-",
         '-: Flow by river {#tbl-flow source="Own data"}', "-As @tbl-flow shows, less comes."],
    ),
    "a source removed": (
        lambda edited: edited.remove("Source: "),
        ['-: Flow by river {#tbl-flow source="Own data"}', "+: Flow by river {#tbl-flow}"],
    ),
    "a table": (add_table, ["+", "+| Lake | Depth |", "+|---|---|", "+| Oul | 7 |"]),
    "a caption": (
        lambda edited: edited.replace("Table 1", "Flow by", "Flows by"),
        ['-: Flow by river {#tbl-flow source="Own data"}', '+: Flows by river {#tbl-flow source="Own data"}'],
    ),
    "a source": (
        lambda edited: edited.replace("Source: ", "Own data", "Our data"),
        ['-: Flow by river {#tbl-flow source="Own data"}', '+: Flow by river {#tbl-flow source="Our data"}'],
    ),
    "the title of a box": (
        lambda edited: edited.replace("Box 1", "A box", "The box"),
        ['-::: {.box title="A box"}', '+::: {.box title="The box"}'],
    ),
    "a recommendation": (
        lambda edited: edited.replace("Share the", "data", "figures"),
        ['-1. Share the data. {addressee="Ministries" priority="high"}',
         '+1. Share the figures. {addressee="Ministries" priority="high"}'],
    ),
    "an addressee": (
        lambda edited: edited.replace("For: ", "Ministries", "Parliaments"),
        ['-1. Share the data. {addressee="Ministries" priority="high"}',
         '+1. Share the data. {addressee="Parliaments" priority="high"}'],
    ),
    "the title": (
        lambda edited: edited.replace("Sharing", "rivers", "rivers: a view"),
        ["-title: Sharing rivers", '+title: "Sharing rivers: a view"'],
    ),
    "the summary": (
        lambda edited: edited.replace("The summary", "summary", "essence"),
        ["-  The summary of the brief.", "+  The essence of the brief."],
    ),
    "a key message": (
        lambda edited: edited.replace("Dry", "years", "years: they"),
        ["-  - Dry years come.", '+  - "Dry years: they come."'],
    ),
    "a new key message": (lambda edited: edited.add("Dry", "ListBullet", "Wet ones too."), ["+  - Wet ones too."]),
    "a key message removed": (lambda edited: edited.remove("Dry"), ["-  - Dry years come."]),
    "bold in a key message": (
        lambda edited: edited.mark("Dry", "come", "<w:b/>"),
        ["-  - Dry years come.", "+  - Dry years **come**."],
    ),
    "a note inside the text": (
        lambda edited: edited.note("Written", "Typed"),
        ["-that, but nobody *says* so.^[Written in the text.]", "+that, but nobody *says* so.^[Typed in the text.]"],
    ),
    "a position": (
        lambda edited: edited.replace("Fellow", "Fellow", "Director"),
        ["-    - Fellow, Institute", "+    - Director, Institute"],
    ),
    "a channel": (
        lambda edited: edited.replace("Email", "office", "info"),
        ["-  channels: {email: office@iwp.example}", "+  channels: {email: info@iwp.example}"],
    ),
    "a tracked change": (
        lambda edited: edited.track("As ", "less", "far less"),
        ["-As @tbl-flow shows, less comes.", "+As @tbl-flow shows, far less comes."],
    ),
    "a note with Word's own command": (
        lambda edited: edited.footnote("As ", "Our own note."),
        ["-As @tbl-flow shows, less comes.", "+As @tbl-flow shows, less comes.[^note-1]",
         "+", "+[^note-1]: Our own note."],
    ),
    "a generated heading that was typed over": (
        lambda edited: edited.replace("Executive summary", "Executive summary", "In short"),
        ["+abstract-title: In short"],
    ),
    "proofing marks and an empty paragraph": (
        lambda edited: edited.paragraph("As ").addnext(xml('<w:p><w:proofErr w:type="gramStart"/></w:p>')),
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", EDITS)
def test_a_change_edits_only_its_place_in_the_source(sent: SentFile, case: str) -> None:
    edit, expected = EDITS[case]
    footnotes = case == "a note with Word's own command"
    lines, outcome = sent.merged(edit) if not footnotes else with_footnote(sent, edit)
    assert (sorted(lines), outcome.code) == (sorted(expected), 0), outcome.out


def with_footnote(sent: SentFile, edit: Edit) -> tuple[list[str], Outcome]:
    """Merge a file without Word's own notes, whose notes are a list at the end of the chapter."""
    desk = sent.desk
    listed = FRONT + "\nnotes: section"
    desk.brief(BODY, front=listed, id_="listed")
    desk.run("publish", "listed", "--to", "docx")
    lines, outcome = merge(desk, (desk.root / "output/listed.docx").read_bytes(), edit)
    desk.write("source/listed/brief.md", "---\ntitle: A\n---\n")
    return lines, outcome


def test_an_unchanged_file_changes_nothing_and_causes_no_reports(sent: SentFile) -> None:
    lines, outcome = sent.merged(lambda _: None)
    assert (lines, outcome.code, outcome.out) == ([], 0, "nothing has changed\n")


def test_the_picture_on_a_cover_is_not_a_change(tmp_path: Path, shared_cache: Path) -> None:
    desk = Desk(make_workspace(tmp_path / "workspace", shared_cache))
    desk.brief(
        "# One\n\nWords.\n", front="title: A\nkind: guide\ncover-image: {path: a.png, alt: A river, credit: Ada}"
    )
    Image.new("RGB", (60, 40), "#EEDDCC").save(desk.root / "source/brief/a.png")
    assert desk.run("publish", "--to", "docx").code == 0
    assert desk.run("merge", str(desk.root / "output/brief.docx")).out == "nothing has changed\n"


def test_the_year_of_the_copyright_is_merged(tmp_path: Path, shared_cache: Path) -> None:
    desk = Desk(make_workspace(tmp_path / "workspace", shared_cache))
    desk.brief("Words.\n", front="title: A\nlang: en\npublisher: Ada\ncopyright: {holder: Ada, year: 2025}")
    assert desk.run("publish", "--to", "docx").code == 0
    edited = Edited((desk.root / "output/brief.docx").read_bytes())
    edited.replace("©", "2025", "2026")
    file = desk.write("edited.docx", edited.bytes())
    outcome = desk.run("merge", str(file))
    assert outcome.code == 0, outcome.out
    assert "{holder: Ada, year: 2026}" in (desk.root / "source/brief/brief.md").read_text(encoding="utf-8")


def test_the_title_of_a_callout_is_merged_without_its_kind(tmp_path: Path, shared_cache: Path) -> None:
    desk = Desk(make_workspace(tmp_path / "workspace", shared_cache))
    desk.brief('Before.\n\n::: {.callout-warning title="Volumes dry up"}\nWords.\n:::\n', front="title: A\nlang: en")
    assert desk.run("publish", "--to", "docx").code == 0
    edited = Edited((desk.root / "output/brief.docx").read_bytes())
    edited.replace("Warning: Volumes dry up", "dry", "run")
    file = desk.write("edited.docx", edited.bytes())
    assert desk.run("merge", str(file)).code == 0
    assert 'title="Volumes run up"' in (desk.root / "source/brief/brief.md").read_text(encoding="utf-8")


def test_rejected_changes_leave_the_source_unchanged(sent: SentFile) -> None:
    lines, outcome = sent.merged(lambda edited: edited.track("As ", "less", "far less"), "--changes", "reject")
    assert (lines, outcome.code) == ([], 0)


def test_a_dry_run_shows_the_edit_but_does_not_make_it(sent: SentFile) -> None:
    lines, outcome = sent.merged(lambda edited: edited.replace("As ", "less", "more"), "--dry-run")
    assert lines == []
    assert "+As @tbl-flow shows, more comes." in outcome.out


def test_comments_are_reported_with_their_place_and_author(sent: SentFile) -> None:
    lines, outcome = sent.merged(lambda edited: edited.comment("The second", "Is that so?"), "--json")
    (told,) = json.loads(outcome.out)
    assert (told["kind"], told["line"], told["author"]) == ("comment", 20, "Ben")
    assert lines == []


def test_comments_can_be_written_into_the_source(sent: SentFile) -> None:
    lines, _ = sent.merged(lambda edited: edited.comment("The second", "Is that so?"), "--comments", "source")
    assert lines[1:] == [
        "+The second paragraph has a [link](https://example.org/a) in it.{>>@Ben 2026-03-01T10:00: Is that so?<<}"
    ]


def test_changes_to_generated_text_are_reported_and_never_written(sent: SentFile) -> None:
    lines, outcome = sent.merged(lambda edited: edited.replace("Contacts", "Contacts", "Reach us"))
    assert (lines, outcome.code) == ([], 1)
    assert "these words are generated" in outcome.out


def end_section(edited: Edited, inside: str) -> None:
    """End a section with a paragraph."""
    properties = edited.paragraph("As ").find(w("pPr"))
    assert properties is not None
    properties.append(xml(f"<w:sectPr>{inside}</w:sectPr>"))


def toggle_header(edited: Edited) -> None:
    """Make another row a header row."""
    edited.row("Aar").insert(0, xml("<w:trPr><w:tblHeader/></w:trPr>"))


def begin_again(edited: Edited) -> None:
    """Restart the list at its second item."""
    number = edited.paragraph("Publish then").find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
    assert number is not None
    lists = etree.fromstring(edited.parts["word/numbering.xml"])
    (old,) = (list_ for list_ in lists.iter(w("num")) if list_.get(w("numId")) == number.get(w("val")))
    new = copy.deepcopy(old)
    new.set(w("numId"), "977")
    lists.append(new)
    edited.parts["word/numbering.xml"] = etree.tostring(lists)
    number.set(w("val"), "977")


LAYOUTS: dict[str, tuple[Edit, str]] = {
    "a section": (lambda edited: end_section(edited, ""), "a section was added: write {{< pagebreak >}}"),
    "a landscape page": (
        lambda edited: end_section(edited, '<w:pgSz w:orient="landscape"/>'),
        "a landscape section was added: put its text into a ::: landscape block",
    ),
    "columns": (lambda edited: end_section(edited, '<w:cols w:num="2"/>'), "a section with columns was added"),
    "a tab": (lambda edited: edited.replace("As ", "less comes", "less\tcomes"), 'added a tab in "As '),
    "two spaces": (lambda edited: edited.replace("As ", "less comes", "less  comes"), 'added a second space in "As '),
    "a list that restarts": (begin_again, 'a new list begins at "Publish then."'),
    "a header row": (toggle_header, 'the row "Aar" is now a header row: set header-rows'),
}


@pytest.mark.parametrize("case", LAYOUTS)
def test_layout_and_spacing_without_a_place_in_the_source_are_reported(sent: SentFile, case: str) -> None:
    edit, actual = LAYOUTS[case]
    lines, outcome = sent.merged(edit)
    assert (lines, outcome.code) == ([], 1)
    assert actual in outcome.out


def test_changes_to_formatting_are_reported_and_not_merged(sent: SentFile) -> None:
    lines, outcome = sent.merged(
        lambda edited: edited.mark("As ", "less", '<w:color w:val="FF0000"/><w:sz w:val="40"/>')
    )
    assert (lines, outcome.code) == ([], 0)
    assert "remark\tcolour and size of" in outcome.out


def both_changed(sent: SentFile, edit: Edit, body: str) -> tuple[str, Outcome]:
    """Merge an edit into a source whose text has become `body`; return the merged text, with the output."""
    desk, data, _ = sent
    write_source(desk)
    desk.brief(body, front=FRONT)
    edited = Edited(data)
    edit(edited)
    outcome = desk.run("merge", str(desk.write("edited.docx", edited.bytes())))
    return (desk.root / "source/brief/brief.md").read_text(), outcome


def test_changes_on_both_sides_are_combined(sent: SentFile) -> None:
    body = BODY.replace("Inside of the box.", "Within the box.")
    text, outcome = both_changed(sent, lambda edited: edited.replace("The second", "paragraph", "passage"), body)
    assert outcome.code == 0, outcome.out
    assert "Within the box." in text
    assert "The second passage has" in text


def test_comments_of_authors_stay_in_place(sent: SentFile) -> None:
    commented = BODY.replace("As @tbl-flow", "<!-- check this -->As @tbl-flow").replace("Inside of", "Within")
    text, outcome = both_changed(sent, lambda edited: edited.replace("As ", "less comes", "little comes"), commented)
    assert (outcome.code, "conflict" in outcome.out) == (1, True) or "shows, little comes" in text
    assert "<!-- check this -->" in text


def test_text_that_both_sides_changed_stays_as_in_the_source(sent: SentFile) -> None:
    body = BODY.replace("Inside of the box.", "Within the box.")
    text, outcome = both_changed(sent, lambda edited: edited.replace("Inside", "Inside of", "Outside"), body)
    assert outcome.code == 1
    assert "conflict" in outcome.out
    assert "Within the box." in text


def test_fields_are_found_below_empty_lines(desk: Desk) -> None:
    desk.write("source/brief/brief.md", "\n\n---\ntitle: Sharing rivers\n---\n\nWords.\n")
    assert desk.run("publish", "--to", "docx").code == 0
    edited = Edited((desk.root / "output/brief.docx").read_bytes())
    edited.replace("Sharing", "Sharing", "Dividing")
    outcome = desk.run("merge", str(desk.write("edited.docx", edited.bytes())))
    assert outcome.code == 0, outcome.out
    assert "title: Dividing rivers\n" in (desk.root / "source/brief/brief.md").read_text()


@pytest.mark.parametrize(
    ("table", "attributes", "added"),
    [
        ("Land;Wert, in %\nNord;1,5\nOst;2,5\n", "", "West;3,5\n"),
        ("Land\tWert\nNord\t1,5\nOst\t2,5\n", ' delimiter="tab"', "West\t3,5\n"),
        ('"sep=|"\nLand|Wert\nNord|1,5\nOst|2,5\n', "", "West|3,5\n"),
    ],
)
def test_a_row_of_a_csv_file_is_written_in_the_files_style(desk: Desk, table: str, attributes: str, added: str) -> None:
    file = desk.write("source/brief/data/a.csv", table)
    desk.brief(f'::: {{.table csv="data/a.csv"{attributes}}}\nA caption\n:::\n')
    assert desk.run("publish", "--to", "docx").code == 0
    edited = Edited((desk.root / "output/brief.docx").read_bytes())
    row = edited.row("Ost")
    new = copy.deepcopy(row)
    for text, words in zip(new.iter(w("t")), ("West", "3,5"), strict=True):
        text.text = words
    row.addnext(new)
    outcome = desk.run("merge", str(desk.write("edited.docx", edited.bytes())))
    assert outcome.code == 0, outcome.out
    assert file.read_text() == table + added


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("slow", "quick", "It's \"too quick\" -- 'they' say ... and l'eau is French."),
        ("say … and", "claim … and", "It's \"too slow\" -- 'they' claim ... and l'eau is French."),
        ("too slow” – ‘they’ say", "too slow” – ‘we’ say", "It's \"too slow\" -- 'we' say ... and l'eau is French."),
        ("French.", "not German.", "It's \"too slow\" -- 'they' say ... and l'eau is not German."),
    ],
)
def test_edits_beside_typed_characters_keep_them(desk: Desk, old: str, new: str, wanted: str) -> None:
    typed = "It's \"too slow\" -- 'they' say ... and l'eau is French."
    desk.brief(f"# One\n\n{typed}\n", front='title: "It\'s \\"new\\""')
    assert desk.run("publish", "--to", "docx").code == 0
    edited = Edited((desk.root / "output/brief.docx").read_bytes())
    assert edited.paragraph("It’s “new”") is not None
    edited.replace("It’s “too", old, new)
    outcome = desk.run("merge", str(desk.write("edited.docx", edited.bytes())))
    assert outcome.code == 0, outcome.out
    assert (desk.root / "source/brief/brief.md").read_text().split("\n\n")[1].strip() == wanted


def test_files_of_several_partners_are_merged_in_order(sent: SentFile) -> None:
    desk, data, _ = sent
    write_source(desk)
    first, second = Edited(data), Edited(data)
    first.replace("The second", "paragraph", "passage")
    second.replace("As ", "less comes", "little comes")
    files = [str(desk.write(f"{name}.docx", edited.bytes())) for name, edited in (("one", first), ("two", second))]
    outcome = desk.run("merge", *files)
    text = (desk.root / "source/brief/brief.md").read_text()
    assert outcome.code == 0, outcome.out
    assert "The second passage has" in text
    assert "shows, little comes" in text


def test_line_endings_and_the_byte_order_mark_are_kept(sent: SentFile) -> None:
    desk, data, _ = sent
    write_source(desk)
    file = desk.root / "source/brief/brief.md"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    edited = Edited(data)
    edited.replace("The second", "paragraph", "passage")
    outcome = desk.run("merge", str(desk.write("edited.docx", edited.bytes())))
    assert outcome.code == 0, outcome.out
    after = file.read_bytes()
    assert after.startswith(b"\xef\xbb\xbf---\r\n")
    assert after.count(b"\n") == after.count(b"\r\n")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"no archive", "not a Word file"),
        (b"PK\x05\x06" + bytes(18), "no Word document"),
    ],
)
def test_files_that_are_not_word_files_are_refused(sent: SentFile, data: bytes, message: str) -> None:
    desk = sent.desk
    outcome = desk.run("merge", str(desk.write("edited.docx", data)))
    assert outcome.code == 2
    assert message in outcome.err


@pytest.mark.parametrize("written", [": A caption {#fig-a}", "\n:   A caption", "*A caption*"])
def test_a_caption_below_a_picture_is_edited_in_its_place(sent: SentFile, written: str) -> None:
    desk = sent.desk
    desk.write("source/pictured/images/a.png", png_of("red"))
    desk.brief(f"![Red](images/a.png)\n{written}\n", id_="pictured")
    assert desk.run("publish", "pictured", "--to", "docx").code == 0
    edited = Edited((desk.root / "output/pictured.docx").read_bytes())
    edited.replace("Figure 1", "A caption", "The caption")
    outcome = desk.run("merge", str(desk.write("edited.docx", edited.bytes())))
    text = (desk.root / "source/pictured/brief.md").read_text()
    assert outcome.code == 0, outcome.out
    assert text.endswith(f"![Red](images/a.png)\n{written.replace('A caption', 'The caption')}\n")


def test_a_replacement_picture_is_stored_beside_the_brief(sent: SentFile) -> None:
    desk = sent.desk
    red, blue = (png_of(color) for color in ("red", "blue"))
    desk.write("source/pictured/images/a.png", red)
    desk.brief('![A caption](images/a.png){alt="Red"}\n', id_="pictured")
    assert desk.run("publish", "pictured", "--to", "docx").code == 0
    edited = Edited((desk.root / "output/pictured.docx").read_bytes())
    (name,) = [name for name in edited.parts if name.startswith("word/media/")]
    edited.parts[name] = blue
    outcome = desk.run("merge", str(desk.write("edited.docx", edited.bytes())))
    text = (desk.root / "source/pictured/brief.md").read_text()
    assert outcome.code == 0, outcome.out
    (new,) = [file for file in (desk.root / "source/pictured/images").iterdir() if file.name != "a.png"]
    assert new.read_bytes() == blue
    assert f"](images/{new.name})" in text
    assert (desk.root / "source/pictured/images/a.png").read_bytes() == red


def test_a_new_picture_is_stored_beside_the_brief_with_its_caption(sent: SentFile) -> None:
    desk, data, _ = sent
    write_source(desk)
    edited, red = Edited(data), png_of("red")
    edited.parts["word/media/new.png"] = red
    name = "word/_rels/document.xml.rels"
    new = f'<Relationship Id="rIdNew" Type="{R}/image" Target="media/new.png"/></Relationships>'
    edited.parts[name] = edited.parts[name].replace(b"</Relationships>", new.encode())
    edited.add("The second", "Caption", "Figure 9. A red thing")
    edited.paragraph("The second").addnext(xml(NEW_PICTURE))
    outcome = desk.run("merge", str(desk.write("edited.docx", edited.bytes())))
    assert outcome.code == 0, outcome.out
    (file,) = (desk.root / "source/brief/images").iterdir()
    assert file.read_bytes() == red
    text = (desk.root / "source/brief/brief.md").read_text()
    assert f'in it.\n\n![A red thing](images/{file.name}){{alt="Red"}}\n\n## Findings' in text


def test_a_forged_passport_is_refused(sent: SentFile) -> None:
    desk, data, _ = sent
    edited = Edited(data)
    name = next(name for name, part in edited.parts.items() if b"<passport" in part[:400])
    edited.parts[name] = edited.parts[name].replace(b"Background", b"Foreground")
    outcome = desk.run("merge", str(desk.write("edited.docx", edited.bytes())))
    assert outcome.code == 2
    assert "provenance record was changed" in outcome.err


def test_a_file_without_record_and_properties_needs_the_name_of_its_brief(sent: SentFile) -> None:
    desk, data, _ = sent
    write_source(desk)
    edited = Edited(data)
    for name in [name for name in edited.parts if name.startswith(("customXml/", "docProps/"))]:
        del edited.parts[name]
    for name in ("word/_rels/document.xml.rels", "_rels/.rels"):
        relations = edited.parts[name]
        edited.parts[name] = re.sub(rb'<Relationship [^>]*"[^"]*(?:customXml|docProps)/[^>]*/>', b"", relations)
    edited.replace("The second", "paragraph", "passage")
    file = str(desk.write("edited.docx", edited.bytes()))
    assert "--brief NAME" in desk.run("merge", file).err
    assert desk.run("merge", file, "--brief", "brief").code == 0
    assert "The second passage" in (desk.root / "source/brief/brief.md").read_text()


def test_the_helpers_read_back_what_they_wrote(sent: SentFile) -> None:
    edited = Edited(sent.data)
    edited.replace("The second", "paragraph", "passage")
    assert "passage" in text_of(Edited(edited.bytes()).paragraph("The second"))


def test_a_cell_of_a_csv_file_with_lines_and_quotation_marks_is_changed_in_place(desk: Desk) -> None:
    file = desk.write("source/brief/a.csv", 'Basin,Note\nOmbra,"low\nas ""feared"""\n')
    desk.brief('::: {.table csv="a.csv"}\nA caption\n:::\n')
    assert desk.run("publish", "--to", "docx").code == 0
    edited = Edited((desk.root / "output/brief.docx").read_bytes())
    edited.replace("low", "feared", "expected")
    outcome = desk.run("merge", str(desk.write("edited.docx", edited.bytes())))
    assert outcome.code == 0, outcome.out
    assert file.read_text(encoding="utf-8") == 'Basin,Note\nOmbra,"low\nas ""expected"""\n'
