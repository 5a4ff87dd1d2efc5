"""Laws of the tags, for any page: every word is read once, in order, and every list item has its label."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.pdf.conftest import Printer
from tests.readers.tags import read_tags

WORDS = ("a", "international", "non-recognition", "https://example.org/a/b/c", "responsibilities", "and/or", "Й", "–")
INLINE = (
    "{}",
    "<em>{}</em>",
    "<strong>{} <em>x</em></strong>",
    '<a href="https://example.org">{}</a>',
    "<code>{}</code>",
)
BLOCK = (
    "<p>{}</p>",
    "<ul><li>{}</li><li class=loose>b<p>c</p></li></ul>",
    "<blockquote><p>{}</p></blockquote>",
    "<h2>{}</h2>",
    "<dl><dt>t</dt><dd>{}</dd></dl>",
    "<table><tr><th>h</th></tr><tr><td>{}</td></tr></table>",
    "<pre><code>{}</code></pre>",
)


WORD_LISTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6)


@st.composite
def text(draw: st.DrawFn) -> str:
    """Words separated by single spaces, some of them with marks."""
    runs = draw(st.lists(st.tuples(st.sampled_from(INLINE), WORD_LISTS), min_size=1, max_size=5))
    return " ".join(mark.format(" ".join(words)) for mark, words in runs)


blocks = st.lists(st.tuples(st.sampled_from(BLOCK), text()), min_size=1, max_size=5)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(blocks)
def test_every_word_is_read_in_order(printer: Printer, blocks: list[tuple[str, str]]) -> None:
    tree, _ = read_tags(printer("<h1>One</h1>" + "".join(block.format(text) for block, text in blocks)))
    read = [" ".join(tag.text.split()) for tag in tree.walk()]
    for _, words in blocks:
        assert " ".join(_without_marks(words).split()) in read
    for item in tree.all("LI"):
        assert item.kinds == ["Lbl", "LBody"]


def _without_marks(html: str) -> str:
    text, inside = "", False
    for character in html:
        inside = character == "<" or (inside and character != ">")
        text += "" if inside or character == ">" else character
    return text
