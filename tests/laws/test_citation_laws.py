"""Laws of citations: every key is either cited or reported, and the brief can be published whatever it contains."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefpress.edition import texts
from briefpress.model import CitationForm
from briefpress.problems import Code
from tests.desk import Desk

KEYS = [*"abcdefgh", "a:b", "c_d", "1x"]
SHAPES = st.sampled_from(
    ["[@{}]", "[see @{}, pp. 3-5, so]", "@{}", "@{} [p. 3]", "[-@{}]", "[@{}; @{}]", "^[In @{{{}}}.]"]
)
citations = st.lists(st.tuples(SHAPES, st.sampled_from(KEYS)), min_size=1, max_size=6)
few = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def works(known: set[str]) -> str:
    numbered = ((number, key) for number, key in enumerate(KEYS) if key in known)
    return "\n".join(
        f"- {{id: '{key}', type: book, title: T{number}, issued: 20{number:02}}}" for number, key in numbered
    )


@few
@given(cited=citations, known=st.sets(st.sampled_from(KEYS), min_size=1), form=st.sampled_from(CitationForm))
def test_every_key_is_cited_or_reported(
    module_desk: Desk, cited: list[tuple[str, str]], known: set[str], form: CitationForm
) -> None:
    body = " and ".join(shape.format(key, key) for shape, key in cited)
    front = f"title: A\ncitations: {form}\nreferences:\n{works(known)}"
    reading = module_desk.read(f"So {body}.\n", front=front)
    unknown = {key for _, key in cited} - known
    reported = {problem.text.split('"')[1] for problem in reading.problems if problem.code is Code.CITATION_UNDEFINED}
    assert reported == unknown
    if unknown:
        return
    edition, _ = module_desk.edition(f"So {body}.\n", front=front)
    shown = "\n".join(texts(edition))
    assert "@" not in shown
    for key in {key for _, key in cited}:
        assert f"T{KEYS.index(key)}" in shown
