"""Recommendations on cards: partners' changes to them are merged like changes to other recommendations."""

from __future__ import annotations

import pytest

from tests.desk import Desk
from tests.merge.editing import Edited
from tests.merge.merging import Edit, SentFile
from tests.merge.paragraphs import like
from tests.merge.test_places import moved_recommendation, recommendation

BODY = """# Recommendations

::: {.recommendations cards=true}
1. **Share the data.** {#a addressee="Ministries" priority="high"}

   Leave the raw ones.

2. **Agree on shares**, and soon. {addressee="Funders"}

3. Measure the flow.
:::

As @a says.
"""


def write_source(desk: Desk) -> None:
    desk.brief(BODY)


def in_the_middle(edited: Edited) -> None:
    edited.paragraph("Agree on").addprevious(like(edited, "Measure", "Pay for it."))


def addressed(edited: Edited) -> None:
    edited.paragraph("Measure").addnext(like(edited, "For: Ministries", "For: Donors"))


def removed(edited: Edited) -> None:
    for begins in ("Agree on", "For: Funders"):
        edited.remove(begins)


EDITS: dict[str, tuple[Edit, str, str]] = {
    "words": (lambda edited: edited.replace("Share the", "data", "figures"), "Share the data", "Share the figures"),
    "words below": (lambda edited: edited.replace("Leave the", "raw", "old"), "the raw ones", "the old ones"),
    "another one with an addressee": (
        recommendation,
        "3. Measure the flow.\n",
        '3. Pay for it. {addressee="Donors" priority="low"}\n\n4. Measure the flow.\n',
    ),
    "one in the middle": (
        in_the_middle,
        BODY[BODY.index("2. ") : BODY.index("Measure")],
        '2. Pay for it.\n\n3. **Agree on shares**, and soon. {addressee="Funders"}\n\n4. ',
    ),
    "an addressee": (addressed, "Measure the flow.", 'Measure the flow. {addressee="Donors"}'),
    "the first below the second": (
        moved_recommendation,
        BODY[BODY.index("1. ") : BODY.index("\n\n3. ")],
        '1. **Agree on shares**, and soon. {addressee="Funders"}\n2. **Share the data.** '
        '{#a addressee="Ministries" priority="high"}\n\n   Leave the raw ones.',
    ),
    "one removed": (removed, '2. **Agree on shares**, and soon. {addressee="Funders"}\n\n3. ', "2. "),
}


@pytest.mark.parametrize("case", EDITS)
def test_an_edit_is_merged(sent: SentFile, case: str) -> None:
    desk, data, _ = sent
    edit, before, now = EDITS[case]
    desk.brief(BODY)
    edited = Edited(data)
    edit(edited)
    outcome = desk.run("merge", str(desk.write("edited.docx", edited.bytes())))
    expected = BODY.replace(before, now)
    assert (desk.root / "source/brief/brief.md").read_text().split("---\n", 2)[2] == expected, outcome.out + outcome.err


def test_house_words_are_those_of_the_translation(sent: SentFile) -> None:
    desk = sent.desk
    desk.brief(BODY)
    text = BODY.replace("Ministries", "\u0648\u0632\u0627\u0631\u0627\u062a")
    file = desk.write("source/brief/brief.ar.md", f"---\ntitle: One\n---\n\n{text}")
    assert desk.run("publish", "brief.ar", "--to", "docx").code == 0
    edited = Edited(desk.output()["brief.ar.docx"])
    edited.replace(
        "\u0625\u0644\u0649: \u0648", "\u0639\u0627\u0644\u064a\u0629", "\u0645\u0646\u062e\u0641\u0636\u0629"
    )
    before = file.read_text()
    outcome = desk.run("merge", str(desk.write("edited.docx", edited.bytes())))
    assert (file.read_text(), outcome.code) == (before.replace("high", "low"), 0), outcome.out


def test_an_addressee_line_belongs_to_the_recommendation_above_it(sent: SentFile) -> None:
    desk = sent.desk
    text = BODY.replace('"Funders"', '"\u8cc7\u52a9\u8005; \u6c34\u5229\u90e8"').replace(
        "the flow.", 'the flow. {addressee="\u8cc7\u52a9\u8005" priority="high"}'
    )
    file = desk.write("source/brief/brief.md", f"---\ntitle: One\nlang: zh-Hant\n---\n\n{text}")
    assert desk.run("publish", "brief", "--to", "docx").code == 0
    edited = Edited(desk.output()["brief.docx"])
    for begins in ("Measure", "\u5c0d\u8c61\uff1a\u8cc7\u52a9\u8005"):
        edited.remove(begins)
    outcome = desk.run("merge", str(desk.write("edited.docx", edited.bytes())))
    before, _, after = text.partition("3. Measure")
    assert (file.read_text().split("---\n\n", 1)[1], outcome.code) == (before + after.partition("\n")[2], 0), (
        outcome.out
    )
