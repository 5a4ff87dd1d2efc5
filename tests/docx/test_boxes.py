"""Boxes in Word: named styles, one background and the same borders around all paragraphs, and no table around text."""

from itertools import pairwise
from pathlib import Path

import pytest

from tests.desk import Desk
from tests.docx.published import small_word, word_of
from tests.html.editions import docx_of, edition_of, read
from tests.readers.ooxml import faults
from tests.readers.publishing import small_workspace
from tests.readers.word import Node, Paragraph, WordFile, found, value, values

STYLES = "word/styles.xml"
LISTS = "Words.\n\n- one\n\n  more of one\n\n  - two\n    - three\n\n1. four\n\nLast.\n"


def property_of(word: WordFile, paragraph: Paragraph, path: str) -> str:
    """Return the property that a paragraph sets itself, or that it inherits from its style."""
    node: Node = paragraph.node
    direct = values(node, f"w:pPr/{path}")
    style = value(node, "w:pPr/w:pStyle/@w:val")
    root = word.root("word/styles.xml")
    while not direct and style:
        (at,) = found(root, f"w:style[@w:styleId='{style}']")
        direct, style = values(at, f"w:pPr/{path}"), value(at, "w:basedOn/@w:val")
    return direct[0] if direct else "0"


def edge(word: WordFile, paragraph: Paragraph, side: str = "left") -> int:
    """Return the position of the border at `side` of a paragraph, in twentieths of a point from the
    text around the box.
    """
    number = int(property_of(word, paragraph, f"w:ind/@w:{side}"))
    if side == "left":
        number -= int(property_of(word, paragraph, "w:ind/@w:hanging"))
    return number - 20 * int(property_of(word, paragraph, f"w:pBdr/w:{side}/@w:space"))


def inside(word: WordFile, first: str, last: str) -> list[Paragraph]:
    texts = [paragraph.text for paragraph in word.paragraphs]
    return word.paragraphs[texts.index(first) : texts.index(last) + 1]


@pytest.mark.parametrize(("fence", "background"), [("box", False), ("key-messages", True), ("{.callout-note}", False)])
def test_the_edges_of_a_box_are_straight_and_its_background_is_continuous(
    tmp_path: Path, shared_cache: Path, fence: str, background: bool
) -> None:
    word = small_word(tmp_path, shared_cache, f"Before.\n\n::: {fence}\n{LISTS}:::\n\nAfter.\n")
    box = inside(word, "Words.", "Last.")
    assert len(box) == 7
    assert len({property_of(word, paragraph, "w:shd/@w:fill") for paragraph in box}) == 1
    assert ({property_of(word, paragraph, "w:shd/@w:fill") for paragraph in box} != {"0"}) is background
    for side in ("left", "right"):
        assert len({edge(word, paragraph, side) for paragraph in box}) == 1, side
        assert len({property_of(word, paragraph, f"w:pBdr/w:{side}/@w:sz") for paragraph in box}) == 1, side


def test_the_background_of_a_box_is_continuous_where_indents_change(tmp_path: Path, shared_cache: Path) -> None:
    """Word fills the space between two paragraphs only if borders and indents are the same."""
    word = small_word(tmp_path, shared_cache, f"::: box\n{LISTS}:::\n\nAfter.\n")
    box = inside(word, "Words.", "Last.")

    def frame(paragraph: Paragraph) -> tuple[str, ...]:
        paths = ("w:ind/@w:left", "w:ind/@w:hanging", "w:pBdr/w:left/@w:space")
        return tuple(property_of(word, paragraph, path) for path in paths)

    changes = [after for before, after in pairwise(box) if frame(before) != frame(after)]
    assert len(changes) >= 4
    for paragraph in changes:
        assert property_of(word, paragraph, "w:spacing/@w:before") == "0"
        assert int(property_of(word, paragraph, "w:pBdr/w:top/@w:space")) > 0
    assert [property_of(word, paragraph, "w:spacing/@w:after") for paragraph in box[:-1]] == ["0"] * 6


def test_a_list_in_the_summary_looks_like_other_lists(tmp_path: Path, shared_cache: Path) -> None:
    front = "title: A\nabstract: |\n  First.\n\n  - one\n  - two\n\n  Last."
    word = small_word(tmp_path, shared_cache, "# Words\n", front)
    box = inside(word, "First.", "Last.")
    assert [paragraph.style for paragraph in box] == ["Abstract", "List Bullet", "List Bullet", "Abstract"]
    assert len({property_of(word, paragraph, "w:shd/@w:fill") for paragraph in box}) == 1


def test_no_page_break_splits_a_short_box_or_the_lines_of_its_last_paragraph(
    tmp_path: Path, shared_cache: Path
) -> None:
    body = "::: sidebar\nWords.\n\n| One line,\n| a second,\n| a third,\n| a last.\n:::\n\nAfter.\n"
    word = small_word(tmp_path, shared_cache, body)
    first, last = word.styled("Sidebar")
    assert [bool(found(first.node, f"w:pPr/w:{name}")) for name in ("keepNext", "keepLines")] == [True, True]
    assert [bool(found(last.node, f"w:pPr/w:{name}")) for name in ("keepNext", "keepLines")] == [False, True]


def test_adjacent_boxes_of_a_kind_stay_separate(tmp_path: Path, shared_cache: Path) -> None:
    """Word draws adjacent boxes with the same borders as one, so the borders of the second differ imperceptibly."""
    body = "::: {.callout-note}\none\n:::\n\n::: {.callout-note}\ntwo\n:::\n"
    word = small_word(tmp_path, shared_cache, body)
    first, second = (next(p for p in word.paragraphs if p.text == text) for text in ("one", "two"))
    colors = [property_of(word, paragraph, "w:pBdr/w:left/@w:color") for paragraph in (first, second)]
    assert abs(int(colors[0], 16) - int(colors[1], 16)) == 1


def test_every_kind_of_box_has_a_style_of_its_name(tmp_path: Path, shared_cache: Path) -> None:
    kinds = ["key-messages", "box", "case-study", "sidebar", "pull-quote", "callout-tip", "callout-caution"]
    word = small_word(
        tmp_path, shared_cache, "".join(f"::: {{.{kind}}}\n{kind}\n:::\n\nBetween.\n\n" for kind in kinds)
    )
    styles = {paragraph.text: paragraph.style for paragraph in word.paragraphs}
    assert [styles[kind] for kind in kinds] == [kind.replace("-", " ").title() for kind in kinds]
    assert found(word.body, ".//w:tbl | .//w:txbxContent | .//wps:txbx") == []


def test_word_numbers_a_box_and_a_field_refers_to_it(tmp_path: Path, shared_cache: Path) -> None:
    body = '::: {.box #box-a title="T"}\na\n:::\n\n::: {.case-study title="U"}\nb\n:::\n\nSee @box-a.\n'
    word = small_word(tmp_path, shared_cache, body)
    fields = {field.instruction.split()[0]: field for field in word.fields() if "SEQ" in field.instruction}
    assert fields["SEQ"].instruction.split()[1] in ("Box", "Case_study")
    assert [p.text for p in word.paragraphs if p.style == "Box Heading"] == ["Box 1. T", "Case study 1. U"]
    (reference,) = [field for field in word.fields() if field.instruction.startswith("REF")]
    assert reference.shown == "Box 1"


def test_a_cross_reference_to_a_recommendation_shows_the_number_in_word(tmp_path: Path, shared_cache: Path) -> None:
    body = "::: recommendations\n1. a\n:::\n\nx\n\n::: recommendations\n1. b {#rec-b addressee=C}\n:::\n\nSee @rec-b.\n"
    word = small_word(tmp_path, shared_cache, body)
    (reference,) = [field for field in word.fields() if field.instruction.startswith("REF")]
    assert reference.shown == "2"
    assert "\\r" in reference.instruction.split()
    lists = [value(paragraph.node, "w:pPr/w:numPr/w:numId/@w:val") for paragraph in word.styled("Recommendation")]
    assert len(lists) == 2
    assert lists[0] == lists[1], "one list, in which Word continues the numbers"
    assert "For: C" in [p.text for p in word.paragraphs if p.style == "Recommendation Addressee"]


TABLE = "| a | b |\n|---|---|\n| 1 | 2 |\n"


@pytest.mark.parametrize("kind", ["box", "case-study"])
def test_a_table_in_a_box_extends_to_its_edges_on_its_background(tmp_path: Path, shared_cache: Path, kind: str) -> None:
    word = small_word(tmp_path, shared_cache, f"{TABLE}\n::: {{.{kind} title=Title}}\nWords.\n\n{TABLE}\nLast.\n:::\n")
    outer, inner = found(word.body, ".//w:tbl")
    (words,) = (paragraph for paragraph in word.paragraphs if paragraph.text == "Words.")
    assert int(value(inner, "w:tblPr/w:tblInd/@w:w")) == 0
    wide, boxed = (int(value(element, "w:tblPr/w:tblW/@w:w")) for element in (outer, inner))
    assert boxed == pytest.approx(wide, abs=2)
    assert sum(map(int, values(inner, "w:tblGrid/w:gridCol/@w:w"))) == boxed
    inset = int(property_of(word, words, "w:ind/@w:left"))
    margins = {int(left) for left in values(inner, "w:tr/w:tc[1]/w:tcPr/w:tcMar/w:left/@w:w")}
    assert margins == {inset + 150}  # the text indents of the box and of the cell
    background = (
        value(words.node, "w:pPr/w:shd/@w:fill")
        if found(words.node, "w:pPr/w:shd")
        else property_of(word, words, "w:shd/@w:fill")
    )
    assert values(inner, "w:tr[2]/w:tc/w:tcPr/w:shd/@w:fill") == ([background] * 2 if kind == "case-study" else [])
    assert len(found(inner, "w:tr/w:tc[1]/w:tcPr/w:tcBorders/w:left")) == 2


def test_a_table_in_nested_boxes_has_the_borders_of_both(tmp_path: Path, shared_cache: Path) -> None:
    body = f"::: case-study\nWords.\n\n{''.join(f'> {line}' for line in TABLE.splitlines(keepends=True))}\nLast.\n:::\n"
    word = small_word(tmp_path, shared_cache, body)
    margins, borders = (f".//w:tr/w:tc[1]/w:tcPr/w:{name}/w:left" for name in ("tcMar", "tcBorders"))
    assert len(found(word.body, borders)) == 2
    (once,) = {
        *values(small_word(tmp_path / "once", shared_cache, f"::: case-study\n{TABLE}:::\n").body, f"{margins}/@w:w")
    }
    (twice,) = {*values(word.body, f"{margins}/@w:w")}
    assert int(twice) > int(once)


def test_a_box_with_only_a_table_has_lines_above_and_below(tmp_path: Path, shared_cache: Path) -> None:
    word = small_word(tmp_path, shared_cache, f"::: box\n{TABLE}:::\n")
    lines = values(word.body, ".//w:tc/w:tcPr/w:tcBorders/*/@w:sz")
    assert lines == ["6"] * 8


def test_a_box_in_a_list_is_aligned_with_the_text_of_its_item(tmp_path: Path, shared_cache: Path) -> None:
    box = "   ::: callout-tip\n   Words.\n\n   - item\n   :::\n"
    word = small_word(tmp_path, shared_cache, f"1. Before.\n\n{box}\n2. After.\n")
    alone = small_word(tmp_path / "alone", shared_cache, "::: callout-tip\nWords.\n\n- item\n:::\n")
    item = int(
        property_of(
            word, next(paragraph for paragraph in word.paragraphs if paragraph.text == "Before."), "w:ind/@w:left"
        )
    )
    assert item > 0
    (at,) = {edge(alone, paragraph) for paragraph in inside(alone, "Tip", "item")}
    assert {edge(word, paragraph) for paragraph in inside(word, "Tip", "item")} == {at + item}


@pytest.mark.parametrize("inside", ["Words.\n", "- item\n", "| a | b |\n|---|---|\n| 1 | 2 |\n"])
def test_a_cross_reference_links_to_a_box_without_a_number(tmp_path: Path, shared_cache: Path, inside: str) -> None:
    word = small_word(tmp_path, shared_cache, f"::: {{.sidebar #box-a}}\n{inside}:::\n\nSee @box-a.\n")
    (reference,) = [field for field in word.fields() if field.instruction.startswith("REF")]
    assert reference.instruction.split()[1] in [name for name, _ in word.bookmarks()]


def test_marks_are_words_own_formatting(tmp_path: Path, shared_cache: Path) -> None:
    word = small_word(tmp_path, shared_cache, "[a]{.smallcaps} [b]{.underline} [c]{.mark}\n")
    (paragraph,) = [p for p in word.paragraphs if p.text == "a b c"]
    assert len(found(paragraph.node, "w:r/w:rPr/w:smallCaps")) == 1
    assert values(paragraph.node, "w:r/w:rPr/w:u/@w:val") == ["single"]
    assert values(paragraph.node, "w:r/w:rPr/w:rStyle/@w:val") == ["Highlight"]


def test_the_portrait_of_a_speaker_is_in_the_box(tmp_path: Path, shared_cache: Path) -> None:
    root = small_workspace(tmp_path, "::: {.pull-quote person=ada}\nRivers run.\n:::\n")
    (root / "source/people.yaml").write_text("ada: {name: Ada Novak, positions: [Fellow]}\n", encoding="utf-8")
    data = docx_of(edition_of(read(root, "brief"), shared_cache), shared_cache, root)
    assert faults(data) == []
    word = WordFile(data)
    (quote,), (portrait,), (name,) = map(word.styled, ("Pull Quote", "Portrait", "Person Name"))
    assert not found(portrait.node, "w:pPr/w:framePr"), "a frame would interrupt the lines of the box"
    (table,) = found(word.body, ".//w:tbl")
    cells = found(table, "w:tr/w:tc")
    assert [found(cell, "w:p") for cell in cells] == [[portrait.node], [name.node, *found(cells[1], "w:p")[1:]]]
    assert int(value(table, "w:tblPr/w:tblInd/@w:w")) == edge(word, quote)
    assert all(found(cell, "w:tcPr/w:tcBorders/w:bottom") for cell in cells), "the line of the box continues"


def test_the_text_below_a_box_that_ends_in_a_table_keeps_the_distance_of_the_box(
    tmp_path: Path, shared_cache: Path
) -> None:
    table = "| A | B |\n|---|---|\n| c | d |\n"
    word = small_word(tmp_path, shared_cache, f"::: box\nWords.\n\n{table}:::\n\nBelow.\n\n::: box\nWords.\n:::\n")
    (*_, box) = word.styled("Box")
    below = next(paragraph for paragraph in word.paragraphs if paragraph.text == "Below.")
    assert property_of(word, below, "w:spacing/@w:before") == property_of(word, box, "w:spacing/@w:after") != "0"


def test_recommendations_in_a_box_have_their_numbers_inside_it(tmp_path: Path, shared_cache: Path) -> None:
    body = "::: box\nWords.\n\n::: recommendations\n1. Act.\n\n   More.\n:::\n:::\n"
    word = small_word(tmp_path, shared_cache, body)
    words, act, more = (word.paragraph(text) for text in ("Words.", "Act.", "More."))
    begin = int(property_of(word, words, "w:ind/@w:left"))
    assert int(property_of(word, act, "w:ind/@w:left")) - int(property_of(word, act, "w:ind/@w:hanging")) == begin
    assert property_of(word, more, "w:ind/@w:left") == property_of(word, act, "w:ind/@w:left")
    assert len({edge(word, paragraph) for paragraph in (words, act, more)}) == 1, "one straight edge"


def test_a_double_border_has_the_width_of_the_stylesheet(desk: Desk) -> None:
    """CSS sets the width of a double border; Word sets the width of each of its lines, in eighths of a point."""
    word = word_of(desk, "::: box\nWords.\n:::\n", "title: A\nbrand: quarterly")
    (top,) = found(word.root(STYLES), "w:style[@w:styleId='Box']/w:pPr/w:pBdr/w:top")
    assert (value(top, "@w:val"), value(top, "@w:sz")) == ("double", "8"), "3pt in quarterly's style.css"


def test_the_distance_between_a_rule_and_the_text_matches_the_pdf(tmp_path: Path, shared_cache: Path) -> None:
    """The empty paragraph that has the rule takes up a line, which is part of the space above."""
    (rule,) = found(small_word(tmp_path, shared_cache, "Words.\n").root(STYLES), "w:style[@w:styleId='Rule']/w:pPr")
    assert found(rule, "w:pBdr/w:bottom")
    assert not found(rule, "w:pBdr/w:top")
    assert (value(rule, "w:spacing/@w:before"), value(rule, "w:spacing/@w:after")) == ("0", "150"), "15pt 0 7.5pt"


def test_lines_above_and_below_a_box_are_wider_than_its_text(tmp_path: Path, shared_cache: Path) -> None:
    """Word ends the lines where the space beside the text ends, so that space is a border in the colour of the
    paper.
    """
    text = '::: {.sidebar title="An older rule"}\nWords.\n\nMore words.\n:::\n'
    word = small_word(tmp_path, shared_cache, text)
    box = [one for one in word.paragraphs if one.style in ("Box Heading", "Sidebar")]
    assert len(box) == 3
    for side in ("left", "right"):
        paths = [f"w:pBdr/w:{side}/@w:{name}" for name in ("val", "space", "color")]
        lines = {tuple(property_of(word, paragraph, path) for path in paths) for paragraph in box}
        assert lines == {("single", "14", "FFFFFF")}, side


def test_a_chart_in_the_margin_is_not_wider_than_the_margin(tmp_path: Path, shared_cache: Path) -> None:
    chart = '::: {.chart type=bar alt="A"}\n| N | A |\n|--|--|\n| Sorna | 31 |\n| Lysa | 7 |\n:::\n'
    word = small_word(tmp_path, shared_cache, f"::: margin\n{chart}:::\n\nText.\n")
    (extent,) = values(word.body, ".//wp:inline/wp:extent/@cx")
    (width,) = set(values(word.body, ".//w:p[.//wp:inline]/w:pPr/w:framePr/@w:w"))
    assert int(extent) / 12700 < int(width) / 20 + 1
