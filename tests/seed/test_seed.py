"""The client's brief: every sentence, note, person, organisation and contact is in both files, in the right order."""

import pytest

from tests.readers import client
from tests.readers.pdf import PdfFile
from tests.readers.tags import read_tags
from tests.readers.word import WordFile, found, value
from tests.readers.words import in_order, missing, squeeze

NOTES = {0: ["1", "2", "3", "4", "5", "6"], 1: ["1", "2"]}
BEGINNINGS = [
    "How Belarusians' views on the war",
    '"The Belarusian railway workers',
    "Unfortunately, the partisans",
    "Belarus partisans say",
    "Belarusian Hajun project",
    "How Belarusian Fighters in Ukraine",
    "Tsikhanouskaya Accuses Lukashenka",
    "Recently, Belarus ordered",
]
PEOPLE = ["Elena Korosteleva", "Oleksiy Goncharenko", "Valery Kavaleuski", "Andrei Kazakevich", "Yevhen Mahda"]
ORGANISATIONS = ["Oxford Belarus Observatory", "OST Research Centre", "IGSD, University of Warwick"]
CONTACTS = [
    "Oxford Belarus Observatory, Oxford School of Global and Area Studies",
    "Email: obo@area.ox.ac.uk",
    "Twitter: @OxfordBelarus",
    "Research Center of the Office of Sviatlana Tsikhanouskaya (OST Research Center)",
    "Email: researchcenter@tsikhanouskaya.org",
    "YouTube: go to the channel",
    "Institute for Global Sustainable Development, University of Warwick (IGSD)",
    "E-mail: igsd@warwick.ac.uk",
    "Twitter: @IGSD_UoW",
]
CONTENTS = [
    "Contributors",
    "Executive summary",
    "Background",
    "Belarus-Ukraine relations: between pragmatic cooperation and war",
    "Conclusions",
    "Policy recommendations",
    "Contacts",
]
ORDER = [
    "Policy brief",
    "Belarus in Ukraine's Foreign Policy",
    "February 28, 2023",
    "Table of contents",
    *CONTENTS,
    "Moderator",
    PEOPLE[0],
    "Speakers",
    *PEOPLE[1:],
    "Contributors",
    *ORGANISATIONS,
    "Executive summary",
    "This policy brief focuses on",
    "Background",
    "What is the Ukrainian government's policy",
    "Belarus-Ukraine relations: between pragmatic cooperation and war",
    "Belarusians and acts of resistance in support of Ukraine",
    "Belarusian pro-democracy movement and Ukraine",
    "Conclusions",
    "Policy recommendations",
    "The Ukrainian government should have more cooperation",
    "Contacts",
    *CONTACTS,
]


@pytest.fixture(scope="module")
def sentences() -> list[str]:
    if not client.FILE.is_file():
        pytest.skip(f"{client.FILE} is not there: the client's sentences were NOT checked")
    found_ = client.sentences()
    assert len(found_) > 150, "the client's text was not read correctly"
    return found_


def test_every_sentence_of_the_client_is_in_the_pdf(sentences: list[str], each_pdf: PdfFile) -> None:
    assert missing(sentences, each_pdf.text) == []


def test_every_sentence_of_the_client_is_in_the_word_file(sentences: list[str], each_docx: WordFile) -> None:
    assert missing(sentences, each_docx.full_text) == []


def test_no_sentence_appears_more_often_than_in_the_clients_text(sentences: list[str], seed_pdf: PdfFile) -> None:
    """Only whole sentences are counted, because names and headings also appear in the table of contents and in running
    heads.
    """
    text, client_text = squeeze(seed_pdf.text), squeeze(" ".join(sentences))
    long = [squeeze(sentence) for sentence in sentences if len(sentence) > 80]
    assert [sentence for sentence in long if text.count(sentence) != client_text.count(sentence)] == []


def test_the_notes_of_the_client_are_the_notes_of_the_word_file(sentences: list[str], seed_docx: WordFile) -> None:
    assert sentences
    expected = [(number, squeeze(text)) for number, text in client.notes()]
    assert len(expected) == 8
    assert [(str(note.number), squeeze(note.text)) for note in seed_docx.notes] == expected


def test_the_numbers_of_notes_restart_in_each_group(each_docx: WordFile) -> None:
    assert each_docx.note_kind == "list"
    sections = sorted({note.section for note in each_docx.notes})
    groups = {place: [str(n.number) for n in each_docx.notes if n.section == s] for place, s in enumerate(sections)}
    assert groups == NOTES
    for note, beginning in zip(each_docx.notes, BEGINNINGS, strict=True):
        assert squeeze(note.text).startswith(squeeze(beginning))


def test_groups_of_notes_follow_the_text_that_refers_to_them(each_pdf: PdfFile) -> None:
    numbers = [number for group in NOTES.values() for number in group]
    numbered = [f"{number} {text}" for number, text in zip(numbers, BEGINNINGS, strict=True)]
    title = "Links and information"
    marks = ["also proved instrumental", title, *numbered[:6], "Despite not recognising", title, *numbered[6:]]
    assert in_order([*marks, "Conclusions"], each_pdf.text) == []
    assert squeeze(each_pdf.text).count(squeeze(title)) == 2


def test_note_1_has_two_marks(each_pdf: PdfFile, each_docx: WordFile) -> None:
    mentions = ["express sympathy for Ukraine1. This suggests", "views on the war in Ukraine1. This pro-Ukrainian"]
    assert in_order(mentions, each_pdf.text) == []
    assert in_order(mentions, each_docx.text) == []


@pytest.mark.parametrize(
    ("number", "before"),
    [
        ("2", "the full-scale war"),
        ("3", "Russian military equipment through Belarus"),
        ("4", "significant costs for the Russians"),
        ("5", "the work of the Belarusian Hajun"),
        ("6", "Russian aggression in Ukraine"),
        ("1", "into the war against Ukraine"),
        ("2", "dialogue with Lukashenka's regime"),
    ],
)
def test_note_marks_are_where_the_client_put_them(
    number: str, before: str, seed_pdf: PdfFile, seed_docx: WordFile
) -> None:
    assert missing([before + number], seed_pdf.text) == []
    assert missing([before + number], seed_docx.text) == []


def test_word_shows_people_with_their_positions(each_docx: WordFile) -> None:
    assert [person.text for person in each_docx.styled("Person Name")] == PEOPLE
    positions = [position.text for position in each_docx.styled("Person Position")]
    assert len(positions) == len(PEOPLE)
    assert positions[0].endswith("University of Warwick; Co-founder of Oxford Belarus Observatory")
    assert [group.text for group in each_docx.styled("People Heading")] == ["Moderator", "Speakers"]


def test_word_shows_organisations_contacts_and_recommendations(each_docx: WordFile) -> None:
    assert [name.text for name in each_docx.styled("Organisation Name")] == ORGANISATIONS
    assert [name.text for name in each_docx.styled("Contact Name")] == CONTACTS[::3]
    assert [line.text for line in each_docx.styled("Contact Channel")] == [
        *CONTACTS[1:3],
        *CONTACTS[4:6],
        *CONTACTS[7:],
    ]
    assert len(each_docx.styled("Recommendation")) == 4


def test_the_pdf_numbers_four_recommendations(each_pdf: PdfFile) -> None:
    beginnings = ["The Ukrainian government should", "The degree of mutual", "It is important", "There is a need"]
    items = [squeeze(tag.text) for tag in read_tags(each_pdf)[0].all("LI")]
    for number, text in enumerate(beginnings, start=1):
        assert [item for item in items if item.startswith(squeeze(f"{number} {text}"))], number
    assert in_order(beginnings, each_pdf.text) == []


def test_the_contents_have_seven_lines(each_pdf: PdfFile, each_docx: WordFile) -> None:
    lines = each_docx.styled("toc 1")
    assert [line.text.split("\t")[0].strip() for line in lines] == CONTENTS
    assert [style for style in ("toc 2", "toc 3") if each_docx.styled(style)] == []
    page = each_pdf.page_of("Table of contents")
    shown = [squeeze(line.rstrip("0123456789")) for line in each_pdf.pages[page - 1].splitlines()]
    expected = [squeeze(line) for line in CONTENTS]
    assert [line for line in shown if line in expected] == expected


def test_the_parts_are_in_the_order_of_print(each_pdf: PdfFile, each_docx: WordFile) -> None:
    assert in_order(ORDER, each_pdf.text) == []
    assert in_order(ORDER, each_docx.text) == []


def test_links_have_the_clients_targets(seed_pdf: PdfFile, seed_docx: WordFile) -> None:
    expected = {
        "mailto:obo@area.ox.ac.uk",
        "https://twitter.com/OxfordBelarus",
        "mailto:researchcenter@tsikhanouskaya.org",
        "mailto:igsd@warwick.ac.uk",
        "https://twitter.com/IGSD_UoW",
    }
    assert {link.uri for link in seed_pdf.links if link.uri} == expected
    outside = [target for _, target, out in seed_docx.relationships("word/document.xml").values() if out]
    assert set(outside) == expected


def test_links_without_an_address_are_plain_text(seed_docx: WordFile) -> None:
    note = seed_docx.note(seed_docx.notes[0].id)
    assert squeeze(seed_docx.notes[0].text).endswith("visitwebsite")
    assert found(note, ".//w:hyperlink") == []
    assert value(note, "w:p[1]/w:pPr/w:pStyle/@w:val") == "NoteItem"
