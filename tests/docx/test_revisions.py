"""Tracked changes, accepted and rejected as Word does it (ECMA-376 part 1, 17.13.5)."""

from __future__ import annotations

import pytest

from briefpress.docx.read.revisions import decide
from briefpress.model import Decision
from tests.merge.editing import text_of, w, xml

ANN, BEN = ('w:id="1" w:author="Ann" w:date="2026-03-01T10:00:00Z"', 'w:id="2" w:author="Ben"')


def r(words: str) -> str:
    """Return a run."""
    return f"<w:r><w:t>{words}</w:t></w:r>"


def ins(words: str, by: str = ANN) -> str:
    return f"<w:ins {by}>{words if words.startswith('<') else r(words)}</w:ins>"


def gone(words: str, by: str = ANN) -> str:
    return f"<w:del {by}><w:r><w:delText>{words}</w:delText></w:r></w:del>"


def p(content: str, mark: str = "") -> str:
    """Return a paragraph, with a change of its mark."""
    return f"<w:p><w:pPr><w:rPr>{f'<w:{mark} {ANN}/>' if mark else ''}</w:rPr></w:pPr>{content}</w:p>"


def row(words: str, change: str = "") -> str:
    properties = f"<w:trPr>{f'<w:{change} {ANN}/>' if change else ''}</w:trPr>"
    return f"<w:tr>{properties}<w:tc>{p(r(words))}</w:tc></w:tr>"


def cell(words: str, change: str = "") -> str:
    return f"<w:tc><w:tcPr>{f'<w:{change} {ANN}/>' if change else ''}</w:tcPr>{p(r(words))}</w:tc>"


MOVED = (
    f'<w:moveFromRangeStart w:id="3" w:name="m"/><w:moveFrom {ANN}>{r("one")}</w:moveFrom>'
    '<w:moveFromRangeEnd w:id="3"/>'
)
CAME = f'<w:moveToRangeStart w:id="4" w:name="m"/><w:moveTo {ANN}>{r("one")}</w:moveTo><w:moveToRangeEnd w:id="4"/>'
CASES = {
    "an insertion": (p(r("a") + ins("b")), ["ab"], ["a"]),
    "a deletion": (p(r("a") + gone("b")), ["a"], ["ab"]),
    "a deletion inside of an insertion": (p(r("a") + ins(r("b") + gone("c", BEN))), ["ab"], ["a"]),
    "an insertion beside a deletion of another": (p(gone("a") + ins("b", BEN)), ["b"], ["a"]),
    "a move": (p(MOVED) + p(r("two")) + p(CAME), ["", "two", "one"], ["one", "two", ""]),
    "a paragraph moved": (
        p(MOVED, "moveFrom") + p(r("two")) + p(CAME, "moveTo") + p(r("three")),
        ["two", "one", "three"],
        ["one", "two", "three"],
    ),
    "a paragraph added": (p(r("a"), "ins") + p(ins("b")), ["a", "b"], ["a"]),
    "a paragraph split": (p(r("a"), "ins") + p(r("b")), ["a", "b"], ["ab"]),
    "a paragraph joined": (p(r("a"), "del") + p(r("b")), ["ab"], ["a", "b"]),
    "a paragraph deleted": (p(gone("a"), "del") + p(r("b")), ["b"], ["a", "b"]),
    "three paragraphs joined": (p(r("a"), "del") + p(r("b"), "del") + p(r("c")), ["abc"], ["a", "b", "c"]),
    "a row added": (f"<w:tbl>{row('a')}{row('b', 'ins')}</w:tbl>", ["a", "b"], ["a"]),
    "a row deleted": (f"<w:tbl>{row('a')}{row('b', 'del')}</w:tbl>", ["a"], ["a", "b"]),
    "a table deleted": (f"<w:tbl>{row('a', 'del')}</w:tbl>{p(r('b'))}", ["b"], ["a", "b"]),
    "a cell added": (f"<w:tbl><w:tr>{cell('a')}{cell('b', 'cellIns')}</w:tr></w:tbl>", ["a", "b"], ["a"]),
    "a cell deleted": (f"<w:tbl><w:tr>{cell('a')}{cell('b', 'cellDel')}</w:tr></w:tbl>", ["a"], ["a", "b"]),
}


@pytest.mark.parametrize("what", CASES)
def test_words_are_those_of_word(what: str) -> None:
    content, accepted, rejected = CASES[what]
    for decision, expected in ((Decision.ACCEPT, accepted), (Decision.REJECT, rejected)):
        body = xml(f"<w:body>{content}</w:body>")
        decide(body, decision)
        assert [text_of(one) for one in body.iter(w("p"))] == expected
        assert not [*body.iter(w("ins"), w("del"), w("moveFrom"), w("moveTo"), w("cellIns"), w("cellDel"))]


def test_formats_are_those_of_word() -> None:
    run = f"<w:r><w:rPr><w:b/><w:rPrChange {ANN}><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>a</w:t></w:r>"
    change = f'<w:pPrChange {ANN}><w:pPr><w:pStyle w:val="Old"/></w:pPr></w:pPrChange>'
    content = f'<w:body><w:p><w:pPr><w:pStyle w:val="New"/>{change}</w:pPr>{run}</w:p></w:body>'
    for decision, mark, style in ((Decision.ACCEPT, "b", "New"), (Decision.REJECT, "i", "Old")):
        body = xml(content)
        decide(body, decision)
        (properties,) = body.iter(w("rPr"))
        assert [one.tag for one in properties] == [w(mark)]
        assert [one.get(w("val")) for one in body.iter(w("pStyle"))] == [style]


def test_a_number_whose_insertion_is_rejected_goes() -> None:
    content = (
        f'<w:body><w:p><w:pPr><w:numPr><w:numId w:val="1"/><w:ins {ANN}/></w:numPr></w:pPr>{r("a")}</w:p></w:body>'
    )
    for decision, count in ((Decision.ACCEPT, 1), (Decision.REJECT, 0)):
        body = xml(content)
        decide(body, decision)
        assert len([*body.iter(w("numPr"))]) == count


def test_cells_are_joined_and_parted() -> None:
    merge = f'<w:tcPr><w:cellMerge {ANN} w:vMerge="cont" w:vMergeOrig="rest"/></w:tcPr>'
    content = f"<w:body><w:tbl><w:tr><w:tc>{merge}{p(r('a'))}</w:tc></w:tr></w:tbl></w:body>"
    for decision, value in ((Decision.ACCEPT, "continue"), (Decision.REJECT, "restart")):
        body = xml(content)
        decide(body, decision)
        assert [one.get(w("val")) for one in body.iter(w("vMerge"))] == [value]


def test_what_is_shown_stays_open() -> None:
    body = xml(f"<w:body>{p(r('a') + ins('b') + gone('c'))}</w:body>")
    decide(body, Decision.SHOW)
    assert len([*body.iter(w("ins"), w("del"))]) == 2
