"""Boxes, recommendations and indexes: numbers, headings, cross-references, abbreviations."""

import pytest

from briefpress.brand.roles import Role
from briefpress.edition import (
    Box,
    CrossReference,
    DefinitionList,
    Edition,
    Paragraph,
    Recommendations,
    Text,
    plain_text,
)
from tests.desk import Desk, part


def boxes(edition: Edition) -> list[Box]:
    return [block for block in part(edition, "body").blocks if isinstance(block, Box)]


def heading(box: Box) -> str:
    if box.caption:
        return f"{box.caption.label}{box.caption.between}{plain_text(box.caption.inlines)}"
    first = box.blocks[0]
    return plain_text(first.inlines) if isinstance(first, Paragraph) and first.role is Role.BOX_HEADING else ""


def mentions(edition: Edition) -> list[str]:
    paragraph = part(edition, "body").blocks[-1]
    assert isinstance(paragraph, Paragraph)
    return [plain_text((inline,)) for inline in paragraph.inlines if isinstance(inline, CrossReference)]


def test_boxes_and_case_studies_are_numbered_separately(desk: Desk) -> None:
    body = "".join(
        f"::: {{{fence}}}\nWords.\n:::\n\n"
        for fence in ('.box title="A"', ".box", ".case-study #case-b", '.box #box-c title="C"', '.sidebar title="D"')
    )
    edition, _ = desk.edition(f"{body}See @box-c and @case-b.\n")
    assert [heading(box) for box in boxes(edition)] == ["Box 1. A", "", "Case study 1", "Box 2. C", "D"]
    assert mentions(edition) == ["Box 2", "Case study 1"]


def test_a_cross_reference_to_an_unnumbered_box_shows_its_title_or_kind(desk: Desk) -> None:
    sidebar, tip = '{.sidebar #box-a title="Who measures"}', "{.callout-tip #box-b}"
    body = f"::: {sidebar}\na\n:::\n\n::: {tip}\nb\n:::\n\nSee @box-a, @box-b.\n"
    edition, _ = desk.edition(body)
    assert mentions(edition) == ["“Who measures”", "“Tip”"]


def test_boxes_without_a_title_have_house_words_as_headings(desk: Desk) -> None:
    body = '::: key-messages\n- a\n:::\n\n::: {.callout-warning}\nb\n:::\n\n::: {.callout-note title="Read"}\nc\n:::\n'
    edition, _ = desk.edition(body, front="title: A\nlang: de")
    assert [heading(box) for box in boxes(edition)] == ["Kernaussagen", "Warnung", "Hinweis: Read"]


def test_a_callout_shows_its_kind_once(desk: Desk) -> None:
    fences = (
        '{.callout-warning title="Volumes dry up"}',
        '{.callout-note title="Note on data"}',
        '{.sidebar title="Old"}',
    )
    body = "".join(f"::: {fence}\nWords.\n:::\n\n" for fence in fences)
    edition, _ = desk.edition(body, front="title: A\nlang: en")
    assert [heading(box) for box in boxes(edition)] == ["Warning: Volumes dry up", "Note on data", "Old"]


def test_recommendations_continue_counting(desk: Desk) -> None:
    body = "::: recommendations\n- a\n- b {#rec-b}\n:::\n\nWords.\n\n::: recommendations\n- c\n:::\n\nSee @rec-b.\n"
    edition, _ = desk.edition(body)
    found = [block for block in part(edition, "body").blocks if isinstance(block, Recommendations)]
    assert [number for block in found for number, _ in block.items] == ["1", "2", "3"]
    assert mentions(edition) == ["Recommendation 2"]


def test_a_recommendation_shows_its_addressee(desk: Desk) -> None:
    edition, _ = desk.edition('::: recommendations\n1. a {addressee="B; C" priority=low}\n2. d\n:::\n')
    (block,) = part(edition, "body").blocks
    assert isinstance(block, Recommendations)
    lines = [[plain_text(block.inlines) for block in item if isinstance(block, Paragraph)] for _, item in block.items]
    assert lines == [["a", "For: B; C\u00a0· Priority: low"], ["d"]]


@pytest.mark.parametrize(
    ("lang", "typed", "shown"),
    [("ar", "ب; ج", "ب؛ ج"), ("zh-Hant", "乙；丙", "乙；丙"), ("zh-Hant", "乙; 丙", "乙；丙")],
)
def test_addressees_have_separators_of_the_language(desk: Desk, lang: str, typed: str, shown: str) -> None:
    body = f'::: recommendation-index\n:::\n\n::: recommendations\n1. a {{addressee="{typed}"}}\n:::\n'
    edition, _ = desk.edition(body, front=f"title: A\nlang: {lang}")
    block = next(block for block in part(edition, "body").blocks if isinstance(block, Recommendations))
    line = block.items[0][1][-1]
    assert isinstance(line, Paragraph)
    assert plain_text(line.inlines).endswith(shown)
    assert len(listed(edition)) == 2


def listed(edition: Edition) -> list[tuple[str, list[str]]]:
    found = next(block for block in part(edition, "body").blocks if isinstance(block, DefinitionList))
    return [
        (plain_text(term.inlines), [plain_text(block.inlines) for (block,) in more if isinstance(block, Paragraph)])
        for term, more in found.items
    ]


def test_the_index_lists_recommendations_by_addressee(desk: Desk) -> None:
    body = (
        "::: recommendation-index\n:::\n\n::: recommendations\n"
        '1. Publish. {addressee="B; A"}\n2. Wait.\n3. Pay. {addressee="A"}\n:::\n'
    )
    edition, _ = desk.edition(body)
    assert listed(edition) == [
        ("B", ["Recommendation 1. Publish."]),
        ("A", ["Recommendation 1. Publish.", "Recommendation 3. Pay."]),
    ]


def test_the_list_of_abbreviations_is_in_alphabetical_order(desk: Desk) -> None:
    edition, _ = desk.edition("::: abbreviations\n:::\n\n*[UN]: United Nations\n*[EU]: European Union\n")
    assert listed(edition) == [("EU", ["European Union"]), ("UN", ["United Nations"])]


def test_abbreviations_are_known_as_whole_words_outside_of_links_and_code(desk: Desk) -> None:
    edition, _ = desk.edition("The EU, EUR, `EU`, [EU](https://example.org), **EU-27** and EU.\n\n*[EU]: Union\n")
    (paragraph,) = part(edition, "body").blocks
    assert isinstance(paragraph, Paragraph)
    short = [inline for inline in paragraph.inlines if isinstance(inline, Text) and inline.expansion]
    assert [(text.text, text.expansion) for text in short] == [("EU", "Union")] * 3
    assert plain_text(paragraph.inlines) == "The EU, EUR, EU, EU, EU-27 and EU."


def test_fields_of_the_front_matter_are_in_the_text_as_on_the_cover(desk: Desk) -> None:
    front = "title: Rivers\ndate: 2026-03-15\nlang: en-GB\nversion: '2.0'"
    edition, _ = desk.edition("{{< meta title >}}, {{< meta version >}}, {{< meta date >}}\n", front=front)
    (paragraph,) = part(edition, "body").blocks
    assert isinstance(paragraph, Paragraph)
    assert plain_text(paragraph.inlines) == "Rivers, 2.0, 15 March 2026"


@pytest.mark.parametrize("kind", ["box", "case-study", "sidebar", "callout-tip", "key-messages"])
def test_a_title_may_have_a_note(desk: Desk, kind: str) -> None:
    body = f'::: {{.{kind} title="Treaty[^t]"}}\nWords.\n:::\n\n[^t]: Article 7.\n'
    edition, _ = desk.edition(body)
    assert [note.number for note in edition.notes.values()] == ["1"]


CARDS = """::: {.recommendations cards=true}
1. **Publish** flows.
2. Agree shares.

   Before the drought.
3. WORDS
:::
"""


def cards(desk: Desk, body: str) -> Recommendations:
    edition, problems = desk.edition(body)
    assert problems == []
    (block,) = part(edition, "body").blocks
    assert isinstance(block, Recommendations)
    return block


def test_the_first_words_of_a_card_are_bold_once(desk: Desk) -> None:
    block = cards(desk, CARDS.replace("WORDS", "Long words. " * 20))
    firsts = [item[0] for _, item in block.items]
    assert [first.role for first in firsts if isinstance(first, Paragraph)] == [
        Role.RECOMMENDATION_CARD,
        Role.RECOMMENDATION_LEAD,
        Role.RECOMMENDATION_CARD,
    ]


def test_two_short_cards_are_side_by_side(desk: Desk) -> None:
    assert cards(desk, CARDS.replace("WORDS", "Short.")).paired
    assert not cards(desk, CARDS.replace("WORDS", "Long words. " * 30)).paired
    assert not cards(desk, CARDS.replace("WORDS", "A list:\n\n   - one")).paired
    assert not cards(desk, "::: {.recommendations cards=true}\n1. One.\n:::\n").paired


def test_a_brief_can_override_the_cards_of_its_brand(desk: Desk) -> None:
    desk.write("styles/own/brand.yml", "defaults: {briefpress: {extends: plain, recommendations: cards}}\n")
    for fence, wanted in (("::: recommendations", True), ("::: {.recommendations cards=false}", False)):
        edition, _ = desk.edition(f"{fence}\n1. One.\n:::\n", front="title: A\nbrand: own")
        (block,) = part(edition, "body").blocks
        assert isinstance(block, Recommendations)
        assert block.cards is wanted


def test_cards_are_true_or_false(desk: Desk) -> None:
    reading = desk.read("::: {.recommendations cards=yes}\n1. One.\n:::\n")
    assert reading.codes == ["value-invalid"]
