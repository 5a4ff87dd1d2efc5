"""Markup of programs other than Pandoc and Quarto is reported, and no words are lost."""

import pytest

from briefpress.model import (
    CrossReference,
    DefinitionList,
    Equation,
    Figure,
    Formula,
    Heading,
    ListBlock,
    Quote,
    Recommendations,
    Run,
    Table,
    inlines_of,
)
from tests.desk import Desk, words_of


def test_attributes_of_kramdown_on_a_separate_line_are_not_text(desk: Desk) -> None:
    reading = desk.read("Words.\n{:.big}\n\n{: #id .striped}\na | b\n--|--\n1 | 2\n")
    paragraph, table = reading.blocks
    assert words_of((paragraph,)) == ["Words."]
    assert isinstance(table, Table)
    assert reading.spots == [("attribute-unknown", 5, 1), ("attribute-unknown", 7, 1)]
    assert reading.problems[0].text == "attributes in kramdown syntax have no effect: {:.big}"


@pytest.mark.parametrize("below", ["Words.", "- Words.", "> Words."])
def test_attributes_above_a_block_are_not_text(desk: Desk, below: str) -> None:
    reading = desk.read(f'{{#a .b key="c"}}\n{below}\n')
    assert (reading.spots, words_of(reading.blocks)) == ([("attribute-unknown", 4, 1)], ["Words."])


@pytest.mark.parametrize("written", ["{}", "{words}", "{a b}", "{#a} words", "Words\n{.a}", "{{ words }}"])
def test_other_braces_are_text(desk: Desk, written: str) -> None:
    assert words_of(desk.read(f"{written}\n").blocks) == [written.replace("\n", " ")]


def test_attributes_of_kramdown_in_lists(desk: Desk) -> None:
    reading = desk.read("* Contents\n{:toc}\n\n## Next\n")
    assert [type(block) for block in reading.blocks] == [ListBlock, Heading]
    assert words_of(reading.blocks) == ["Contents", "Next"]
    assert reading.spots[0] == ("attribute-unknown", 5, 1)


def test_attributes_of_kramdown_do_not_change_recommendations(desk: Desk) -> None:
    reading = desk.read("::: recommendations\n\n1. a\n{:.x}\n\n:::\n")
    assert isinstance(reading.block, Recommendations)
    assert reading.codes == ["attribute-unknown"]


@pytest.mark.parametrize(
    "before", ["[a](https://a.org)", "**a**", "*a*", "`a`", "<https://a.org>", "[a]{.smallcaps}", "~~a~~"]
)
def test_attributes_of_kramdown_after_words_are_reported(desk: Desk, before: str) -> None:
    reading = desk.read(f'{before}{{: .x y="z"}} b\n')
    assert "{" not in "".join(run.text for run in reading.inlines if isinstance(run, Run))
    assert reading.spots == [("attribute-unknown", 4, 1 + len(before))]


def test_a_picture_with_attributes_of_kramdown_is_a_figure(desk: Desk) -> None:
    reading = desk.read('![A](https://a.org/a.png){: width="100%" }\n')
    assert isinstance(reading.block, Figure)
    assert set(reading.codes) == {"alt-missing", "attribute-unknown", "image-address"}


@pytest.mark.parametrize("text", ["a {: b}", "{: b} c", "a{:b} c", "a: {b}", "`{:a}`"])
def test_text_that_only_resembles_them_is_text(desk: Desk, text: str) -> None:
    reading = desk.read(f"{text} d\n")
    assert "".join(run.text for run in reading.inlines if isinstance(run, Run)) == f"{text} d".replace("`", "")
    assert reading.problems == ()


@pytest.mark.parametrize("tag", ["{{ site.url }}", "{% include toc.html %}", "{{< video a.mp4 >}}", "{{% aside %}}"])
def test_tags_that_another_program_would_fill_in_are_shown(desk: Desk, tag: str) -> None:
    reading = desk.read(f"a {tag} *b*\n")
    assert "".join(run.text for run in reading.inlines if isinstance(run, Run)) == f"a {tag} b"
    assert reading.spots == [("shortcode-unknown", 4, 3)]


@pytest.mark.parametrize("address", ["{{ site.baseurl }}/a.pdf", '{{< ref "about.md" >}}', "{% link a.md %}"])
def test_a_link_with_a_template_tag_as_its_address_keeps_its_text(desk: Desk, address: str) -> None:
    reading = desk.read(f"see [the *plan*]({address}).\n")
    assert "".join(run.text for run in reading.inlines if isinstance(run, Run)) == "see the plan."
    assert reading.spots == [("link-target", 4, 5)]
    assert f'"{address}"' in reading.problems[0].text


def test_a_link_with_spaces_can_have_a_title(desk: Desk) -> None:
    assert desk.read('[a]({{ site.url }}/b (c) "d")\n').codes == ["shortcode-unknown"]
    assert desk.read('[a]({{ site.url }}/b "d")\n').codes == ["attribute-unknown", "link-target"]


def test_attributes_of_a_heading_without_effect_are_reported(desk: Desk) -> None:
    reading = desk.read("# Title {#id .wide data-x=1}\n")
    assert isinstance(heading := reading.block, Heading)
    assert (words_of((heading,)), heading.id) == (["Title"], "id")
    assert reading.codes == ["attribute-unknown"] * 2


def test_the_title_of_a_link_is_not_omitted_silently(desk: Desk) -> None:
    reading = desk.read('[a](https://a.org "More")\n')
    assert reading.spots == [("attribute-unknown", 4, 1)]


@pytest.mark.parametrize("language", ["mermaid", "plantuml", "dataview", "vega-lite"])
def test_code_that_other_programs_draw_is_reported(desk: Desk, language: str) -> None:
    assert desk.read(f"```{language}\na\n```").codes == ["attribute-unknown"]


@pytest.mark.parametrize("written", ["```math\na = b\n```", "``` math\n\na = b\n```", "```{math}\na = b\n```"])
def test_a_fence_may_contain_a_formula(desk: Desk, written: str) -> None:
    reading = desk.read(f"Losses:\n\n{written}\n")
    assert reading.codes == []
    assert isinstance(equation := reading.blocks[1], Equation)
    assert equation.tex == "a = b"


def test_the_label_of_a_formula_is_its_id(desk: Desk) -> None:
    assert desk.read("```{math}\n:label: eq-x\na = b\n```\n\nSee @eq-x.\n").codes == []


def test_an_empty_formula_is_reported(desk: Desk) -> None:
    reading = desk.read("Words.\n\n```math\n```\n")
    assert (reading.spots, len(reading.blocks)) == ([("block-empty", 6, 1)], 1)


def test_a_formula_of_github_has_no_backticks(desk: Desk) -> None:
    reading = desk.read("So $`a+b`$ and `$` and `$`.\n")
    assert [inline.tex for inline in reading.inlines if isinstance(inline, Formula)] == ["a+b"]


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("```\na", ["markup-literal"]),
        ("~~~\na\n```", ["markup-literal"]),
        ("> ```\n> a\n\nb", ["markup-literal"]),
        ("```\na\n```", []),
        ("- ```\n  a\n  ````\n\nb", []),
        ("> ~~~\n> a\n> ~~~", []),
    ],
)
def test_unclosed_code_is_reported(desk: Desk, body: str, codes: list[str]) -> None:
    assert desk.read(body).codes == codes


def test_an_unknown_directive_keeps_its_title(desk: Desk) -> None:
    reading = desk.read("```{list-table} Flow of *rivers*\n:header-rows: 1\n* - A\n```")
    assert (reading.codes, words_of(reading.blocks)) == (["block-unknown"], ["Flow of rivers"])


@pytest.mark.parametrize(
    ("code", "codes"),
    [("r nrow(x)", 1), ("{python} x", 1), ("r x$y", 1), ("r is a letter", 0), ("run x", 0), ("{a} b", 0)],
)
def test_code_in_a_text_that_other_programs_run_is_reported(desk: Desk, code: str, codes: int) -> None:
    assert desk.read(f"There are `{code}` rivers.").codes == ["attribute-unknown"] * codes


@pytest.mark.parametrize(
    ("body", "spots"),
    [
        ("[1]: Smith", [("link-target", 4, 1)]),
        ('Words.\n\n[a]: Book "Title words"', [("link-target", 6, 1)]),
        ("[Words][a].\n\n[a]: https://example.org\n[a]: https://example.com", [("link-target", 7, 1)]),
        ("[Words][a] and [a].\n\n[a]: https://example.org", []),
        ("<div>\n\n[Words][a]\n\n</div>\n\n[a]: https://example.org", []),
        ("[//]: # (a remark)\n\n[comment]: <> (another)\n\nWords.", []),
    ],
)
def test_unused_link_definitions_are_reported(desk: Desk, body: str, spots: list[tuple[str, int, int]]) -> None:
    assert desk.read(body).spots == spots


@pytest.mark.parametrize("written", ["<![CDATA[ words ]]>", "One <?php echo 1 ?> two", "<!DOCTYPE html>"])
def test_omitted_content_is_reported(desk: Desk, written: str) -> None:
    (found,) = desk.read(written).problems
    assert found.text.endswith("it is left out")


@pytest.mark.parametrize(
    ("field", "hint"),
    [
        ("layout: post", "remove it: this field is for websites"),
        ("sidebar_position: 2", "remove it: this field is for websites"),
        ("geometry: margin=2cm", "remove it: the brand defines the look"),
        ("order: 10", "remove it, or list the parts that come first"),
    ],
)
def test_fields_of_other_programs_are_warnings(desk: Desk, field: str, hint: str) -> None:
    found = desk.read(front=f"title: A\n{field}").problems
    assert [(str(problem.code), problem.hint) for problem in found] == [("key-unknown", hint)]


def test_a_glossary_of_myst_is_a_list_of_definitions(desk: Desk) -> None:
    reading = desk.read("```{glossary}\nRiver\n  Water that *flows*.\n  Always.\n\nLake\n: Still water.\n```\n")
    assert isinstance(reading.block, DefinitionList)
    assert words_of(reading.blocks) == ["River", "Water that flows. Always.", "Lake", "Still water."]
    assert reading.block.items[0][1][0][0].place.line == 6
    assert reading.problems == ()


def test_attributes_below_a_table_belong_to_its_caption(desk: Desk) -> None:
    (problem,) = desk.read("| a | b |\n|---|---|\n| 1 | 2 |\n{.striped}\n").problems
    assert problem.hint == "write them in the table's caption: `: Caption {.striped}`"


def test_a_table_of_multimarkdown_without_a_header(desk: Desk) -> None:
    assert desk.read("|:-|:-:|\n| a | b |\n").spots == [("markup-literal", 4, 1)]


def test_options_of_directives_without_effect(desk: Desk) -> None:
    (problem,) = desk.read("```{code-block} python\n:linenos:\n:caption: The loop\nprint(1)\n```\n").problems
    assert problem.text == 'the option "caption" of {code-block} has no effect'
    assert problem.hint == "write its text above the block"


@pytest.mark.parametrize("fence", ["```{list-table} T", ":::{list-table} T"])
def test_list_tables_are_reported_with_what_to_write(desk: Desk, fence: str) -> None:
    reading = desk.read(f"{fence}\n* - A\n  - B\n{fence[:3]}\n")
    assert reading.problems[0].place is not None
    assert reading.spots[0] == ("block-unknown", 4, 1)
    assert "write a pipe table" in (reading.problems[0].hint or "")


def test_a_note_id_with_a_space_is_reported(desk: Desk) -> None:
    reading = desk.read("Words[^the first note].\n\n[^the first note]: More.\n")
    assert ("markup-literal", 4, 6) in reading.spots
    assert any((problem.hint or "").startswith("write it without spaces") for problem in reading.problems)


def test_a_picture_in_place_of_a_table_is_reported_as_one(desk: Desk) -> None:
    desk.write("source/brief/p.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0")
    (problem, *_) = desk.read('::: {.table csv="p.png"}\nCosts\n:::\n').problems
    assert (problem.code, problem.text) == ("encoding", "this is a picture, not a text file")


@pytest.mark.parametrize("fence", ["```{epigraph}\n", ":::{epigraph}\n"])
def test_an_epigraph_needs_no_blank_line_above_its_attribution(desk: Desk, fence: str) -> None:
    reading = desk.read(f"{fence}Words of more.\n-- Ann Roe\n{fence[:3]}\n")
    (quote,) = reading.blocks
    assert isinstance(quote, Quote) and quote.attribution is not None
    assert words_of(quote.blocks) == ["Words of more."]
    assert reading.codes == []


def test_cross_references_of_latex_are_numbers(desk: Desk) -> None:
    table = "::: {#tab:a}\n| A |\n|---|\n| 1 |\n\n: Costs\n:::\n"
    reference = '{reference-type="ref" reference="tab:a"}'
    reading = desk.read(f"{table}\nSee Table [1](#tab:a){reference}.\n")
    found = [inline for inline in inlines_of(reading.blocks[1]) if isinstance(inline, CrossReference)]
    assert [(each.target, each.bare) for each in found] == [("tbl-a", True)]
    assert reading.codes == []


def test_links_to_labels_of_latex_lead_to_their_headings(desk: Desk) -> None:
    reading = desk.read('# One {#sec:one}\n\nSection [1](#sec:one){reference-type="ref" reference="sec:one"}.\n')
    assert reading.codes == []
