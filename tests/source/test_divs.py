"""Fenced divs: boxes, callouts, recommendations, indexes, glossaries."""

import pytest

from briefpress.model import Box, BoxKind, DefinitionList, Heading, Index, Paragraph, Quote, Recommendations, plain_text
from tests.desk import Desk, Reading, words_of


def box(reading: Reading) -> Box:
    assert isinstance(reading.block, Box)
    return reading.block


SHAPED = {BoxKind.KEY_FIGURES, BoxKind.TIMELINE, BoxKind.OPTIONS}  # lists or tables; anything else is reported


@pytest.mark.parametrize("kind", BoxKind)
def test_every_kind_of_box_keeps_its_words(desk: Desk, kind: BoxKind) -> None:
    reading = desk.read(f"::: {{.{kind}}}\nWords.\n\n- item\n:::\n")
    assert (box(reading).kind, words_of(reading.blocks)) == (kind, ["Words.", "item"])
    assert {*reading.codes} == ({"block-form"} if kind in SHAPED else set())


@pytest.mark.parametrize("fence", ['{.box #box-a title="A *title*"}', 'box {#box-a title="A *title*"}'])
def test_title_and_id_are_at_the_fence(desk: Desk, fence: str) -> None:
    found = box(desk.read(f"::: {fence}\n### No title\n\nWords.\n:::\n"))
    assert (plain_text(found.title), found.id) == ("A title", "box-a")
    assert isinstance(found.blocks[0], Heading)


def test_a_first_heading_is_the_title(desk: Desk) -> None:
    reading = desk.read("::: case-study\n### The Prut {#case-prut}\n\nWords.\n:::\n\nSee @case-prut.\n")
    found = reading.blocks[0]
    assert isinstance(found, Box)
    assert (plain_text(found.title), found.id, words_of(found.blocks)) == ("The Prut", "case-prut", ["Words."])
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("fence", "expected"),
    [
        ('{.box source="Treaty, [article 9](https://example.org)"}', "Treaty, article 9"),
        ('{.pull-quote attribution="Ada Novak"}', "Ada Novak"),
    ],
)
def test_a_box_shows_its_source(desk: Desk, fence: str, expected: str) -> None:
    source = box(desk.read(f"::: {fence}\nWords.\n:::\n")).source
    assert source is not None
    assert plain_text(source.inlines) == expected


@pytest.mark.parametrize("dash", ["--", "—", "― "])
def test_a_quotation_shows_its_attribution(desk: Desk, dash: str) -> None:
    quote = desk.read(f"> Words.\n>\n> {dash} *Ada* Novak\n").block
    assert isinstance(quote, Quote)
    assert quote.attribution is not None
    assert (words_of(quote.blocks), plain_text(quote.attribution.inlines)) == (["Words."], "Ada Novak")
    pulled = box(desk.read(f"::: pull-quote\nWords.\n\n{dash} Ada\n:::\n")).source
    assert pulled is not None
    assert plain_text(pulled.inlines) == "Ada"


@pytest.mark.parametrize(
    ("quotation", "words", "attribution"),
    [
        ("Words.\n--- Ada Novak", "Words.", "Ada Novak"),
        ("More\nwords.[^n]\n— Ada *Novak*,\nEngineer", "More words.", "Ada Novak, Engineer"),
        ("Words\n– Ada", "Words", "Ada"),
        ("Words\\\n-- ada", "Words", "ada"),
    ],
)
def test_the_last_line_of_a_quotation_is_its_attribution(
    desk: Desk, quotation: str, words: str, attribution: str
) -> None:
    lines = "".join(f"> {line}\n" for line in quotation.split("\n"))
    quote = desk.read(f"{lines}\n[^n]: Note.\n").blocks[0]
    assert isinstance(quote, Quote)
    assert quote.attribution is not None
    assert (words_of(quote.blocks), plain_text(quote.attribution.inlines)) == ([words], attribution)
    assert quote.attribution.place.line == 4 + quotation.split(attribution[:3])[0].count("\n")
    pulled = desk.read(f"::: pull-quote\n{quotation}\n:::\n\n[^n]: Note.\n").blocks[0]
    assert isinstance(pulled, Box)
    assert pulled.source is not None
    assert plain_text(pulled.source.inlines) == attribution


@pytest.mark.parametrize(
    "body",
    [
        *("> Words.\n>\n> - a list\n", "> -- alone\n", "> Words -- with a dash\n"),
        "> He said it was\n> — really wrong — and left.\n",
        "> It grew fast\n> — Nobody knew why.\n",
        "> He came.\n> -- 5 people followed.\n",
        "> — Is it far?\n> — No.\n",
        "> *It grew.\n> — Ada*\n",
    ],
)
def test_other_quotations_have_no_attribution(desk: Desk, body: str) -> None:
    quote = desk.read(body).block
    assert isinstance(quote, Quote)
    assert quote.attribution is None


def test_attributes_without_effect_are_reported(desk: Desk) -> None:
    reading = desk.read('::: {.callout-tip source="x" icon=false}\nWords.\n:::\n')
    assert reading.codes == ["attribute-unknown"] * 2


def test_the_text_of_an_unknown_div_is_kept(desk: Desk) -> None:
    reading = desk.read("::: {.column-margin}\n## Words\n\nmore\n:::\n\n::: {.callout-notes}\nand more\n:::\n")
    assert words_of(reading.blocks) == ["Words", "more", "and more"]
    unknown = [problem for problem in reading.problems if problem.code == "block-unknown"]
    assert [problem.place.line for problem in unknown if problem.place] == [4, 10]
    assert unknown[1].hint == 'did you mean "callout-note"?'


def test_an_unreadable_fence_keeps_its_text(desk: Desk) -> None:
    reading = desk.read("::: {.box title=}\nWords.\n:::\n")
    assert (reading.codes, words_of(reading.blocks)) == (["block-unknown"], ["Words."])
    assert 'key="value"' in reading.problems[0].hint


def test_a_recommendation_has_an_id_an_addressee_and_a_priority(desk: Desk) -> None:
    reading = desk.read(
        "::: recommendations\n"
        '1. Publish *data*. {#rec-data addressee="River commissions; Ministry" priority="High"}\n'
        "2. Wait {for} it.\n\n   More. {#no-attributes}\n"
        ":::\n\nSee @rec-data.\n"
    )
    block = reading.blocks[0]
    assert isinstance(block, Recommendations)
    first, second = block.items
    assert (first.id, first.addressee, first.priority) == ("rec-data", "River commissions; Ministry", "high")
    assert words_of(first.blocks) == ["Publish data."]
    assert words_of(second.blocks) == ["Wait {for} it.", "More. {#no-attributes}"]
    assert reading.problems == ()


def test_a_wrong_priority_and_an_unknown_attribute_are_reported_with_their_line(desk: Desk) -> None:
    reading = desk.read("::: recommendations\n1. One.\n2. Two. {priority=urgent audience=all}\n:::\n")
    assert sorted(reading.spots) == [("attribute-unknown", 6, 1), ("value-invalid", 6, 1)]


def test_attributes_of_other_items_stay_text(desk: Desk) -> None:
    assert words_of(desk.read("- item {#rec-a}\n").blocks) == ["item {#rec-a}"]


def test_indexes_and_glossaries(desk: Desk) -> None:
    reading = desk.read(
        "::: abbreviations\n:::\n\n::: recommendation-index\n:::\n\n::: glossary\nGauge\n: A device\n:::\n"
    )
    kinds = [type(block) for block in reading.blocks]
    assert kinds == [Index, Index, DefinitionList]
    assert reading.codes == ["index-empty", "index-empty"]


def test_boxes_contain_lists_tables_and_figures(desk: Desk) -> None:
    body = "Words.\n\n1. one\n\nTerm\n: Definition\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n: Caption {#tbl-a}\n"
    found = box(desk.read(f"::: box\n{body}:::\n"))
    assert [type(block).__name__ for block in found.blocks] == ["Paragraph", "ListBlock", "DefinitionList", "Table"]
    assert isinstance(found.blocks[0], Paragraph)


@pytest.mark.parametrize("name", ["box", "callout-note", "key-figures"])
@pytest.mark.parametrize("column", ["wide", "full"])
def test_a_box_that_cannot_leave_the_text_is_reported(desk: Desk, name: str, column: str) -> None:
    """Word cannot show wide boxes."""
    inside = "31 %\n: of all\n" if name == "key-figures" else "Words.\n"
    assert desk.read(f"::: {{.{name} .{column}}}\n{inside}:::\n").codes == ["attribute-unknown"]
