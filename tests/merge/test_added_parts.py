"""Parts of tables, lists, timelines and recommendations that were added or changed in Word are written with their own
syntax.
"""

from __future__ import annotations

import copy

import pytest

from tests.desk import Desk
from tests.merge.editing import Edited, text_of, w, xml
from tests.merge.merging import Edit, SentFile
from tests.readers.pictures import png_of

BODY = """# Background

See @tbl-rules.

| Rule | Used |
|------|------|
| Share | 5 |
| Volume | 1 |

: Rules {#tbl-rules source="[Data](https://iwp.example/a)"}

Words behind it.

![The bed](images/bed.png){#fig-bed alt="A river bed"}

- Osterland
    - in May
- Sudria

::: timeline
2018
: Two wet winters.

2022
: The rule is used.
:::

::: key-figures
31 %
: of the harvest
: Sorna
:::

::: recommendations
1. Publish flows. {addressee="Funders"}

2. Agree shares. {addressee="Funders"}
:::

::: recommendation-index
:::
"""


def write_source(desk: Desk) -> None:
    desk.write("source/brief/images/bed.png", png_of("white"))
    desk.brief(BODY)


def below(after: str, *lines: tuple[str, str]) -> Edit:
    def edit(edited: Edited) -> None:
        for style, words in reversed(lines):
            edited.add(after, style, words)

    return edit


def first_row(edited: Edited) -> None:
    edited.row("Share").addprevious(edited.row("Volume"))


def captioned_table(edited: Edited) -> None:
    cells = "".join(f"<w:tr><w:tc><w:p><w:r><w:t>{item}</w:t></w:r></w:p></w:tc></w:tr>" for item in ("Who", "All"))
    text = edited.paragraph("Words behind it")
    text.addnext(xml(f"<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid>{cells}</w:tbl>"))
    number = '<w:fldSimple w:instr=" SEQ Table "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    label = f'<w:r><w:t xml:space="preserve">Table </w:t></w:r>{number}'
    style = '<w:pPr><w:pStyle w:val="Caption"/></w:pPr>'
    text.addnext(xml(f'<w:p>{style}{label}<w:r><w:t xml:space="preserve">. Whom to ask</w:t></w:r></w:p>'))


def recommendation(edited: Edited) -> None:
    last = next(element for element in edited.paragraphs if text_of(element).startswith("Agree shares"))
    line = last.getnext()
    assert line is not None
    item, addressee = copy.deepcopy(last), copy.deepcopy(line)
    for part in [element for element in item if element.tag != w("pPr")]:
        item.remove(part)
    item.append(xml("<w:r><w:t>Translate it.</w:t></w:r>"))
    line.addnext(addressee)
    line.addnext(item)


def another_address(edited: Edited) -> None:
    relations = edited.parts["word/_rels/document.xml.rels"]
    edited.parts["word/_rels/document.xml.rels"] = relations.replace(b"iwp.example/a", b"iwp.example/b")


def numbered(edited: Edited) -> None:
    for item in ("Osterland", "Sudria"):
        edited.style(item, "ListNumber")


MERGED: dict[str, tuple[Edit, list[str]]] = {
    "numbers instead of bullets": (numbered, ["-- Osterland", "+1. Osterland", "-- Sudria", "+2. Sudria"]),
    "an event": (
        below("Two wet winters", ("TimelineDate", "2020"), ("TimelineEvent", "A test.")),
        ["+2020", "+: A test.", "+"],
    ),
    "a key figure": (
        below("Sorna", ("KeyFigureNumber", "5"), ("KeyFigureLabel", "gauges"), ("KeyFigureNote", "daily")),
        ["+", "+5", "+: gauges", "+: daily"],
    ),
    "the first row": (first_row, ["+| Volume | 1 |", "-| Volume | 1 |"]),
    "a table with a caption": (captioned_table, ["+", "+| Who |", "+|---|", "+| All |", "+", "+: Whom to ask"]),
    "a recommendation with the same addressee": (
        recommendation,
        ["+", '+3. Translate it. {addressee="Funders"}'],
    ),
    "the address of a source that is a link": (
        another_address,
        [
            '-: Rules {#tbl-rules source="[Data](https://iwp.example/a)"}',
            '+: Rules {#tbl-rules source="[Data](https://iwp.example/b)"}',
        ],
    ),
}


@pytest.mark.parametrize("case", MERGED)
def test_it_is_written_with_its_own_syntax(sent: SentFile, case: str) -> None:
    edit, expected = MERGED[case]
    lines, outcome = sent.merged(edit)
    assert (lines, outcome.code) == (expected, 0), outcome.out + outcome.err


def test_a_removed_caption_is_reported_at_its_figure(sent: SentFile) -> None:
    lines, outcome = sent.merged(lambda edited: edited.remove("Figure 1."))
    assert (lines, outcome.code) == ([], 1)
    assert '"Figure 1. The bed" was removed: remove these words from the figure in the source' in outcome.out
