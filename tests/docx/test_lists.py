"""Lists in Word: check boxes in place of bullets, and further content of items."""

from pathlib import Path

import pytest

from tests.docx.published import small_word
from tests.readers.numbering import numbers as counted
from tests.readers.styles import style_of
from tests.readers.word import WordFile, found, value, values


def word_of(tmp_path: Path, body: str, lang: str = "en") -> WordFile:
    return small_word(tmp_path, tmp_path, body, f"title: A\nlang: {lang}")


def bullet_of(word: WordFile, text: str) -> str:
    """Return the bullet of a paragraph, from its own list or that of its style."""
    node = word.paragraph(text).node
    style = found(word.styles[value(node, "w:pPr/w:pStyle/@w:val")], "w:pPr/w:numPr")
    (result, *_) = found(node, "w:pPr/w:numPr") or style
    number, level = value(result, "w:numId/@w:val"), value(result, "w:ilvl/@w:val") or "0"
    root = word.root("word/numbering.xml")
    (num,) = found(root, f"w:num[@w:numId='{number}']")
    own = values(num, f"w:lvlOverride[@w:ilvl='{level}']/w:lvl/w:lvlText/@w:val")
    abstract = value(num, "w:abstractNumId/@w:val")
    path = f"w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl[@w:ilvl='{level}']/w:lvlText/@w:val"
    return own[0] if own else value(root, path)


def left_of(word: WordFile, text: str) -> float:
    """Return the position at which a paragraph's text starts, in points."""
    node = word.paragraph(text).node
    style = word.styles[value(node, "w:pPr/w:pStyle/@w:val")]
    return int((values(node, "w:pPr/w:ind/@w:left") or values(style, "w:pPr/w:ind/@w:left"))[0]) / 20


def test_the_bullets_of_tasks_are_boxes(tmp_path: Path) -> None:
    word = word_of(tmp_path, "# One\n\n- [x] done\n- [ ] open\n- none\n\n  - [x] deep\n\nWords.\n\n- [x] again\n")
    names = ("done", "open", "none", "deep", "again")
    assert [bullet_of(word, name) for name in names] == ["☑", "☐", "•", "☑", "☑"]
    lists = {name: value(word.paragraph(name).node, "w:pPr/w:numPr/w:numId/@w:val") for name in names}
    assert lists["done"] == lists["again"]
    assert word.paragraph("deep").style == "List Bullet 2"


@pytest.mark.parametrize(("around", "code", "nested"), [("{}", 16 + 8, 32), ("::: recommendations\n{}:::\n", 8, 16)])
def test_code_and_lists_in_an_item_begin_where_its_words_do(
    tmp_path: Path, around: str, code: float, nested: float
) -> None:
    item = "1. Words.\n\n   ```\n   code\n   ```\n\n   - nested\n\n     further\n"
    word = word_of(tmp_path, around.format(item))
    assert [left_of(word, text) for text in ("code", "nested", "further")] == [code, nested, nested]


def test_code_in_a_list_in_a_box_is_indented_further_than_code_outside_the_list(tmp_path: Path) -> None:
    """The code does not quite align with the text of its item, because the border would be too far from the letters."""
    word = word_of(tmp_path, "::: box\n- item\n\n  ```\n  code\n  ```\n\nWords.\n\n```\nmore\n```\n:::\n")
    assert left_of(word, "code") > left_of(word, "more") + 8


def test_code_runs_from_left_to_right_on_every_page(tmp_path: Path) -> None:
    word = word_of(tmp_path, "- item\n\n  ```\n  --code (x)\n  ```\n\n::: box\n```\n--more\n```\n:::\n", "ar")
    code, more = (word.paragraph(text).node for text in ("--code (x)", "--more"))
    assert [value(node, "w:pPr/w:bidi/@w:val") for node in (code, more)] == ["0", "0"]
    assert values(code, "w:r/w:rPr/w:rtl") == values(more, "w:r/w:rPr/w:rtl") == []
    assert value(code, "w:pPr/w:ind/@w:right") == str((16 + 8) * 20)
    assert values(code, "w:pPr/w:ind/@w:left") == []


def numbers(word: WordFile, style: str) -> list[tuple[str, str]]:
    """Return, for each paragraph in `style`, the number of its list and the number of the style's own list."""
    own = value(word.style(style), "w:pPr/w:numPr/w:numId/@w:val")
    return [(value(paragraph.node, "w:pPr/w:numPr/w:numId/@w:val"), own) for paragraph in word.styled(style)]


def test_an_item_added_by_style_gets_the_next_number(tmp_path: Path) -> None:
    word = word_of(tmp_path, "# One\n\n1. a\n2. b\n\nWords.\n\n3. c\n\nMore.\n\n1. anew\n")
    first, second, third, anew = numbers(word, "List Number")
    assert first == second == third == (third[1], third[1])
    assert anew[0] != anew[1]


def test_continued_recommendations_belong_to_the_list_of_their_style(tmp_path: Path) -> None:
    block = "::: recommendations\n1. Act.\n2. Act.\n:::\n"
    word = word_of(tmp_path, f"# One\n\n{block}\nWords.\n\n{block}")
    assert len({item for pair in numbers(word, "Recommendation") for item in pair}) == 1


def test_there_is_space_between_numbers_and_text(tmp_path: Path) -> None:
    """Otherwise, Word moves the text of the first line to the next tab stop."""
    word = word_of(tmp_path, "# One\n\n1. a\n")
    for level in found(word.root("word/numbering.xml"), "w:abstractNum/w:lvl"):
        assert value(level, "w:lvlJc/@w:val") == "left"
        assert int(value(level, "w:pPr/w:ind/@w:hanging")) >= 10 * 20


@pytest.mark.parametrize("together", [True, False])
@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("1. one\n2. two\n\nThen\n\na) one\nb) two\nc) three\n\nand\n\n3. three\n", "1. 2. a) b) c) 3."),
        ("1. one\n\n   1. in\n   2. in\n\n2. two\n\n   3. in\n", "1. 1. 2. 2. 3."),
        ("1. one\n\n   ::: box\n   1. in\n   2. in\n   :::\n\n2. two\n", "1. 1. 2. 2."),
    ],
)
def test_lists_continue_their_numbers_in_word_and_libreoffice(
    tmp_path: Path, body: str, expected: str, *, together: bool
) -> None:
    """Word counts all lists of a definition together, but LibreOffice counts each list separately."""
    word = word_of(tmp_path, f"# One\n\n{body}")
    items = [paragraph.node for paragraph in word.paragraphs if paragraph.style.startswith("List Number")]
    assert " ".join(counted(word, items, together=together)) == expected


def test_check_boxes_have_space_after_them(tmp_path: Path) -> None:
    word = word_of(tmp_path, "- [ ] To do\n- Bullet\n\n::: box\n- [x] Done\n:::\n")
    hanging = [value(word.paragraph(text).node, "w:pPr/w:ind/@w:hanging") for text in ("To do", "Done")]
    assert hanging == ["320", "320"], "wider than a box in any font"


def test_recommendations_have_the_width_of_the_text_and_numbers_in_the_margin(tmp_path: Path) -> None:
    word = word_of(tmp_path, "::: recommendations\n1. Act.\n2. Pay.\n3. Ask.\n:::\n")
    style = style_of(word, "Recommendation")
    assert style.left == 0
    assert style.first == style_of(word, "heading 1").left < -100
    level = "w:abstractNum[w:lvl/w:pStyle[@w:val='Recommendation']]/w:lvl/w:pPr/w:ind/@w:{}"
    indents = [int(value(word.root("word/numbering.xml"), level.format(side))) / 20 for side in ("left", "hanging")]
    assert indents == [style.left, -style.first]
    own = [values(paragraph.node, "w:pPr/w:pBdr/w:top/@w:color") for paragraph in word.styled("Recommendation")]
    assert [bool(colors) for colors in own] == [False, True, False], "Word draws equal lines around paragraphs once"


def test_cards_have_their_own_styles_and_a_line_each(tmp_path: Path) -> None:
    long = "them " * 100  # too long for two columns, in which each card has a cell
    word = word_of(tmp_path, f"::: {{.recommendations cards=true}}\n1. Act.\n2. Pay.\n3. **Ask** {long}\n:::\n")
    act, ask = (word.styled(f"Recommendation {name}") for name in ("Lead", "Card"))
    assert [paragraph.text for paragraph in act] == ["Act.", "Pay."]
    assert [paragraph.text.split()[:2] for paragraph in ask] == [["Ask", "them"]]
    sheet = word.root("word/styles.xml")
    line = "w:style[@w:styleId='Recommendation{}']/w:pPr/w:pBdr/w:top/@w:sz"
    assert {value(sheet, line.format(name)) for name in ("Card", "Lead")} == {"12"}
    own = [values(paragraph.node, "w:pPr/w:pBdr/w:top/@w:color") for paragraph in act]
    assert [bool(colors) for colors in own] == [False, True], "Word draws equal lines around two paragraphs once"
    direct = [pair for style in ("Lead", "Card") for pair in numbers(word, f"Recommendation {style}")]
    assert {number for number, _ in direct} == {"3"}, "the list of their style, Recommendation"


@pytest.mark.parametrize("style", ["Recommendation", "RecommendationCard", "Heading1", "ContactName", "NotesHeading"])
def test_paragraphs_that_people_add_have_a_line_above(tmp_path: Path, style: str) -> None:
    """A new paragraph has the same borders as the previous one. Without a line between them, Word would draw both as
    one box.
    """
    word = word_of(tmp_path, "# One\n\n::: recommendations\n1. Act.\n:::\n")
    lines = found(word.styles[style], "w:pPr/w:pBdr/*")
    assert [str(line.tag).rpartition("}")[2] for line in lines] == ["top", "between"]
    assert dict(lines[0].attrib) == dict(lines[1].attrib)


@pytest.mark.parametrize("style", ["Box", "MarginNote", "KeyMessages", "PullQuote"])
def test_paragraphs_of_a_box_have_no_line_between_them(tmp_path: Path, style: str) -> None:
    word = word_of(tmp_path, "# One\n\nWords.\n")
    assert found(word.styles[style], "w:pPr/w:pBdr/w:top")
    assert not found(word.styles[style], "w:pPr/w:pBdr/w:between")
