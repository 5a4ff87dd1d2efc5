"""HTML is converted to its equivalent and never passed through; of other HTML, the words are kept."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefpress.model import (
    Box,
    BoxKind,
    CodeBlock,
    DefinitionList,
    Figure,
    Heading,
    LineBreak,
    ListBlock,
    Mark,
    Paragraph,
    Quote,
    Run,
    Table,
    ThematicBreak,
    inlines_of,
    plain_text,
    walk,
)
from tests.corpus.flow import of_pdf, of_word
from tests.desk import Desk, words_of
from tests.readers.pictures import picture, picture_of


def run(text: str, *marks: Mark, link: str | None = None) -> Run:
    return Run(text, frozenset(marks), link)


@pytest.mark.parametrize(
    ("written", "mark"),
    [
        ("<b>x</b>", Mark.STRONG),
        ("<STRONG class=a>x</strong >", Mark.STRONG),
        ("<em>x</em>", Mark.EMPHASIS),
        ("<cite>x</cite>", Mark.EMPHASIS),
        ("<s>x</s>", Mark.STRIKETHROUGH),
        ("<del>x</del>", Mark.STRIKETHROUGH),
        ("<code>x</code>", Mark.CODE),
        ("<kbd>x</kbd>", Mark.CODE),
        ("<u>x</u>", Mark.UNDERLINE),
        ("<ins>x</ins>", Mark.UNDERLINE),
        ("<mark>x</mark>", Mark.HIGHLIGHT),
        ("<sub>x</sub>", Mark.SUBSCRIPT),
        ("<sup>x</sup>", Mark.SUPERSCRIPT),
        ('<span class="smallcaps">x</span>', Mark.SMALL_CAPS),
    ],
)
def test_an_element_corresponds_to_its_mark(desk: Desk, written: str, mark: Mark) -> None:
    reading = desk.read(f"a {written} b\n")
    assert reading.inlines == (run("a "), run("x", mark), run(" b"))
    assert reading.codes == []


@pytest.mark.parametrize(
    "written", ["<small>x</small>", "<span class=a>x</span>", "<wbr>x", "<abbr title='t'>x</abbr>"]
)
def test_other_elements_with_a_meaning_keep_their_text(desk: Desk, written: str) -> None:
    reading = desk.read(f"a {written} b\n")
    assert (reading.inlines, reading.codes) == ((run("a x b"),), [])


def test_quotations_and_languages(desk: Desk) -> None:
    reading = desk.read('a <q>b</q> <span lang="fr">c</span> d\n')
    assert reading.inlines == (run("a \u201cb\u201d "), Run("c", lang="fr"), run(" d"))


def test_a_link_stays_a_link(desk: Desk) -> None:
    reading = desk.read('see <a href="https://example.org/?a=1&amp;b=2">the *report*</a>.\n')
    address = "https://example.org/?a=1&b=2"
    linked = (run("the ", link=address), run("report", Mark.EMPHASIS, link=address))
    assert reading.inlines == (run("see "), *linked, run("."))


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", ""])
def test_a_dangerous_address_is_not_a_link(desk: Desk, address: str) -> None:
    assert desk.read(f'see <a href="{address}">this</a>\n').inlines == (run("see this"),)


def test_an_inline_html_picture_is_read_like_markdown(desk: Desk) -> None:
    reading = desk.read('a <img src="x.png" alt="dry &amp; wide river"> b\n')
    assert reading.inlines == (run("a dry & wide river b"),)
    assert reading.spots == [("image-inline", 4, 3)]


@pytest.mark.parametrize("html", ["<span>a</span>", "<font color='red'>a", "a</i>", "a<wbr>"])
def test_other_tags_keep_their_text(desk: Desk, html: str) -> None:
    assert desk.read(f"{html}\n").inlines == (run("a"),)


def test_tags_that_end_paragraphs_end_lines_inside_text(desk: Desk) -> None:
    reading = desk.read("| a |\n|---|\n| <p>x</p> <p>y</p> |\n")
    assert [inlines_of(block) for block in reading.blocks] == [(run("a"), run("x"), LineBreak(), run("y"))]


def test_html_elements_become_the_equivalent_blocks(desk: Desk) -> None:
    items = "  <li>\n    <h1>Title</h1>\n    <p>Some *words*\n       go on.<p>\n  </li>\n  <li>Last</li>\n"
    reading = desk.read(f'<ol start="3">\n{items}</ol>\n\nNext.\n')
    found = reading.blocks[0]
    assert isinstance(found, ListBlock)
    assert (found.ordered, found.start, len(found.items)) == (True, 3, 2)
    assert words_of(reading.blocks) == ["Title", "Some words go on.", "Last", "Next."]
    assert [block.place.line for block in walk(reading.blocks) if isinstance(block, Paragraph)] == [7, 10, 13]


def test_markdown_between_tags_is_read(desk: Desk) -> None:
    reading = desk.read("<div>\n## A title\nWords[^n]^[inside] and <!-- not this --> more.\n</div>\n\n[^n]: N\n")
    heading, paragraph = reading.blocks
    assert isinstance(heading, Heading)
    assert plain_text(inlines_of(paragraph)) == "Words and  more."
    assert sorted(words_of(note.blocks) for note in reading.notes.values()) == [["N"], ["inside"]]
    assert reading.codes == []


def test_notes_inside_two_stretches_are_two(desk: Desk) -> None:
    reading = desk.read("a^[one]\n\n<p>b^[two]</p><p>c^[three]</p>\n")
    assert sorted(words_of(note.blocks) for note in reading.notes.values()) == [["one"], ["three"], ["two"]]


def test_text_of_scripts_and_styles_is_not_kept(desk: Desk) -> None:
    reading = desk.read("a\n\n<script>\nlet x = 1\n\nlet y\n</script>\n\n<style>p {}</style>\n\nb\n")
    assert reading.spots == [("html-unsafe", 6, 1), ("html-unsafe", 12, 1)]
    assert words_of(reading.blocks) == ["a", "b"]


def test_an_endless_program_leaves_no_traces(desk: Desk) -> None:
    assert words_of(desk.read("<script>\na\n\nb\n").blocks) == ["a", "b"]
    assert words_of(desk.read("<!-- a\n\nb\n").blocks) == ["<!-- a", "b"]


@pytest.mark.parametrize("html", ["<br>", "<br/><br />", "<br></br>"])
def test_text_with_only_line_breaks_is_empty(desk: Desk, html: str) -> None:
    reading = desk.read(f"a\n\n{html}\n\nb\n")
    assert (reading.problems, words_of(reading.blocks)) == ((), ["a", "b"])


def test_html_in_lists_and_quotes(desk: Desk) -> None:
    reading = desk.read("- a\n\n  <div>\n  b\n  </div>\n\n> <p>c\n> d</p>\n")
    assert words_of(reading.blocks) == ["a", "b", "c d"]
    assert reading.codes == []


TABLE = """\
<table id="tbl-a">
<caption>The <b>levels</b></caption>
<thead><tr><th>Format<th colspan=2>Level</thead>
<tbody>
<tr><th rowspan="2">PDF</th><td>Low</td><td><ul><li>one<li>two</ul></td></tr>
<tr><td>B</td><td align=right>3</td></tr>
<tr><th>Word</th></tr>
</tbody>
</table>
"""


def test_a_table_has_spans_headers_caption_and_blocks(desk: Desk) -> None:
    reading = desk.read(f"{TABLE}\nSee @tbl-a.\n")
    found = reading.blocks[0]
    assert isinstance(found, Table)
    assert reading.codes == []
    assert (plain_text(found.caption), found.id, len(found.head), found.header_columns) == ("The levels", "tbl-a", 1, 1)
    rows = [[(plain_text(cell.inlines), cell.column_span, cell.row_span) for cell in row] for row in found.body]
    assert rows == [
        [("PDF", 1, 2), ("Low", 1, 1), ("", 1, 1)],
        [("B", 1, 1), ("3", 1, 1)],
        [("Word", 1, 1), ("", 1, 1), ("", 1, 1)],
    ]
    assert isinstance(found.body[0][2].blocks[0], ListBlock)


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td rowspan=9>a</td><td colspan=5>b</td></tr></table>",
        "<table><tr><th rowspan=3>a</th></tr><tr><td>b</td></tr><tr><td>c</td></tr></table>",
        "<table><tr></tr><tr><td>a<td>b<tr><td>c</table>",
        "<table>words<tr><td>a</td>more</tr></table>",
        "<table></table>",
        "<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>",
    ],
)
def test_tables_of_any_form_are_published(desk: Desk, html: str) -> None:
    reading = desk.read(f"{html}\n\nWords.\n")
    assert {code for code in reading.codes if code.startswith("table")} <= {"table-header", "table-cells", "table-span"}
    assert all(str(problem.level) != "error" for problem in reading.problems)


def test_a_table_footer_above_the_rows_is_shown_below_them(desk: Desk) -> None:
    rows = "<tfoot><tr><td>sum<td>3</tfoot><tbody><tr><td>a<td>1</tbody><thead><tr><th>A<th>B</thead>"
    block = desk.read(f"<table>{rows}</table>\n").block
    assert isinstance(block, Table)
    shown = [[plain_text(cell.inlines) for cell in row] for row in (*block.head, *block.body)]
    assert (len(block.head), shown) == (1, [["A", "B"], ["a", "1"], ["sum", "3"]])


@pytest.mark.parametrize(
    "html", ["<ol start=5><li>a</ol>", "<ol><li value=5>a<li>b</ol>", "<ol start=5><li value=5>a</ol>"]
)
def test_a_list_begins_with_its_number(desk: Desk, html: str) -> None:
    block = desk.read(f"{html}\n").block
    assert isinstance(block, ListBlock)
    assert block.start == 5


def test_a_separate_picture_is_a_figure_with_its_caption(desk: Desk) -> None:
    picture(desk.root / "source" / "brief" / "p.png", (1200, 400))
    image = '<img src="p.png" alt="A diagram" width="400" height=30 style="border: 0">'
    for html in (f'<p align="center">\n  {image}\n</p>', f"<center>{image}</center>", image, f"Words.\n{image}"):
        *_, found = desk.read(f"{html}\n").blocks
        assert isinstance(found, Figure)
        assert (picture_of(found).path, picture_of(found).alt, found.length) == ("source/brief/p.png", "A diagram", 300)
    html = f'<figure id="fig-x">\n  {image}\n  <figcaption>The <b>river</b>.\n  </figcaption>\n</figure>'
    reading = desk.read(f"{html}\n\nSee @fig-x.\n")
    assert isinstance(found := reading.blocks[0], Figure)
    assert (plain_text(found.caption), found.id, reading.codes) == ("The river.", "fig-x", [])


def test_lists_of_terms_quotations_code_and_breaks(desk: Desk) -> None:
    html = "<dl><dt>T<dd>D</dl>\n<blockquote>Q</blockquote>\n<pre><code>if a &lt; b:\n    c\n</code></pre>\n<hr>\n"
    reading = desk.read(html)
    assert [type(block) for block in reading.blocks] == [DefinitionList, Quote, CodeBlock, ThematicBreak]
    assert isinstance(code := reading.blocks[2], CodeBlock)
    assert (code.text, reading.codes) == ("if a < b:\n    c", [])


def test_details_elements_are_always_open(desk: Desk) -> None:
    reading = desk.read("<details>\n<summary>More</summary>\n\nHidden **words**.\n\n- a\n\n</details>\n\nAfter.\n")
    assert words_of(reading.blocks) == ["More", "Hidden words.", "a", "After."]
    assert inlines_of(reading.blocks[0]) == (run("More", Mark.STRONG),)
    assert reading.codes == []


@pytest.mark.parametrize(
    ("body", "leads"),
    [
        ("[a](#5.2)\n\n# Disaster<a id='5.2'></a>\n\nx\n", "5.2"),
        ("[a](#x)\n\n<a name=x></a>\n\n# Disaster\n\nx\n", "x"),
        ("[a](#x)\n\n<h1 id=x>Disaster</h1>\n\nx\n", "x"),
        ('[a](#x)\n\n<span id="x">words</span>\n', "x"),
        ('[a](#x)\n\n- <sup id="x">1</sup> words\n', "x"),
        ('[a](#x)\n\n<p id="x">words</p>\n', "x"),
        ("[a](#introduccion)\n\n# Introducción\n\nx\n", ""),
    ],
)
def test_links_lead_to_ids_of_tags(desk: Desk, body: str, leads: str) -> None:
    reading = desk.read(body)
    assert reading.codes == []
    ids = {getattr(block, "id", "") for block in walk(reading.blocks)}
    assert leads in ids


@pytest.mark.parametrize(
    "html",
    [
        *("<script>x</script>", "<style>p {}</style>", '<iframe src="https://a.org"></iframe>', "<object></object>"),
        *("<embed src=a>", "<form></form>", '<div onclick="x()">a</div>', 'a <b onclick="x()">b</b>'),
        *('<a href="javascript:x()">a</a>', '<img src="a.png" alt="A" onerror="x()">', "<input type=text> a"),
    ],
)
def test_active_html_is_an_error(desk: Desk, html: str) -> None:
    found = [problem for problem in desk.read(f"Words.\n\n{html}\n").problems if problem.code == "html-unsafe"]
    assert [(str(problem.level), problem.place and problem.place.line) for problem in found] == [("error", 6)]


@pytest.mark.parametrize("html", ["<marquee>a</marquee>", "a <font color=red>b</font>", "<video>a</video>", "a </i> b"])
def test_elements_without_a_meaning_are_a_warning(desk: Desk, html: str) -> None:
    found = [problem for problem in desk.read(f"{html}\n").problems if problem.code == "html-raw"]
    assert [str(problem.level) for problem in found] == ["warning"]


def test_captions_of_markdown_belong_to_tables_of_html(desk: Desk) -> None:
    reading = desk.read("<table><tr><th>a<tr><td>b</table>\n\n: Costs {#tbl-c}\n\nSee @tbl-c.\n")
    assert isinstance(found := reading.blocks[0], Table)
    assert (plain_text(found.caption), reading.codes) == ("Costs", [])


@pytest.mark.slow
def test_both_formats_contain_the_content_of_html(desk: Desk) -> None:
    picture(desk.root / "source" / "brief" / "p.png", (1200, 400))
    front = "title: T\ntoc: false"
    figure = '<figure><img src="p.png" alt="A diagram"><figcaption>Flow</figcaption></figure>'
    desk.brief(
        f"# One\n\n{TABLE}\n{figure}\n\n<ul><li>x</li></ul>\n\n<h2>Two</h2>\n\n<p>Words <kbd>K</kbd></p>\n",
        front=front,
    )
    outcome = desk.publish("brief")
    assert (outcome.code, "error" in outcome.err) == (0, False)
    word, pdf = of_word(desk.root / "output" / "brief.docx"), of_pdf(desk.root / "output" / "brief.pdf")
    assert [words for _, words in word.pieces] == [words for _, words in pdf.pieces]
    kinds = {kind for kind, _ in word.pieces}
    assert {"heading 1", "heading 2", "cell", "picture", "caption", "item", "text"} <= kinds


TAGS = ("<p>", "</p>", "<div class='a'>", "</div>", "<b>", "</b>", "<ul><li>", "<br>", "<img alt='q'>", "<sup>", "</i>")
pieces = st.one_of(st.sampled_from(TAGS), st.sampled_from(("\n", "\n\n", " ")), st.integers(0, 999).map("w{}".format))


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(written=st.lists(pieces, max_size=25).map("".join))
def test_no_word_between_tags_is_lost(module_desk: Desk, written: str) -> None:
    reading = module_desk.read(f"{written}\n")
    actual = " ".join(
        block.text if isinstance(block, CodeBlock) else plain_text(inlines_of(block)) for block in walk(reading.blocks)
    )
    assert re.findall(r"w\d+", actual) == re.findall(r"w\d+", written)


@pytest.mark.parametrize(
    "written", ["<?php\n\necho 1;\n\n?>", "<![CDATA[\nwords\n]]>", '<div id="a"\nwords', "<div class"]
)
def test_incomplete_tags_are_refused_too(desk: Desk, written: str) -> None:
    assert desk.read(f"{written}\n\nMore.\n").spots == [("html-raw", 4, 1)]


def test_an_aside_is_a_box(desk: Desk) -> None:
    reading = desk.read("<aside>\n💡 **Rivers** flow.\n\n- Lakes\n\n</aside>\n")
    assert isinstance(reading.block, Box)
    assert reading.block.kind is BoxKind.BOX
    assert words_of(reading.block.blocks) == ["💡 Rivers flow.", "Lakes"]
    assert reading.problems == ()


@pytest.mark.parametrize(
    "written",
    [
        "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rt>ji</rt></ruby>",
        "<ruby><rb>漢</rb><rt>kan</rt><rb>字</rb><rt>ji</rt></ruby>",
    ],
)
@pytest.mark.parametrize("around", ["A {} b", "<div>A {} b</div>"])
def test_readings_of_ruby_annotations_are_in_brackets(desk: Desk, around: str, written: str) -> None:
    reading = desk.read(around.format(written) + "\n")
    assert (words_of(reading.blocks)[0], reading.codes) == ("A 漢(kan)字(ji) b", [])


def test_check_boxes_are_symbols(desk: Desk) -> None:
    reading = desk.read(
        '<ul><li><input type="checkbox" checked disabled> Done</li><li><input type=checkbox> Open</li></ul>'
    )
    assert (words_of(reading.blocks), reading.codes) == (["☑ Done", "☐ Open"], [])
    assert desk.read('- <input type="checkbox" onclick="x()"> Open\n').codes == ["html-unsafe"]


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("<video src='a.mp4'>See</video>", "write a link to it: [title](address)"),
        ("<svg><rect/></svg>", "save it as a picture and write ![caption](picture.svg)"),
        ("<math><mi>x</mi></math>", "write the formula in TeX: $x^2$"),
        ("<iframe src='a.html'></iframe>", "remove it, or write a link to its content: [title](address)"),
        ("<dialog open>Words</dialog>", r"write it in Markdown; write a literal `<` as `\<`"),
    ],
)
def test_hints_suggest_what_to_write_instead_of_an_element(desk: Desk, written: str, hint: str) -> None:
    assert desk.read(f"{written}\n").problems[0].hint == hint


def test_a_drawing_is_one_problem_and_keeps_its_labels(desk: Desk) -> None:
    drawing = (
        '<svg width="9">\n  <g><circle r="4"/><text x="1">Dry &amp; wet</text></g>\n\n    <text>Years</text>\n</svg>\n'
    )
    reading = desk.read(f"{drawing}\nWords <svg><rect/><path d='M0 0'/></svg> after.\n")
    assert [(code, line) for code, line, _ in reading.spots] == [("html-raw", 4), ("html-raw", 10)]
    assert words_of(reading.blocks) == ["Dry & wet Years", "Words after."]
    unsafe = desk.read("<svg>\n<style>a{}</style><script>x()</script>\n</svg>\n")
    assert unsafe.codes == ["html-raw", "html-unsafe"] and not unsafe.blocks


def test_components_of_websites_are_reported_once_each_and_their_text_is_kept(desk: Desk) -> None:
    """Closing tags belong to their opening tags, and text that a component shows from an attribute is reported."""
    text = """<Tabs>
<TabItem value="mac" label="On a Mac">

Use *one*.

</TabItem>
<TabItem value="win" label="On Windows">

- two

</TabItem>
</Tabs>

<Callout>
Three.
</Callout>
"""
    reading = desk.read(text)
    assert [type(block).__name__ for block in reading.sure.blocks] == ["Paragraph", "ListBlock", "Paragraph"]
    assert [(problem.text, line) for problem, (_, line, _) in zip(reading.problems, reading.spots, strict=True)] == [
        ("<tabs> is read as an HTML tag; it is left out", 4),
        ('the attribute "label" of <tabitem> has no effect; its text is not shown', 5),
        ("<tabitem> is read as an HTML tag; it is left out", 5),
        ('the attribute "label" of <tabitem> has no effect; its text is not shown', 10),
        ("<tabitem> is read as an HTML tag; it is left out", 10),
        ("<callout> is read as an HTML tag; it is left out", 17),
    ]
