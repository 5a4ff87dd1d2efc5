"""Edits as Word writes them: emoji, pasted styles, new columns, dates; and files that are merged twice."""

from __future__ import annotations

import copy
from collections.abc import Callable

import pytest
from lxml import etree
from PIL import Image

from tests.desk import Desk
from tests.merge.editing import Edited, text_of, w, xml
from tests.merge.merging import SentFile, merge
from tests.merge.paragraphs import BY

FRONT = """title: A brief
lang: en-GB
date: 2026-03-15
date-modified: 2026-03-18
isbn: 978-3-16-148410-0
copyright: {holder: Ada Novak, year: 2026}
toc: true
contributors:
  - name: Institute
    address: 12 Canal Street
    channels: {email: a@iwp.example}
contacts: [Institute]"""
BODY = """# Rivers

The flow fell. Nobody knows why, of the 12 who asked.

- First item;
- second item;
- third item.

1. One step.
2. Another step.

| River | Flow |
|-------|-----:|
| Aar   | 14   |
| Bel   | 9    |

## Advice

::: recommendations
1. Share the data. {addressee="Ministries"}
2. Rehearse the rule. {addressee="Funders" priority="low"}
:::

![A map of it](a.png){#fig-map alt="Map" title="Where it flows" source="Survey"}

> A quote of it.
>
> -- An engineer

::: {.box #box title="A box"}
Inside of the box.

- One thing.
:::
"""
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
EMOJI = (
    f'<w:r><mc:AlternateContent xmlns:mc="{COMPATIBILITY}"><mc:Choice Requires="w16se">'
    '<w16se:symEx xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex"'
    ' w16se:font="Segoe UI Emoji" w16se:char="1F600"/></mc:Choice>'
    "<mc:Fallback><w:t>\U0001f600</w:t></mc:Fallback></mc:AlternateContent></w:r>"
)
STYLES = (
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Min2"><w:name w:val="Ministry Heading"/>'
    '<w:basedOn w:val="Heading2"/></w:style>'
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="MinB"><w:name w:val="Ministry Bullet"/>'
    '<w:basedOn w:val="ListBullet"/></w:style>'
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="MinO"><w:name w:val="Ministry Part"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style></w:styles>'
)


def write_source(desk: Desk) -> None:
    (desk.root / "source/brief").mkdir(exist_ok=True)
    Image.new("RGB", (300, 200), "red").save(desk.root / "source/brief/a.png")
    desk.brief(BODY, front=FRONT)


def emoji(edited: Edited) -> None:
    edited.paragraph("The flow").append(xml(EMOJI))


def pasted(edited: Edited) -> None:
    sheet = edited.parts["word/styles.xml"]
    edited.parts["word/styles.xml"] = sheet.replace(b"</w:styles>", STYLES.encode())
    edited.add("The flow", "Min2", "Their heading")
    edited.add("Their heading", "MinB", "their item")
    edited.add("their item", "MinO", "Their part")


def first_step(edited: Edited) -> None:
    """Press Enter at the start of a numbered list, which follows another list."""
    old = edited.paragraph("One step")
    new = copy.deepcopy(old)
    fill(new, "First of all.")
    old.addprevious(new)


def quoted(edited: Edited) -> None:
    """Press Enter at the end of a quotation."""
    old = edited.paragraph("A quote")
    new = copy.deepcopy(old)
    fill(new, "And more.")
    old.addnext(new)


def without(words: str) -> Callable[[Edited], object]:
    """Remove words of the caption, which are in runs of their own."""

    def edit(edited: Edited) -> None:
        texts = [*edited.paragraph("Figure 1").iter(w("t"))]
        at = next(number for number, text in enumerate(texts) if text.text == words)
        for text in texts[at - 1 : at + 1] if at == len(texts) - 1 else texts[at : at + 2]:
            text.text = ""

    return edit


def fill(cell: etree._Element, words: str) -> etree._Element:
    for number, text in enumerate(cell.iter(w("t"))):
        text.text = "" if number else words
    return cell


def column(edited: Edited) -> None:
    """Insert a column beside one that is aligned to the right; Word copies the alignment."""
    table = edited.row("Aar").getparent()
    assert table is not None
    for row, words in zip(table.iter(w("tr")), ("Length", "10", "20"), strict=True):
        cell = row.findall(w("tc"))[-1]
        cell.addnext(fill(copy.deepcopy(cell), words))


def table(edited: Edited) -> None:
    new = copy.deepcopy(edited.row("Aar").getparent())
    assert new is not None
    for cell, words in zip(new.iter(w("tc")), "ABCDEF", strict=True):
        fill(cell, words)
    edited.paragraph("The flow").addnext(new)


def typed(begins: str, words: str) -> Callable[[Edited], object]:
    """Type over the text of a line; its first run receives all the new text."""

    def edit(edited: Edited) -> None:
        fill(edited.paragraph(begins), words)

    return edit


def together(*edits: Callable[[Edited], object]) -> Callable[[Edited], object]:
    return lambda edited: [edit(edited) for edit in edits]


CASES: dict[str, tuple[Callable[[Edited], object], list[str], str]] = {
    "an emoji": (
        emoji,
        ["-The flow fell. Nobody knows why, of the 12 who asked.",
         "+The flow fell. Nobody knows why, of the 12 who asked.\U0001f600"],
        "1 merged",
    ),
    "paragraphs in a partner's styles": (
        pasted,
        ["+## Their heading", "+", "+- their item", "+", "+### Their part", "+"],
        "3 merged",
    ),
    "a column with an alignment": (
        column,
        ["-| River | Flow |", "-|-------|-----:|", "-| Aar   | 14   |", "-| Bel   | 9    |",
         "+| River | Flow | Length |", "+|-------|-----:|--:|", "+| Aar   | 14 | 10   |", "+| Bel   | 9 | 20    |"],
        "1 merged",
    ),
    "a table with an alignment": (
        table,
        ["+| A | B |", "+|---|--:|", "+| C | D |", "+| E | F |", "+"],
        "1 merged",
    ),
    "a first item below another list": (
        first_step,
        ["+1. First of all.", "+2. One step.", "+3. Another step.", "-1. One step.", "-2. Another step."],
        "1 merged",
    ),
    "a paragraph of a quotation": (quoted, ["+> And more.", "+>"], "1 merged"),
    "the title of a figure removed": (
        without("Where it flows"),
        ['-![A map of it](a.png){#fig-map alt="Map" title="Where it flows" source="Survey"}',
         '+![A map of it](a.png){#fig-map alt="Map" source="Survey"}'],
        "1 merged",
    ),
    "the text of a caption removed": (
        without("A map of it"),
        ['-![A map of it](a.png){#fig-map alt="Map" title="Where it flows" source="Survey"}',
         '+![](a.png){#fig-map alt="Map" title="Where it flows" source="Survey"}'],
        "1 merged",
    ),
    "characters that are markup only before others": (
        lambda edited: edited.replace("The flow", "fell", "fell, says @ada: $5 to $6, {.x} &amp; ![a"),
        ["-The flow fell. Nobody knows why, of the 12 who asked.",
         "+The flow fell, says \\@ada: \\$5 to \\$6, \\{.x} \\&amp; \\!\\[a. Nobody knows why, of the 12 who asked."],
        "1 merged",
    ),
    "the attribution of a quotation removed": (
        lambda edited: edited.remove("\u2014 An engineer"),
        ["->", "-> -- An engineer"],
        "1 merged",
    ),
    "a box without its style": (
        lambda edited: edited.style("Inside", "BodyText"),
        [],
        '"Inside of the box." now has the style "body text": change it in the source',
    ),
    "a priority added to an addressee": (
        typed("For: Ministries", "For: Ministries; Funders \xb7 Priority: high"),
        ['-1. Share the data. {addressee="Ministries"}',
         '+1. Share the data. {addressee="Ministries; Funders" priority="high"}'],
        "1 merged",
    ),
    "a priority removed": (
        typed("For: Funders", "For: Funders"),
        ['-2. Rehearse the rule. {addressee="Funders" priority="low"}',
         '+2. Rehearse the rule. {addressee="Funders"}'],
        "1 merged",
    ),
    "the year of an update": (
        typed("Updated", "Updated: 18 March 2027"),
        ["-date-modified: 2026-03-18", "+date-modified: 2027-03-18"],
        "1 merged",
    ),
    "good edits beside a bad one": (
        together(typed("ISBN", "ISBN: 978-3-16-148410-1"), typed("Address", "Address: 14 Canal Street"),
                 typed("\xa9", "\xa9 2027 Ada Novak")),
        ["-copyright: {holder: Ada Novak, year: 2026}", "+copyright: {holder: Ada Novak, year: 2027}",
         "-    address: 12 Canal Street", "+    address: 14 Canal Street"],
        "2 merged, 1 not merged",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_an_edit_is_merged(sent: SentFile, case: str) -> None:
    edit, expected, actual = CASES[case]
    lines, outcome = sent.merged(edit)
    assert (lines if case == "good edits beside a bad one" else sorted(lines), actual in outcome.out) == (
        expected if case == "good edits beside a bad one" else sorted(expected),
        True,
    ), outcome.out


def moved_item(edited: Edited) -> None:
    edited.move("third item", "First item")


def renumbered(edited: Edited) -> None:
    edited.add("One step", "ListNumber", "A step between.")


def without_box(edited: Edited) -> None:
    for words in ("Box 1", "Inside", "One thing"):
        edited.remove(words)


def rows(edited: Edited) -> None:
    row = edited.row("Bel")
    new = copy.deepcopy(row)
    for cell, words in zip(new.iter(w("tc")), ("Cor", "5"), strict=True):
        fill(cell, words)
    row.addnext(new)
    parent = row.getparent()
    assert parent is not None
    parent.remove(row)


@pytest.mark.parametrize("edit", [moved_item, renumbered, without_box, rows, table, pasted])
def test_a_file_merged_twice_has_no_conflicts(sent: SentFile, edit: Callable[[Edited], object]) -> None:
    desk, data, _ = sent
    write_source(desk)
    first, _ = merge(desk, data, edit)
    source = desk.root / "source/brief/brief.md"
    source.write_text(source.read_text().replace("Share the data", "Share all data"))  # the author continues to edit
    again, outcome = merge(desk, data, edit)
    assert (bool(first), again, outcome.code) == (True, [], 0), outcome.out


def shown(edited: Edited) -> None:
    edited.track("Rivers", "Rivers", "Streams")
    new = edited.add("First item", "ListBullet", "A new item.")
    run = new.find(w("r"))
    assert run is not None
    wrapped = xml(f"<w:ins {BY}/>")
    run.addprevious(wrapped)
    wrapped.append(run)
    look = new.find(w("pPr"))
    assert look is not None
    look.append(xml(f"<w:rPr><w:ins {BY}/></w:rPr>"))


def test_suggestions_merged_twice_are_written_once(sent: SentFile) -> None:
    first, _ = sent.merged(shown, "--changes", "show")
    again, outcome = merge(sent.desk, sent.data, shown, "--changes", "show")
    assert (sum("++}" in line for line in first), again, outcome.code) == (1, [], 0), outcome.out


def test_the_helpers_make_the_changes_they_describe(sent: SentFile) -> None:
    edited = Edited(sent.data)
    typed("Updated", "Updated: never")(edited)
    assert text_of(edited.paragraph("Updated")) == "Updated: never"
