"""The page that the PDF is made from: the correct elements, everything escaped, and a target for every address."""

from pathlib import Path

import pytest

from tests.html.editions import edition_of, html_of, read
from tests.readers.page import HtmlPage, text_of
from tests.readers.publishing import SEED, STRESS, small_workspace, workspace
from tests.readers.word import WordFile
from tests.readers.words import words


@pytest.fixture(scope="module")
def seed_page(seed_root: Path, shared_cache: Path) -> HtmlPage:
    return HtmlPage(html_of(edition_of(read(seed_root, SEED), shared_cache), shared_cache))


@pytest.fixture(scope="module", params=["page", "section", "end"])
def stress_page(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, shared_cache: Path
) -> HtmlPage:
    from tests.readers.pictures import stress_pictures

    root = workspace(tmp_path_factory.mktemp("stress"), source=STRESS)
    stress_pictures(root / "source" / "images")
    file = root / "source" / "stress" / "brief.md"
    text = file.read_text(encoding="utf-8").replace("place: section", f"place: {request.param}")
    file.write_text(text, encoding="utf-8")
    return HtmlPage(html_of(edition_of(read(root, "stress"), shared_cache), shared_cache))


def page_of(folder: Path, text: str, shared_cache: Path, front: str = "title: A") -> HtmlPage:
    root = small_workspace(folder, text, front)
    return HtmlPage(html_of(edition_of(read(root, "brief"), shared_cache), shared_cache))


def test_the_page_declares_its_language_and_title(seed_page: HtmlPage) -> None:
    assert seed_page.values("/html/@lang") == ["en-GB"]
    assert seed_page.values("/html/head/title/text()") == ["Belarus in Ukraine’s Foreign Policy"]


def test_parts_are_in_the_order_of_print(seed_page: HtmlPage) -> None:
    parts = ["cover", "contents", "people", "contributors", "abstract", "body", "contacts"]
    assert seed_page.values("//body/*[self::section or self::nav]/@class") == [f"part-{part}" for part in parts]


def test_ids_are_unique_and_every_address_inside_leads_to_one(seed_page: HtmlPage, stress_page: HtmlPage) -> None:
    for page in (seed_page, stress_page):
        ids = page.values("//@id")
        assert len(ids) > 10
        assert len(ids) == len(set(ids))
        targets = [address[1:] for address in page.values("//@href") if address.startswith("#")]
        assert len(targets) > 10
        assert set(targets) <= set(ids)


def test_every_picture_has_an_alternative_text(stress_page: HtmlPage) -> None:
    alts = stress_page.values("//img/@alt")
    assert len(alts) == len(stress_page.find("//img")) == 6
    assert all(alts)


def test_links_have_no_elements_inside(stress_page: HtmlPage) -> None:
    """Each box inside a link would have a separate annotation in the PDF."""
    assert len(stress_page.find("//a")) > 20
    assert stress_page.find("//a/*") == []


def test_items_of_lists_contain_no_paragraph_first(stress_page: HtmlPage) -> None:
    """An item that begins with a paragraph would produce a tag tree that PDF/UA does not allow."""
    assert len(stress_page.find("//li")) > 20
    assert stress_page.find("//li/p[not(preceding-sibling::*) and not(normalize-space(../text()))]") == []


def test_the_authors_text_is_escaped(tmp_path: Path, shared_cache: Path) -> None:
    front = 'title: "\\\\<b>A\\\\</b> & \\"B\\""\npeople: [{role: speakers, members: [{name: "<i>Ann</i>"}]}]'
    text = '# 1 &lt; 2\n\n\\<script>alert(1)\\</script> `<b>` [a"b](https://example.org/?a="b"&c=<d>)'
    page = page_of(tmp_path, text, shared_cache, front)
    assert page.find("//script | //b | //i") == []
    assert page.values("/html/head/title/text()") == ["<b>A</b> & “B”"]
    assert '<script>alert(1)</script> <b> a"b' in page.part("body")
    assert page.values("//section//a[starts-with(@href, 'https')]/@href") == [
        "https://example.org/?a=%22b%22&c=%3Cd%3E"
    ]


def test_lists_keep_their_starts(stress_page: HtmlPage) -> None:
    starts = [style for style in stress_page.values("//ol/@style") if "counter-reset" in style]
    assert starts == ["counter-reset: list-item 6", "counter-reset: list-item 9"]


def test_loose_lists_have_a_class(tmp_path: Path, shared_cache: Path) -> None:
    page = page_of(tmp_path, "# One\n\n- a\n- b\n\n1. c\n\n2. d\n", shared_cache)
    assert [(node.tag, node.get("class")) for node in page.find("//ul | //ol")] == [("ul", None), ("ol", "loose")]


def test_tasks_have_a_box_in_place_of_their_bullet(tmp_path: Path, shared_cache: Path) -> None:
    page = page_of(tmp_path, "# One\n\n- [x] a\n- [ ] b\n\n  more\n- c\n", shared_cache)
    assert [(node.get("style"), "signed" in node.get("class", "")) for node in page.find("//ul/li")] == [
        ("--sign: '☑  '", True),
        ("--sign: '☐  '", True),
        (None, False),
    ]


def test_lines_that_introduce_the_next_block_stay_with_it(tmp_path: Path, shared_cache: Path) -> None:
    page = page_of(tmp_path, "Flows are these:\n\n- one\n- two: three\n\nWords.", shared_cache)
    assert page.values("//p[contains(@style, 'break-after: avoid')]/text()") == ["Flows are these:"]


def test_footnotes_are_on_the_page_of_their_marks(tmp_path: Path, shared_cache: Path) -> None:
    text = "# One\n\nText[^a] and more[^a].\n\n[^a]: The *note*.\n\n    - with a list\n"
    page = page_of(tmp_path, text, shared_cache)
    (note,) = page.classed("footnote")
    assert note.tag == "span"
    assert [text_of(part).strip() for part in note] == ["The note.", "• with a list"]
    (further,) = page.classed("footnote-reference")
    assert further[0].get("href") == f"#{note.get('id')}"


def test_a_note_of_several_paragraphs_is_one_item(tmp_path: Path, shared_cache: Path) -> None:
    """An item directly inside another one ends it, so the second paragraph would become a note without a number."""
    text = "# One\n\nText[^a].\n\n[^a]: First.\n\n    Second.\n\n    - third\n"
    page = page_of(tmp_path, text, shared_cache, "title: A\nnotes: {place: end}")
    notes = page.find("//*[@class='notes']/ol/li")
    assert [words(text_of(note)) for note in notes] == [["1", "first", "second", "third"]]


def test_notes_have_labels_for_screen_readers(seed_page: HtmlPage) -> None:
    assert seed_page.classed("endnote-reference")[0][0].get("title") == "Note 1"
    assert seed_page.classed("note-number")[0].get("title") == "Back to note 1 in the text"


def test_a_brand_can_have_its_own_skeleton(tmp_path: Path) -> None:
    root = small_workspace(tmp_path, "# One\n\nText.")
    skeleton = "<html><head><title>Mine</title></head><body>"
    skeleton += "{% for part in edition.parts %}{{ blocks(part) }}{% endfor %}</body></html>"
    (root / "styles" / "plain" / "skeleton.html.j2").write_text(skeleton, encoding="utf-8")
    from briefpress.brand import read_brand
    from briefpress.html import write_html
    from briefpress.problems import Report

    brand = read_brand(root / "styles", "plain", tmp_path / "cache", Report())
    assert brand
    page = HtmlPage(write_html(edition_of(read(root, "brief"), tmp_path / "cache"), brand, {}))
    assert page.values("//title/text()") == ["Mine"]
    assert "Text." in page.source


@pytest.mark.slow
@pytest.mark.parametrize("part", ["cover", "contents", "people", "contributors", "abstract", "body", "contacts"])
def test_html_and_word_have_the_same_words_in_the_same_order(
    seed_page: HtmlPage, seed_docx: WordFile, part: str
) -> None:
    """Each part is compared separately. Other tests cover the notes of the body, which are in a separate part of the
    Word file.
    """
    shown = words(seed_page.part(part))
    actual = words(seed_docx.text)
    if part == "body":
        for group in seed_page.classed("notes"):
            kept = words(text_of(group))
            place = next(n for n in range(len(shown)) if shown[n : n + len(kept)] == kept)
            del shown[place : place + len(kept)]
        shown = [word for word in shown if not word.isdigit()]
        actual = [word for word in actual if not word.isdigit()]
    if part == "contents":
        actual = [word for word in actual if not word.isdigit()]
    runs = (actual[start : start + len(shown)] for start in range(len(actual)))
    assert len(shown) > 10
    assert shown in runs


@pytest.mark.parametrize(
    ("text", "unbroken"),
    [
        ("12 m³/s, 12 м³/с and 5 т/га", ["12 m³/s", "12 м³/с", "5 т/га"]),
        ("80 km/h and/or water/oil", ["80 km/h", "and/or"]),
        ("from m^2^/s to l/s", ["/s", "l/s"]),
        ("see https://example.org/a/b", ["https://example"]),
        ("a border of 1,000 km, or 9 %", ["1,000 km", "9 %"]),
        ("see p. 29 and pp. 389–391", ["p. 29", "pp. 389–391"]),
        ("§ 5, 12 rivers, in 2018 more", ["§ 5"]),
        ("понад 12 млн осіб", ["12 млн"]),
        ("$x$ 5 m^2^ [5 km](https://a.org)", ["5 m"]),
        ("the Dniester – a river, 30 % – or more", ["Dniester –", "30 % –"]),
        ("Дністер — це річка 1990–2000 року", ["Дністер —"]),
        ("a very-long-combination-of-words – and so on", []),
    ],
)
def test_numbers_and_dashes_stay_with_their_words(
    tmp_path: Path, shared_cache: Path, text: str, unbroken: list[str]
) -> None:
    page = page_of(tmp_path, f"{text}\n", shared_cache)
    assert [text_of(element) for element in page.classed("unbroken")] == unbroken


def test_numbers_in_links_stay_with_their_abbreviations(tmp_path: Path, shared_cache: Path) -> None:
    page = page_of(tmp_path, "[Wolf 2003, p. 29, by rail](https://a.org) and `p. 3`\n", shared_cache)
    assert "Wolf 2003, p.\u00a029, by rail" in page.part("body")


@pytest.mark.parametrize(
    ("title", "unbroken"),
    [
        ("Belarusians and acts of resistance in Ukraine", ["and acts", "of resistance", "in Ukraine"]),
        ("What the EU could do for a river", ["the EU", "do for a river"]),
        ("تقاسم الأنهار في السنوات الجافة", ["في السنوات"]),
        ("Вода і право на Дністрі", ["і право", "на Дністрі"]),
        ("Water for all – and for whom", ["for all –", "and for whom"]),
        ("議定的比例與規則", ["定的", "與規"]),
        ("the internationalisation-and-federalisation", []),
    ],
)
def test_short_words_of_headings_stay_with_the_next_word(
    tmp_path: Path, shared_cache: Path, title: str, unbroken: list[str]
) -> None:
    page = page_of(tmp_path, f"# {title}\n\nThe text of a brief.\n", shared_cache, "title: A\ntoc: false")
    assert [text_of(one) for one in page.classed("unbroken")] == unbroken


def test_names_of_many_authors_stay_on_one_line(tmp_path: Path, shared_cache: Path) -> None:
    names = ["Ada Novak", "Oleksandr Hrytsenko", "Lin Yue", "Samira Haddad", "Tomás Arregui", "A" * 30 + " " + "B" * 30]
    page = page_of(
        tmp_path, "The text of a brief.\n", shared_cache, f"title: A\ntoc: false\nauthor: [{', '.join(names)}]"
    )
    assert [text_of(one) for one in page.classed("unbroken")] == names[:-1]


def test_a_cross_reference_with_a_number_stays_on_one_line(tmp_path: Path, shared_cache: Path) -> None:
    page = page_of(
        tmp_path, "See @tbl-a and @sec-b.\n\n| A |\n|-|\n| 1 |\n\n: T {#tbl-a}\n\n# Words {#sec-b}\n", shared_cache
    )
    assert [text_of(element) for element in page.classed("unbroken")] == ["of contents", "Table 1"]


def test_no_paragraph_ends_with_a_line_of_one_word(tmp_path: Path, shared_cache: Path) -> None:
    long = "The commission was founded to keep barges moving, and its treaty says nothing about dry years"
    page = page_of(
        tmp_path,
        f"{long}.\n\n{long}[^a].\n\n{long}, `in code`\n\n{long} elsewhere.\n\nShort words.\n\n[^a]: N.\n",
        shared_cache,
    )
    assert [text_of(element) for element in page.classed("last-words")] == ["dry years."]


def test_lines_do_not_end_inside_an_option(tmp_path: Path, shared_cache: Path) -> None:
    page = page_of(tmp_path, "`publish --dry-run` and `print`\n\n```\npublish --dry-run\n```\n", shared_cache)
    (whole,) = page.classed("unbroken")
    assert text_of(whole) == "--dry-run"
    assert page.part("body").strip().startswith("publish --dry-run and print")
