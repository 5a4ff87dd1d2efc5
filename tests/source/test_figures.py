"""Figures: paragraphs that consist of a picture, their attributes, and the problems of faulty ones."""

import pytest

from briefpress.model import Figure, ListBlock, NoteRef, Paragraph, Quote, Run, Table
from tests.desk import Desk, Reading
from tests.readers.pictures import picture, picture_of

ALT = 'alt="Bars"'


@pytest.fixture(autouse=True)
def _pictures(desk: Desk) -> None:
    picture(desk.root / "source" / "brief" / "images" / "a.png", (8, 6))
    picture(desk.root / "source" / "shared.png", (8, 6))
    picture(desk.root / "source" / "brief" / "a picture.png", (8, 6))


def figure(reading: Reading) -> Figure:
    assert isinstance(reading.block, Figure)
    return reading.block


def test_a_paragraph_that_is_one_picture(desk: Desk) -> None:
    written = f'![The *costs*](images/a.png){{#fig-a {ALT} source="ONS" credit="Ann" width="60%"}}'
    reading = desk.read(f"{written}\n")
    found = figure(reading)
    assert [run.text for run in found.caption if isinstance(run, Run)] == ["The ", "costs"]
    assert (picture_of(found).path, picture_of(found).alt) == ("source/brief/images/a.png", "Bars")
    assert (picture_of(found).credit, found.source) == ("Ann", (Run("ONS"),))
    assert (found.id, found.width) == ("fig-a", 0.6)
    assert reading.problems == ()


@pytest.mark.parametrize("path", ["../shared.png", "a%20picture.png", "<a picture.png>", "images/../images/a.png"])
def test_pictures_are_found_beside_the_brief(desk: Desk, path: str) -> None:
    reading = desk.read(f"![C]({path}){{{ALT}}}\n")
    assert reading.problems == ()
    assert (desk.root / picture_of(figure(reading)).path).is_file()


def test_a_figure_without_a_caption(desk: Desk) -> None:
    found = figure(desk.read(f"![](images/a.png){{{ALT}}}\n"))
    assert (found.caption, found.source, found.width) == ((), (), 0)


def test_without_alternative_text_the_caption_replaces_it(desk: Desk) -> None:
    reading = desk.read("Words.\n\n![The *costs*](images/a.png)\n")
    assert reading.spots == [("alt-missing", 6, 1)]
    assert str(reading.problems[0].level) == "warning"
    assert isinstance(found := reading.blocks[1], Figure)
    assert picture_of(found).alt == "The costs"


@pytest.mark.parametrize(
    ("path", "code", "level"),
    [
        ("https://a.org/a.png", "image-address", "warning"),
        ("data:image/png;base64,AAAA", "image-address", "warning"),
        ("/etc/passwd", "image-missing", "error"),
        ("../../../a.png", "path-outside", "error"),
        ("images", "image-missing", "error"),
        ("a\\nb.png", "image-missing", "error"),
        ("%00.png", "path-outside", "error"),
        ("{{ site.baseurl }}/a.png", "image-address", "warning"),
    ],
)
def test_a_picture_that_is_not_a_file_of_the_source(desk: Desk, path: str, code: str, level: str) -> None:
    reading = desk.read(f"Words.\n\n![C]({path}){{{ALT}}}\n\nMore.\n")
    assert reading.spots == [(code, 6, 1)]
    assert str(reading.problems[0].level) == level
    assert isinstance(found := reading.blocks[1], Figure)
    assert (picture_of(found).path, picture_of(found).alt, found.caption) == ("", "Bars", (Run("C"),))


def test_a_title_that_repeats_the_caption_is_left_out(desk: Desk) -> None:
    assert figure(desk.read(f'![The *costs*](images/a.png "The costs"){{{ALT}}}\n')).title == ()
    assert figure(desk.read(f'![The *costs*](images/a.png "More"){{{ALT}}}\n')).title == (Run("More"),)


def test_an_absolute_path_is_relative_to_the_source_folder(desk: Desk) -> None:
    assert picture_of(figure(desk.read(f"![C](/shared.png){{{ALT}}}\n"))).path == "source/shared.png"


def test_a_picture_without_alt_text_is_called_by_its_file_name(desk: Desk) -> None:
    reading = desk.read("![](https://a.org/b/dry%20river.png?raw=1)\n")
    found = figure(reading)
    assert (picture_of(found).alt, picture_of(found).address) == (
        "dry river.png",
        "https://a.org/b/dry%20river.png?raw=1",
    )
    assert reading.codes == ["alt-missing", "image-address"]


def test_a_missing_picture_with_the_nearest_name(desk: Desk) -> None:
    reading = desk.read(f"![C](images/b.png){{{ALT}}}\n")
    assert reading.spots == [("image-missing", 4, 1)]
    assert reading.problems[0].hint == 'did you mean "images/a.png"?'


def test_a_file_that_is_not_a_picture_is_reported_at_the_figure(desk: Desk) -> None:
    desk.write("source/brief/images/text.png", "words")
    assert desk.read(f"Words.\n\n![C](images/text.png){{{ALT}}}\n").spots == [("image-invalid", 6, 1)]


@pytest.mark.parametrize(
    ("written", "share", "points"),
    [
        ("width=50%", 0.5, 0),
        ("width='33.3%'", 0.333, 0),
        ("width=120%", 1, 0),
        ("width=60", 0, 45),
        ("width=400px", 0, 300),
        ('width="3.937007874015748in" height="2in"', 0, 283.46),
        ("width=10cm", 0, 283.46),
        ('width="25 mm"', 0, 70.87),
        ("width=36pt", 0, 36),
        (r"width=0.8\textwidth", 0.8, 0),
        ("out-width=70%", 0.7, 0),
        ("width=auto", 0, 0),
    ],
)
def test_widths_are_shares_or_lengths(desk: Desk, written: str, share: float, points: float) -> None:
    reading = desk.read(f"![C](images/a.png){{{ALT} {written}}}\n")
    found = figure(reading)
    assert reading.codes == []
    assert [found.width, found.length] == pytest.approx([share, points])


@pytest.mark.parametrize("width", ["0%", "0", "-5%", "wide", "²%", "10 miles"])
def test_an_invalid_width_is_reported(desk: Desk, width: str) -> None:
    reading = desk.read(f'![C](images/a.png){{{ALT} width="{width}"}}\n')
    assert reading.spots == [("value-invalid", 4, 1)]
    assert figure(reading).width == 0


def test_an_unknown_attribute_is_a_warning_with_the_nearest_name(desk: Desk) -> None:
    reading = desk.read(f'![C](images/a.png){{{ALT} widht="60%" .big}}\n')
    assert reading.codes == ["attribute-unknown"] * 2
    assert 'did you mean "width"?' in [found.hint for found in reading.problems]
    assert {str(found.level) for found in reading.problems} == {"warning"}


def test_captions_contain_links_and_notes_with_their_places(desk: Desk) -> None:
    caption = "See [here](https://a.org), [there]() and[^n] [^x] @fig-q"
    reading = desk.read(f"Words.\n\n![{caption}](images/a.png){{#fig-a {ALT}}}\n\n[^n]: N\n")
    assert reading.spots == [("link-empty", 6, 30), ("note-undefined", 6, 48), ("cross-reference", 6, 53)]
    assert isinstance(found := reading.blocks[1], Figure)
    assert [inline.note for inline in found.caption if isinstance(inline, NoteRef)] == ["n", "x"]
    assert Run("here", link="https://a.org") in found.caption


def test_a_note_written_inside_a_caption(desk: Desk) -> None:
    reading = desk.read(f"Words.\n\n![Costs^[Of [x]().]](images/a.png){{{ALT}}}\n")
    assert [item.blocks for item in reading.sure.notes] == [(Paragraph((Run("Of "), Run("x", link=""), Run("."))),)]
    assert reading.spots == [("link-empty", 6, 13)]


def test_the_source_is_one_line_of_markdown(desk: Desk) -> None:
    found = figure(desk.read(f'![C](images/a.png){{{ALT} source="[ONS](https://ons.gov.uk), 2020"}}\n'))
    assert found.source == (Run("ONS", link="https://ons.gov.uk"), Run(", 2020"))


A = f"![x](images/a.png){{{ALT}}}"


@pytest.mark.parametrize(
    ("text", "kinds", "expected"),
    [
        (f"{A} b", [Figure, Paragraph], ["above"]),
        (f"{A}  \nb", [Figure, Paragraph], []),
        (f"a {A}", [Paragraph, Figure], ["below"]),
        (f"{A}\na\n{A} {A}", [Figure, Paragraph, Figure, Figure], []),
        (f"{A}{A}", [Figure, Figure], []),
    ],
)
def test_a_picture_at_the_start_or_end_of_a_paragraph_is_separate(
    desk: Desk, text: str, kinds: list[type], expected: list[str]
) -> None:
    reading = desk.read(f"{text}\n")
    assert [type(block) for block in reading.blocks] == kinds
    sides = [side for problem in reading.problems for side in ("above", "below") if side in problem.text]
    assert sides == expected
    assert set(reading.codes) <= {"image-inline"}


def test_a_picture_on_a_separate_line_splits_a_paragraph(desk: Desk) -> None:
    reading = desk.read("Words above.\n![Alt words](images/a.png)\n*The caption below.*\nMore words.\n")
    above, found, below = reading.blocks
    assert isinstance(found, Figure)
    assert (above, below) == (Paragraph((Run("Words above."),)), Paragraph((Run("More words."),)))
    assert (picture_of(found).alt, found.caption) == ("Alt words", (Run("The caption below."),))
    assert reading.spots == []


def test_a_line_in_italics_is_not_a_caption_where_there_is_one(desk: Desk) -> None:
    reading = desk.read(f"![C](images/a.png){{{ALT}}}\n*Words.*\n")
    assert [type(block) for block in reading.blocks] == [Figure, Paragraph]


@pytest.mark.parametrize("expected", ['alt=""', ".decorative", "role=presentation", 'fig-alt=""'])
def test_a_decorative_picture_has_no_alt_text(desk: Desk, expected: str) -> None:
    reading = desk.read(f"![](images/a.png){{{expected}}}\n")
    assert (picture_of(figure(reading)).alt, reading.codes) == ("", [])


def test_quartos_attributes_are_known(desk: Desk) -> None:
    written = "{#fig-a fig-alt='Bars' fig-cap=\"The *costs*\" fig-align=center fig-scap=Costs}"
    reading = desk.read(f"![](images/a.png){written}\n\nSee @fig-a.\n")
    found = reading.blocks[0]
    assert isinstance(found, Figure)
    assert (picture_of(found).alt, found.id, len(found.caption), reading.codes) == ("Bars", "fig-a", 2, [])


@pytest.mark.parametrize(
    "written",
    [
        "a picture.png",
        "images/my flow (1).png",
        "images\\a.png",
        "images/flow(1).png",
        "images/flow(2.png",
        "./a picture.png",
    ],
)
def test_a_path_is_used_as_written_if_the_file_exists(desk: Desk, written: str) -> None:
    for name in ("my flow (1).png", "flow(1).png", "flow(2.png"):
        picture(desk.root / "source" / "brief" / "images" / name, (8, 6))
    reading = desk.read(f"![C]({written}){{{ALT}}}\n")
    assert (picture_of(figure(reading)).path != "", reading.codes) == (True, [])


@pytest.mark.parametrize(
    ("written", "code", "hint"),
    [
        ("my flow.png", "image-missing", "save the picture as source/brief/my flow.png"),
        (r"pics\flow.png", "image-missing", "save the picture as source/brief/pics/flow.png"),
        (r"C:\Users\me\flow.png", "path-outside", "save a copy in the brief's folder"),
    ],
)
def test_a_path_without_a_file_is_reported_with_a_hint(desk: Desk, written: str, code: str, hint: str) -> None:
    (found,) = desk.read(f"![C]({written}){{{ALT}}}\n").problems
    assert (str(found.code), hint in found.hint) == (code, True)


@pytest.mark.parametrize("written", [" {alt='x'}", "{alt=“Bars”}", "{ alt = 'x' }"])
def test_attributes_are_read_as_people_write_them(desk: Desk, written: str) -> None:
    reading = desk.read(f"![C](images/a.png){written}\n")
    assert picture_of(figure(reading)).alt != "C"
    assert set(reading.codes) <= {"markup-literal"}


def test_a_picture_that_cannot_be_shown_is_reported(desk: Desk) -> None:
    assert desk.read("Words\nand ![x](images/b.png).\n").spots == [("image-inline", 5, 5)]
    assert desk.read("Words\nand ![x](images/b.png)\n").spots == [
        ("alt-missing", 5, 5),
        ("image-inline", 5, 5),
        ("image-missing", 5, 5),
    ]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("a ![the *x*](images/a.png) b", 3),
        ('a ![](images/a.png){alt="the x"} b', 3),
        ("# a ![the x](images/a.png) b", 5),
        ("| a ![the x](images/a.png) b |\n|---|", 5),
    ],
)
def test_the_alt_text_of_a_picture_inside_a_text_is_in_its_place(desk: Desk, text: str, column: int) -> None:
    reading = desk.read(f"{text}\n")
    assert "".join(run.text for run in reading.inlines if isinstance(run, Run)) == "a the x b"
    assert reading.spots[0] == ("image-inline", 4, column)


@pytest.mark.parametrize(
    ("text", "words", "link"),
    [
        ("**[![x](images/a.png)](https://a.org)**", "x", "https://a.org"),
        ("**[![](images/a.png)](https://a.org)**", "a.png", "https://a.org"),
        ("**![x](https://b.org/b.png)**", "x", "https://b.org/b.png"),
        ("[![x](https://b.org/b.png)](https://a.org)", "x", "https://a.org"),
    ],
)
def test_they_lead_to_the_target_of_the_picture(desk: Desk, text: str, words: str, link: str) -> None:
    reading = desk.read(f"{text}\n")
    (run,) = reading.inlines
    assert isinstance(run, Run)
    assert (run.text, run.link) == (words, link)
    assert reading.codes == ["image-inline"]


def test_places_in_the_words_of_a_picture_inside_a_text(desk: Desk) -> None:
    assert desk.read("a ![b [c]()](images/a.png) d\n").spots == [("image-inline", 4, 3), ("link-empty", 4, 7)]


def test_a_picture_alone_in_a_cell_is_a_figure_there(desk: Desk) -> None:
    reading = desk.read(f"| a | b |\n|---|---|\n| ![](images/a.png){{{ALT} width=2cm}} | words |\n")
    assert isinstance(reading.block, Table)
    (found,) = reading.block.body[0][0].blocks
    assert isinstance(found, Figure)
    assert (picture_of(found).alt, found.length, reading.codes) == ("Bars", 56.69, [])


def test_figures_in_lists_and_quotes(desk: Desk) -> None:
    reading = desk.read(f"- ![C](images/a.png){{{ALT}}}\n- two\n\n  ![C](images/a.png){{{ALT}}}\n")
    assert isinstance(reading.block, ListBlock)
    assert [[type(block) for block in item] for item in reading.block.items] == [[Figure], [Paragraph, Figure]]
    reading = desk.read(f"> ![C](images/a.png){{{ALT}}}\n")
    assert isinstance(reading.block, Quote)
    assert isinstance(reading.block.blocks[0], Figure)
    assert reading.problems == ()


def test_a_height_without_a_width_is_reported(desk: Desk) -> None:
    picture(desk.root / "source/brief/a.png")
    reading = desk.read('![Words](a.png){alt="x" height="3cm"}\n')
    assert ("attribute-unknown", 4, 1) in reading.spots


@pytest.mark.parametrize("written", ["images/flow.png", "/flow.png", "flow", "a/flow"])
def test_a_picture_elsewhere_in_the_folder_is_suggested(desk: Desk, written: str) -> None:
    desk.write("source/brief/pictures/flow.png", b"")
    (problem,) = desk.read(f"![C]({written}){{{ALT}}}\n").problems
    assert problem.hint == 'did you mean "pictures/flow.png"?'
