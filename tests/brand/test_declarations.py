"""`check` lists everything that Word cannot show, with its place in the CSS, and nothing else."""

from pathlib import Path

import pytest
from PIL import Image

from briefpress.brand.css.declarations import CLASSES
from tests.desk import Desk, Outcome
from tests.html.editions import edition_of, html_of, read
from tests.readers.page import HtmlPage
from tests.readers.pictures import stress_pictures
from tests.readers.publishing import STRESS, workspace
from tests.readers.word import WordFile, value

BRAND = "meta: {name: Own}\ndefaults: {briefpress: {extends: plain}}\n"


def checked(desk: Desk, css: str, *options: str) -> Outcome:
    """Check a brief in a brand that adds `css` to the plain brand."""
    desk.write("styles/own/brand.yml", BRAND)
    desk.write("styles/own/style.css", css)
    desk.brief(front="title: A\nbrand: own")
    return desk.check(*options)


def spots(outcome: Outcome) -> list[str]:
    """Return the line, column and code of each problem in the CSS."""
    own = "styles/own/style.css:"
    return [line.removeprefix(own).partition("]")[0] + "]" for line in outcome.lines if line.startswith(own)]


@pytest.mark.parametrize("brand", ["plain", "oxford-belarus-observatory", "quarterly"])
def test_the_repositorys_brands_use_only_what_word_supports(desk: Desk, brand: str) -> None:
    desk.brief(front=f"title: A\nbrand: {brand}")
    assert desk.check("--strict").err == ""


@pytest.mark.parametrize(
    "declaration",
    [
        "transform: rotate(3deg)", "border-radius: 4pt", "columns: 2", "opacity: 0.5",
        "float: left", "text-transform: capitalize", "background: linear-gradient(red, blue)", "width: 50%",
        "border-style: groove", "position: absolute", "text-decoration: overline", "display: flex", "hyphens: auto",
        "box-shadow: 0 0 2px red", "background-image: none", "word-spacing: 2pt",
    ],
)  # fmt: skip
def test_rules_without_an_equivalent_in_word_are_reported_at_their_place(desk: Desk, declaration: str) -> None:
    outcome = checked(desk, f".title {{ color: red }}\n\n  .abstract {{ color: red; {declaration} }}\n")
    assert spots(outcome) == ["3:27: remark[css-not-in-word]"]
    name = declaration.partition(":")[0]
    assert f'"{name}" of Abstract' in outcome.err
    (marks,) = (line for line in outcome.lines if "^" in line)
    assert marks.count("^") == len(name)


@pytest.mark.parametrize(
    "declaration",
    [
        "color: red", "font: italic 700 12pt/16pt Roboto", "margin: 1pt 2pt", "padding-left: 3pt", "display: none",
        "border: 1pt dashed red", "border-bottom-width: 2pt", "background: var(--brand-primary)", "color: inherit",
        "text-transform: uppercase", "letter-spacing: 1pt", "break-before: page", "font-variant: small-caps",
        "text-indent: 12pt", "text-decoration: line-through", "--mine: 3pt",
        "float: footnote", "text-align: center", "bookmark-level: 1",
    ],
)  # fmt: skip
def test_rules_that_word_supports_are_not_reported(desk: Desk, declaration: str) -> None:
    lost = spots(checked(desk, f".abstract {{ {declaration} }}"))
    assert [spot for spot in lost if not spot.endswith("[text-hidden]")] == []  # Word hides it, as the PDF does


def test_pictures_have_sizes_and_corners(desk: Desk) -> None:
    css = ".portrait { float: left; width: 40pt; border-radius: 50%; object-fit: cover } .cover-logo { max-width: 80% }"
    assert spots(checked(desk, css)) == []


@pytest.mark.parametrize(
    "selector",
    [".abstract + .abstract", ".part-body .quote", ".quote:first-child", ".quote:not(.abstract)", "li > .quote"],
)
def test_a_rule_for_some_paragraphs_of_a_role_is_reported(desk: Desk, selector: str) -> None:
    outcome = checked(desk, f"{selector} {{ color: red }}")
    assert spots(outcome) == ["1:1: remark[css-not-in-word]"]
    assert "this rule applies to only some of them" in outcome.err


@pytest.mark.parametrize("selector", [".title-long .title", "html .title", "p.quote, h2.heading-1", "body"])
def test_a_rule_for_all_paragraphs_of_a_role_is_not_reported(desk: Desk, selector: str) -> None:
    assert spots(checked(desk, f"{selector} {{ color: red }}")) == []


def test_words_drawn_by_css_are_reported_and_the_mechanics_of_lists_and_pages_are_not(desk: Desk) -> None:
    drawn = checked(desk, '.heading-1::before { content: "§ "; color: red }')
    assert spots(drawn) == ["1:22: remark[css-not-in-word]"]
    quiet = '.footer::after { content: counter(page) } .toc-1::after { content: leader(". ") } '
    assert spots(checked(desk, quiet + '.list-bullet::before { content: "x" }')) == []


def test_rules_for_paper_only_are_not_reported(desk: Desk) -> None:
    assert spots(checked(desk, "@media print { .abstract { columns: 2 } .quote + .quote { color: red } }")) == []
    assert len(spots(checked(desk, "@supports (columns: 2) { @media all { .abstract { columns: 2 } } }"))) == 1
    assert len(spots(checked(desk, "@layer a { .abstract { columns: 2 } }"))) == 1


@pytest.mark.parametrize(("weight", "count"), [("bold", 0), ("400", 0), ("300", 1), ("900", 1)])
def test_weights_that_word_lacks_are_reported(desk: Desk, weight: str, count: int) -> None:
    assert len(spots(checked(desk, f".heading-1 {{ font-weight: {weight} }}"))) == count


def test_one_declaration_for_many_roles_is_one_remark(desk: Desk) -> None:
    outcome = checked(desk, ".heading-1, .heading-2, .heading-3, .heading-4, .heading-5 { opacity: 0.5 }")
    assert len(spots(outcome)) == 1
    assert "Heading 1, Heading 2, Heading 3 and 2 more" in outcome.err
    assert outcome.lines[-1] == "1 remark"


def test_remarks_never_fail(desk: Desk) -> None:
    assert checked(desk, ".abstract { columns: 2 }", "--strict").code == 0


def test_a_misspelt_role_is_reported_with_the_nearest_role(desk: Desk) -> None:
    outcome = checked(desk, ".title { color: red }\n.heading1, .abstract { color: red }")
    assert spots(outcome) == ["2:2: warning[class-unknown]"]
    assert 'did you mean "heading-1"?' in outcome.err
    assert checked(desk, "@media print { .heading1 { color: red } }", "--strict").code == 1


def test_a_skeleton_can_have_its_own_classes(desk: Desk) -> None:
    desk.write("styles/own/skeleton.html.j2", '<div class="ribbon"></div>')
    assert spots(checked(desk, ".ribbon { color: red }")) == []


def test_css_that_cannot_be_read_is_reported_with_its_place(desk: Desk) -> None:
    (spot,) = spots(checked(desk, ".title { color: red }\n\n.quote"))
    assert spot.endswith("warning[css-invalid]")
    assert spot.startswith("3:")


def test_every_class_of_the_page_is_known(tmp_path: Path) -> None:
    root = workspace(tmp_path / "stress", source=STRESS)
    stress_pictures(root / "source" / "images")
    page = HtmlPage(html_of(edition_of(read(root, "stress"), tmp_path / "cache"), tmp_path / "cache"))
    used = {name for item in page.values("//body//@class | //body/@class") for name in item.split()}
    assert len(used) > 20
    assert used <= CLASSES


def test_lengths_that_mix_percentages_and_points_are_laid_out_and_reported(desk: Desk) -> None:
    outcome = checked(desk, ".brief-table { width: calc(100% + 10mm) } .quote { margin-left: calc(1mm + 5%) }")
    assert spots(outcome) == ["1:16: remark[css-not-in-word]", "1:52: remark[css-not-in-word]"]
    desk.brief("# H\n\n| a |\n|---|\n| 1 |\n\n> Q\n", front="title: A\nbrand: own")
    assert desk.run("publish").code == 0


def test_a_picture_behind_the_cover_is_reported(desk: Desk) -> None:
    outcome = checked(desk, ".part-cover { background: linear-gradient(#fff, #0B4F5C) } .title { color: #fff }")
    assert spots(outcome) == ["1:15: remark[css-not-in-word]"]
    assert "background-color" in outcome.err


@pytest.mark.parametrize(
    ("css", "lost"),
    [
        (".part-body { display: grid; columns: 2 }", ["1:14", "1:29"]),
        (".part-body { margin-left: 40pt }", ["1:14"]),
        (".key-messages { page: wide }", ["1:17"]),
        (".person { background: #EEEEEE; border: 1pt solid red }", ["1:11", "1:32"]),
        (".part-abstract { background: linear-gradient(red, blue); padding: 10pt }", ["1:18", "1:58"]),
        (".contact { position: relative; top: 3pt }", ["1:12", "1:32"]),
        (".figure-block { display: flex; float: right }", ["1:17", "1:32"]),
        ("body { columns: 2; background: #FAFAFA }", ["1:8", "1:20"]),
        ("table { columns: 2 } .brief-table tr { background: #EEEEEE }", ["1:9", "1:40"]),
        (".recommendations { counter-reset: rec 4 }", ["1:20"]),
        (".heading-1 { counter-increment: chapter }", ["1:14"]),
        (".heading-2::after { content: ''; width: 20pt; border-bottom: 1pt solid red }", ["1:34", "1:47"]),
        ("@page { background: #EEEEEE; border: 1pt solid red }", ["1:9", "1:30"]),
        ("@page { @top-center { content: 'House'; background: red } }", ["1:23", "1:41"]),
        ("@page cover { border-top: 3pt solid red }", ["1:15"]),
        ("@page back { background: #EEEEEE; border-top: 3pt solid red }", ["1:35"]),
        ("@page back { background: linear-gradient(#EEE, #DDD) }", ["1:14"]),
    ],
)
def test_box_page_and_drawing_rules_that_word_lacks_are_reported(desk: Desk, css: str, lost: list[str]) -> None:
    assert spots(checked(desk, css)) == [f"{place}: remark[css-not-in-word]" for place in lost]


def test_css_counters_of_headings_have_a_hint_to_number_sections(desk: Desk) -> None:
    css = '.heading-1 { counter-increment: a }\n.heading-1::before { content: counter(a) ". " }'
    assert checked(desk, css).err.count("write `number-sections: true` in briefs") == 2


@pytest.mark.parametrize(
    "css",
    [
        ".person { break-inside: avoid; margin-bottom: 9pt; display: flow-root }", ".margin { width: 30mm }",
        ".part-contents { break-before: page }", ".landscape { page: landscape }",
        ".recommendations { margin-top: 9pt }",
        ".cover-head { padding: 9mm; border-bottom: 6mm solid red }", ".toc-1::after { content: leader('. ') }",
        "@page { margin: 30mm; @bottom-right { content: element(footer) } @footnote { border-top: 1pt solid red } }",
        "body { margin: 0; background: none }", ".contact { border: 0; padding: 0 }",
        "@media print { body { columns: 2 } }",
    ],
)  # fmt: skip
def test_boxes_and_pages_that_word_supports_are_not_reported(desk: Desk, css: str) -> None:
    assert spots(checked(desk, css)) == []


@pytest.mark.parametrize(
    ("css", "place", "text"),
    [
        (
            ".quote { color: #FFFFFF; background: url(x.png) }",
            "1:26",
            "Quote is 1.0 to 1, below the minimum of 4.5 to 1",
        ),
        (
            ".heading-1 { color: #FFFFFF; background-image: url(x.png) }",
            "1:30",
            "Heading 1 is 1.0 to 1, below the minimum of 3 to 1",
        ),
        (".part-cover { background: url(x.png) } .cover-head { background: none }", "1:15", "Title is 1.0 to 1"),
    ],
)
def test_text_on_a_picture_that_cannot_be_read_in_word_is_reported(desk: Desk, css: str, place: str, text: str) -> None:
    (desk.root / "styles/own").mkdir(parents=True)
    Image.new("RGB", (4, 4)).save(desk.root / "styles/own/x.png")
    outcome = checked(desk, css)
    assert f"{place}: warning[contrast]" in spots(outcome)
    assert f"in Word, the contrast of {text}" in outcome.err


def test_a_gradient_has_a_background_of_one_colour_in_word(desk: Desk) -> None:
    """Light text on this background is therefore readable in Word."""
    outcome = checked(desk, ".cover-head { background: linear-gradient(#000000, #202040) }")
    assert [spot for spot in spots(outcome) if "contrast" in spot] == []
    assert desk.run("publish", "brief", "--to", "docx").code == 0
    (title,) = WordFile(desk.root / "output/brief.docx").styled("Title")
    assert value(title.node, "w:pPr/w:shd/@w:fill") == "101020"
