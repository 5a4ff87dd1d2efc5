"""Typographic characters in place of typewriter characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefpress.brand.roles import Role
from briefpress.edition.model.inlines import Language, Text, plain_text
from briefpress.edition.model.paragraphs import Paragraph
from briefpress.edition.model.tables import Cell
from briefpress.edition.text.typography import _Setter
from briefpress.model import Alignment, Mark


@pytest.mark.parametrize(
    ("lang", "typed", "shown"),
    [
        ("en-GB", "Ukraine's \"uncertainty\" -- 1990--2000 ...", "Ukraine’s “uncertainty” – 1990–2000 …"),
        ("en", "He said: \"They call it 'soft' power.\"", "He said: “They call it ‘soft’ power.”"),
        ("en", "rock 'n' roll in the '90s, the 1990's", "rock ’n’ roll in the ’90s, the 1990’s"),
        ("en", "in the '90s, the states' shares, 'tis", "in the ’90s, the states’ shares, ’tis"),
        ("en", "'20 of them' and 'ten'", "’20 of them’ and ‘ten’"),
        ("en", "(\"in brackets\") and \"one\"/\"two\"", "(“in brackets”) and “one”/“two”"),
        ("en", "5'10\" tall, a 3\" pipe, 6' deep", "5'10\" tall, a 3\" pipe, 6' deep"),
        ("en", "an em---dash, --help, a --> b, ---- and ....", "an em—dash, --help, a --> b, ---- and ...."),
        ("en", "https://example.org/a--b?q='x' a@b.org", "https://example.org/a--b?q='x' a@b.org"),
        ("en", "the states' shares, \"open", "the states’ shares, \"open"),
        ("de", "\"Er sagte 'ja'.\"", "„Er sagte ‚ja‘.“"),
        ("de-CH", "\"ja\"", "«ja»"),
        ("fr", "l'eau \"douce\"", "l’eau «\u202fdouce\u202f»"),
        ("uk", "п'ять \"років\"", "п’ять «років»"),
        ("he", "צה\"ל ג'ורג'", "צה״ל ג׳ורג׳"),
        ("zh-Hant", "\"水\"", "「水」"),
        ("zh-TW", "\"水\"", "「水」"),
        ("xx", "\"a\"", "“a”"),
    ],
)  # fmt: skip
def test_characters_follow_the_language(lang: str, typed: str, shown: str) -> None:
    assert _Setter(lang).line(typed) == shown


def test_a_quotation_can_extend_over_several_runs() -> None:
    inlines = (
        Text('"the '),
        Text("slow", frozenset({Mark.STRONG})),
        Text(' way" is '),
        Text('"fr"', lang=Language("fr")),
    )
    texts = [inline.text for inline in _Setter("en").inlines(inlines) if isinstance(inline, Text)]
    assert texts == ["“the ", "slow", " way” is ", "«\u202ffr\u202f»"]


def test_code_stays_as_typed() -> None:
    code = Text('a--b "c" ...', frozenset({Mark.CODE}))
    assert _Setter("en").inlines((Text("say "), code)) == (Text("say "), code)


@given(st.text(alphabet="ab '\"-.9\u2019", max_size=20))
def test_only_typed_characters_change(text: str) -> None:
    shown = _Setter("en").line(text)
    typed = {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "--", "—": "---", "…": "..."}
    back = "".join(typed.get(char, char) for char in shown)
    assert back == text.replace("\u2019", "'")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("-5.2", "−5.2"),
        ("-5.2 %", "−5.2 %"),
        ("-$5", "−$5"),
        ("-18 °C", "−18 °C"),
        ("4 (-3.1; -1.2)", "4 (−3.1; −1.2)"),
        ("-3 to -1", "−3 to −1"),
        ("2020-2024", "2020-2024"),
        ("2025-01-31", "2025-01-31"),
        ("-", "-"),
        ("COVID-19", "COVID-19"),
        ("covers -5 and less", "covers -5 and less"),
    ],
)
def test_a_hyphen_before_a_number_in_a_table_is_a_minus_sign(typed: str, shown: str) -> None:
    cell = Cell(Paragraph(Role.TABLE_TEXT, (Text(typed),)), Alignment.RIGHT)
    assert plain_text(_Setter("en").all(cell).paragraph.inlines) == shown
