"""The report of an import: each inference, change and omission has its line in the brief."""

from __future__ import annotations

import pytest

from briefpress.merge import Imported
from tests.merge.foreign import NAMES, imported, p, t

TITLE = p("Rivers", style="Title")
SHADED = '<w:shd w:val="clear" w:fill="FFF2CC"/>'
EVA = 'w:id="1" w:author="Eva" w:date="2024-01-02T10:00:00Z"'
HIDDEN = p("Kept.", t("gone", "<w:vanish/>"))
NOTES = {"rF": ("footnotes", f'<w:footnotes {NAMES}><w:footnote w:id="2">{HIDDEN}</w:footnote></w:footnotes>')}
REPORTED = {
    "a kind and a number": (
        p("Policy Brief No 12/2020") + TITLE + p("One", style="H1"),
        'the kind comes from the line "Policy Brief No 12/2020"',
        "kind: policy-brief",
    ),
    "a date": (
        TITLE + p("3 May 2023") + p("One", style="H1"),
        'the date comes from the line "3 May 2023"',
        'date: "2023-05-03"',
    ),
    "authors": (
        TITLE + p("By Ada Novak") + p("One", style="H1"),
        '"By Ada Novak" looks like the authors: check `author`',
        "author:",
    ),
    "a box": (
        TITLE + p("One", style="H1") + p("Shaded words.", ppr=SHADED),
        'the text in a frame or on a background that begins with "Shaded words." is now a box',
        "::: box",
    ),
    "hidden text": (
        TITLE + p("One", style="H1") + p("Seen.", t("unseen", "<w:vanish/>")),
        'hidden text was left out: "unseen"',
        "Seen.",
    ),
    "hidden text in a note": (
        TITLE + p("Text.", '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        'hidden text was left out: "gone"',
        "Text.[^1]",
    ),
    "an addition": (
        TITLE + p("One", style="H1") + p("Old ", f"<w:ins {EVA}>{t('new')}</w:ins>"),
        'the tracked change was accepted: added "new"',
        "Old new",
    ),
    "a removal": (
        TITLE + p("One", style="H1") + p("Old ", f"<w:del {EVA}><w:r><w:delText>gone</w:delText></w:r></w:del>"),
        'the tracked change was accepted: removed "gone"',
        "Old",
    ),
}


@pytest.mark.parametrize("case", REPORTED)
def test_the_report_states_the_line(case: str) -> None:
    body, message, line = REPORTED[case]
    assert [text.rstrip() for text in lines_with(imported(body, parts=NOTES), message)] == [line]


def test_a_move_is_reported_once_at_its_new_place() -> None:
    old = f"<w:p><w:moveFrom {EVA}>{t('Moved.')}</w:moveFrom></w:p>"
    new = f"<w:p><w:moveTo {EVA}>{t('Moved.')}</w:moveTo></w:p>"
    found = imported(TITLE + old + p("Between.") + new)
    assert lines_with(found, 'the tracked change was accepted: moved "Moved."') == ["Moved."]


def lines_with(found: Imported, message: str) -> list[str]:
    """Return the lines of the brief to which a message refers."""
    text = found.text.split("\n")
    return [text[item.place.line - 1] for item in found.findings if item.text == message and item.place]
