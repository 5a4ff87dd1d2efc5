"""Edits of structure: boxes, notes, definitions, cells, lists, and records removed from a list."""

from __future__ import annotations

import pytest

from tests.desk import Desk
from tests.merge.editing import Edited, text_of, w, xml
from tests.merge.merging import Edit, SentFile
from tests.merge.paragraphs import after, press_enter, style

FRONT = """title: Sharing rivers
lang: en-GB
subtitle: What to do
toc: false
notes: {place: section}
people:
  - role: speakers
    members: [ada, cyd]
  - role: moderator
    members: [ben]
contributors:
  - iwp
  - delta
contacts: [iwp, delta, ada]
status: embargoed
embargo: 2026-03-22
funding: Paid by the fund.
acknowledgments: We thank all."""
BODY = """# Background

Rivers carry less water than before.[^flow] Everybody knows that.

::: margin
The gauge data are provisional.
:::

::: {.pull-quote attribution="Samira Haddad"}
In a wet year nobody reads the treaty.
:::

::: {.box title="A box"}
Inside of the box.

More of it.
:::

Two are on the last dry year alone:

B. on the commission;
C. on who decided it;
D. on how many days it took.

Then:

3. measure,
4. publish.

Basin
: All land that drains into a river. It may be large.

Commission
: Those who share a basin.

| River | Flow of the river |
|-------|-------------------|
| Aar   | 14 a year         |
| Bel   | 9                 |

::: recommendations
1. Share the data. {#a addressee="Ministries" priority="high"}
2. Agree on shares. {addressee="Funders"}
:::

[^flow]: Survey of basins, 2025. It is long.
"""
PEOPLE = """ada:
  name: Ada Novak
  positions: [Fellow]
ben:
  name: Ben Marsh
cyd:
  name: Cyd Okoro
  positions: [Adviser]
"""
ORGANISATIONS = """iwp:
  name: Institute for Water
  channels: {email: office@iwp.example}
delta:
  name: Delta University
  description: A university by the *sea*.
  channels: {web: https://delta.example}
"""


def write_source(desk: Desk) -> None:
    desk.people(PEOPLE)
    desk.organisations(ORGANISATIONS)
    desk.brief(BODY, front=FRONT)


def remove(edited: Edited, *begins: str) -> None:
    """Remove paragraphs, each together with the portrait above it, if any."""
    for words in begins:
        found = [paragraph for paragraph in edited.paragraphs if text_of(paragraph).startswith(words)]
        above = found[-1].getprevious()
        for element in [found[-1], *([above] if above is not None and style(above) == "Portrait" else [])]:
            element.getparent().remove(element)  # type: ignore[union-attr]


def contributor(edited: Edited) -> None:
    """Remove an organisation with its description."""
    name = next(p for p in edited.paragraphs if style(p) == "OrganisationName" and text_of(p).startswith("Delta"))
    for element in (name.getnext(), name):
        element.getparent().remove(element)  # type: ignore[union-attr, arg-type]


def first_column(edited: Edited) -> None:
    """Insert a column to the left of a table."""
    table = edited.row("Aar").getparent()
    assert table is not None
    for row, words in zip(table.iter(w("tr")), ("No", "1", "2"), strict=True):
        cell = xml(f"<w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>")
        row.findall(w("tc"))[0].addprevious(cell)


def linked(target: str) -> Edit:
    """Append a link to a place in the document, as Word's command Insert > Link writes it."""
    link = f'<w:hyperlink w:anchor="{target}" w:history="1"><w:r><w:t>as above</w:t></w:r></w:hyperlink>'
    return lambda edited: edited.paragraph("Two are on").append(xml(link))


MERGED: dict[str, tuple[Edit, list[str]]] = {
    "a box in the margin removed": (
        lambda edited: edited.remove("The gauge"),
        ["-::: margin", "-The gauge data are provisional.", "-:::", "-"],
    ),
    "a quote removed with its author": (
        lambda edited: remove(edited, "In a wet", "— Samira"),
        ['-::: {.pull-quote attribution="Samira Haddad"}', "-In a wet year nobody reads the treaty.", "-:::", "-"],
    ),
    "a box removed with its title": (
        lambda edited: remove(edited, "Box 1", "Inside", "More of"),
        ['-::: {.box title="A box"}', "-Inside of the box.", "-", "-More of it.", "-:::", "-"],
    ),
    "the first item with a letter removed": (
        lambda edited: edited.remove("on the commission"),
        ["-B. on the commission;", "-C. on who decided it;", "-D. on how many days it took.",
         "+B. on who decided it;", "+C. on how many days it took."],
    ),
    "an item with a letter added": (
        lambda edited: after(edited, "on who", "on why,"),
        ["-D. on how many days it took.", "+D. on why,", "+E. on how many days it took."],
    ),
    "the first item with a number removed": (
        lambda edited: edited.remove("measure,"),
        ["-3. measure,", "-4. publish.", "+3. publish."],
    ),
    "a definition split": (
        lambda edited: press_enter(edited, "All land", "river."),
        ["-: All land that drains into a river. It may be large.", "+: All land that drains into a river.",
         "+", "+    It may be large."],
    ),
    "a term with its definition added": (
        lambda edited: (
            edited.add("Those who", "Definition", "It flows."),
            edited.add("Those who", "DefinitionTerm", "River"),
        ),
        ["+River", "+: It flows.", "+"],
    ),
    "a note split": (
        lambda edited: press_enter(edited, "Survey of", "2025."),
        ["-[^flow]: Survey of basins, 2025. It is long.", "+[^flow]: Survey of basins, 2025.",
         "+", "+    It is long."],
    ),
    "a first column": (
        first_column,
        ["-| River | Flow of the river |", "-|-------|-------------------|",
         "-| Aar   | 14 a year         |", "-| Bel   | 9                 |",
         "+| No | River | Flow of the river |", "+|---|-------|-------------------|",
         "+| 1 | Aar   | 14 a year         |", "+| 2 | Bel   | 9                 |"],
    ),
    "a link to a heading": (
        linked("_bp_background"),
        ["-Two are on the last dry year alone:", "+Two are on the last dry year alone:[as above](#background)"],
    ),
    "a space at the end": (
        lambda edited: edited.paragraph("Two are on").append(xml('<w:r><w:t xml:space="preserve"> So. </w:t></w:r>')),
        ["-Two are on the last dry year alone:", "+Two are on the last dry year alone: So."],
    ),
    "a cell split": (
        lambda edited: press_enter(edited, "14 a", "14 a"),
        ["-| Aar   | 14 a year         |", "+| Aar   | 14 a<br>year         |"],
    ),
    "a line break in a cell": (
        lambda edited: edited.paragraph("14 a").append(xml("<w:r><w:br/><w:t>or more</w:t></w:r>")),
        ["-| Aar   | 14 a year         |", "+| Aar   | 14 a year<br>or more         |"],
    ),
    "all attributes of a recommendation removed": (
        lambda edited: edited.remove("For: Ministries"),
        ['-1. Share the data. {#a addressee="Ministries" priority="high"}', "+1. Share the data. {#a}"],
    ),
    "the only attribute removed": (
        lambda edited: edited.remove("For: Funders"),
        ['-2. Agree on shares. {addressee="Funders"}', "+2. Agree on shares."],
    ),
    "a person removed": (
        lambda edited: remove(edited, "Cyd", "Adviser"),
        ["-    members: [ada, cyd]", "+    members: [ada]"],
    ),
    "a group of people removed": (
        lambda edited: remove(edited, "Moderator", "Ben"),
        ["-  - role: moderator", "-    members: [ben]"],
    ),
    "a heading of people": (lambda edited: edited.replace("Moderator", "Moderator", "Host"), ["+    title: Host"]),
    "an organisation removed": (contributor, ["-  - delta"]),
    "a contact removed": (
        lambda edited: remove(edited, "Delta", "Web:"),
        ["-contacts: [iwp, delta, ada]", "+contacts: [iwp, ada]"],
    ),
    "the date of an embargo": (
        lambda edited: edited.replace("Embargoed", "22 March", "29 March"),
        ["-embargo: 2026-03-22", "+embargo: 2026-03-29"],
    ),
    "the subtitle removed": (lambda edited: edited.remove("What to do"), ["-subtitle: What to do"]),
    "small print removed": (
        lambda edited: remove(edited, "Funding", "Paid by"),
        ["-funding: Paid by the fund."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", MERGED)
def test_an_edit_is_merged(sent: SentFile, case: str) -> None:
    edit, expected = MERGED[case]
    lines, outcome = sent.merged(edit)
    assert (sorted(lines), outcome.code) == (sorted(expected), 0), outcome.out


REPORTED: dict[str, tuple[Edit, str]] = {
    "italics in the title": (
        lambda edited: edited.mark("Sharing", "rivers", "<w:i/>"),
        'brief.md:2:8\tnot merged\tthe formatting of "rivers" was changed: this field cannot contain formatting',
    ),
    "a heading of the small print": (
        lambda edited: edited.replace("Acknowledgements", "Acknowledgements", "Thanks"),
        'brief.md:19:18\tnot merged\t"Acknowledgements" -> "Thanks": these words are generated; '
        "change the field or the house word",
    ),
    "the words of an embargo": (
        lambda edited: edited.replace("Embargoed", "Embargoed", "Secret"),
        'not merged\t"Embargoed" -> "Secret": these words are generated; change the field or the house word',
    ),
    "only a position": (
        lambda edited: edited.remove("Adviser"),
        'source/people.yaml:8:15\tnot merged\t"Adviser" was removed: it comes from a field, so remove it there',
    ),
    "a quote without its author": (
        lambda edited: edited.remove("In a wet"),
        'removed "In a wet year nobody reads the treaty.": `::: pull-quote` is empty (source/brief/brief.md:',
    ),
}


@pytest.mark.parametrize("case", REPORTED)
def test_an_edit_without_a_place_in_the_source_is_reported(sent: SentFile, case: str) -> None:
    edit, actual = REPORTED[case]
    lines, outcome = sent.merged(edit)
    assert (lines, outcome.code) == ([], 1)
    assert actual in outcome.out


def test_words_of_a_link_to_a_place_without_an_id_are_merged(sent: SentFile) -> None:
    lines, outcome = sent.merged(linked("_bp_p7"))
    assert lines[-1] == "+Two are on the last dry year alone:as above"
    assert '"as above" was linked to a place that has no id: write {#id} there, and [words](#id) here' in outcome.out
