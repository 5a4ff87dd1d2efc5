"""Citations as authors write them: which text is a citation, and what it means."""

import pytest

from briefpress.model import Citation, CitedWork, CrossReference, Run, inlines_of, plain_text
from tests.desk import Desk

FRONT = """\
title: A
references:
  - {id: a, title: A, issued: 2020}
  - {id: "b:c_d", title: B, issued: 2020}"""


def citations(desk: Desk, body: str) -> list[Citation]:
    inlines = desk.read(f"{body}\n", front=FRONT).inlines
    return [inline for inline in inlines if isinstance(inline, Citation)]


@pytest.mark.parametrize(
    ("written", "works"),
    [
        ("[@a]", [CitedWork("a")]),
        ("[see @a, pp. 3-5, and so on]", [CitedWork("a", "see", "page", "3-5", ", and so on")]),
        (
            "[@a, 33; also -@b:c_d]",
            [CitedWork("a", "", "page", "33"), CitedWork("b:c_d", "also", suppress_author=True)],
        ),
        ("[@a, 33; for others, @b:c_d]", [CitedWork("a", "", "page", "33"), CitedWork("b:c_d", "for others,")]),
        ("[@a, @b:c_d]", [CitedWork("a"), CitedWork("b:c_d")]),
        ("[@a chap. 2]", [CitedWork("a", "", "chapter", "2")]),
        ("[@a, sec. 2.1 & 3]", [CitedWork("a", "", "section", "2.1 & 3")]),
        ("[@a, § 22 and 23]", [CitedWork("a", suffix=", § 22 and 23")]),
        ("[@a §2.1; @b:c_d, ¶ 4]", [CitedWork("a", suffix=", §2.1"), CitedWork("b:c_d", suffix=", ¶ 4")]),
        ("[@a, pp. iv, vi-xi]", [CitedWork("a", "", "page", "iv, vi-xi")]),
        ("[@a{ii, A, D-Z}, for once]", [CitedWork("a", "", "page", "ii, A, D-Z", ", for once")]),
        ("[@a, in passing]", [CitedWork("a", suffix=", in passing")]),
        ("[@{b:c_d}, vol. 2]", [CitedWork("b:c_d", "", "volume", "2")]),
    ],
)
def test_a_bracket_with_keys(desk: Desk, written: str, works: list[CitedWork]) -> None:
    (citation,) = citations(desk, f"So {written}.")
    assert list(citation.works) == works
    assert not citation.in_text


def test_a_key_in_the_sentence_and_its_locator(desk: Desk) -> None:
    first, second, third = citations(desk, "As @a says, and @b:c_d [p. 3; see @a], not -@a.")
    assert first.in_text and first.works == (CitedWork("a"),)
    assert second.in_text and second.works == (CitedWork("b:c_d", "", "page", "3"), CitedWork("a", "see"))
    assert not third.in_text and third.works[0].suppress_author


@pytest.mark.parametrize(
    "written",
    ["me@a.org", "<me@a.org>", r"\@a", "[@a](https://a.org)", "[me@a.org]", "`@a`", "@ a", "a@a"],
)
def test_invalid_values(desk: Desk, written: str) -> None:
    assert citations(desk, written) == []


def test_cross_references_take_precedence(desk: Desk) -> None:
    reading = desk.read("See @tbl-a and [@tbl-a].\n\n| a |\n| - |\n\n: A {#tbl-a}\n", front=FRONT)
    kinds = [type(inline) for inline in reading.blocks[0].inlines]  # type: ignore[union-attr]
    assert CrossReference in kinds and Citation not in kinds


def test_each_key_has_its_place(desk: Desk) -> None:
    reading = desk.read(
        "Words [see @nobody;\n@a; @noone].\n", front="title: A\nreferences: [{id: a, title: A, issued: 1}]"
    )
    assert reading.spots == [("citation-undefined", 5, 12), ("citation-undefined", 6, 5)]


@pytest.mark.parametrize("bibliography", ["@article{novak, title={A", ""])
def test_a_bibliography_without_works_is_one_problem_for_all_citations(desk: Desk, bibliography: str) -> None:
    desk.write("source/brief/r.bib", bibliography)
    reading = desk.read("As [@novak; @smith].\n\nAnd @lind.\n", front="title: A\nbibliography: r.bib")
    found = [problem for problem in reading.problems if str(problem.code) == "citation-undefined"]
    assert ['"novak"' in problem.text for problem in found] == [True]


def test_without_a_bibliography_a_name_is_a_name(desk: Desk) -> None:
    reading = desk.read("Follow @us or [@us].\n")
    assert reading.codes == ["citation-undefined"]
    assert plain_text(desk.read("Follow @us [here].\n").inlines) == "Follow @us [here]."


def test_citations_are_in_notes_captions_and_cells(desk: Desk) -> None:
    body = "A^[See [@a].] b\n\n| [@a] |\n| --- |\n| @a |\n\n: Of @a {#tbl-x}\n"
    assert desk.read(body, front=FRONT).codes == ["reference-unused"]


def test_a_run_keeps_its_marks_around_a_citation(desk: Desk) -> None:
    inlines = desk.read("*a @a b*\n", front=FRONT).inlines
    assert [inline.text for inline in inlines if isinstance(inline, Run) and inline.marks] == ["a ", " b"]


@pytest.mark.parametrize("before", ["如", "見", "و", "ל"])
def test_cross_references_can_follow_letters_of_scripts_without_spaces(desk: Desk, before: str) -> None:
    front = "title: A\nreferences: [{id: key, type: book, title: T}]"
    reading = desk.read(f"# A {{#sec-a}}\n\n{before}@sec-a {before}@key a@key ж@sec-a\n", front=front)
    kinds = [type(inline).__name__ for inline in inlines_of(reading.blocks[1])]
    assert kinds == ["Run", "CrossReference", "Run", "Citation", "Run"]


@pytest.mark.parametrize("between", ["; ", ", ", " and ", " & "])
def test_several_works_can_be_separated_in_other_ways(desk: Desk, between: str) -> None:
    (citation,) = [inline for inline in desk.read(f"[@a, p. 3{between}@b]\n").inlines if isinstance(inline, Citation)]
    assert [work.key for work in citation.works] == ["a", "b"]


def test_a_citation_can_be_directly_beside_a_note_or_another_citation(desk: Desk) -> None:
    inlines = desk.read("Late[@a][^b] and [@a][@c].\n\n[^b]: N.\n").blocks[0].inlines  # type: ignore[union-attr]
    assert [type(inline).__name__ for inline in inlines] == [
        "Run",
        "Citation",
        "NoteRef",
        "Run",
        "Citation",
        "Citation",
        "Run",
    ]


def test_a_key_in_other_letters_is_proposed(desk: Desk) -> None:
    desk.write("source/brief/r.bib", "@book{a, title={T}, year=2020}")
    (problem, *_) = desk.read("So [@A].\n", front="title: A\nbibliography: r.bib").problems
    assert problem.hint == 'did you mean "a"?'


@pytest.mark.parametrize(
    ("lang", "written", "work"),
    [
        ("de", "[@a, S. 5-7]", CitedWork("a", "", "page", "5-7")),
        ("de-CH", "[@a, Bd. 2, S. 4]", CitedWork("a", "", "volume", "2", ", S. 4")),
        ("de", "@a [Kap. 3]", CitedWork("a", "", "chapter", "3")),
        ("fr", "[@a, chapitre 3, et passim]", CitedWork("a", "", "chapter", "3", ", et passim")),
        ("es", "[@a, pág. 5]", CitedWork("a", "", "page", "5")),
        ("it", "[@a, pagg. 5-7]", CitedWork("a", "", "page", "5-7")),
        ("uk", "[@a, с. 5]", CitedWork("a", "", "page", "5")),
        ("no", "[@a, s. 12]", CitedWork("a", "", "page", "12")),
        ("de", "[@a, s. v. Klima]", CitedWork("a", suffix=", s. v. Klima")),
        ("de", "[@a, Sechs]", CitedWork("a", suffix=", Sechs")),
        ("en", "[@a, S. 5]", CitedWork("a", suffix=", S. 5")),
    ],
)
def test_labels_of_locators_in_the_language_of_the_brief(desk: Desk, lang: str, written: str, work: CitedWork) -> None:
    inlines = desk.read(f"So {written}.\n", front=f"lang: {lang}\n{FRONT}").inlines
    assert [inline.works for inline in inlines if isinstance(inline, Citation)] == [(work,)]
