"""Changes that partners make to layout, lists, fields and links. Each edit is merged, or reported with its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree

from tests.desk import Desk
from tests.merge.editing import Edited, R, text_of, w, xml
from tests.merge.merging import Edit, SentFile, merge
from tests.readers.pictures import png_of

FRONT = """title: Sharing rivers
kind: guide
lang: en-GB
toc: true
contributors: [iwp]
contacts: [iwp]"""
TEXT = """# One {#sec-one}

Rivers carry less water than
they did.

It's late.

- Measure first.
- Share the data.
- Publish it.

![A river](images/a.png){#fig-a alt="A river"}

Seas carry salt.

---

Lakes carry fish.

1. Ask them.
2. Agree on shares.

| River | Length |
|-------|--------|
| Aar   | 288    |
| Rhone | 812    |

: Two rivers {#tbl-rivers}
"""
ORGANISATIONS = """iwp:
  name: Institute for Water
  description: It studies water.
  channels:
    email: water@iwp.example
    twitter: "[@water_IWP](https://x.example/water_IWP)"
    web: "[iwp.example](https://iwp.example)"
"""
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
STAYS = "formatting comes from the brand, so the source stays as it is"


def write_source(desk: Desk) -> None:
    desk.write("source/brief/images/a.png", png_of("red"))
    desk.organisations(ORGANISATIONS)
    desk.brief(TEXT, front=FRONT)


def drawing(edited: Edited, name: str) -> etree._Element:
    """Return the element of a picture with this local name."""
    return next(element for element in edited.root.iter() if etree.QName(element).localname == name)


def crop(edited: Edited) -> None:
    drawing(edited, "blip").addnext(
        etree.Element("{http://schemas.openxmlformats.org/drawingml/2006/main}srcRect", l="9")
    )


def table(edited: Edited) -> etree._Element:
    return next(element for element in edited.root.iter(w("tbl")) if "Rhone" in text_of(element))


def drag(edited: Edited) -> None:
    first, second = table(edited).iterfind(f"{w('tblGrid')}/{w('gridCol')}")
    half = int(first.get(w("w"), "0")) // 2
    first.set(w("w"), str(half))
    second.set(w("w"), str(int(second.get(w("w"), "0")) + half))


def another_style(edited: Edited) -> None:
    next(table(edited).iter(w("tblStyle"))).set(w("val"), "TableGrid")


def redefine(edited: Edited) -> None:
    sheet = etree.fromstring(edited.parts["word/styles.xml"])
    style = next(element for element in sheet.iter(w("style")) if element.get(w("styleId")) == "TableHeader")
    style.append(xml('<w:rPr><w:color w:val="FF0000"/></w:rPr>'))
    edited.parts["word/styles.xml"] = etree.tostring(sheet)


def narrow_first_pages(edited: Edited) -> None:
    sections = [*edited.root.iter(w("pgMar"))]
    assert len(sections) > 1
    sections[0].set(w("left"), "720")


def without_first_section(edited: Edited) -> None:
    section = next(edited.root.iter(w("sectPr")))
    section.getparent().remove(section)  # type: ignore[union-attr]


def indent(value: str) -> Edit:
    """Indent a paragraph of text."""
    return lambda edited: properties(edited, "Seas").append(xml(f"<w:ind {value}/>"))


def properties(edited: Edited, begins: str) -> etree._Element:
    found = edited.paragraph(begins).find(w("pPr"))
    assert found is not None
    return found


def red_line(edited: Edited) -> None:
    edited.add("Seas", "BodyText", "Ponds carry frogs.")[-1].insert(0, xml('<w:rPr><w:color w:val="FF0000"/></w:rPr>'))


def drop_cap(edited: Edited) -> None:
    edited.replace("Seas", "Seas", "eas")
    letter = '<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr><w:r><w:t>S</w:t></w:r></w:p>'
    edited.paragraph("eas").addprevious(xml(letter))


def field(code: str, shown: str) -> Edit:
    """Add a field at the end of a paragraph."""
    kinds = {"begin": f"<w:instrText>{code}</w:instrText>", "separate": f"<w:t>{shown}</w:t>", "end": ""}

    def edit(edited: Edited) -> None:
        edited.replace("Seas", "salt.", "salt, see ")
        for kind, content in kinds.items():
            edited.paragraph("Seas").append(xml(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'))
            edited.paragraph("Seas").append(xml(f"<w:r>{content}</w:r>"))

    return edit


def reference(begins: str, shown: str) -> Edit:
    """Insert a cross-reference with Word's command, which adds a bookmark to the target."""

    def edit(edited: Edited) -> None:
        target = next(
            element
            for element in edited.paragraphs
            if begins in text_of(element) and element.find(w("hyperlink")) is None
        )
        target.insert(1, xml('<w:bookmarkStart w:id="990" w:name="_Ref123456"/>'))
        target.append(xml('<w:bookmarkEnd w:id="990"/>'))
        field(r" REF _Ref123456 \h ", shown)(edited)

    return edit


def contents(edited: Edited, words: str = "") -> None:
    """Remove the table of contents, or one entry."""
    for element in [*edited.paragraphs]:
        style = element.find(f"{w('pPr')}/{w('pStyle')}")
        named = style is not None and style.get(w("val"), "").startswith("TOC")
        if named and text_of(element).startswith(words):
            element.getparent().remove(element)  # type: ignore[union-attr]


def listed(kind: str, *items: str) -> Edit:
    """Press the button for another kind of list, which adds a list to the paragraphs and keeps their styles."""

    def edit(edited: Edited) -> None:
        numbering = etree.fromstring(edited.parts["word/numbering.xml"])
        level = f'<w:lvl w:ilvl="0"><w:numFmt w:val="{kind}"/></w:lvl>'
        numbering.insert(0, xml(f'<w:abstractNum w:abstractNumId="778">{level}</w:abstractNum>'))
        numbering.append(xml('<w:num w:numId="778"><w:abstractNumId w:val="778"/></w:num>'))
        edited.parts["word/numbering.xml"] = etree.tostring(numbering)
        for item in items:
            properties(edited, item).insert(1, xml('<w:numPr><w:numId w:val="778"/></w:numPr>'))

    return edit


def starting(number: int) -> Edit:
    """Let the numbered list begin with another number, as Word's command does."""

    def edit(edited: Edited) -> None:
        numbering = etree.fromstring(edited.parts["word/numbering.xml"])
        items = [next(edited.paragraph(item).iter(w("numId"))) for item in ("Ask", "Agree")]
        list_ = next(node for node in numbering.iter(w("num")) if node.get(w("numId")) == items[0].get(w("val")))
        definition = etree.tostring(next(list_.iter(w("abstractNumId"))), encoding="unicode")
        begins = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{number}"/></w:lvlOverride>'
        numbering.append(xml(f'<w:num w:numId="999">{definition}{begins}</w:num>'))
        edited.parts["word/numbering.xml"] = etree.tostring(numbering)
        for element in items:
            element.set(w("val"), "999")

    return edit


def without_footers(edited: Edited) -> None:
    for name in [part for part in edited.parts if part.startswith("word/footer")]:
        root = etree.fromstring(edited.parts[name])
        for run in [*root.iter(w("r"))]:
            run.getparent().remove(run)  # type: ignore[union-attr]
        edited.parts[name] = etree.tostring(root)


def cleared(edited: Edited) -> None:
    """Clear the control with the title, which then shows what to do."""
    control = next(element for element in edited.root.iter(w("sdt")) if text_of(element) == "Sharing rivers")
    control[0].append(xml("<w:showingPlcHdr/>"))
    next(control.iter(w("t"))).text = "Click or tap here to enter text."


def linked(words: str, target: str, *, anew: bool) -> Edit:
    """Link words of a contact to another address, and also change the words."""

    def edit(edited: Edited) -> None:
        link = next(element for element in edited.root.iter(w("hyperlink")) if text_of(element) == words)
        link.set(f"{{{R}}}id", "rIdNew")
        relations = edited.parts["word/_rels/document.xml.rels"].decode()
        new = (
            f'<Relationship Id="rIdNew" Type="{R}/hyperlink" Target="{target}" TargetMode="External"/></Relationships>'
        )
        edited.parts["word/_rels/document.xml.rels"] = relations.replace("</Relationships>", new).encode()
        if anew:
            next(link.iter(w("t"))).text = "rivers.example"

    return edit


def emptied(begins: str) -> Edit:
    """Delete the words of a paragraph and leave its end."""

    def edit(edited: Edited) -> None:
        paragraph = edited.paragraph(begins)
        for element in [*paragraph.iter(w("r"))]:
            element.getparent().remove(element)  # type: ignore[union-attr]

    return edit


REMARKS: dict[str, tuple[Callable[[Edited], object], str]] = {
    "crop": (crop, 'crop of the picture "A river" changed in Word: change the picture file instead'),
    "column widths": (drag, 'the columns of the table "River" have new widths: to keep them, set tbl-colwidths'),
    "table style": (another_style, f'table style of the table "River" changed: {STAYS}'),
    "definition of a style": (redefine, 'the style "table header" differs from the brand (colour): change it in the'),
    "first pages": (narrow_first_pages, f"margins of the pages changed: {STAYS}"),
    "end of a section": (
        without_first_section,
        "the end of a section was removed: the brand sets where sections begin",
    ),
    "right indentation": (indent('w:right="567"'), f'indentation of "Seas carry salt." changed: {STAYS}'),
    "another bullet": (listed("bullet", "Measure", "Share"), f'bullet of "Measure first." changed: {STAYS}'),
    "lines kept together": (
        lambda edited: properties(edited, "Seas").append(xml("<w:keepNext/>")),
        "lines kept together",
    ),
    "straight quotation marks": (
        lambda edited: edited.replace("It’s", "It’s", "It's"),
        """"’" -> "'": briefpress inserts these characters itself, so the source stays as it is""",
    ),
    "page numbers": (
        lambda edited: next(edited.root.iter(w("sectPr"))).append(xml('<w:pgNumType w:start="1"/>')),
        f"page numbers of the pages changed: {STAYS}",
    ),
    "text direction": (lambda edited: properties(edited, "Seas").append(xml("<w:bidi/>")), 'text direction of "Seas'),
}


@pytest.mark.parametrize("name", REMARKS)
def test_a_design_is_reported(sent: SentFile, name: str) -> None:
    edit, actual = REMARKS[name]
    lines, outcome = sent.merged(edit)
    assert (lines, outcome.code) == ([], 0), outcome.out
    assert actual in outcome.out
    assert outcome.out.count("remark\t") == 1


REPORTED: dict[str, tuple[Callable[[Edited], object], str]] = {
    "drop cap": (drop_cap, "a drop cap was added: the brand defines the look of letters"),
    "column break": (
        lambda edited: edited.paragraph("Seas").append(xml('<w:r><w:br w:type="column"/></w:r>')),
        "a column break was added: the brand sets the columns",
    ),
    "rule": (
        lambda edited: edited.paragraph("Lakes").addprevious(xml('<w:p><w:pPr><w:pStyle w:val="Rule"/></w:pPr></w:p>')),
        "a horizontal line was added: write --- on a line of its own",
    ),
    "index entry": (field('XE "salt"', ""), "an entry for an index was added: briefs have no place for it"),
    "page number": (field("PAGE", "3"), "it contains a page number, which only the finished file has"),
    "entry of the contents": (
        lambda edited: contents(edited, "One"),
        '"One" was removed from the table of contents, which is built from the headings; '
        "to show fewer levels, set toc-depth",
    ),
    "first number": (starting(5), 'the numbers from "Ask them." onwards were changed: write the first number there'),
    "number of a heading": (
        listed("decimal", "One"),
        'the numbers from "One" onwards were changed: the brand numbers headings',
    ),
    "footers": (without_footers, "was removed from a header or footer: these lines are generated"),
    "empty title": (cleared, '"Sharing rivers" was removed: it comes from a field, so remove it there'),
    "address of an email": (
        linked("water@iwp.example", "mailto:ann@iwp.example", anew=False),
        '"water@iwp.example" was linked to mailto:ann@iwp.example: briefpress derives the link from the text of this '
        "field, so edit the text",
    ),
}


@pytest.mark.parametrize("name", REPORTED)
def test_edits_without_a_place_are_reported(sent: SentFile, name: str) -> None:
    edit, actual = REPORTED[name]
    lines, outcome = sent.merged(edit)
    assert ([] if name == "index entry" else lines, outcome.code) == ([], 1), outcome.out
    assert actual in outcome.out


def web_link(edited: Edited) -> None:
    """Paste a link as other programs format it."""
    linked("iwp.example", "https://iwp.example/", anew=False)(edited)
    run = etree.tostring(xml('<w:r><w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr><w:t>Seas</w:t></w:r>'))
    edited.replace("Seas", "Seas", "")
    link = xml('<w:hyperlink r:id="rIdNew"/>')
    link.append(etree.fromstring(run))
    edited.paragraph(" carry salt").insert(1, link)


MERGED: dict[str, tuple[Callable[[Edited], object], list[str]]] = {
    "numbers instead of bullets": (
        listed("decimal", "Measure", "Share", "Publish"),
        ["-- Measure first.", "-- Share the data.", "-- Publish it.",
         "+1. Measure first.", "+2. Share the data.", "+3. Publish it."],
    ),
    "an item without a bullet": (
        lambda edited: properties(edited, "Publish").insert(1, xml('<w:numPr><w:numId w:val="0"/></w:numPr>')),
        ["-- Publish it.", "+", "+Publish it."],
    ),
    "an emptied item": (emptied("Share"), ["-- Share the data."]),
    "an emptied paragraph": (emptied("Seas"), ["-Seas carry salt.", "-"]),
    "two lines as an item": (
        lambda edited: edited.style("Rivers carry", "ListBullet"),
        ["-Rivers carry less water than", "-they did.", "+- Rivers carry less water than", "+  they did."],
    ),
    "two lines as a quote": (
        lambda edited: edited.style("Rivers carry", "Quote"),
        ["-Rivers carry less water than", "-they did.", "+> Rivers carry less water than", "+> they did."],
    ),
    "two lines as a heading": (
        lambda edited: edited.style("Rivers carry", "Heading2"),
        ["-Rivers carry less water than", "-they did.", "+## Rivers carry less water than they did."],
    ),
    "a line in red": (red_line, ["+Ponds carry frogs.", "+"]),
    "a date": (field("DATE", "3 March"), ["-Seas carry salt.", "+Seas carry salt, see 3 March"]),
    "a reference to a figure": (
        reference("A river", "Figure 1"),
        ["-Seas carry salt.", "+Seas carry salt, see @fig-a"],
    ),
    "a soft hyphen": (
        lambda edited: next(edited.paragraph("Lakes").iter(w("t"))).addprevious(xml("<w:softHyphen/>")),
        ["-Lakes carry fish.", "+&shy;Lakes carry fish."],
    ),
    "the whole contents": (contents, ["-toc: true", "+toc: false"]),
    "a handle with an underscore": (
        lambda edited: edited.replace("Twitter", "@water_IWP", "@water_IW"),
        ['-    twitter: "[@water_IWP](https://x.example/water_IWP)"',
         '+    twitter: "[@water_IW](https://x.example/water_IWP)"'],
    ),
    "the words and the address of a link": (
        linked("iwp.example", "https://rivers.example", anew=True),
        ['-    web: "[iwp.example](https://iwp.example)"', '+    web: "[rivers.example](https://rivers.example)"'],
    ),
    "a pasted link": (web_link, ["-Seas carry salt.", "+[Seas](https://iwp.example/) carry salt."]),
    "the address of a link": (
        linked("iwp.example", "https://rivers.example", anew=False),
        ['-    web: "[iwp.example](https://iwp.example)"', '+    web: "[iwp.example](https://rivers.example)"'],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MERGED)
def test_it_is_merged(sent: SentFile, name: str) -> None:
    edit, expected = MERGED[name]
    lines, outcome = sent.merged(edit)
    assert (sorted(lines), outcome.code) == (sorted(expected), 0), outcome.out
    actual = {"a line in red": "colour of", "a date": '"3 March" is a field that Word updates'}
    assert actual.get(name, "") in outcome.out


def test_a_file_saved_by_word_causes_no_messages(sent: SentFile) -> None:
    """Word changes the names of media, so drawings are recognised by their SVG."""
    desk = sent.desk
    write_source(desk)
    drawn = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><rect width="90" height="60"/></svg>'
    desk.write("source/drawn/images/a.svg", drawn)
    desk.brief('![A river](images/a.svg){#fig-a alt="A river"}\n\nSeas carry salt.\n', id_="drawn")
    assert desk.run("publish", "drawn", "--to", "docx").code == 0

    def edit(edited: Edited) -> None:
        edited.parts["docProps/app.xml"] = edited.parts["docProps/app.xml"].replace(
            b"briefpress", b"Microsoft Office Word"
        )

    lines, outcome = merge(desk, (desk.root / "output/drawn.docx").read_bytes(), edit)
    assert (lines, outcome.code, outcome.out) == ([], 0, "nothing has changed\n"), outcome.out


def test_a_note_without_its_mark_is_not_merged(sent: SentFile) -> None:
    def edit(edited: Edited) -> None:
        edited.footnote("Sharing rivers", "See the atlas.")

    lines, outcome = sent.merged(edit)
    assert (lines, outcome.code) == ([], 1)
    assert 'added the note "See the atlas.": its note mark is not merged' in outcome.out
