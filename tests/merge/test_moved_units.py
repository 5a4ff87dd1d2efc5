"""Boxes, figures and tables that were moved in Word keep their ids and attributes."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.desk import Desk
from tests.merge.editing import Edited, text_of, w
from tests.merge.merging import SentFile
from tests.readers.pictures import png_of

BOX = """::: {.box #box-rule title="A rule" source="[Atlas](https://atlas.example)"}
A rule is short.

It fits on a page.
:::
"""
CALLOUT = """::: callout-caution
Shares need trust.
:::
"""
FIGURE = """![A river](images/a.png){#fig-a .wide alt="A river in spring" source="Atlas"}
"""
TABLE = """| River | Length |
|:------|-------:|
| Aar   | 288    |

: Rivers {#tbl-rivers .wide notes="In km."}
"""
BEFORE = """# One

See @fig-a, @tbl-rivers and @box-rule.

Seas carry salt.
"""
AFTER = """Lakes carry fish.

Ponds carry frogs.
"""
UNITS = {"box": BOX, "callout": CALLOUT, "figure": FIGURE, "table": TABLE}


def source_of(*parts: str) -> str:
    return "\n".join(parts)


def write_source(desk: Desk) -> None:
    desk.write("source/brief/images/a.png", png_of("red"))
    desk.brief(source_of(BEFORE, *UNITS.values(), AFTER), front="title: Sharing rivers")


FIRST = {"box": "Box 1", "callout": "Caution", "figure": "", "table": "Table 1"}
LAST = {"box": "Source: Atlas", "callout": "Shares", "figure": "Source: Atlas", "table": "Note: In km."}


def elements(edited: Edited, name: str) -> list[etree._Element]:
    """Return the paragraphs and tables of a unit."""
    body = [element for element in edited.root[-1] if element.tag in (w("p"), w("tbl"))]
    first = next(
        number
        for number, element in enumerate(body)
        if (text_of(element).startswith(FIRST[name]) if FIRST[name] else element.find(f".//{w('drawing')}") is not None)
        and "TOC" not in (element.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces={"w": element.nsmap["w"]}))
    )
    last = next(
        number for number, element in enumerate(body) if number >= first and text_of(element).startswith(LAST[name])
    )
    return body[first : last + 1]


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_moves_with_all_its_attributes(sent: SentFile, name: str) -> None:
    def edit(edited: Edited) -> None:
        for element in elements(edited, name):
            edited.paragraph("Ponds").addprevious(element)

    _, outcome = sent.merged(edit)
    assert outcome.code == 0, outcome.out
    lakes, ponds = AFTER.split("\n\n")
    others = [text for other, text in UNITS.items() if other != name]
    expected = source_of(BEFORE, *others, f"{lakes}\n", UNITS[name], ponds)
    assert (sent.desk.root / "source/brief/brief.md").read_text().endswith(expected)
    assert "moved" in outcome.out
