"""Text that looks different in Word from the source is merged; anything else is reported with its cause."""

from __future__ import annotations

import pytest

from tests.desk import Desk
from tests.merge.editing import Edited, text_of, w
from tests.merge.merging import Edit, SentFile
from tests.readers.pictures import png_of

FRONT = """title: Sharing rivers
lang: en-GB
author:
  - {name: Ada Novak, affiliations: [{ref: iwp}]}
affiliations:
  - {id: iwp, name: Institute for Water}
publisher: Institute for Water
isbn: 978-3-16-148410-0
url: https://iwp.example/rivers"""
BODY = """# Background

The UNECE asks for rules, see @eq-rating and @fig-bed.

$$
Q = a h^b
$$ {#eq-rating}

![The bed](images/bed.png){#fig-bed alt="A river bed"}

![The gate](images/gate.png){alt="A gate"}

::: options
| Rule | Cost | Trust |
|------|------|-------|
| Share | - | + |

: Rules compared
:::

::: recommendations
1. Publish flows. {priority="low"}
:::

## Abbreviations

::: abbreviations
:::

*[UNECE]: Economic Commission of Europe
"""


def write_source(desk: Desk) -> None:
    desk.write("source/brief/images/bed.png", png_of("white"))
    desk.write("source/brief/images/gate.png", png_of("black"))
    desk.brief(BODY, front=FRONT)


def typed(begins: str, old: str, new: str) -> Edit:
    def edit(edited: Edited) -> None:
        for text in edited.paragraph(begins).iter(w("t")):
            if old in (text.text or ""):
                text.text = (text.text or "").replace(old, new)
                return
        raise AssertionError(old)

    return edit


def formula(edited: Edited) -> None:
    signs = (element for element in edited.root.iter() if str(element.tag).endswith("math}t") and element.text == "a")
    next(signs).text = "c"


def rating(edited: Edited) -> None:
    cell = next(element for element in edited.row("Share").iter(w("p")) if "Drawback" in text_of(element))
    for text in cell.iter(w("t")):
        text.text = (text.text or "").replace("\u2212", "+").replace("Drawback", "Advantage")


def described(words: str) -> Edit:
    def edit(edited: Edited) -> None:
        for element in edited.root.iter():
            if element.get("descr") == "A river bed":
                element.set("descr", words)

    return edit


MERGED: dict[str, tuple[Edit, list[str]]] = {
    "abbreviation": (
        typed("Economic Commission", "of Europe", "for Europe"),
        ["-*[UNECE]: Economic Commission of Europe", "+*[UNECE]: Economic Commission for Europe"],
    ),
    "address": (
        typed("Web: iwp", "rivers", "dry-rivers"),
        ["-url: https://iwp.example/rivers", "+url: https://iwp.example/dry-rivers"],
    ),
    "numbered formula": (formula, ["-Q = a h^b", "+Q=ch^{b}"]),
    "rating": (rating, ["-| Share | - | + |", "+| Share | + | + |"]),
    "quotation marks in an alt text": (
        described('The "dry" bed'),
        [
            '-![The bed](images/bed.png){#fig-bed alt="A river bed"}',
            '+![The bed](images/bed.png){#fig-bed alt="The \u201cdry\u201d bed"}',
        ],
    ),
}


@pytest.mark.parametrize("case", MERGED)
def test_it_is_merged(sent: SentFile, case: str) -> None:
    edit, expected = MERGED[case]
    lines, outcome = sent.merged(edit)
    assert (lines, outcome.code) == (expected, 0), outcome.out + outcome.err


def without_figure(edited: Edited) -> None:
    caption = edited.paragraph("Figure 1.")
    picture, parent = caption.getprevious(), caption.getparent()
    assert picture is not None
    assert parent is not None
    parent.remove(picture)
    parent.remove(caption)


REFUSED: dict[str, tuple[Edit, str]] = {
    "a removed alt text": (described(""), 'the alt text "A river bed" was removed: readers who cannot see'),
    "a figure in use": (without_figure, 'the id "fig-bed" does not exist (source/brief/brief.md:'),
    "a wrong number": (typed("ISBN", "0", "9"), "is not an ISBN"),
    "a word that is not a priority": (typed("Priority: low", "low", "urgent"), '"urgent" is not a valid priority'),
    "an affiliation": (lambda edited: remove_below(edited, "Ada Novak"), "it comes from a field, so remove it there"),
}


def remove_below(edited: Edited, begins: str) -> None:
    below = next(element for element in edited.paragraphs if text_of(element) == begins).getnext()
    assert below is not None
    assert text_of(below) == "Institute for Water"
    parent = below.getparent()
    assert parent is not None
    parent.remove(below)


@pytest.mark.parametrize("case", REFUSED)
def test_unwritable_output_is_reported_with_its_cause(sent: SentFile, case: str) -> None:
    edit, expected = REFUSED[case]
    lines, outcome = sent.merged(edit)
    assert (lines, outcome.code) == ([], 1), outcome.out
    assert expected in outcome.out


def test_a_file_with_other_words_is_not_a_version_of_a_brief(sent: SentFile) -> None:
    write_source(sent.desk)
    sent.desk.write(
        "source/other/brief.md",
        "---\ntitle: Ports\nlang: en-GB\n---\n\n# Trade\n\nShips carry cargo between harbours every single month.\n",
    )
    lines, outcome = sent.merged(lambda _: None, "--brief", "other")
    assert (lines, outcome.code) == ([], 2)
    assert 'edited.docx shares hardly any words with the brief "other"' in outcome.err
    lines, outcome = sent.merged(lambda _: None, "--brief", "none")
    assert (lines, outcome.code) == ([], 2)
    assert 'there is no brief "none" in this workspace' in outcome.err
