"""Small headings in the margin in Word, beside their text, if the brand leaves room for them."""

from tests.desk import Desk
from tests.docx.published import word_of
from tests.readers.pictures import picture
from tests.readers.word import WordFile, found, value

FRONT = "title: A\nacknowledgments: Thanks to all.\nconflict-of-interest: None."
HEADING = "Small Print Heading"
NARROW = ":root { --beside-width: 12mm }"


def spacing(word: WordFile, text: str, side: str) -> str:
    return value(word.paragraph(text).node, f"w:pPr/w:spacing/@w:{side}")


def test_small_headings_are_in_the_margin_beside_their_text(desk: Desk) -> None:
    word = word_of(desk, "Words.\n", front=FRONT)
    headings = word.styled(HEADING)
    assert [heading.text for heading in headings] == ["Acknowledgements", "Conflict of interest"]
    for paragraph in headings:
        begin, wide = (int(value(paragraph.node, f"w:pPr/w:framePr/@w:{name}")) for name in ("x", "w"))
        margin = int(value(word.sections()[-1], "w:pgMar/@w:left"))
        assert begin + wide < margin
        assert value(paragraph.node, "w:pPr/w:ind/@w:left") == "0"


def test_the_space_above_a_heading_is_below_the_text_before_it(desk: Desk) -> None:
    word = word_of(desk, "Words.\n", front=FRONT)
    assert spacing(word, "Thanks to all.", "before") == "0"
    assert spacing(word, "Thanks to all.", "after") == value(word.style(HEADING), "w:pPr/w:spacing/@w:before")


def test_short_text_leaves_room_for_its_heading(desk: Desk) -> None:
    desk.write("styles/mine/brand.yml", "defaults: {briefpress: {extends: plain}}\n")
    desk.write("styles/mine/style.css", NARROW)
    above = int(value(word_of(desk, "Words.\n", front=FRONT).style(HEADING), "w:pPr/w:spacing/@w:before"))
    word = word_of(desk, "Words.\n", front=f"{FRONT}\nbrand: mine")
    assert int(spacing(word, "Thanks to all.", "after")) > above
    assert int(spacing(word, "None.", "after")) > 0


def test_without_a_column_for_them_they_are_above_their_text(desk: Desk) -> None:
    word = word_of(desk, "Words.\n", front=f"{FRONT}\nbrand: quarterly")
    assert len(word.styled(HEADING)) == 2
    assert not [paragraph for paragraph in word.styled(HEADING) if found(paragraph.node, "w:pPr/w:framePr")]


def test_names_of_contributors_are_in_the_margin_beside_their_description(desk: Desk) -> None:
    desk.organisations("river: {name: River Institute, description: Studies rivers.}\n")
    word = word_of(desk, "Words.\n", front="title: A\ncontributors: [river]")
    (name,) = word.styled("Organisation Name")
    assert found(name.node, "w:pPr/w:framePr")
    assert spacing(word, "Studies rivers.", "before") == "0"
    (heading,) = [
        paragraph
        for paragraph in word.paragraphs
        if paragraph.text == "Contributors" and paragraph.style == "heading 1"
    ]
    assert value(heading.node, "w:pPr/w:spacing/@w:after") == "300"


def test_without_a_column_for_the_name_the_description_is_close_below_it(desk: Desk) -> None:
    desk.organisations("river: {name: River Institute, description: Studies rivers.}\n")
    word = word_of(desk, "Words.\n", front="title: A\ncontributors: [river]\nbrand: quarterly")
    (name,) = word.styled("Organisation Name")
    assert not found(name.node, "w:pPr/w:framePr")
    assert spacing(word, "Studies rivers.", "before") == "40"


def test_a_logo_is_in_the_margin_beside_the_name_and_the_description(desk: Desk) -> None:
    picture(desk.root / "source/river.png", (400, 100))
    desk.organisations("river: {name: River Institute, description: Studies rivers., logo: river.png}\n")
    word = word_of(desk, "Words.\n", front="title: A\ncontributors: [river]")
    (logo,), (name,) = word.styled("Organisation Logo"), word.styled("Organisation Name")
    assert int(value(logo.node, "w:pPr/w:framePr/@w:x")) < int(value(word.sections()[-1], "w:pgMar/@w:left"))
    assert int(value(logo.node, ".//wp:extent/@cx")) / 12700 < 34.1 * 72 / 25.4
    assert value(name.node, "w:pPr/w:ind/@w:left") == "0"
    assert not found(name.node, "w:pPr/w:framePr")


def test_the_portrait_of_an_author_is_in_the_margin_beside_the_details(desk: Desk) -> None:
    picture(desk.root / "source/ada.png")
    desk.people("ada: {name: Ada Novak, portrait: ada.png, biography: Studies rivers.}\n")
    for brand, is_in_margin in (("plain", True), ("quarterly", False)):
        word = word_of(desk, "Words.\n", front=f"title: A\nauthor: ada\nbrand: {brand}")
        (portrait,), (name,) = word.styled("Portrait"), word.styled("Contact Name")[:1]
        margin = int(value(word.sections()[-1], "w:pgMar/@w:left"))
        frame = "w:pPr/w:framePr"
        beside = value(portrait.node, f"{frame}/@w:hAnchor") == "page"
        assert beside == is_in_margin
        assert not beside or int(value(portrait.node, f"{frame}/@w:x")) < margin
        assert bool(found(name.node, "w:pPr/w:ind[@w:left > 0]")) != is_in_margin


def test_a_tall_portrait_leaves_space_for_the_next_one(desk: Desk) -> None:
    for name in ("ada", "bo"):
        picture(desk.root / f"source/{name}.png")
    desk.people(
        "ada: {name: Ada Novak, portrait: ada.png, biography: Short.}\n"
        "bo: {name: Bo Lind, portrait: bo.png, biography: Short.}\n"
    )
    word = word_of(desk, "Words.\n", front="title: A\nauthor: [ada, bo]")
    assert int(spacing(word, "Short.", "after")) > 200
