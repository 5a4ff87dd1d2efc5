"""Key figures, timelines and options: how definitions and symbols are converted."""

from briefpress.brand.own_roles import AnyRole
from briefpress.brand.roles import Role
from briefpress.edition import Block, Box, Card, DefinitionList, Paragraph, Picture, Table, plain_text
from tests.desk import Desk, part

FIGURES = "::: key-figures\n31 %\n: of the harvest\n: Survey\n\n9 %\n: with shares\n:::\n"
TIMES = '::: {.timeline title="When"}\n2018\n: Wet winters\n\nMay 2019\n: A rule\n:::\n'
ROWS = "| Rule | Cost | Trust |\n|--|--|--|\n| Share | + | - |\n| Volume | +/- | quick |\n"
OPTIONS = f"::: options\n{ROWS}\n: Rules {{#tbl-a}}\n:::\n"


def blocks(desk: Desk, body: str, front: str = "title: A") -> tuple[Block, ...]:
    edition, problems = desk.edition(body, front=front)
    assert problems == []
    return part(edition, "body").blocks


def role_and_text(paragraph: Block) -> tuple[AnyRole, str]:
    assert isinstance(paragraph, Paragraph)
    return paragraph.role, plain_text(paragraph.inlines)


def test_each_key_figure_is_a_card_with_number_label_and_note(desk: Desk) -> None:
    (box,) = blocks(desk, FIGURES)
    assert isinstance(box, Box)
    first, second = box.blocks
    assert isinstance(first, Card)
    assert isinstance(second, Card)
    assert [*map(role_and_text, first.blocks)] == [
        (Role.KEY_FIGURE_NUMBER, "31 %"),
        (Role.KEY_FIGURE_LABEL, "of the harvest"),
        (Role.KEY_FIGURE_NOTE, "Survey"),
    ]
    assert len(second.blocks) == 2


def test_a_timeline_has_dates_and_events_under_its_title(desk: Desk) -> None:
    (box,) = blocks(desk, TIMES)
    assert isinstance(box, Box)
    title, dates = box.blocks
    assert role_and_text(title) == (Role.BOX_HEADING, "When")
    assert isinstance(dates, DefinitionList)
    assert [role_and_text(term) for term, _ in dates.items] == [
        (Role.TIMELINE_DATE, "2018"),
        (Role.TIMELINE_DATE, "May 2019"),
    ]


def test_symbols_in_options_have_words_in_the_language(desk: Desk) -> None:
    for lang, words in (
        ("en", ["+\u00a0Advantage", "−\u00a0Drawback", "±\u00a0Mixed"]),
        ("de", ["+\u00a0Vorteil", "−\u00a0Nachteil", "±\u00a0Gemischt"]),
    ):
        (table,) = blocks(desk, OPTIONS, f"title: A\nlang: {lang}")
        assert isinstance(table, Table)
        cells = [plain_text(cell.paragraph.inlines) for row in table.body for cell in row.cells]
        assert cells == ["Share", words[0], words[1], "Volume", words[2], "quick"]
        assert table.caption
        assert all(row.cells[0].scope == "row" for row in table.body)


def test_unsuitable_content_of_a_block_is_reported_and_kept(desk: Desk) -> None:
    reading = desk.read("::: key-figures\nWords.\n:::\n\n::: options\nWords.\n:::\n")
    assert reading.codes == ["block-form", "block-form"]


def test_a_term_without_a_blank_line_above_it_is_reported(desk: Desk) -> None:
    reading = desk.read("::: key-figures\n31 %\n: of the harvest\n12\n: gauges\n:::\n")
    assert [(problem.code, problem.place and problem.place.line) for problem in reading.problems] == [
        ("markup-literal", 7)
    ]
    assert '"12" continues the definition above it' in reading.problems[0].text


def test_a_definition_on_several_lines_is_fine(desk: Desk) -> None:
    assert desk.read("Basin\n: The land\n  of a river.\n: Its states\n\nRiver\n: It\nflows.\n").codes == []


PEOPLE = "ada:\n  name: Ada Novak\n  positions: [Fellow, Institute for Water]\n"


def test_a_pull_quote_shows_its_speaker(desk: Desk) -> None:
    desk.people(PEOPLE)
    edition, report = desk.edition('::: {.pull-quote person=ada attribution="in May"}\nRivers run.\n:::\n')
    (box,) = [block for block in part(edition, "body").blocks if isinstance(block, Box)]
    words, card, attribution = box.blocks
    assert isinstance(card, Card)
    picture, *lines = card.blocks
    assert isinstance(picture, Picture)
    assert (picture.role, picture.initials) == (Role.PORTRAIT, "AN")
    assert [role_and_text(line) for line in lines] == [
        (Role.PERSON_NAME, "Ada Novak"),
        (Role.PERSON_POSITION, "Fellow; Institute for Water"),
    ]
    assert role_and_text(words) == (Role.PULL_QUOTE, "Rivers run.")
    assert role_and_text(attribution) == (Role.ATTRIBUTION, "— in May")
    assert not report


def test_a_name_fits_in_the_margin(desk: Desk) -> None:
    desk.people(PEOPLE)
    edition, _ = desk.edition("::: {.pull-quote .margin person=ada}\nRivers run.\n:::\n")
    (box,) = [block for block in part(edition, "body").blocks if isinstance(block, Box)]
    assert role_and_text(box.blocks[-1]) == (Role.ATTRIBUTION, "— Ada Novak, Fellow; Institute for Water")


def test_the_person_of_a_pull_quote_is_known_and_used(desk: Desk) -> None:
    desk.people(PEOPLE)
    desk.brief("::: {.pull-quote person=ade}\nRivers run.\n:::\n")
    assert ("person-unknown", 4, 1) in desk.found()
    desk.brief("::: {.pull-quote person=ada}\nRivers run.\n:::\n")
    assert desk.found() == []
