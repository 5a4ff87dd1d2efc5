"""Briefs of other organisations can be published in both formats, with all their words, once their front matter is
adapted.
"""

import pytest

from tests.corpus.adapted import CORPUS, FILES, adapt, body_of
from tests.corpus.flow import differences, of_pdf, of_word, unordered
from tests.corpus.markdown import odd, of_markdown
from tests.desk import Desk

# Right-to-left text is drawn backwards in the PDF, so only the letters of each piece are compared there.
FROM_THE_RIGHT = ("he",)


def test_all_files_of_the_corpus_are_tried() -> None:
    if not CORPUS.is_dir():
        pytest.skip(f"{CORPUS} has no briefs of other organisations: they were NOT published")
    assert sorted(CORPUS.rglob("*.md")) == sorted(CORPUS / file for file, _ in FILES.values())


@pytest.mark.parametrize("id_", FILES)
def test_a_brief_of_another_organisation_is_published_with_all_its_words(module_desk: Desk, id_: str) -> None:
    if not CORPUS.is_dir():
        pytest.skip(f"{CORPUS} has no briefs of other organisations: {id_} was NOT published")
    source = adapt(module_desk.root, id_)
    file = module_desk.root / "source" / id_ / "brief.md"
    assert (CORPUS / FILES[id_][0]).read_bytes().endswith(body_of(file.read_bytes()))
    outcome = module_desk.run("publish", id_)
    if "error[font-character]" in outcome.err:
        pytest.skip(f"the fonts that {id_} needs are not installed: it was NOT published")
    assert outcome.code == 0, outcome.err

    output = module_desk.root / "output"
    written, word, pdf = of_markdown(source.body), of_word(output / f"{id_}.docx"), of_pdf(output / f"{id_}.pdf")
    assert len(written.pieces) > 25
    assert [*differences(written, word)] == []
    if source.lang in FROM_THE_RIGHT:
        pdf, word = unordered(pdf), unordered(word)
    assert [*differences(pdf, word)] == []

    actual = module_desk.found(id_)
    unsaid = [
        (code, source.first + lines[0])
        for code, lines in odd(source.body)
        if not any((code, source.first + line) == found[:2] for line in lines for found in actual)
    ]
    assert unsaid == []
