"""Rules of style: links, headings, items, placeholders, dates, limits, colours, unused files."""

import pytest
from PIL import Image

from briefpress.brand import contrast
from tests.desk import Desk

ABBREVIATION = "abbreviation-undefined"  # text that is not a placeholder may look like one
EXTENDS = "defaults:\n  briefpress:\n    extends: plain\n"


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", "here"), ("en-GB", "Click here"), ("en", "READ MORE ..."), ("en", "**click** here"), ("de", "hier"),
     ("uk", "тут"), ("ja", "こちら"), ("zh-TW", "點擊這裡"), ("ka", "here")],
)  # fmt: skip
def test_vague_link_text_is_reported(desk: Desk, lang: str, words: str) -> None:
    desk.brief(f"It is [{words}](https://example.org).\n", front=f"title: A\nlang: {lang}")
    assert ("link-vague", 5, 7) in desk.found()


@pytest.mark.parametrize("words", ["the report", "here in Kyiv", "hier", "Hereford"])
def test_clear_link_text_is_not_reported(desk: Desk, words: str) -> None:
    desk.brief(f"It is [{words}](https://example.org) or [here](#a).\n\n# A {{#a}}\n".replace("[here]", "[this part]"))
    assert desk.found() == []


def test_a_link_without_an_address_is_not_also_reported_as_vague(desk: Desk) -> None:
    desk.brief("It is [here]().\n")
    assert desk.found() == [("link-empty", 4, 7)]


def test_an_address_in_the_text_is_remarked_on_but_not_in_notes(desk: Desk) -> None:
    link = "[example.org/a](https://www.example.org/a/)"
    desk.brief(f"See {link} and <mailto:a@example.org>.[^n]\n\n[^n]: See {link}.\n")
    assert desk.found() == [("link-bare", 4, 5)]


@pytest.mark.parametrize(
    ("link", "column"),
    [("[x y](file:///home/ann/a.xlsx)", 5), ("<file:///home/a>", 5), ("[x y](http://localhost:8000/a)", 5),
     ("[x y](C:/Users/ann/a.docx)", 5)],
)  # fmt: skip
def test_a_link_to_a_local_file_is_reported(desk: Desk, link: str, column: int) -> None:
    desk.brief(f"See {link}.\n")
    assert desk.found() == [("link-local", 4, column)]


def test_headings(desk: Desk) -> None:
    desk.brief(
        "# One.\n\n# TWO WORDS HERE\n\n# Three\n\n## Three\n\n# Three\n\n# NATO, OECD\n\n# The U.S.\n\n# And ...\n"
    )
    assert desk.found() == [("heading-full-stop", 4, 1), ("heading-capitals", 6, 1), ("heading-duplicate", 12, 1)]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("# *Sharing* rivers\n\nWords.\n\n# Findings\n", "remove it: the front matter has the title\n"),
        ("# SHARING RIVERS!\n\nWords.\n\n## Findings\n", "and raise the headings below it: ## becomes #\n"),
    ],
)
def test_first_heading_that_repeats_the_title(desk: Desk, text: str, hint: str) -> None:
    desk.brief(f"\n{text}", front="title: Sharing rivers\n")
    assert ("title-repeated", 6, 1) in desk.found()
    assert hint in desk.check().err


def test_a_later_heading_may_repeat_the_title(desk: Desk) -> None:
    desk.brief("# Results\n\n# Rivers\n", front="title: Rivers\n")
    assert desk.found() == []


def test_empty_items(desk: Desk) -> None:
    desk.brief("- One\n- \n- Two\n")
    outcome = desk.check()
    assert desk.found() == [("item-empty", 4, 1)]
    assert "item 2 of this list is empty" in outcome.err


@pytest.mark.parametrize("words", ["TODO", "TBD", "Lorem ipsum", "XXX", "???", "todo lorem IPSUM"])
def test_placeholder_text_is_reported(desk: Desk, words: str) -> None:
    desk.brief(f"One line\nand {words} more.\n\nA note.[^n]\n\n[^n]: About {words} too.\n")
    column = 10 if words.startswith("todo") else 5
    assert desk.found() == [("placeholder", 5, column), ("placeholder", 9, column + 8)]


@pytest.mark.parametrize("words", ["`TODO`", "todo", "TODOS", "XXXI", "??", "METODO"])
def test_intended_text_is_not_reported(desk: Desk, words: str) -> None:
    desk.brief(f"And {words} more.\n")
    assert [code for code, _, _ in desk.found() if code != ABBREVIATION] == []


def test_a_placeholder_in_the_title_and_in_another_language(desk: Desk) -> None:
    desk.brief("Hay que hacer TODO.\n", front="title: TBD\nlang: es")
    assert desk.found() == [(ABBREVIATION, 5, 15)]
    desk.brief(front="title: TBD or not\nlang: en")
    assert desk.found() == [("placeholder", 2, 8)]


def test_a_brand_has_lists_of_its_own(desk: Desk) -> None:
    desk.write("styles/mine/brand.yml", EXTENDS)
    desk.write("styles/mine/words/en.yaml", 'vague-links: [see there]\nplaceholders: ["", "@@"]\n')
    link = "https://example.org"
    desk.brief(f"TODO @@ [here]({link}) [See there]({link})\n", front="title: A\nbrand: mine")
    assert desk.found() == [(ABBREVIATION, 5, 1), ("placeholder", 5, 6), ("link-vague", 5, 37)]


def test_a_date_in_the_future(desk: Desk) -> None:
    desk.brief(front="title: A\ndate: 2026-03-15")
    assert desk.found("--today", "2026-03-14") == [("date-future", 3, 7)]
    assert desk.found("--today", "2026-03-15") == []


def test_word_limits_of_the_brand(desk: Desk) -> None:
    limits = "    limits: {title: 2, heading: 1, paragraph: 3, note: 1, abstract: 2, body: 9}\n"
    desk.write("styles/mine/brand.yml", EXTENDS + limits)
    front = "title: One two three\nbrand: mine\nabstract: one two three"
    desk.brief("# One two\n\none two three four[^n]\n\none two three\n\n[^n]: one two\n", front=front)
    assert desk.found() == [
        ("limit-exceeded", 2, 8), ("limit-exceeded", 4, 11),
        ("limit-exceeded", 6, 1), ("limit-exceeded", 8, 1), ("limit-exceeded", 12, 1),
    ]  # fmt: skip


def test_invalid_limits_of_a_brand_are_reported_and_limits_are_inherited(desk: Desk) -> None:
    desk.write("styles/mine/brand.yml", EXTENDS + "    limits: {titel: 2, heading: none, title: 1}\n")
    desk.write("styles/yours/brand.yml", "defaults: {briefpress: {extends: mine, limits: {title: 2}}}\n")
    desk.brief(front="title: One two\nbrand: mine")
    assert [code for code, _, _ in desk.found()] == ["limit-exceeded", "key-unknown", "value-invalid"]
    desk.brief(front="title: One two\nbrand: yours")
    assert [code for code, _, _ in desk.found()] == ["key-unknown", "value-invalid"]


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#767676") == pytest.approx(4.54, abs=0.01)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_colours_with_too_little_contrast_are_reported(desk: Desk) -> None:
    desk.write("styles/mine/brand.yml", 'color:\n  palette:\n    grey: "#777777"\n  secondary: grey\n' + EXTENDS)
    desk.brief(front="title: A\nbrand: mine")
    outcome = desk.check()
    assert "styles/mine/brand.yml:4:3: warning[contrast]: the contrast of secondary on background is 4.5" in outcome.err
    assert outcome.err.count("[contrast]") == 1
    desk.write("styles/mine/brand.yml", EXTENDS + 'color: {primary: "#1F4E6B", danger: "#FFAAAA"}\n')
    assert "styles/mine/brand.yml:4:29: warning[contrast]: the contrast of danger" in desk.check().err


@pytest.mark.parametrize("brand", ["plain", "oxford-belarus-observatory"])
def test_the_brands_of_the_repository_have_no_problems(desk: Desk, brand: str) -> None:
    desk.brief(front=f"title: A\nbrand: {brand}")
    assert desk.found() == []


@pytest.mark.parametrize(
    ("pixels", "width", "small"), [(400, "100%", True), (400, "30%", False), (1200, "100%", False), (400, "", True)]
)
def test_pictures_too_small_for_print(desk: Desk, pixels: int, width: str, small: bool) -> None:
    desk.brief(f'![C](a.png){{alt="A" width="{width or "100%"}"}}\n' if width else '![C](a.png){alt="A"}\n')
    Image.new("RGB", (pixels, 100), "navy").save(desk.root / "source/brief/a.png")
    assert desk.found() == ([("image-resolution", 4, 1)] if small else [])


@pytest.mark.parametrize(
    ("size", "front", "hint"),
    [
        ((1400, 840), "cover", "1949 by 1169"),
        ((1400, 840), "masthead", ""),
        ((1000, 600), "masthead", "1240 by 744"),
        ((1260, 1200), "cover", ""),
    ],
)
def test_cover_pictures_too_small_for_print(desk: Desk, size: tuple[int, int], front: str, hint: str) -> None:
    desk.brief(front=f"title: A\nfront: {front}\ncover-image: {{path: a.png, alt: A river}}")
    Image.new("RGB", size, "navy").save(desk.root / "source/brief/a.png")
    assert desk.found() == ([("image-resolution", 4, 21)] if hint else [])
    assert hint in desk.check().err


def test_a_tall_picture_is_shown_smaller_so_that_it_stays_on_the_page(desk: Desk) -> None:
    desk.brief('![C](a.png){alt="A" width="100%"}\n')
    Image.new("RGB", (100, 2000), "navy").save(desk.root / "source/brief/a.png")
    assert desk.found() == []


def test_no_credits_are_shown(desk: Desk) -> None:
    desk.brief('![C](a.png){alt="A"}\n\n![C](a.png){alt="A" credit="Ann"}\n\n![C](a.png){alt="A" source="Own data"}\n')
    Image.new("RGB", (2000, 100), "navy").save(desk.root / "source/brief/a.png")
    assert desk.found() == []
    assert desk.found("--level", "credit-missing=remark") == [("credit-missing", 4, 1)]


def test_a_picture_that_is_not_shown(desk: Desk) -> None:
    desk.brief('![C](a.png){alt="A"}\n')
    for name in ("a.png", "b.png", "c.txt"):
        Image.new("RGB", (2000, 100), "navy").save(desk.root / "source/brief" / name, "PNG")
    outcome = desk.check()
    assert outcome.lines[0] == "source/brief/b.png:1:1: remark[file-unused]: the brief does not use this file"
    assert outcome.code == 0


def test_tables_and_parts_that_are_not_used(desk: Desk) -> None:
    for name in ("a.csv", "b.csv", "c.md", "d.md"):
        desk.write(f"source/brief/{name}", "A,B\n1,2\n" if name.endswith("csv") else "Words.\n")
    desk.brief('::: {.table csv="a.csv"}\n:::\n\n{{< include c.md >}}\n')
    output = [line.partition(": ")[0] for line in desk.check().lines if "file-unused" in line]
    assert output == ["source/brief/b.csv:1:1", "source/brief/d.md:1:1"]


def test_unused_records_are_reported(desk: Desk) -> None:
    desk.people("ann: {name: Ann}\nbob: {name: Bob}\ncat: {name: Cat}\n")
    desk.organisations("iwp: {name: IWP}\nowl: {name: Owl}\n")
    desk.brief(front="title: A\npeople: [{role: authors, members: [ann]}]\ncontributors: owl", id_="one")
    desk.brief(front="title: B\ncontacts: [bob]", id_="two")
    assert desk.found() == [("organisation-unused", 1, 6), ("person-unused", 3, 6)]
    assert desk.found("one") == []


def test_unused_people_are_not_reported_if_a_brief_is_unreadable(desk: Desk) -> None:
    desk.people("ann: {name: Ann}\n")
    desk.brief(id_="one")
    desk.raw("", id_="two")
    assert [code for code, _, _ in desk.found()] == ["brief-empty"]


def test_faults_of_style_are_reported_beside_errors(desk: Desk) -> None:
    desk.brief("TODO: see @fig-none, or [here](https://example.org).", front="title: A")
    codes = {head.rpartition("[")[2].rstrip("]") for head in desk.run("check").heads}
    assert {"cross-reference", "placeholder", "link-vague"} <= codes


@pytest.mark.parametrize(
    ("body", "message", "hint"),
    [
        ("![](a.png){.decorative}\n\n*Figure: Flow.*\n", "contains a label written by hand", "write `: ...`"),
        ("![Abb. 1: Flow.](a.png){alt=x}\n", "is numbered by hand", 'remove "Abb. 1:"'),
        ("TABLE 2. Flow\n", "is numbered by hand", "write `: ...`"),
        ("Table 3：Flow\n", "is numbered by hand", "write `: ...`"),
        ("![](a.png){alt=x}\n*Figure: Flow.*\n", "contains a label written by hand", 'remove "Figure:"'),
        ("![Figure 3: Flow](a.png){alt=x}\n", "is numbered by hand", 'remove "Figure 3:"'),
        ("**Table 2. Flow**\n\n| a |\n|---|\n| 1 |\n", "is numbered by hand", "write `: ...`"),
        ("![Flow](a.png){#fig-a alt=x}\n\nSee Figure @fig-a.\n", '"Figure" appears twice', "[-@fig-a]"),
    ],
)
def test_labels_and_numbers_of_captions_written_by_hand(desk: Desk, body: str, message: str, hint: str) -> None:
    desk.write("source/brief/a.png", b"")
    Image.new("RGB", (1200, 300)).save(desk.root / "source/brief/a.png")
    desk.brief(body)
    outcome = desk.check()
    assert "remark[numbered-by-hand]" in outcome.err
    assert message in outcome.err
    assert hint in outcome.err


def test_text_before_a_cross_reference_that_differs_from_its_label(desk: Desk) -> None:
    desk.brief("# A {#sec-a}\n\n| a |\n|---|\n| 1 |\n\n: T {#tbl-a}\n\nSee the table @tbl-a, Table [-@tbl-a].\n")
    assert desk.found() == []


def test_an_animated_picture(desk: Desk) -> None:
    frames = [Image.new("P", (1200, 300), colour) for colour in (1, 2, 3)]
    desk.write("source/brief/a.gif", b"")
    frames[0].save(desk.root / "source/brief/a.gif", save_all=True, append_images=frames[1:])
    desk.brief("![Flow](a.gif){alt=x}\n")
    assert desk.found() == [("image-simplified", 4, 1)]
