"""Spans, divs, definition lists and cross-references: how they are read, and the problems of faulty ones."""

import pytest

from briefpress.model import (
    CodeBlock,
    CrossReference,
    DefinitionList,
    Figure,
    Heading,
    Landscape,
    ListBlock,
    Mark,
    NoteRef,
    Paragraph,
    Quote,
    Run,
    Table,
    inlines_of,
    plain_text,
)
from tests.desk import Desk, words_of
from tests.readers.pictures import picture

HERE = "\n\n# Costs {#sec-costs}\n"


def paragraph(text: str, lang: str = "") -> Paragraph:
    return Paragraph((Run(text, lang=lang),))


# Languages


def test_words_in_another_language(desk: Desk) -> None:
    reading = desk.read("A [*слово* два]{lang=ru} more.\n")
    slovo = Run("слово", frozenset({Mark.EMPHASIS}), lang="ru")
    assert reading.inlines == (Run("A "), slovo, Run(" два", lang="ru"), Run(" more."))
    assert reading.problems == ()


def test_languages_nest(desk: Desk) -> None:
    reading = desk.read("::: {lang=fr}\nUn [two [drei]{lang=de} four]{lang=en} cinq\n:::\n")
    assert reading.inlines == (
        Run("Un ", lang="fr"),
        Run("two ", lang="en"),
        Run("drei", lang="de"),
        Run(" four", lang="en"),
        Run(" cinq", lang="fr"),
    )


def test_divs_with_a_language_nest_and_end(desk: Desk) -> None:
    reading = desk.read("::: {lang=fr}\nUn\n\n::: {lang=de}\n- zwei\n:::\n\ntrois\n:::\n\nfour\n")
    two = ListBlock(((paragraph("zwei", "de"),),))
    assert reading.blocks == (paragraph("Un", "fr"), two, paragraph("trois", "fr"), paragraph("four"))


def test_the_language_of_a_div_applies_to_quotes_cells_and_notes(desk: Desk) -> None:
    reading = desk.read("::: {lang=ru}\n> да[^n]\n\n[^n]: нет\n:::\n")
    assert isinstance(quote := reading.block, Quote)
    assert quote.blocks == (Paragraph((Run("да", lang="ru"), NoteRef("n"))),)
    assert reading.notes["n"].blocks == (paragraph("нет", "ru"),)


@pytest.mark.parametrize("tag", ["russian!", "r", "", "en_GB", "12"])
@pytest.mark.parametrize("body", ['a [b]{{lang="{}"}}', 'a\n\n::: {{lang="{}"}}\nb\n:::'])
def test_an_invalid_language_is_reported(desk: Desk, body: str, tag: str) -> None:
    reading = desk.read(body.format(tag) + "\n")
    place = (4, 3) if "[b]" in body else (6, 1)
    assert reading.spots == [("lang-invalid", *place)]
    assert "".join(words_of(reading.blocks)).replace(" ", "") == "ab"


@pytest.mark.parametrize("written", ["[b]{lnag=ru}", "[b]{.marked}", "[b](https://a.org){target=x}", "`b`{.python}"])
def test_an_unknown_attribute_is_a_warning_and_keeps_the_words(desk: Desk, written: str) -> None:
    reading = desk.read(f"a {written}\n")
    assert reading.codes == ["attribute-unknown"]
    assert (str(reading.problems[0].level), reading.spots[0][1]) == ("warning", 4)
    assert words_of(reading.blocks) == ["a b"]


def test_an_unknown_attribute_of_a_div(desk: Desk) -> None:
    reading = desk.read("Words.\n\n::: {.landscape wide=1}\nx\n:::\n")
    assert reading.spots == [("attribute-unknown", 6, 1)]
    reading = desk.read("Words.\n\n::: {.landscpae}\nx\n:::\n")
    assert reading.spots == [("block-unknown", 6, 1)]
    assert reading.problems[0].hint == 'did you mean "landscape"?'


@pytest.mark.parametrize("written", ["[b]{", "[b] {lang=ru}", "{lang=ru}", "[b]{not an attribute", "a {#b} c"])
def test_braces_that_are_not_attributes_stay_text(desk: Desk, written: str) -> None:
    assert words_of(desk.read(f"{written}\n").blocks) == [written]


# Landscape


def test_landscape(desk: Desk) -> None:
    reading = desk.read("a\n\n::: {.landscape}\n\n# H\n\nb\n\n:::\n\nc\n")
    inside = Landscape((Heading(1, (Run("H"),)), paragraph("b")))
    assert reading.blocks == (paragraph("a"), inside, paragraph("c"))
    assert reading.problems == ()


@pytest.mark.parametrize(
    "body",
    [
        "- ::: {.landscape}\n  a\n  :::\n",
        "> ::: {.landscape}\n> a\n> :::\n",
        "::: {.landscape}\n::: {.landscape}\na\n:::\n:::\n",
    ],
)
def test_landscape_inside_another_block(desk: Desk, body: str) -> None:
    assert desk.read(body).codes == ["landscape"]


def test_landscape_in_the_summary(desk: Desk) -> None:
    front = "title: A\nabstract: |\n  ::: {.landscape}\n  a\n  :::"
    assert desk.read(front=front).spots == [("landscape", 4, 3)]


# Definition lists


def test_definitions(desk: Desk) -> None:
    reading = desk.read("Term *one*\n\n: First.\n\n: Second.\n\n    - with a list\n\nTwo\n: Third.\n")
    one = Paragraph((Run("Term "), Run("one", frozenset({Mark.EMPHASIS}))))
    with_list = (paragraph("Second."), ListBlock(((paragraph("with a list"),),)))
    first = (one, ((paragraph("First."),), with_list))
    assert reading.block == DefinitionList((first, (paragraph("Two"), ((paragraph("Third."),),))))
    assert reading.problems == ()


def test_faults_in_terms_and_definitions_have_their_place(desk: Desk) -> None:
    reading = desk.read("Words.\n\nA term[^x]\n\n: Defined [y]() here\n  and[^z].\n")
    assert reading.spots == [("note-undefined", 6, 7), ("link-empty", 8, 11), ("note-undefined", 9, 6)]


# Cross-references


@pytest.mark.parametrize(
    "written", ["@sec-costs", "[@sec-costs]", "(@sec-costs)", "**@sec-costs**", "See @sec-costs, as"]
)
def test_cross_references(desk: Desk, written: str) -> None:
    reading = desk.read(f"{written}{HERE}")
    assert isinstance(first := reading.blocks[0], Paragraph)
    assert [inline.target for inline in first.inlines if isinstance(inline, CrossReference)] == ["sec-costs"]
    assert reading.problems == ()


def test_a_full_stop_after_an_id_ends_the_sentence(desk: Desk) -> None:
    reading = desk.read(f"See @sec-costs. More: @sec-costs: and (@sec-costs).{HERE}")
    assert isinstance(first := reading.blocks[0], Paragraph)
    assert plain_text(first.inlines) == "See . More: : and ()."
    assert reading.problems == ()


@pytest.mark.parametrize(
    "text", ["a@sec-costs", "ann@fig-a.org", "@costs", "@ sec-costs", "@OxfordBelarus", "`@sec-costs`", "\\@sec-costs"]
)
def test_text_that_is_not_a_cross_reference_stays_text(desk: Desk, text: str) -> None:
    reading = desk.read(f"{text}{HERE}")
    assert words_of(reading.blocks)[0] == text.strip("`\\")
    assert reading.problems == ()


def test_a_cross_reference_in_the_words_of_a_link_loses_no_words(desk: Desk) -> None:
    reading = desk.read(f"[see @sec-costs now](https://a.org){HERE}")
    assert isinstance(first := reading.blocks[0], Paragraph)
    assert CrossReference("sec-costs") in first.inlines
    assert plain_text(first.inlines) == "see  now"


def test_an_address_can_contain_text_that_resembles_a_cross_reference(desk: Desk) -> None:
    reading = desk.read(f"<https://a.org/@sec-costs> [x](https://a.org/@fig-b){HERE}")
    assert reading.problems == ()
    assert words_of(reading.blocks)[0] == "https://a.org/@sec-costs x"


def test_cross_references_in_headings(desk: Desk) -> None:
    reading = desk.read("| a |\n|---|\n| 1 |\n\n: T {#tbl-x}\n\n# What @tbl-x says {#sec-x}\n\nSee @sec-x.\n")
    assert isinstance(heading := reading.blocks[1], Heading)
    assert CrossReference("tbl-x") in heading.inlines
    assert reading.problems == ()


@pytest.mark.parametrize("heading", ["See @sec-a", "See @sec-b"])
def test_a_heading_that_refers_to_a_section_is_reported(desk: Desk, heading: str) -> None:
    """Headings that refer to each other would never end; Word shows `Error!` if a heading refers to itself."""
    reading = desk.read(f"# B {{#sec-b}}\n\n# {heading} {{#sec-a}}\n")
    assert reading.spots == [("cross-reference", 6, 7)]


@pytest.mark.parametrize(
    "written", ["[[the words]{.underline}]", "[*[the]{.mark}* words]", "[the [words]{.smallcaps}]"]
)
def test_the_text_of_a_link_may_contain_spans(desk: Desk, written: str) -> None:
    reading = desk.read(f"See {written}(https://example.org), here.\n")
    assert reading.codes == []
    assert plain_text(reading.inlines) == "See the words, here."
    assert {run.link for run in reading.inlines if isinstance(run, Run) and run.marks} == {"https://example.org"}


def test_a_link_contains_no_link(desk: Desk) -> None:
    reading = desk.read("See [a [b](https://b.org) c](https://c.org).\n")
    assert reading.codes == ["markup-literal"]
    assert [run.link for run in reading.inlines if isinstance(run, Run) and run.link] == ["https://b.org"]


@pytest.mark.parametrize(
    "written",
    [
        '{#fig-a, alt="x", width=40%, .wide}',
        '{ #fig-a , alt="x" , width = 40 % , .wide }',
        "{#fig-a alt=x width=40%, .wide}",
    ],
)
def test_commas_may_separate_attributes(desk: Desk, written: str) -> None:
    picture(desk.root / "source/brief/p.png", (1200, 800))
    reading = desk.read(f"![C](p.png){written}\n")
    block = reading.block
    assert isinstance(block, Figure)
    assert (block.id, block.picture.alt, block.width, block.column, reading.codes) == ("fig-a", "x", 0.4, "wide", [])


def test_a_comma_inside_a_value_is_part_of_it(desk: Desk) -> None:
    table = desk.read("| a | b |\n|---|---|\n| 1 | 2 |\n\n: C {tbl-colwidths=[40,60]}\n").block
    assert isinstance(table, Table)
    assert table.widths == (0.4, 0.6)


def test_attributes_of_a_reference_definition_belong_to_what_uses_it(desk: Desk) -> None:
    picture(desk.root / "source/brief/p.png", (1200, 800))
    reading = desk.read(
        '![Flow][p]\n\nSee [here it is][s].\n\n[p]: p.png "T" {#fig-a width=50% alt=Bars}\n[s]: <https://e.org> {.x}'
    )
    figure, paragraph = reading.blocks
    assert isinstance(figure, Figure)
    assert (figure.id, figure.width, figure.picture.alt) == ("fig-a", 0.5, "Bars")
    assert [run.link for run in inlines_of(paragraph) if isinstance(run, Run)] == [None, "https://e.org", None]
    assert ("attribute-unknown", 6, 5) in reading.spots


def test_a_definition_in_code_keeps_its_attributes(desk: Desk) -> None:
    code = desk.read("```\n[p]: p.png {width=50%}\n```\n").block
    assert isinstance(code, CodeBlock)
    assert code.text == "[p]: p.png {width=50%}"


def test_commas_may_separate_the_attributes_of_headings(desk: Desk) -> None:
    heading = desk.read("# Costs {#sec-a, .unnumbered}\n").block
    assert isinstance(heading, Heading)
    assert (heading.id, heading.unnumbered) == ("sec-a", True)


def test_a_style_has_no_effect_because_the_brand_decides(desk: Desk) -> None:
    (problem,) = desk.read('::: {.box style="color: red"}\nWords.\n:::\n').problems
    assert problem.hint == "remove it: the brand defines the look"
