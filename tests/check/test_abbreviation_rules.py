"""Undefined abbreviations."""

import pytest

from tests.desk import Desk

CODE = "abbreviation-undefined"


def test_an_abbreviation_is_reported_at_its_first_mention(desk: Desk) -> None:
    desk.brief("Rivers are many.\n\nThe data of the ICPDR are new. The ICPDR shares them.\n")
    assert desk.found() == [(CODE, 6, 17)]


@pytest.mark.parametrize(
    "body",
    [
        "The European Union (EU) grows. The EU is large.\n",
        "The EU (European Union) grows.\n",
        "The EU grows.\n\n*[EU]: European Union\n",
        "Chapter IV, part II; `HTTP` and U.S. and A.\n\nBRIEFS HAVE WORDS\n",
        "[SEE MORE DATA](https://example.org/a) and VISIT WEBSITE.\n",
        "R&D, COVID-19, H2O and McGRAW.\n",
    ],
)
def test_defined_abbreviations_are_not_reported(desk: Desk, body: str) -> None:
    desk.brief(body)
    assert [code for code, _, _ in desk.found()] == []


def test_other_scripts_have_them_too(desk: Desk) -> None:
    desk.brief("Країни ЄС і НАТО. Європейський Союз (ЄС) росте.\n", front="title: A\nlang: uk")
    assert desk.found() == [(CODE, 5, 13)]


@pytest.mark.parametrize(
    ("body", "spots"),
    [
        ("Words.\n\n*[ABC]: A long form\n", [("abbreviation-unused", 6, 1)]),
        ("The Abc is old.\n\n*[ABC]: A long form\n", [("abbreviation-unused", 6, 1)]),
        ("The ABC is old.\n\n*[ABC]: A long form\n", []),
        ("Words.\n\n*[ABC]: A long form\n\n::: abbreviations\n:::\n", []),
        ('The <abbr title="A long form">ABC</abbr>.\n', []),
    ],
)
def test_an_unused_definition_is_reported(desk: Desk, body: str, spots: list[tuple[str, int, int]]) -> None:
    desk.brief(body)
    assert desk.found() == spots
