"""Headings of parts outside the text are as small in Word as in the PDF, and keep their heading levels."""

from tests.desk import Desk
from tests.docx.published import word_of
from tests.readers.word import WordFile, value, values

FRONT = "title: A\nabout: About these words.\ncontacts: [{name: Jo Lind, channels: {email: jo@lind.example}}]"
TEXT = "# Chapter\n\nWords.\n"


def heading(word: WordFile, text: str) -> tuple[str, list[str]]:
    """Return the style of a heading and the character styles of its words."""
    (found,) = [
        paragraph for paragraph in word.paragraphs if paragraph.text == text and paragraph.style.startswith("heading")
    ]
    return found.style, values(found.node, ".//w:rStyle/@w:val")


def test_they_are_headings_of_their_level_with_smaller_letters(desk: Desk) -> None:
    word = word_of(desk, TEXT, front=FRONT)
    assert heading(word, "Chapter") == ("heading 1", [])
    assert heading(word, "About us") == heading(word, "Contacts") == ("heading 1", ["PartHeading"])
    assert value(word.styles["PartHeading"], "w:rPr/w:sz/@w:val") == "32"


def test_their_line_is_as_thin_as_in_the_pdf(desk: Desk) -> None:
    word = word_of(desk, TEXT, front=FRONT)
    (about,) = [
        paragraph.node
        for paragraph in word.paragraphs
        if paragraph.text == "About us" and paragraph.style == "heading 1"
    ]
    assert value(about, "w:pPr/w:pBdr/w:top/@w:sz") == "6"


def test_a_brand_can_style_each_part_separately(desk: Desk) -> None:
    desk.write("styles/mine/brand.yml", "defaults: {briefpress: {extends: plain}}\n")
    desk.write("styles/mine/style.css", ".part-contacts > .heading-1 { font-size: 13pt }\n")
    word = word_of(desk, TEXT, front=f"{FRONT}\nbrand: mine")
    assert heading(word, "About us")[1] == ["PartHeading"]
    assert heading(word, "Contacts")[1] == ["PartHeading2"]
    assert value(word.styles["PartHeading2"], "w:rPr/w:sz/@w:val") == "26"


def test_entries_of_the_contents_have_lines_and_numbers_as_in_the_pdf(desk: Desk) -> None:
    """Word draws the line of the style between entries; LibreOffice needs different lines."""
    word = word_of(desk, "# One\n\nWords.\n\n# Two\n\nWords.\n", front="title: A")
    assert value(word.styles["TOC1"], "w:pPr/w:pBdr/w:between/@w:val") == "single"
    first, second = (paragraph.node for paragraph in word.styled("toc 1"))
    assert not values(first, "w:pPr/w:pBdr/w:top/@w:color")
    assert values(second, "w:pPr/w:pBdr/w:top/@w:color")
    assert values(first, ".//w:r[w:t='2']/w:rPr/w:rStyle/@w:val") == ["TOCNumber"]


def test_key_messages_are_as_large_as_in_the_pdf(desk: Desk) -> None:
    word = word_of(desk, "# One\n\n- Usual.\n", front="title: A\nkeypoints: [Dry **years** come.]")
    message, usual = word.styled("List Bullet")
    assert {*values(message.node, "w:r/w:rPr/w:rStyle/@w:val")} == {"KeyPoint"}
    assert not values(usual.node, ".//w:rStyle/@w:val")
    assert value(word.styles["KeyPoint"], "w:rPr/w:sz/@w:val") == "24"
    assert value(message.node, "w:pPr/w:spacing/@w:before") == "180"


def test_a_brand_without_larger_key_messages_has_no_style_for_them(desk: Desk) -> None:
    desk.write("styles/mine/brand.yml", "defaults: {briefpress: {extends: plain}}\n")
    rule = "font: inherit; margin-top: 3.75pt"
    desk.write("styles/mine/style.css", f".part-keypoints .list-bullet {{ {rule} }}\n")
    word = word_of(desk, "# One\n\nWords.\n", front="title: A\nbrand: mine\nkeypoints: [Dry years come.]")
    assert "KeyPoint" not in word.styles


def test_openers_have_the_letters_and_the_line_of_the_brand(desk: Desk) -> None:
    desk.write("styles/mine/brand.yml", "defaults: {briefpress: {extends: plain}}\n")
    desk.write("styles/mine/style.css", "h2.opener { font-size: 30pt; border-bottom-color: #ff0000 }\n")
    word = word_of(desk, "# Before\n\nWords.\n\n# Opens {.opener}\n\nWords.\n", front="title: A\nbrand: mine")
    (opener,) = [paragraph.node for paragraph in word.styled("heading 1") if paragraph.text == "Opens"]
    assert values(opener, ".//w:rStyle/@w:val") == ["OpenerHeading"]
    assert value(word.styles["OpenerHeading"], "w:rPr/w:sz/@w:val") == "60"
    assert value(opener, "w:pPr/w:pBdr/w:bottom/@w:color") == "FF0000"
