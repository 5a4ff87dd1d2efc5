"""One edit at each kind of place: the source differs by that edit and nothing else."""

from __future__ import annotations

import pytest

from tests.desk import Desk
from tests.merge.editing import Edited, R, text_of, w, xml
from tests.merge.merging import Edit, SentFile
from tests.merge.paragraphs import after, like, press_enter
from tests.readers.pictures import png_of

FRONT = """title: Sharing rivers
lang: en-GB
toc: false
cover-image: {path: images/bed.png, alt: A river bed, credit: Lin Yue}
keypoints:
  - "**Dry years are the rule.** Most were dry."
  - "Data come first."
people:
  - role: chair
    members:
      - name: Samira Haddad
contributors:
  - name: Institute for Water
    channels:
      phone: +31 30 123
      web: https://iwp.example
contacts: [Institute for Water]
version: 1.2
date-modified: 2026-03-18
disclaimer: |
  All of it is invented."""
BODY = """::: {.callout-note}
## Begin early

A wet year is the time for it.
:::

# Background

@fig-bed shows where they meet. **Seven of the last ten** years were dry, with 80&nbsp;% of the flow.

Whoever opens the gates decides.

![The bed](images/bed.png){#fig-bed alt="A river bed"}

- Osterland stores water
    - for orchards,
    - and for towns;
- Nordmark needs flow;
- Sudria waters [rice]{.mark}.

I. Above it, all take.
II. Below it, none does.

::: {.case-study title="The Kessa" source="Interviews in Kessa"}
The rule was used.

> We argued for years.
>
> -- An engineer
:::

::: {.pull-quote person="Samira Haddad"}
In a wet year nobody reads it.
:::

Commissions may write to us.

{{< pagebreak >}}

The flow is $Q$ there.

::: recommendations
1. Share the data. {#a addressee="Ministries" priority="high"}

   Leave the raw ones.

2. Agree on shares. {addressee="Funders"}
:::

::: {.table csv="data.csv" title="Two basins" source="Own survey"}
All that were asked
:::

| Rule | Divides by | Needs |
|------|------------|-------|
| Fixed | metres | nothing |
| Share | part | flow |
"""


def write_source(desk: Desk) -> None:
    desk.write("source/brief/images/bed.png", png_of("white"))
    desk.brief(BODY, front=FRONT)
    desk.write("source/brief/data.csv", "Basin,Area\nOmbra,188\n")


def join(edited: Edited, begins: str) -> None:
    """Remove the end of a paragraph."""
    element = edited.paragraph(begins)
    following = element.getnext()
    assert following is not None
    for child in [child for child in following if child.tag != w("pPr")]:
        element.append(child)
    following.getparent().remove(following)  # type: ignore[union-attr]


def recommendation(edited: Edited) -> None:
    """Add a recommendation with its addressee at the end."""
    line = next(element for element in edited.paragraphs if text_of(element).startswith("For: Funders"))
    line.addnext(like(edited, "For: Ministries", "For: Donors · Priority: low"))
    line.addnext(like(edited, "Agree on", "Pay for it."))


def moved_recommendation(edited: Edited) -> None:
    first = edited.paragraph("Share the data")
    for begins in ("Agree on", "For: Funders"):
        first.addprevious(edited.paragraph(begins))


def drop_looks(edited: Edited, begins: str, words: str) -> None:
    for run in edited.paragraph(begins).iter(w("r")):
        look = run.find(w("rPr"))
        if text_of(run) == words and look is not None:
            run.remove(look)


def depth(edited: Edited, begins: str, level: int) -> None:
    """Press Tab in an item."""
    look = edited.paragraph(begins).find(w("pPr"))
    assert look is not None
    look.append(xml(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'))


def merge_cells(edited: Edited) -> None:
    row = edited.row("Fixed")
    _, left, right = row.findall(w("tc"))
    for paragraph in right.findall(w("p")):
        left.append(paragraph)
    row.remove(right)


def merge_down(edited: Edited) -> None:
    for begins, start in (("Fixed", ' w:val="restart"'), ("Share", "")):
        cell = [*edited.row(begins).iter(w("tcPr"))][1]
        cell.append(xml(f"<w:vMerge{start}/>"))


def formula(edited: Edited) -> None:
    math = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
    next(element for element in edited.paragraph("The flow").iter(math)).text = "P"


def tooltip(edited: Edited) -> None:
    link = next(element for element in edited.root.iter(w("hyperlink")) if element.get(f"{{{R}}}id"))
    link.set(w("tooltip"), "Read this")


def no_disclaimer(edited: Edited) -> None:
    edited.remove("Disclaimer")
    edited.remove("All of it")


def page_break(edited: Edited) -> None:
    edited.paragraph("Whoever").addnext(xml('<w:p><w:r><w:br w:type="page"/></w:r></w:p>'))


def no_page_break(edited: Edited) -> None:
    gone = next(edited.paragraph("The flow").iter(w("pageBreakBefore")))
    gone.getparent().remove(gone)  # type: ignore[union-attr]


SEVEN = "@fig-bed shows where they meet. **Seven of the last ten** years were dry, with 80&nbsp;% of the flow."
MERGED: dict[str, tuple[Edit, list[str]]] = {
    "a paragraph that begins with a reference, split": (
        lambda edited: press_enter(edited, "Figure 1 shows", "meet."),
        [f"-{SEVEN}", "+@fig-bed shows where they meet.", "+", f"+{SEVEN[32:]}"],
    ),
    "a paragraph split inside a mark": (
        lambda edited: press_enter(edited, "Figure 1 shows", "Seven"),
        [f"-{SEVEN}", "+@fig-bed shows where they meet. **Seven**", "+", "+**of the last ten** years were dry, "
         "with 80&nbsp;% of the flow."],
    ),
    "words before a reference": (
        lambda edited: edited.paragraph("Figure 1 shows").insert(
            1, xml('<w:r><w:t xml:space="preserve">Now </w:t></w:r>')
        ),
        [f"-{SEVEN}", f"+Now {SEVEN}"],
    ),
    "an item split": (
        lambda edited: press_enter(edited, "Nordmark", "needs"),
        ["-- Nordmark needs flow;", "+- Nordmark needs", "+- flow;"],
    ),
    "two items joined": (
        lambda edited: join(edited, "for orchards"),
        ["-    - for orchards,", "-    - and for towns;", "+    - for orchards,and for towns;"],
    ),
    "an item moved after a deeper item": (
        lambda edited: edited.move("Sudria", "and for towns"),
        ["+- Sudria waters [rice]{.mark}.", "-- Sudria waters [rice]{.mark}."],
    ),
    "a deeper item below an item without one": (
        lambda edited: after(edited, "Nordmark", "for mills;", "ListBullet2"), ["+    - for mills;"],
    ),
    "an item moved in by its style": (
        lambda edited: edited.style("Nordmark", "ListBullet2"),
        ["-- Nordmark needs flow;", "+    - Nordmark needs flow;"],
    ),
    "an item moved in by Tab": (
        lambda edited: depth(edited, "Nordmark", 1), ["-- Nordmark needs flow;", "+    - Nordmark needs flow;"],
    ),
    "an item moved out": (
        lambda edited: edited.style("and for towns", "ListBullet"), ["-    - and for towns;", "+- and for towns;"],
    ),
    "an item that became text": (
        lambda edited: edited.style("Sudria", "BodyText"),
        ["-- Sudria waters [rice]{.mark}.", "+", "+Sudria waters [rice]{.mark}."],
    ),
    "text that became an item": (
        lambda edited: edited.style("Whoever", "ListBullet"),
        ["-Whoever opens the gates decides.", "+- Whoever opens the gates decides."],
    ),
    "text that became a quotation": (
        lambda edited: edited.style("Whoever", "Quote"),
        ["-Whoever opens the gates decides.", "+> Whoever opens the gates decides."],
    ),
    "an item with a Roman number": (
        lambda edited: after(edited, "Above it", "At it, some do."),
        ["-II. Below it, none does.", "+II. At it, some do.", "+III. Below it, none does."],
    ),
    "a new list": (
        lambda edited: (edited.add("Whoever", "ListBullet", "two"), edited.add("Whoever", "ListBullet", "one")),
        ["+", "+- one", "+- two"],
    ),
    "a message added to a list in YAML": (
        lambda edited: after(edited, "Data come", "Rehearse: often."), ['+  - "Rehearse: often."'],
    ),
    "a message removed from a list in YAML": (
        lambda edited: edited.remove("Dry years"), ['-  - "**Dry years are the rule.** Most were dry."'],
    ),
    "words inside a mark in YAML": (
        lambda edited: edited.replace("Dry years", "the rule", "normal"),
        ['-  - "**Dry years are the rule.** Most were dry."', '+  - "**Dry years are normal.** Most were dry."'],
    ),
    "a recommendation with its addressee": (
        recommendation, ["+", '+3. Pay for it. {addressee="Donors" priority="low"}'],
    ),
    "a recommendation moved": (
        moved_recommendation,
        ['-1. Share the data. {#a addressee="Ministries" priority="high"}',
         '+1. Agree on shares. {addressee="Funders"}',
         '+2. Share the data. {#a addressee="Ministries" priority="high"}',
         '-2. Agree on shares. {addressee="Funders"}'],
    ),
    "the title of a callout that begins the text": (
        lambda edited: edited.replace("Note: Begin", "early", "late"), ["-## Begin early", "+## Begin late"],
    ),
    "the source of a box that ends in a quotation": (
        lambda edited: edited.replace("Source: Interviews", "Interviews", "Talks"),
        ['-::: {.case-study title="The Kessa" source="Interviews in Kessa"}',
         '+::: {.case-study title="The Kessa" source="Talks in Kessa"}'],
    ),
    "text between a pull quote and the next paragraph": (
        lambda edited: edited.paragraph("Commissions may").addprevious(like(edited, "Whoever", "More of it.")),
        ["+More of it.", "+"],
    ),
    "the name of a person whose quote is shown": (
        lambda edited: edited.replace("Samira", "Haddad", "Hadad"),
        ["-      - name: Samira Haddad", "+      - name: Samira Hadad",
         '-::: {.pull-quote person="Samira Haddad"}', '+::: {.pull-quote person="Samira Hadad"}'],
    ),
    "the title of a table after its caption": (
        lambda edited: edited.replace("Table 1", "asked", "found"), ["-All that were asked", "+All that were found"],
    ),
    "a value that needs quotation marks": (
        lambda edited: edited.replace("188", "188", "1,188"), ["-Ombra,188", '+Ombra,"1,188"'],
    ),
    "a non-breaking space": (
        lambda edited: edited.replace("Whoever", "opens the", "opens\u00a0the"),
        ["-Whoever opens the gates decides.", "+Whoever opens&nbsp;the gates decides."],
    ),
    "quotation marks from the keyboard": (
        lambda edited: edited.replace("Whoever", "gates", '"gates"'),
        ["-Whoever opens the gates decides.", '+Whoever opens the "gates" decides.'],
    ),
    "the only highlight removed": (
        lambda edited: drop_looks(edited, "Sudria", "rice"),
        ["-- Sudria waters [rice]{.mark}.", "+- Sudria waters rice."],
    ),
    "a channel removed": (lambda edited: edited.remove("Phone"), ["-      phone: +31 30 123"]),
    "a number in a field": (lambda edited: edited.replace("Version", "1.2", "1.3"), ["-version: 1.2", "+version: 1.3"]),
    "a telephone number": (
        lambda edited: edited.replace("Phone", "123", "124"), ["-      phone: +31 30 123", "+      phone: +31 30 124"],
    ),
    "the date of the last change": (
        lambda edited: edited.replace("Updated", "18", "19"),
        ["-date-modified: 2026-03-18", "+date-modified: 2026-03-19"],
    ),
    "a field removed from the small print": (
        no_disclaimer,
        ["-disclaimer: |", "-  All of it is invented."],
    ),
    "a formula": (formula, ["-The flow is $Q$ there.", "+The flow is $P$ there."]),
    "a page break": (page_break, ["+", "+{{< pagebreak >}}"]),
    "a removed page break": (no_page_break, ["-{{< pagebreak >}}", "-"]),
}  # fmt: skip


@pytest.mark.parametrize("case", MERGED)
def test_an_edit_is_merged(sent: SentFile, case: str) -> None:
    edit, wanted = MERGED[case]
    lines, outcome = sent.merged(edit)
    assert (lines, outcome.code) == (wanted, 0), outcome.out


REPORTED: dict[str, tuple[Edit, str]] = {
    "cells merged with their neighbours": (merge_cells, "table cells were removed"),
    "a tooltip of a link": (tooltip, '"Read this" was added as the tooltip of a link in'),
    "cells merged with those above": (merge_down, "table cells were merged with those above"),
    "a channel added": (lambda edited: after(edited, "Phone", "Fax: 1"), "was added to generated text"),
}


@pytest.mark.parametrize("case", REPORTED)
def test_an_edit_without_a_place_in_the_source_is_reported(sent: SentFile, case: str) -> None:
    edit, actual = REPORTED[case]
    lines, outcome = sent.merged(edit)
    assert (lines, outcome.code) == ([], 1), outcome.out
    assert actual in outcome.out


def test_a_bold_line_that_may_be_a_heading_is_reported(sent: SentFile) -> None:
    def edit(edited: Edited) -> None:
        new = like(edited, "Whoever", "What follows")
        new.find(w("r")).insert(0, xml("<w:rPr><w:b/></w:rPr>"))  # type: ignore[union-attr]
        edited.paragraph("Whoever").addnext(new)

    lines, outcome = sent.merged(edit)
    assert (lines, outcome.code) == (["+", "+**What follows**"], 0)
    assert '"What follows" looks like a heading' in outcome.out
