"""Tracked changes, accepted and rejected as in Word (ECMA-376 part 1, 17.13.5)."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from briefpress.docx.read import read_draft
from briefpress.docx.read.revisions import decide
from briefpress.model import Decision
from tests.merge.editing import NAMES, R, text_of, w, xml

ANN, BEN = ('w:id="1" w:author="Ann" w:date="2026-03-01T10:00:00Z"', 'w:id="2" w:author="Ben"')


def r(words: str) -> str:
    """Return a run."""
    return f"<w:r><w:t>{words}</w:t></w:r>"


def ins(words: str, by: str = ANN) -> str:
    return f"<w:ins {by}>{words if words.startswith('<') else r(words)}</w:ins>"


def del_(words: str, by: str = ANN) -> str:
    return f"<w:del {by}><w:r><w:delText>{words}</w:delText></w:r></w:del>"


def p(content: str, *marks: str) -> str:
    """Return a paragraph, with changes to its mark."""
    changes = "".join(f"<w:{mark} {by}/>" for mark, by in zip(marks, (ANN, BEN), strict=False))
    return f"<w:p><w:pPr><w:rPr>{changes}</w:rPr></w:pPr>{content}</w:p>"


def row(words: str, change: str = "") -> str:
    properties = f"<w:trPr>{f'<w:{change} {ANN}/>' if change else ''}</w:trPr>"
    return f"<w:tr>{properties}<w:tc>{p(r(words))}</w:tc></w:tr>"


def cell(words: str, change: str = "") -> str:
    return f"<w:tc><w:tcPr>{f'<w:{change} {ANN}/>' if change else ''}</w:tcPr>{p(r(words))}</w:tc>"


MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
MOVED = (
    f'<w:moveFromRangeStart w:id="3" w:name="m"/><w:moveFrom {ANN}>{r("one")}</w:moveFrom>'
    '<w:moveFromRangeEnd w:id="3"/>'
)
CAME = f'<w:moveToRangeStart w:id="4" w:name="m"/><w:moveTo {ANN}>{r("one")}</w:moveTo><w:moveToRangeEnd w:id="4"/>'
CASES = {
    "an insertion": (p(r("a") + ins("b")), ["ab"], ["a"]),
    "a deletion": (p(r("a") + del_("b")), ["a"], ["ab"]),
    "a deletion inside an insertion": (p(r("a") + ins(r("b") + del_("c", BEN))), ["ab"], ["a"]),
    "an insertion beside a deletion of another": (p(del_("a") + ins("b", BEN)), ["b"], ["a"]),
    "a move": (p(MOVED) + p(r("two")) + p(CAME), ["", "two", "one"], ["one", "two", ""]),
    "a paragraph moved": (
        p(MOVED, "moveFrom") + p(r("two")) + p(CAME, "moveTo") + p(r("three")),
        ["two", "one", "three"],
        ["one", "two", "three"],
    ),
    "a paragraph added": (p(r("a"), "ins") + p(ins("b")), ["a", "b"], ["a"]),
    "a paragraph split": (p(r("a"), "ins") + p(r("b")), ["a", "b"], ["ab"]),
    "a paragraph joined": (p(r("a"), "del") + p(r("b")), ["ab"], ["a", "b"]),
    "a paragraph deleted": (p(del_("a"), "del") + p(r("b")), ["b"], ["a", "b"]),
    "three paragraphs joined": (p(r("a"), "del") + p(r("b"), "del") + p(r("c")), ["abc"], ["a", "b", "c"]),
    "a row added": (f"<w:tbl>{row('a')}{row('b', 'ins')}</w:tbl>", ["a", "b"], ["a"]),
    "a row deleted": (f"<w:tbl>{row('a')}{row('b', 'del')}</w:tbl>", ["a"], ["a", "b"]),
    "a table deleted": (f"<w:tbl>{row('a', 'del')}</w:tbl>{p(r('b'))}", ["b"], ["a", "b"]),
    "a cell added": (f"<w:tbl><w:tr>{cell('a')}{cell('b', 'cellIns')}</w:tr></w:tbl>", ["a", "b"], ["a"]),
    "a cell deleted": (f"<w:tbl><w:tr>{cell('a')}{cell('b', 'cellDel')}</w:tr></w:tbl>", ["a"], ["a", "b"]),
    "an insertion deleted by another": (p(r("a") + ins(del_("b", BEN))), ["a"], ["a"]),
    "an insertion inside a deletion": (p(f"<w:del {ANN}>{del_('a')}{ins(del_('b'), BEN)}</w:del>"), [""], ["a"]),
    "several of several authors": (
        p(del_("a") + ins("b", BEN) + r("c") + del_("d", BEN) + ins("e")), ["bce"], ["acd"],
    ),
    "a move without marks of its range": (
        p(f"<w:moveFrom {ANN}>{r('one')}</w:moveFrom>") + p(f"two<w:moveTo {ANN}>{r('one')}</w:moveTo>"),
        ["", "one"], ["one", ""],
    ),
    "a moved word that another deletes": (
        p(MOVED) + p(f"<w:moveTo {ANN}>{del_('one', BEN)}</w:moveTo>"), ["", ""], ["one", ""],
    ),
    "paragraphs added at the end": (p(r("a"), "ins") + p(ins("b"), "ins") + p(ins("c")), ["a", "b", "c"], ["a"]),
    "paragraphs deleted at the end": (
        p(r("a")) + p(del_("b"), "del") + p(del_("c"), "del"), ["a"], ["a", "b", "c"],
    ),
    "a paragraph deleted before a table": (
        p(del_("a"), "del") + f"<w:tbl>{row('b')}</w:tbl>" + p(r("c")), ["b", "c"], ["a", "b", "c"],
    ),
    "words deleted across paragraphs": (
        p(r("a") + del_("b"), "del") + p(del_("c"), "del") + p(del_("d") + r("e")), ["ae"], ["ab", "c", "de"],
    ),
    "a mark inserted and deleted": (p(r("a"), "ins", "del") + p(r("b")), ["ab"], ["ab"]),
    "an empty paragraph deleted": (p("", "del") + p(r("a")), ["a"], ["", "a"]),
    "all words of the only paragraph": (p(del_("a"), "del"), [""], ["a"]),
    "a cell that is emptied": (
        f"<w:tbl><w:tr><w:tc><w:tcPr/>{p(del_('a'), 'del')}</w:tc>{cell('b')}</w:tr></w:tbl>", ["", "b"], ["a", "b"],
    ),
    "a paragraph of a cell deleted": (
        f"<w:tbl><w:tr><w:tc><w:tcPr/>{p(r('a'))}{p(del_('b'), 'del')}</w:tc></w:tr></w:tbl>", ["a"], ["a", "b"],
    ),
    "a row of words that are not tracked": (f"<w:tbl>{row('a', 'del')}{row('b')}</w:tbl>", ["b"], ["a", "b"]),
    "a row added and deleted": (
        f"<w:tbl>{row('a')}<w:tr><w:trPr><w:ins {ANN}/><w:del {BEN}/></w:trPr>{cell('b')}</w:tr></w:tbl>", ["a"], ["a"],
    ),
    "a table added": (f"{p(r('a'))}<w:tbl>{row('b', 'ins')}</w:tbl>{p(r('c'))}", ["a", "b", "c"], ["a", "c"]),
    "a table in a cell": (
        f"<w:tbl><w:tr><w:tc><w:tcPr/><w:tbl>{row('a', 'del')}{row('b')}</w:tbl>{p(r('c'))}</w:tc></w:tr></w:tbl>",
        ["b", "c"], ["a", "b", "c"],
    ),
    "a column added": (
        f"<w:tbl><w:tr>{cell('a')}{cell('b', 'cellIns')}</w:tr><w:tr>{cell('c')}{cell('d', 'cellIns')}</w:tr></w:tbl>",
        ["a", "b", "c", "d"], ["a", "c"],
    ),
    "words in a content control": (
        p(f"<w:sdt><w:sdtContent>{del_('a')}{ins('b')}</w:sdtContent></w:sdt>"), ["b"], ["a"],
    ),
    "a content control around words": (
        p(
            f"<w:customXmlInsRangeStart {ANN}/><w:sdt><w:sdtContent><w:customXmlInsRangeEnd w:id='1'/>{r('a')}"
            f"<w:customXmlInsRangeStart {ANN}/></w:sdtContent></w:sdt><w:customXmlInsRangeEnd w:id='1'/>"
        ),
        ["a"], ["a"],
    ),
    "a content control removed with its words": (
        p(
            f"<w:customXmlDelRangeStart {ANN}/><w:sdt><w:sdtContent><w:customXmlDelRangeEnd w:id='1'/>{del_('a')}"
            f"<w:customXmlDelRangeStart {ANN}/></w:sdtContent></w:sdt><w:customXmlDelRangeEnd w:id='1'/>"
        ),
        [""], ["a"],
    ),
    "a content control moved": (
        p(f"<w:customXmlMoveFromRangeStart {ANN}/><w:sdt><w:sdtContent>{MOVED}</w:sdtContent></w:sdt>")
        + p(f"<w:customXmlMoveToRangeStart {ANN}/><w:sdt><w:sdtContent>{CAME}</w:sdtContent></w:sdt>"),
        ["", "one"], ["one", ""],
    ),
    "paragraphs in a content control": (
        f"<w:sdt><w:sdtContent>{p(del_('a'), 'del')}{p(r('b'))}</w:sdtContent></w:sdt>", ["b"], ["a", "b"],
    ),
    "a paragraph deleted before a content control": (
        f"{p(del_('a'), 'del')}<w:sdt><w:sdtContent>{p(r('b'))}</w:sdtContent></w:sdt>{p(r('c'))}",
        ["b", "c"], ["a", "b", "c"],
    ),
    "a link": (p(f"<w:hyperlink>{del_('a')}{ins('b')}</w:hyperlink>"), ["b"], ["a"]),
    "a link inside an insertion": (p(r("a") + ins(f"<w:hyperlink>{r('b')}</w:hyperlink>")), ["ab"], ["a"]),
    "a simple field": (p(ins(f'<w:fldSimple w:instr="REF a">{r("a")}</w:fldSimple>')), ["a"], [""]),
    "text in ruby": (
        p(ins(f"<w:r><w:ruby><w:rt>{r('a')}</w:rt><w:rubyBase>{r('b')}</w:rubyBase></w:ruby></w:r>")), ["ab"], [""],
    ),
}  # fmt: skip
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="a" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>'
)
PICTURE = "<w:r><w:drawing/></w:r>"
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'


@pytest.mark.parametrize("case", CASES)
def test_the_words_are_the_same_as_in_word(case: str) -> None:
    content, accepted, rejected = CASES[case]
    for decision, expected in ((Decision.ACCEPT, accepted), (Decision.REJECT, rejected)):
        body = xml(f"<w:body>{content}</w:body>")
        decide(body, decision)
        assert [text_of(element) for element in body.iter(w("p"))] == expected
        assert not [*body.iter(w("ins"), w("del"), w("moveFrom"), w("moveTo"), w("cellIns"), w("cellDel"))]


def packed(files: dict[str, str]) -> bytes:
    """Return a Word file with these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


@pytest.mark.parametrize("seen", [PICTURE, NOTE])
def test_tokens_without_text_stay_when_a_mark_is_removed(seen: str) -> None:
    body = xml(f"<w:body>{p(seen, 'del')}<w:tbl>{row('a')}</w:tbl>{p(r('b'))}</w:body>")
    decide(body, Decision.ACCEPT)
    assert len([*body.iter(w("drawing"), w("footnoteReference"))]) == 1


@pytest.mark.parametrize(
    ("change", "left"),
    [
        (f'<w:del {ANN}><w:r><w:delInstrText>PAGE</w:delInstrText></w:r></w:del>', (0, 1)),
        (f'<w:ins {ANN}><w:r><w:instrText>PAGE</w:instrText></w:r></w:ins>', (1, 0)),
        (f"<w:ins {ANN}>{PICTURE}</w:ins>", (1, 0)),
        (f"<w:del {ANN}>{NOTE}</w:del>", (0, 1)),
        (f"<w:del {ANN}><m:oMath {MATH}><m:r><m:t>x</m:t></m:r></m:oMath></w:del>", (0, 1)),
        (f"<m:oMath {MATH}><w:ins {ANN}><m:r><m:t>x</m:t></m:r></w:ins></m:oMath>", (1, 0)),
        (f'<w:ins {ANN}><w:bookmarkStart w:id="7" w:name="a"/></w:ins>', (1, 0)),
        (f'<w:ins {ANN}><w:r><w:br w:type="page"/></w:r></w:ins>', (1, 0)),
        (f'<w:del {ANN}><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:del>', (0, 1)),
    ],
)  # fmt: skip
def test_changes_other_than_text_are_decided_like_text(change: str, left: tuple[int, int]) -> None:
    names = ("instrText", "drawing", "footnoteReference", "bookmarkStart", "br", "sym")
    for decision, count in zip((Decision.ACCEPT, Decision.REJECT), left, strict=True):
        body = xml(f"<w:body>{p(change)}</w:body>")
        decide(body, decision)
        assert len([*body.iter(*map(w, names), "{*}t")]) == count


@pytest.mark.parametrize("name", ["sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx"])
def test_properties_of_sections_and_tables_are_those_of_word(name: str) -> None:
    change = f'<w:{name}Change {ANN}><w:{name}><w:old w:val="1"/></w:{name}></w:{name}Change>'
    for decision, kept in ((Decision.ACCEPT, "new"), (Decision.REJECT, "old"), (Decision.SHOW, "new")):
        body = xml(f'<w:body><w:{name}><w:new w:val="1"/>{change}</w:{name}></w:body>')
        decide(body, decision)
        assert [element.tag for element in body[0]] == [w(kept)]


def test_a_change_to_numbering_is_removed() -> None:
    body = xml(
        f'<w:body><w:p><w:pPr><w:numPr><w:numberingChange {ANN} w:original="1."/></w:numPr></w:pPr></w:p></w:body>'
    )
    decide(body, Decision.REJECT)
    assert [*body.iter(w("numberingChange"))] == []


def test_words_in_unknown_elements_are_read() -> None:
    runs = f'<x:new xmlns:x="urn:new">{r("b")}</x:new>'
    body = f'<w:body>{p(r("a") + ins(runs))}<x:new xmlns:x="urn:new">{p(r("c"))}</x:new></w:body>'
    files = {"word/document.xml": f"<w:document {NAMES}>{body}</w:document>", "_rels/.rels": RELATIONS}
    assert [paragraph.text for paragraph in read_draft(packed(files)).paragraphs] == ["ab", "c"]


SHOWN = {
    "bold": ("<w:b/>", "", ["del a", "ins a"]),
    "no longer italic": ("", "<w:i/>", ["del a", "ins a"]),
    "a style of characters": ('<w:rStyle w:val="Code"/>', "", ["del a", "ins a"]),
    "a colour, which the source does not have": ('<w:color w:val="FF0000"/>', "", []),
}


@pytest.mark.parametrize("case", SHOWN)
def test_a_format_is_shown_as_a_deletion_and_an_insertion(case: str) -> None:
    new, old, expected = SHOWN[case]
    change = f"<w:rPrChange {ANN}><w:rPr>{old}</w:rPr></w:rPrChange>"
    body = xml(f"<w:body><w:p><w:r><w:rPr>{new}{change}</w:rPr><w:t>a</w:t></w:r></w:p></w:body>")
    decide(body, Decision.SHOW)
    shown = [*body.iter(w("ins"), w("del"))]
    assert [f"{etree.QName(element).localname} {text_of(element)}" for element in shown] == expected
    assert {element.get(w("author")) for element in shown} <= {"Ann"}


def test_the_formats_are_words_own() -> None:
    run = f"<w:r><w:rPr><w:b/><w:rPrChange {ANN}><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>a</w:t></w:r>"
    change = f'<w:pPrChange {ANN}><w:pPr><w:pStyle w:val="Old"/></w:pPr></w:pPrChange>'
    content = f'<w:body><w:p><w:pPr><w:pStyle w:val="New"/>{change}</w:pPr>{run}</w:p></w:body>'
    for decision, mark, style in ((Decision.ACCEPT, "b", "New"), (Decision.REJECT, "i", "Old")):
        body = xml(content)
        decide(body, decision)
        (properties,) = body.iter(w("rPr"))
        assert [element.tag for element in properties] == [w(mark)]
        assert [element.get(w("val")) for element in body.iter(w("pStyle"))] == [style]


def test_a_format_change_from_libreoffice_has_no_old_format() -> None:
    change = f'<w:rPr><w:rStyle w:val="Code"/><w:b/><w:rPrChange {ANN}/></w:rPr>'
    for decision, left in ((Decision.ACCEPT, ["rStyle", "b"]), (Decision.REJECT, [])):
        body = xml(f"<w:body><w:p><w:r>{change}<w:t>a</w:t></w:r></w:p></w:body>")
        decide(body, decision)
        assert [etree.QName(element).localname for element in next(body.iter(w("rPr")))] == left


def test_a_number_whose_insertion_is_rejected_is_removed() -> None:
    content = (
        f'<w:body><w:p><w:pPr><w:numPr><w:numId w:val="1"/><w:ins {ANN}/></w:numPr></w:pPr>{r("a")}</w:p></w:body>'
    )
    for decision, count in ((Decision.ACCEPT, 1), (Decision.REJECT, 0)):
        body = xml(content)
        decide(body, decision)
        assert len([*body.iter(w("numPr"))]) == count


def test_cells_are_merged_and_split() -> None:
    merge = f'<w:tcPr><w:cellMerge {ANN} w:vMerge="cont" w:vMergeOrig="rest"/></w:tcPr>'
    content = f"<w:body><w:tbl><w:tr><w:tc>{merge}{p(r('a'))}</w:tc></w:tr></w:tbl></w:body>"
    for decision, value in ((Decision.ACCEPT, "continue"), (Decision.REJECT, "restart")):
        body = xml(content)
        decide(body, decision)
        assert [element.get(w("val")) for element in body.iter(w("vMerge"))] == [value]


def test_open_elements_stay_open() -> None:
    body = xml(f"<w:body>{p(r('a') + ins('b') + del_('c'))}</w:body>")
    decide(body, Decision.SHOW)
    assert len([*body.iter(w("ins"), w("del"))]) == 2
