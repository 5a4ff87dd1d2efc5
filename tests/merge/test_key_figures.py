"""Key figures, which are in a table in Word, are merged and redlined as text: changed, added and removed figures."""

from __future__ import annotations

import pytest
from lxml import etree

from briefpress.model import Decision
from tests.desk import Desk
from tests.merge.editing import Edited, w, xml
from tests.merge.merging import Edit, SentFile, merge
from tests.merge.test_redline import words

FRONT = "title: A brief\ntoc: false"
BODY = """# Background

Words above.

::: key-figures
31 %
: of the harvest
: Sorna

9 %
: with shares
: Lysa
:::

| River | Flow |
|-------|------|
| Aar   | 14   |

Words below.
"""


def last_cell(file: Edited) -> etree._Element:
    return next(file.paragraph("9").iterancestors(w("tc")))


def without_last(file: Edited) -> None:
    cell = last_cell(file)
    row = cell.getparent()
    assert row is not None
    row.remove(cell)


def with_another(file: Edited) -> None:
    lines = (("KeyFigureNumber", "5"), ("KeyFigureLabel", "gauges"))
    inside = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{one}"/></w:pPr><w:r><w:t>{item}</w:t></w:r></w:p>' for one, item in lines
    )
    last_cell(file).addnext(xml(f"<w:tc>{inside}</w:tc>"))


EDITS: dict[str, tuple[Edit, list[str]]] = {
    "a number": (lambda file: file.replace("31", "31", "32"), ["-31 %", "+32 %"]),
    "a label": (lambda file: file.replace("with", "with", "without"), ["-: with shares", "+: without shares"]),
    "a cell below": (lambda file: file.replace("14", "14", "15"), ["-| Aar   | 14   |", "+| Aar   | 15   |"]),
    "a figure removed": (without_last, ["-", "-9 %", "-: with shares", "-: Lysa"]),
    "a figure added": (with_another, ["+", "+5", "+: gauges"]),
}


def write_source(desk: Desk) -> None:
    desk.brief(BODY, front=FRONT)


@pytest.mark.parametrize("case", EDITS)
def test_edits_are_merged(sent: SentFile, case: str) -> None:
    desk, data, _ = sent
    write_source(desk)
    edit, expected = EDITS[case]
    lines, outcome = merge(desk, data, edit)
    assert (lines, outcome.code) == (expected, 0), outcome.out + outcome.err


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("31 %", "32 %"),
        ("\n9 %\n: with shares\n: Lysa\n", ""),
        (": Lysa\n", ": Lysa\n\n5\n: gauges\n"),
        ("::: key-figures\n31 %\n: of the harvest\n: Sorna\n\n9 %\n: with shares\n: Lysa\n:::\n\n", ""),
    ],
)
def test_accepting_a_redline_gives_the_new_version_and_rejecting_it_the_old_one(
    sent: SentFile, old: str, new: str
) -> None:
    desk, data, _ = sent
    assert old in BODY
    desk.brief(BODY.replace(old, new), front=FRONT)
    file = desk.write("sent.docx", data)
    outcome = desk.run("redline", str(file), "brief")
    assert (outcome.code, outcome.err) == (0, "")
    marked = (desk.root / "output/brief-redline.docx").read_bytes()
    assert desk.run("publish", "--to", "docx", "--force").code == 0
    current = (desk.root / "output/brief.docx").read_bytes()
    assert words(marked, Decision.ACCEPT) == words(current, Decision.ACCEPT)
    assert words(marked, Decision.REJECT) == words(data, Decision.ACCEPT)
