"""Missing pictures: the figure remains, with alt text in place of the picture."""

import pytest

from briefpress.brand.roles import Role
from briefpress.edition import Figure, Link, Paragraph, Picture, Text
from tests.desk import Desk, part
from tests.readers.pictures import picture

LOWERED = "title: A\nproblems: {image-missing: warning}"


def figures(desk: Desk, body: str) -> list[Figure]:
    edition, _ = desk.edition(body, front=LOWERED)
    return [block for block in part(edition, "body").blocks if isinstance(block, Figure)]


def words_for(desk: Desk, body: str) -> Text:
    (figure,) = figures(desk, body)
    assert isinstance(figure.picture, Paragraph)
    assert figure.picture.role is Role.MISSING_PICTURE
    (text,) = figure.picture.inlines
    assert isinstance(text, Text)
    return text


def test_the_alt_text_of_a_picture_on_the_web_leads_to_it(desk: Desk) -> None:
    address = "https://example.org/a.png"
    assert words_for(desk, f'![A]({address}){{alt="Bars"}}\n') == Text("Bars", link=Link(address))


def test_the_alt_text_of_a_missing_file_is_not_linked(desk: Desk) -> None:
    assert words_for(desk, '![A](images/a.png){alt="Bars"}\n') == Text("Bars")


def test_the_figure_keeps_its_number_and_attributes(desk: Desk) -> None:
    picture(desk.root / "source/brief/b.png", (8, 6))
    body = '![A](a.png){#fig-a alt="Bars" source="ONS" credit="Ann"}\n\n![B](b.png){alt="Lines"}\n\nSee @fig-a.\n'
    first, second = figures(desk, body)
    assert isinstance(second.picture, Picture)
    assert [figure.caption and figure.caption.label for figure in (first, second)] == ["Figure 1", "Figure 2"]
    assert len(first.below) == 2


@pytest.mark.slow
def test_a_brief_is_produced_without_its_pictures(desk: Desk) -> None:
    body = '![A](https://example.org/a.png){alt="Bars"}\n\n> ![B](b.png){alt="Lines"}\n'
    desk.brief(body)
    assert desk.publish("--to", "docx").code == 1
    desk.brief(body, front=LOWERED)
    assert desk.publish().code == 0
