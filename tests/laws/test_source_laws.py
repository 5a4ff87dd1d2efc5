"""Laws of reading: any input produces problems or a brief, never a traceback, and always the same result."""

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefpress.model import Inline, LineBreak, Mark, NoteRef, Run, normal, plain_text, texts_of, walk
from tests.desk import FRONT, Desk

WORDS = ["word", " ", "\n", "\n\n", "é", "Слово", "😀", "1", "https://a.org", "a@b.org"]
SIGNS = [
    *["*", "**", "_", "~", "~~", "^", "`", "[", "]", "(", ")", "[^n]", "[^m]", "^[", "[^n]: ", "<", ">", "&", "&#12;"],
    *["\\", "|", "#", "# ", "## ", "{#a}", "- ", "1. ", "> ", "    ", "\t", "---", "```", ":::", "::: notes\n:::\n"],
    *["::: recommendations\n", "!", "[x]()", "<br>", "<sub>", "</sub>", "<!--", "-->", "<b>", "[a]: b", "$", "@", ":"],
    *[
        "@fig-a",
        "{#fig-a}",
        "{lang=ru}",
        "\n\n: Caption\n",
        "\n: Words\n",
        "| a | b |\n|---|:-:|\n| 1 | 2 |\n",
        "![x](a.png)",
    ],
    *["::: {.landscape}\n", "::: {lang=ar}\n", "[@a, p. 1; see @b]", "@a", "::: {#refs}\n:::\n"],
    *["  \n", "\\\n", "\u2028", "\u00a0", "\u200f", "\r\n", "\r", "\x00", "\x1b", "\ufeff", "{", "}", "=", "\n=\n"],
]
KEYS = ["title", "date", "people", "contacts", "notes", "abstract", "toc-depth", "lang", "bogus", "keywords", "brand"]
PIECES = [
    "- ",
    ": ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "'",
    '"',
    "|\n  ",
    ">\n  ",
    "&a ",
    "*a",
    "!!",
    "%",
    "@",
    "#",
    "?",
    "~",
    "\n",
    "\n  ",
]

markdown = st.lists(st.sampled_from(WORDS + SIGNS), max_size=60).map("".join)
yaml = st.lists(st.sampled_from([*KEYS, *(f"\n{key}: " for key in KEYS), *PIECES, *WORDS]), max_size=40).map("".join)
many = settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
runs = st.builds(
    Run,
    st.text(alphabet="ab ", max_size=3),
    st.frozensets(st.sampled_from(sorted(Mark)), max_size=2),
    st.sampled_from([None, "", "https://a.org"]),
)
inlines = st.lists(st.one_of(runs, st.builds(NoteRef, st.sampled_from("nm")), st.builds(LineBreak)), max_size=12)


def reads(desk: Desk) -> None:
    """Assert the laws for every brief."""
    first = desk.again()
    assert first == desk.again()
    assert first.brief is not None or first.problems
    for found in first.problems:
        assert found.text
        assert found.place is None or (found.place.file and found.place.line >= 1 and found.place.column >= 1)
    places = [found.place for found in first.problems if found.place]
    assert all(previous <= following for previous, following in pairwise(places))
    if first.brief:
        for block in walk(first.brief.blocks):
            assert all(text == normal(text) for text in texts_of(block))


@many
@given(st.binary(max_size=200))
@example(b"\xef\xbb\xbf")
@example(b"---\n---\n")
@example(b"---")
def test_any_bytes(module_desk: Desk, data: bytes) -> None:
    module_desk.raw(data)
    reads(module_desk)


@many
@given(st.text(max_size=200))
def test_any_text(module_desk: Desk, text: str) -> None:
    module_desk.raw(text.encode("utf-8", "replace"))
    reads(module_desk)


@many
@given(st.text(max_size=200))
def test_any_text_as_body(module_desk: Desk, text: str) -> None:
    module_desk.raw(f"---\n{FRONT}\n---\n{text}".encode("utf-8", "replace"))
    reads(module_desk)


@many
@given(markdown)
@example("::: recommendations\n<!-- nothing -->\n:::\n")
def test_any_markdown(module_desk: Desk, text: str) -> None:
    module_desk.brief(text)
    reads(module_desk)


@many
@given(yaml, markdown)
@example("# only a comment", "")
@example('title: "\\UFFFFFFFF"', "")
def test_any_front_matter(module_desk: Desk, front: str, body: str) -> None:
    module_desk.brief(body, front=front)
    reads(module_desk)


@many
@given(st.one_of(yaml, st.text(max_size=100)), st.one_of(yaml, markdown))
def test_any_people_and_organisations(module_desk: Desk, people: str, organisations: str) -> None:
    module_desk.write("source/people.yaml", people.encode("utf-8", "replace"))
    module_desk.write("source/organisations.yaml", f"o:\n  name: O\n  {organisations}".encode("utf-8", "replace"))
    module_desk.brief(front="title: A\ncontacts: [o]\ncontributors: [o]")
    try:
        reads(module_desk)
    finally:
        for name in ("people", "organisations"):
            (module_desk.root / f"source/{name}.yaml").unlink()


@pytest.fixture(scope="module")
def real(repository: Path) -> bytes:
    return (repository / "source/belarus-in-ukraines-foreign-policy/brief.md").read_bytes()


changes = st.lists(
    st.tuples(
        st.floats(0, 1), st.integers(0, 40), st.one_of(st.binary(max_size=3), st.sampled_from(SIGNS).map(str.encode))
    ),
    min_size=1,
    max_size=8,
)


@settings(many, max_examples=100)
@given(changes)
def test_edits_in_the_real_brief_are_merged(
    module_desk: Desk, real: bytes, changes: list[tuple[float, int, bytes]]
) -> None:
    data = real
    for where, length, new in changes:
        start = int(where * len(data))
        data = data[:start] + new + data[start + length :]
    module_desk.raw(data)
    reads(module_desk)


@many
@given(inlines)
def test_normal_form(parts: list[Run | NoteRef | LineBreak]) -> None:
    once = normal(parts)
    assert normal(once) == once
    assert plain_text(once) == plain_text(tuple(parts))
    assert [inline for inline in once if not isinstance(inline, Run)] == [
        inline for inline in parts if not isinstance(inline, Run)
    ]
    assert all(inline.text for inline in once if isinstance(inline, Run))
    for previous, following in pairwise(once):
        alike = (
            isinstance(previous, Run)
            and isinstance(following, Run)
            and (previous.marks, previous.link) == (following.marks, following.link)
        )
        assert not alike


@many
@given(inlines)
def test_normal_form_keeps_the_marks_and_link_of_every_character(parts: list[Run | NoteRef | LineBreak]) -> None:
    def characters(inlines: Iterable[Inline]) -> list[object]:
        found: list[object] = []
        for inline in inlines:
            found.extend(
                [(char, inline.marks, inline.link) for char in inline.text] if isinstance(inline, Run) else [inline]
            )
        return found

    assert characters(normal(parts)) == characters(tuple(parts))
