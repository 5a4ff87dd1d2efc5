"""Small headings in the margin in Word, beside their text, if the brand leaves room for them."""

from tests.desk import Desk
from tests.docx.test_figures_and_tables import word_of
from tests.readers.word import WordFile, found, value

FRONT = "title: A\nacknowledgments: Thanks to all.\nconflict-of-interest: None."
HEADING = "Small Print Heading"
NARROW = ":root { --beside-width: 12mm }"


def spacing(word: WordFile, text: str, side: str) -> str:
    return value(word.paragraph(text).node, f"w:pPr/w:spacing/@w:{side}")


def test_small_headings_are_in_the_margin_beside_their_text(desk: Desk) -> None:
    word = word_of(desk, "Words.\n", front=FRONT)
    headings = word.styled(HEADING)
    assert [one.text for one in headings] == ["Acknowledgements", "Conflict of interest"]
    for one in headings:
        begin, wide = (int(value(one.node, f"w:pPr/w:framePr/@w:{name}")) for name in ("x", "w"))
        margin = int(value(word.sections()[-1], "w:pgMar/@w:left"))
        assert begin + wide < margin
        assert value(one.node, "w:pPr/w:ind/@w:left") == "0"


def test_the_space_above_a_heading_is_below_the_text_before_it(desk: Desk) -> None:
    word = word_of(desk, "Words.\n", front=FRONT)
    assert spacing(word, "Thanks to all.", "before") == "0"
    assert spacing(word, "Thanks to all.", "after") == value(word.style(HEADING), "w:pPr/w:spacing/@w:before")


def test_below_a_short_text_there_is_room_for_its_heading(desk: Desk) -> None:
    desk.write("styles/mine/brand.yml", "defaults: {briefpress: {extends: plain}}\n")
    desk.write("styles/mine/style.css", NARROW)
    above = int(value(word_of(desk, "Words.\n", front=FRONT).style(HEADING), "w:pPr/w:spacing/@w:before"))
    word = word_of(desk, "Words.\n", front=f"{FRONT}\nbrand: mine")
    assert int(spacing(word, "Thanks to all.", "after")) > above
    assert int(spacing(word, "None.", "after")) > 0


def test_without_a_column_for_them_they_are_above_their_text(desk: Desk) -> None:
    word = word_of(desk, "Words.\n", front=f"{FRONT}\nbrand: quarterly")
    assert len(word.styled(HEADING)) == 2
    assert not [one for one in word.styled(HEADING) if found(one.node, "w:pPr/w:framePr")]


def test_names_of_contributors_are_in_the_margin_beside_their_description(desk: Desk) -> None:
    desk.organisations("river: {name: River Institute, description: Studies rivers.}\n")
    word = word_of(desk, "Words.\n", front="title: A\ncontributors: [river]")
    (name,) = word.styled("Organisation Name")
    assert found(name.node, "w:pPr/w:framePr")
    assert spacing(word, "Studies rivers.", "before") == "0"
    (heading,) = [one for one in word.paragraphs if one.text == "Contributors" and one.style == "heading 1"]
    assert value(heading.node, "w:pPr/w:spacing/@w:after") == "300"
