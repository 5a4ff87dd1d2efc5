"""The explanations of problems and fields are in the guide, too, as Markdown in which only code is marked."""

import pytest

from briefpress.model import Inlines, Mark, Run, inlines_of
from briefpress.problems import Code
from briefpress.problems.catalogue import catalogue
from briefpress.source.schema import FRONT_MATTER, ORGANISATION, PERSON
from tests.desk import Desk

SAID = [
    *((code, text) for code, found in catalogue().items() for text in (found.summary, found.why, found.do)),
    *((name, field.about) for table in (FRONT_MATTER, PERSON, ORGANISATION) for name, field in table.items()),
]


@pytest.fixture(scope="module")
def texts_as_read(module_desk: Desk) -> dict[str, str]:
    """Return every text as its words are read in a brief, with code between backticks."""
    paragraphs = module_desk.read("\n\n".join(" ".join(text.split()) for _, text in SAID)).blocks
    assert len(paragraphs) == len(SAID)
    return {text: _plain(inlines_of(block)) for (_, text), block in zip(SAID, paragraphs, strict=True)}


def _plain(inlines: Inlines) -> str:
    runs = (run for run in inlines if isinstance(run, Run))
    return "".join(f"`{run.text}`" if run.marks == {Mark.CODE} else run.text for run in runs)


@pytest.mark.parametrize("subject", sorted({str(subject) for subject, _ in SAID}))
def test_texts_have_the_same_meaning_in_a_brief_and_in_the_terminal(
    texts_as_read: dict[str, str], subject: str
) -> None:
    for text in (text for item, text in SAID if item == subject):
        assert texts_as_read[text] == " ".join(text.split())


def test_all_codes_are_tested() -> None:
    assert {code for code, _ in SAID} >= set(Code)
