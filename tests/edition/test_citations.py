"""Citations in a style: in the text, in notes, with the list of works."""

import subprocess
import sys

import pytest

from briefpress.brand.own_roles import AnyRole
from briefpress.brand.roles import Role
from briefpress.edition import Edition, Inlines, Paragraph, Text, plain_text, texts
from briefpress.model import Mark
from tests.conftest import ROOT
from tests.desk import Desk, part

BIB = """
@book{smith, author={Smith, John and Doe, Jane}, title={Rivers}, publisher={OUP}, address={Oxford}, year=2020}
@article{li, author={Li, Wei and others}, title={Gas & oil}, journal={Affairs}, volume=2, pages={1--9}, year=2021,
  doi={10.1234/a_b}}
@article{li2, author={Li, Wei and others}, title={More}, journal={Affairs}, volume=3, year=2021}
@report{bank, author={{World Bank}}, title={Water}, year=2019, url={https://a.org/x?y=1&z=2}}
"""
IN_TEXT = """\
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>N</title></info>
<citation><layout prefix="[" suffix="]" delimiter=","><text variable="citation-number"/></layout></citation>
<bibliography second-field-align="flush"><layout><text variable="citation-number" suffix="."/>
<text variable="title"/></layout></bibliography></style>"""


def paragraphs(edition: Edition, kind: str = "body") -> list[Paragraph]:
    return [block for block in part(edition, kind).blocks if isinstance(block, Paragraph)]


def edition_of(desk: Desk, body: str, more: str = "") -> Edition:
    desk.write("source/brief/refs.bib", BIB)
    edition, problems = desk.edition(f"{body}\n", front=f"title: A\nlang: en-GB\nbibliography: refs.bib\n{more}")
    assert {str(problem.code) for problem in problems} <= {"reference-unused"}
    return edition


def text_of(desk: Desk, body: str, more: str = "") -> str:
    return plain_text(paragraphs(edition_of(desk, body, more))[0].inlines)


def links(inlines: Inlines) -> dict[str, str]:
    return {inline.text: inline.link.href for inline in inlines if isinstance(inline, Text) and inline.link}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("So [@smith].", "So (Smith and Doe, 2020)."),
        ("So [see @smith, pp. 3-5, and so on].", "So (see Smith and Doe, 2020, pp. 3–5, and so on)."),
        ("So [@smith, 7; @bank].", "So (World Bank, 2019; Smith and Doe, 2020, p. 7)."),
        ("As @smith [chap. 2] say.", "As Smith and Doe (2020, ch. 2) say."),
        ("As @bank says.", "As World Bank (2019) says."),
        ("In it [-@smith].", "In it (2020)."),
        ("Late[@bank]^[Counted.]. (Late)[@bank].", "Late (World Bank, 2019). (Late)(World Bank, 2019)."),
        ("晚[@bank].", "晚(World Bank, 2019)."),
        ("Both [@li] and [@li2].", "Both (Li et al., 2021a) and (Li et al., 2021b)."),
    ],
)
def test_in_the_text(desk: Desk, written: str, shown: str) -> None:
    assert text_of(desk, written) == shown


def test_superscript_numbers_are_separated_from_note_marks(desk: Desk) -> None:
    """Without the comma, work 1 and note 2 would look like 12."""
    desk.write("source/brief/raised.csl", IN_TEXT.replace('prefix="[" suffix="]"', 'vertical-align="sup"'))
    inlines = paragraphs(edition_of(desk, "Late[@bank]^[Counted.][@smith].", "csl: raised.csl"))[0].inlines
    commas = [inline for inline in inlines if isinstance(inline, Text) and inline.text == ","]
    assert [item.marks for item in commas] == [frozenset({Mark.SUPERSCRIPT})] * 2


def test_a_citation_links_to_its_entry(desk: Desk) -> None:
    body = paragraphs(edition_of(desk, "So [see @smith, p. 3; @bank]. Also @li."))
    entries = {paragraph.id: plain_text(paragraph.inlines) for paragraph in body if paragraph.role is Role.REFERENCE}
    assert links(body[0].inlines) == {
        "Smith and Doe, 2020, p. 3": "#ref-smith",
        "World Bank, 2019": "#ref-bank",
        "2021": "#ref-li",
    }
    assert list(entries) == ["ref-li", "ref-smith", "ref-bank"]
    assert entries["ref-smith"] == "Smith, J. and Doe, J. (2020) Rivers. Oxford: OUP."


def test_an_entry_has_marks_and_addresses(desk: Desk) -> None:
    body = paragraphs(edition_of(desk, "[@smith; @bank; @li]"))
    li, smith, bank = (paragraph.inlines for paragraph in body if paragraph.role is Role.REFERENCE)
    assert [inline.text for inline in smith if isinstance(inline, Text) and Mark.EMPHASIS in inline.marks] == ["Rivers"]
    assert links(li) == {"https://doi.org/10.1234/a_b": "https://doi.org/10.1234/a_b"}
    assert links(bank) == {"https://a.org/x?y=1&z=2": "https://a.org/x?y=1&z=2"}
    assert "Gas & oil" in plain_text(li)


def test_without_links_or_list(desk: Desk) -> None:
    assert links(paragraphs(edition_of(desk, "[@smith]", "link-citations: false"))[0].inlines) == {}
    body = paragraphs(edition_of(desk, "[@smith]", "suppress-bibliography: true"))
    assert [plain_text(paragraph.inlines) for paragraph in body] == ["(Smith and Doe, 2020)"]
    assert links(body[0].inlines) == {}


def test_the_position_and_heading_of_the_list(desk: Desk) -> None:
    def shown(body: str, more: str = "") -> list[tuple[AnyRole, str]]:
        blocks = paragraphs(edition_of(desk, body, more))
        return [(block.role, plain_text(block.inlines)[:10]) for block in blocks]

    entry = (Role.REFERENCE, "Smith, J. ")
    assert shown("[@smith]")[1:] == [(Role.HEADING_1, "References"), entry]
    assert shown("[@smith]", "reference-section-title: Works")[1:] == [(Role.HEADING_1, "Works"), entry]
    assert shown("[@smith]\n\n# Books")[1:] == [(Role.HEADING_1, "Books"), entry]
    assert shown("[@smith]\n\n::: {#refs}\n:::\n\nEnd.")[1:] == [entry, (Role.BODY_TEXT, "End.")]
    assert shown("Words.", "nocite: '@smith'")[1:] == [(Role.HEADING_1, "References"), entry]


def test_in_notes(desk: Desk) -> None:
    edition = edition_of(desk, "As @smith say [@bank, p. 3]. More [@smith, 7].^[Own, see @bank.]", "citations: notes")
    assert plain_text(paragraphs(edition)[0].inlines) == "As John Smith and Jane Doe say. More."
    notes = {note.number: plain_text(note.blocks[0].inlines) for note in edition.notes.values()}  # type: ignore[union-attr]
    assert notes == {
        "1": "John Smith and Jane Doe, Rivers, Oxford: OUP, 2020.",
        "2": "World Bank, Water, 2019, p. 3, https://a.org/x?y=1&z=2.",
        "3": "Smith and Doe, Rivers, p. 7.",
        "4": "Own, see World Bank, Water.",
    }


@pytest.mark.parametrize(
    ("more", "entry"),
    [
        ("issued: 2019-05/2019-06", "L (2019) T."),
        ("issued: 2019/2021", "L (2019–2021) T."),
        ("issued: spring", "L (spring) T."),
        ("issued: {raw: ''}", "L (no date) T."),
        ("author: {given: Only}, issued: 2019", "Only (2019) T."),
        ("author: [], issued: 2019", "T (2019)."),
    ],
)
def test_odd_dates_and_names(desk: Desk, more: str, entry: str) -> None:
    author = "" if "author" in more else "author: L, "
    front = f"title: A\nlang: en-GB\nreferences: [{{id: a, type: book, title: T, {author}{more}}}]"
    edition, _ = desk.edition("[@a]\n", front=front)
    assert plain_text(paragraphs(edition)[-1].inlines) == entry


@pytest.mark.parametrize(
    ("lang", "author", "entry"),
    [
        ("ar", "{family: العلي, given: محمد علي}", "العلي, محمد علي (2010) T."),
        ("ar", "{family: Lee, given: Ann Bo}", "Lee, A.B. (2010) T."),
        ("zh-Hant", "{family: 王, given: 小明}", "王, 小明 (2010) T."),
        ("uk", "{family: Шевченко, given: Тарас}", "Шевченко, Т. (2010) T."),
    ],
)
def test_names_without_capitals_have_no_initials(desk: Desk, lang: str, author: str, entry: str) -> None:
    front = f"title: A\nlang: {lang}\nreferences: [{{id: a, type: book, title: T, author: [{author}], issued: 2010}}]"
    edition, _ = desk.edition("[@a]\n", front=front)
    assert plain_text(paragraphs(edition)[-1].inlines) == entry


@pytest.mark.parametrize(("lang", "page"), [("zh-Hant", "頁"), ("zh-TW", "頁"), ("zh-Hans", "页"), ("zh", "页")])
def test_chinese_uses_the_words_of_its_script(desk: Desk, lang: str, page: str) -> None:
    front = f"title: A\nlang: {lang}\nreferences: [{{id: a, type: book, title: T, author: L, issued: 2010}}]"
    edition, _ = desk.edition("[@a, p. 29]\n", front=front)
    assert f"{page} 29" in plain_text(paragraphs(edition)[0].inlines)


@pytest.mark.parametrize(("family", "left"), [("Sadoff", True), ("العلي", False)])
def test_a_work_in_the_list_is_written_as_it_begins(desk: Desk, family: str, left: bool) -> None:
    work = f"{{id: a, type: book, title: المياه Water, author: [{{family: {family}, given: A}}], issued: 2010}}"
    edition, _ = desk.edition("[@a]\n", front=f"title: A\nlang: ar\nreferences: [{work}]")
    assert paragraphs(edition)[-1].left_to_right is left


def test_a_full_stop_is_not_doubled_before_a_note(desk: Desk) -> None:
    edition = edition_of(desk, "So say @li. And @bank.", "citations: notes")
    assert plain_text(paragraphs(edition)[0].inlines) == "So say Wei Li et al. And World Bank."


@pytest.mark.parametrize("place", ["page", "section", "end"])
def test_notes_of_citations_are_notes_like_any_other(desk: Desk, place: str) -> None:
    edition = edition_of(desk, "A [@smith].^[B]\n\n# C\n\nD [@bank].", f"citations: notes\nnotes: {place}")
    assert [note.number for note in edition.notes.values()] == (
        ["1", "2", "1"] if place == "section" else ["1", "2", "3"]
    )


def test_a_numbering_style_of_the_workspace(desk: Desk) -> None:
    desk.write("source/brief/n.csl", IN_TEXT)
    body = paragraphs(edition_of(desk, "[@smith] and [@bank; @li].", "csl: n.csl"))
    shown = [plain_text(paragraph.inlines) for paragraph in body]
    assert shown == ["[1] and [2,3].", "References", "1. Rivers", "2. Water", "3. Gas & oil"]


@pytest.mark.parametrize(
    "csl", ["words", "<style/>", "<a><b></a>", '<style xmlns="http://purl.org/net/xbiblio/csl"><citation/></style>']
)
def test_an_unusable_citation_style_is_reported(desk: Desk, csl: str) -> None:
    desk.write("source/brief/n.csl", csl)
    desk.write("source/brief/refs.bib", BIB)
    _, problems = desk.edition("[@smith]\n", front="title: A\nbibliography: refs.bib\ncsl: n.csl")
    (found,) = (problem for problem in problems if problem.code == "csl-invalid")
    assert desk.check().heads == [f"source/brief/n.csl:1:1: error[{found.code}]"]  # and no citation shown as written
    assert found.place and found.place.file == "source/brief/n.csl"


def test_words_are_in_the_language_of_the_brief(desk: Desk) -> None:
    desk.write("source/brief/refs.bib", BIB)
    edition, _ = desk.edition("[@smith]\n", front="title: A\nlang: de\nbibliography: refs.bib")
    texts = [plain_text(paragraph.inlines) for paragraph in paragraphs(edition)]
    assert texts[:2] == ["(Smith und Doe, 2020)", "Literatur"]


def test_a_brief_has_a_suggested_citation(desk: Desk) -> None:
    front = """\
title: Rivers
subtitle: A view
date: 2024-03-01
doi: 10.1234/a
kind: policy-brief
people: [{role: authors, members: [{name: Ada Novak}]}]
contributors: [{name: The Institute}]
"""
    edition, _ = desk.edition(front=f"{front}citation: true")
    assert plain_text(paragraphs(edition, "imprint")[-1].inlines) == (
        "Suggested citation: Ada Novak (2024) Rivers: A view. Policy brief. The Institute. "
        "Available at: https://doi.org/10.1234/a."
    )
    edition, _ = desk.edition(front=f"{front}citation: {{author: [{{family: Novak, given: Ada}}], publisher: Press}}")
    assert "citation: Novak, A. (2024) Rivers: A view. Policy brief. Press." in plain_text(
        paragraphs(edition, "imprint")[-1].inlines
    )


def test_the_brief_is_cited_with_its_series_and_publisher(desk: Desk) -> None:
    front = "title: Rivers\ndate: 2024-03-01\nkind: policy-brief\nauthor: [Ada Novak]\n"
    more = "contributors: [{name: The Institute}]"
    edition, _ = desk.edition(
        front=f"{front}{more}\nseries: River Papers\nnumber: 12\npublisher: River Press\ncitation: true"
    )
    assert plain_text(paragraphs(edition, "imprint")[-1].inlines) == (
        "Suggested citation: Ada Novak (2024) Rivers. Policy brief 12. River Press."
    )


def test_nothing_is_loaded_without_citations(desk: Desk) -> None:
    code = f"""
import sys
from pathlib import Path
from tests.desk import Desk
Desk(Path({str(desk.root)!r})).edition("Words by @somebody.\\n")
assert not {{"citeproc", "bibtexparser", "pylatexenc"}} & set(sys.modules)
"""
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        ("keypoints: ['So [@smith].']", "keypoints"),
        ("plain-language-summary: So [@smith].", "plain-language-summary"),
        ("about: So [@smith].", "about"),
        ("acknowledgments: So [@smith].", "small-print"),
        ("funding: So [@smith].", "small-print"),
        ("funding: {statement: 'So [@smith].'}", "small-print"),
        ("disclaimer: So [@smith].", "small-print"),
        ("data-availability: So [@smith].", "small-print"),
        ("conflict-of-interest: So [@smith].", "small-print"),
        ("author: {name: Ada Novak, biography: 'So [@smith].'}", "authors"),
    ],
)
def test_outside_of_the_text(desk: Desk, field: str, kind: str) -> None:
    edition = edition_of(desk, "Words.", field)
    assert any(item.kind == kind for item in edition.parts)
    assert "So (Smith and Doe, 2020)." in [*texts(edition)]
    noted = edition_of(desk, "Words.", f"{field}\ncitations: notes")
    assert "So (John Smith and Jane Doe, Rivers, Oxford: OUP, 2020)." in [*texts(noted)]


def test_a_name_in_a_biography_is_not_a_citation(desk: Desk) -> None:
    edition = edition_of(desk, "So [@smith].", "author: {name: Ada, biography: 'Follow her as @ada.'}")
    assert "Follow her as @ada." in [*texts(edition)]


UNSORTED = """
@book{zed, author={Zed, Ann}, title={First}, year=2020}
@misc{title, title={Mid-year report}, year=2019}
@book{abe, author={Abe, Ann}, title={Later}, year=2020}
@book{ozil, author={Özil, Ann}, title={Second}, year=2020}
@misc{quoted, title={``All clear''}, year=2018}
@book{early, author={Abe, Ann}, title={Earlier}, year=2018}
"""
BY_AUTHOR = """\
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>N</title></info>
<citation><layout><text variable="citation-number"/></layout></citation>
<bibliography><sort><key variable="author"/><key variable="title" sort="descending"/></sort><layout>
<text variable="title"/></layout></bibliography></style>"""


def titles_in_order(desk: Desk, more: str = "") -> list[str]:
    desk.write("source/brief/refs.bib", UNSORTED)
    front = f"title: A\nlang: en-GB\nbibliography: refs.bib\nnocite: '@*'\n{more}"
    edition, _ = desk.edition("Words.\n", front=front)
    names = ("First", "Mid-year report", "Later", "Second", "All clear", "Earlier")
    shown = [plain_text(entry.inlines) for entry in paragraphs(edition)]
    return [name for text in shown for name in names if name in text]


def test_works_without_an_author_are_sorted_by_title_and_accents_are_ignored(desk: Desk) -> None:
    expected = ["Earlier", "Later", "All clear", "Mid-year report", "Second", "First"]
    assert titles_in_order(desk) == expected


def test_works_without_a_value_come_last_in_either_direction(desk: Desk) -> None:
    desk.write("source/brief/own.csl", BY_AUTHOR)
    expected = ["Later", "Earlier", "Second", "First", "Mid-year report", "All clear"]
    assert titles_in_order(desk, "csl: own.csl") == expected
