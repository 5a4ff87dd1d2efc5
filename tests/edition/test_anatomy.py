"""The parts of a brief besides the body, and what surrounds its title, in all formats."""

import re

import pytest

from briefpress.brand.roles import Role
from briefpress.edition import Card, ContentsEntry, Edition, Paragraph, Picture, Text, plain_text, texts
from briefpress.edition.model.structure import walk
from briefpress.problems import Report
from briefpress.source.front_matter.credit import CREDIT
from briefpress.words import read_words
from tests.desk import Desk, part
from tests.readers.pdf import PdfFile
from tests.readers.pictures import picture
from tests.readers.word import WordFile

FRONT = """title: A long title of a brief
lang: en-GB
short-title: A title
series: Papers
number: 12
topic: [Water, Law]
status: embargoed
embargo: 2026-04-01
date: 2026-03-15
date-modified: 2026-03-20
publisher: The Press
issn: 2049-3630
author:
  - name: Ann Lee
    orcid: 0000-0002-1825-0097
    biography: Ann writes.
    affiliations: iwp
  - Ben Ray
keypoints: [First point, Second point]
plain-language-summary: Easy words.
acknowledgements: Thanks.
funding: {statement: Paid., source: Fund, award: F-1}
disclaimer: Our views.
coi: None.
data-availability: Online.
about: We advise.
partners: [iwp]
translations: {lang: de, url: "https://a.org/de"}
abstract: In short."""


@pytest.fixture
def edition(desk: Desk) -> Edition:
    desk.organisations("iwp: {name: Institute}\n")
    made, problems = desk.edition("# Background\n\nWords.\n", front=FRONT)
    assert problems == []
    return made


def words(edition: Edition, kind: str) -> list[str]:
    return [plain_text(block.inlines) for block in walk(part(edition, kind).blocks) if isinstance(block, Paragraph)]


def test_the_cover(edition: Edition) -> None:
    assert words(edition, "cover") == [
        "Papers · No. 12 · Water · Law",
        "A long title of a brief",
        "Embargoed until 1 April 2026",
        "15 March 2026",
        "Ann Lee",
        "Institute",
        "Ben Ray",
    ]
    assert edition.mark == "Embargoed until 1 April 2026 · A title"
    assert edition.running_title == "A title"
    assert edition.authors == ("Ann Lee", "Ben Ray")


def test_small_print_is_together_before_the_imprint(edition: Edition) -> None:
    assert [item.kind for item in edition.parts][-2:] == ["small-print", "imprint"]
    assert words(edition, "small-print") == [
        "Acknowledgements", "Thanks.", "Funding", "Paid.", "Funded by: Fund", "Grant: F-1", "Data availability",
        "Online.", "Conflict of interest", "None.", "Disclaimer", "Our views.",
    ]  # fmt: skip
    imprint = words(edition, "imprint")
    assert {"Publisher: The Press", "ISSN: 2049-3630", "Updated: 20 March 2026", "Also in: Deutsch"} <= set(imprint)


def test_logos_are_below_small_headings_that_the_contents_leave_out(edition: Edition) -> None:
    heading = part(edition, "partners").blocks[0]
    assert isinstance(heading, Paragraph)
    assert (plain_text(heading.inlines), heading.role) == ("Partners", Role.SMALL_PRINT_HEADING)
    listed = [block for block in part(edition, "contents").blocks if isinstance(block, ContentsEntry)]
    assert "Partners" not in [plain_text(entry.inlines) for entry in listed]


def test_the_default_order_and_the_orders_of_brand_and_brief(desk: Desk) -> None:
    front = "title: T\ntoc: false\nkeypoints: [One]\nabstract: Short.\nplain-language-summary: Easy."

    def order(more: str = "") -> list[str]:
        return [str(item.kind) for item in desk.edition("# A\n\nB\n", front=front + more)[0].parts[1:]]

    assert order() == ["keypoints", "abstract", "plain-language-summary", "body"]
    brand = desk.root / "styles" / "plain" / "brand.yml"
    brand.write_text(brand.read_text(encoding="utf-8") + "    order: [abstract]\n", encoding="utf-8")
    assert order()[:2] == ["abstract", "keypoints"]
    assert order("\norder: [plain_language_summary, abstract, body]") == [
        "plain-language-summary", "abstract", "body", "keypoints",
    ]  # fmt: skip


@pytest.mark.slow
def test_both_formats_show_everything(desk: Desk) -> None:
    desk.organisations("iwp: {name: Institute}\n")
    desk.brief("# Background\n\nWords.\n", front=FRONT)
    outcome = desk.publish("--strict")
    assert (outcome.code, outcome.err) == (0, "")
    word, pdf = (desk.root / "output" / f"brief.{kind}" for kind in ("docx", "pdf"))
    made, _ = desk.edition("# Background\n\nWords.\n", front=FRONT)
    in_word, in_pdf = (" ".join(text.split()) for text in (WordFile(word).text, PdfFile(pdf).text))
    for text in texts(made):
        assert text in in_word, text
        assert text in in_pdf, text


def test_a_final_brief_has_no_mark(desk: Desk) -> None:
    made, _ = desk.edition(front="title: T\nstatus: final")
    assert made.mark == ""
    draft, _ = desk.edition(front="title: T\nstatus: draft")
    assert (draft.mark, draft.draft) == ("Draft · T", "")


CREDITED = """title: T
lang: {lang}
author:
  - name: Ann Lee
    orcid: 0000-0002-1825-0097
    email: ann@a.org
    corresponding: true
    equal-contributor: true
    roles: [Conceptualization, "Writing - original draft"]
    affiliations: [{{name: Institute, department: Rivers, city: Basel, ror: 052gg0110}}]
  - {{name: Ben Ray, roles: [writing – review & editing]}}
  - Cy Poe"""


def test_contributions_are_in_small_print(desk: Desk) -> None:
    edition, problems = desk.edition("Words.\n", front=CREDITED.format(lang="en"))
    assert problems == []
    assert words(edition, "small-print") == [
        "Authors",
        "Ann Lee · Rivers, Institute, Basel · ORCID: 0000-0002-1825-0097 · Corresponding author: ann@a.org"
        " · Contributed equally"
        " · Contributions: conceptualization and writing – original draft",
        "Ben Ray · Contributions: writing – review & editing",
    ]
    _, ann, _ = part(edition, "small-print").blocks
    assert isinstance(ann, Paragraph)
    links = [inline.link.href for inline in ann.inlines if isinstance(inline, Text) and inline.link]
    assert links == ["https://ror.org/052gg0110", "https://orcid.org/0000-0002-1825-0097", "mailto:ann@a.org"]


def test_the_part_about_the_authors_lists_contributions(desk: Desk) -> None:
    front = CREDITED.format(lang="en").replace("    email:", "    biography: Ann writes.\n    email:")
    edition, _ = desk.edition("Words.\n", front=front)
    assert "small-print" not in [str(item.kind) for item in edition.parts]
    _, ann, *_ = part(edition, "authors").blocks
    assert isinstance(ann, Card)
    assert [plain_text(block.inlines) for block in ann.blocks if isinstance(block, Paragraph)] == [
        "Ann Lee",
        "Rivers, Institute, Basel",
        "ORCID: 0000-0002-1825-0097",
        "Corresponding author: ann@a.org",
        "Contributed equally",
        "Contributions: conceptualization and writing – original draft",
        "Ann writes.",
    ]


def test_all_authors_have_portraits_or_initials_if_one_has_a_portrait(desk: Desk) -> None:
    picture(desk.root / "source/brief/ann.png", (40, 40))
    portrait = "    portrait: {path: ann.png, credit: Jo}\n"
    front = f"title: A\nauthor:\n  - name: Ann Lee\n{portrait}    biography: Ann writes.\n  - Ben Ray"
    edition, problems = desk.edition("Words.\n", front=front)
    assert problems == []
    ann, ben = (block for block in part(edition, "authors").blocks if isinstance(block, Card))
    assert ann.blocks[0] == Picture(Role.PORTRAIT, "source/brief/ann.png", "Portrait of Ann Lee")
    assert ben.blocks[0] == Picture(Role.PORTRAIT, "", "", "BR")
    assert [plain_text(block.inlines) for block in ann.blocks if isinstance(block, Paragraph)][-1] == "Credit: Jo"
    edition, _ = desk.edition("Words.\n", front=front.replace(portrait, ""))
    cards = [block for block in part(edition, "authors").blocks if isinstance(block, Card)]
    assert not any(isinstance(block, Picture) for card in cards for block in card.blocks)


@pytest.mark.parametrize("lang", ["ar", "be", "de", "es", "fr", "he", "ja", "pt", "ru", "uk", "zh-Hant"])
def test_every_role_of_credit_has_a_word_in_every_language(lang: str) -> None:
    report = Report()
    there, english = (read_words(tag, (), report).tables["author-roles"] for tag in (lang, "en"))
    assert [*there] == [*english] == ["-".join(re.findall("[a-z]+", role.lower())) for role in CREDIT]
    assert len({*there.values()}) == len(CREDIT)
    assert report.problems == []


def test_ids_of_organisations_and_people_are_links(desk: Desk) -> None:
    desk.organisations("iwp: {name: Institute, ror: 'https://ror.org/052gg0110'}\n")
    ann = "{name: Ann Lee, id: ann, orcid: 0000-0002-1825-0097, affiliations: iwp}"
    edition, problems = desk.edition("Words.\n", front=f"title: T\nauthor: {ann}\ncontacts: [iwp, ann]")
    assert problems == []
    cards = [block for block in part(edition, "contacts").blocks if isinstance(block, Card)]
    actual = [[plain_text(block.inlines) for block in card.blocks if isinstance(block, Paragraph)] for card in cards]
    assert actual == [["Institute", "ROR: 052gg0110"], ["Ann Lee", "ORCID: 0000-0002-1825-0097"]]
    assert words(edition, "small-print") == ["Authors", "Ann Lee · Institute · ORCID: 0000-0002-1825-0097"]


def test_an_invalid_organisation_id_is_a_problem(desk: Desk) -> None:
    desk.organisations("iwp: {name: Institute, ror: 052gg0111}\n")
    assert desk.read(front="title: T\ncontacts: [iwp]").codes == ["value-invalid"]
