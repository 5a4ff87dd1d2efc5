"""The web page and the site in a real browser: with the keyboard, on a narrow screen, and in several languages."""

import shutil
import zipfile
from pathlib import Path

import pytest

from tests.browser import Browser, chromium, enlarge_text
from tests.desk import Desk
from tests.readers.epub import EpubFile
from tests.readers.publishing import ROOT
from tests.web_figures import row

pytestmark = pytest.mark.slow

BODY = """# Findings

Three of five basins had less water.[^survey] Agreements help.

[^survey]: Survey of basins, 2025, [read it](https://example.org/survey)

| A | B | C | D | E | F | G | H |
|---|---|---|---|---|---|---|---|
| Commission | Ministry | Parliament | Government | Association | University | Institute | Observatory |

: Who was asked, in which countries, and for how long they have been working there {#tbl-asked}

![Floods](flood.svg){#fig-floods alt="A flood"}

::: {.chart type=bar y=A alt="Losses"}
| N | A |
|---|--:|
| Sorna | 31 |
| Arvel | 24 |
:::

::: {.recommendations cards=true}
1. Publish the flows of every day, at every gauge.
2. Agree shares for dry years, and begin with them.
:::
"""
WIDE = """# Findings

The option `--number-all-sections` is unbroken, and so is @rec-publish-the-flows.

::: {.chart type=line alt="Flows" decimal="."}
| Year | Sorna | Tamra | Kessa | Arvel |
|------|------:|------:|------:|------:|
| 1990 | 1,380 | 1,101 | 1,840 | 1,352 |
| 2025 | 1,720 | 1,292 | 1,750 | 1,291 |
:::

::: recommendations
1. Publish the flows of every day. {#rec-publish-the-flows}
:::

```
A line of code that is much longer than the screen of any phone, with_a_long_name_that_has_no_spaces_at_all
```

$$ a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p + q + r + s + t + u + v $$
"""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><path d="M0 0h90v30z"/></svg>'
OPEN = "document.querySelector('.note-text:popover-open')?.innerText ?? ''"
FOCUS = "document.activeElement.className"


@pytest.fixture(scope="module")
def site(module_desk: Desk) -> Path:
    """Return the site of two briefs, the first in two languages."""
    desk = module_desk
    desk.write("source/rivers/flood.svg", DRAWING)
    desk.brief(BODY, front="title: Sharing rivers\nkeywords: [drought]\ndate: 2024-05-01", id_="rivers")
    desk.write("source/rivers/brief.uk.md", "---\ntitle: Річки\n---\n\n# Один\n\nПовінь.\n")
    desk.brief("Łódź, Øresund and Straße.", front="title: Later\nkeywords: [floods]\ndate: 2025-01-01", id_="later")
    outcome = desk.publish("--site", "--to", "html")
    assert outcome.code == 0, outcome.err
    return desk.root / "output" / "site"


def opened(browser: Browser, file: Path, width: int = 1400) -> None:
    browser.open(file.as_uri(), width=width)
    browser.wait('document.readyState === "complete" && location.protocol === "file:"')


def test_words_of_a_chart_stay_inside_it_from_right_to_left(desk: Desk, browser: Browser) -> None:
    data = "| نهر | ماء |\n|---|--:|\n| سورنا | 31 |\n| أرفيل | 24 |"
    desk.brief(f'::: {{.chart type=bar alt="A"}}\n{data}\n:::\n', front="title: A\nlang: ar")
    assert desk.publish("--to", "html").code == 0
    opened(browser, desk.root / "output/brief.html", 360)
    seen = "[...document.querySelectorAll('.chart svg text')].map(e => e.getBoundingClientRect()).filter(r => r.width)"
    edge = "document.querySelector('.chart').getBoundingClientRect().right"
    assert browser.find(f"{seen}.length") > 2
    assert browser.find(f"Math.max(...{seen}.map(r => r.right)) - {edge}") <= 1
    assert browser.find(f"Math.min(...{seen}.map(r => r.left))") >= 0


def test_a_note_opens_and_closes_by_keyboard(site: Path, browser: Browser) -> None:
    opened(browser, site / "rivers.html")
    for _ in range(60):
        browser.press("Tab")
        if browser.find(FOCUS) == "note-button":
            break
    assert browser.find(FOCUS) == "note-button"
    assert browser.find(OPEN) == ""
    browser.press("Enter")
    assert "Survey of basins" in browser.wait(OPEN)
    browser.press("Tab")
    assert browser.find("document.activeElement.href") == "https://example.org/survey"
    browser.press("Escape")
    assert browser.find(OPEN) == ""
    assert browser.find(FOCUS) == "note-button"


def test_the_other_language_is_one_link_away(site: Path, browser: Browser) -> None:
    opened(browser, site / "rivers.html")
    browser.find("document.querySelector('.languages a[hreflang=uk]').click()")
    browser.wait("document.documentElement.lang === 'uk' && document.readyState === 'complete'")
    assert browser.find("document.title").startswith("Річки")
    browser.find("document.querySelector('.languages a[hreflang^=en]').click()")
    browser.wait("document.title.startsWith('Sharing rivers')")


@pytest.mark.parametrize("name", ["rivers.html", "index.html", "404.html"])
def test_a_narrow_screen_scrolls_in_one_direction(site: Path, browser: Browser, name: str) -> None:
    """At 320 CSS pixels, only tables need to be scrolled sideways (WCAG 2.2, 1.4.10)."""
    opened(browser, site / name, width=320)
    assert browser.find("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_text_of_twice_the_size_scrolls_in_one_direction(desk: Desk, tmp_path: Path) -> None:
    """At 360 CSS pixels, only tables and formulas need to be scrolled sideways (WCAG 2.2, 1.4.4 and 1.4.10)."""
    desk.write("source/brief/logo.svg", DRAWING)
    logos = "{name: A, logo: {path: logo.svg, alt: A}}, {name: B, logo: {path: logo.svg, alt: B}}"
    people = "people: [{role: speakers, members: [{name: Elena Korosteleva, positions: [Professor]}]}]"
    desk.brief(WIDE, front=f"title: A brief\ndate: 2026-01-01\n{people}\nfunders: [{logos}]")
    outcome = desk.publish("--to", "html")
    assert outcome.code == 0, outcome.err
    enlarge_text(tmp_path / "profile", 32)
    with chromium(tmp_path / "profile") as browser:
        opened(browser, desk.root / "output/brief.html", width=360)
        assert browser.find("getComputedStyle(document.documentElement).fontSize") == "32px"
        edges = "['.person', '.person-name'].map((one) => document.querySelector(one).getBoundingClientRect().left)"
        assert len({*browser.find(edges)}) == 1
        browser.find("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        assert browser.find("document.querySelectorAll('.logo, .chart-data, .equation, .unbroken').length") == 6
        assert browser.find("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


LARGE = """# Recommendations

::: box
## Agreements on the water

- Governments publish responsible measurements.
:::

::: {.recommendations cards=true}
1. Governments publish responsible measurements.
:::
"""
# The words that a browser breaks because they do not fit, without regard to hyphens.
BROKEN = """(() => {
  document.head.insertAdjacentHTML("beforeend", "<style>* { hyphens: none !important }</style>");
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange(), broken = [];
  while (texts.nextNode()) {
    const {data, parentNode: {className}} = texts.currentNode;
    for (const {0: word, index} of data.matchAll(/[A-Za-z]+/g)) {
      range.setStart(texts.currentNode, index);
      range.setEnd(texts.currentNode, index + word.length);
      if (new Set([...range.getClientRects()].map((one) => one.top)).size > 1) broken.push(`${className}: ${word}`);
    }
  }
  return broken;
})()"""


@pytest.mark.parametrize("brand", ["plain", "quarterly", "oxford-belarus-observatory"])
def test_text_of_twice_the_size_keeps_words_whole_on_a_phone(desk: Desk, tmp_path: Path, brand: str) -> None:
    shutil.copytree(ROOT / "styles", desk.root / "styles", dirs_exist_ok=True)
    desk.brief(LARGE, front="title: Governments and commissions\nsubtitle: Measurements of responsibilities")
    assert desk.publish("--to", "html", "--brand", brand).code == 0
    enlarge_text(tmp_path / "profile", 32)
    with chromium(tmp_path / "profile") as browser:
        opened(browser, desk.root / "output/brief.html", width=360)
        assert browser.find(BROKEN) == []


def test_a_wordmark_keeps_clear_of_the_picture_above_it(desk: Desk, browser: Browser) -> None:
    shutil.copytree(ROOT / "styles", desk.root / "styles", dirs_exist_ok=True)
    desk.write("source/brief/hills.jpg", (ROOT / "source/gallery/images/hills.jpg").read_bytes())
    desk.brief("Text.\n", front="title: A\nfront: cover\nback: cover\ncover-image: {path: hills.jpg, alt: Hills}")
    assert desk.publish("--to", "html", "--brand", "oxford-belarus-observatory").code == 0
    opened(browser, desk.root / "output/brief.html", width=360)
    edges = "{bottom: at('.cover-picture').bottom, top: at('.cover-mark').top}"
    found = browser.find(f"((at) => ({edges}))((one) => document.querySelector(one).getBoundingClientRect())")
    assert found["top"] - found["bottom"] >= 16


def test_drawings_are_on_white_in_forced_colours(desk: Desk, browser: Browser) -> None:
    desk.write("source/brief/a.svg", DRAWING)
    desk.brief("![A map](a.svg){alt=x}\n", front="title: A brief")
    assert desk.publish("--to", "html").code == 0
    browser.open("about:blank")
    dark = [{"name": "forced-colors", "value": "active"}, {"name": "prefers-color-scheme", "value": "dark"}]
    browser.ask("Emulation.setEmulatedMedia", features=dark)
    browser.ask("Page.navigate", url=(desk.root / "output/brief.html").as_uri())
    paper = "getComputedStyle(document.querySelector('{}') ?? document.body).backgroundColor"
    browser.wait(f"{paper.format('img.figure')} === 'rgb(255, 255, 255)'")
    assert browser.find(paper.format("body")) == "rgb(0, 0, 0)"


def test_a_formula_that_fits_does_not_scroll(desk: Desk, browser: Browser) -> None:
    desk.brief("$$ Q = a (h - h_0)^b $$ {#eq-q}\n", front="title: A brief")
    assert desk.publish("--to", "html").code == 0
    opened(browser, desk.root / "output/brief.html")
    box = "document.querySelector('.equation')"
    assert browser.find(f"{box}.offsetWidth - {box}.clientWidth") == 0
    assert browser.find(f"{box}.scrollHeight - {box}.clientHeight") == 0


def test_a_table_of_eleven_columns_fits_an_e_book_on_a_phone(desk: Desk, browser: Browser) -> None:
    numbers = "".join(f"| {number}.5 " for number in range(100, 109))
    row = f"| Switzerland | 8,700,000 {numbers}|"
    desk.brief(f"| Country | Population {'| 2020 ' * 9}|\n{'|---' * 11}|\n{row}\n", front="title: A brief")
    assert desk.publish("--to", "epub").code == 0
    for name, data in EpubFile(desk.output()["brief.epub"]).files.items():
        desk.write(f"book/{name}", data.decode("utf-8", "replace"))
    opened(browser, desk.root / "book/text.xhtml", width=320)
    assert browser.find("document.querySelectorAll('th').length") == 11
    assert browser.find("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_the_keyboard_stops_only_at_tables_that_scroll(desk: Desk, browser: Browser) -> None:
    wide = f"{'| Column ' * 7}|\n{'|---' * 7}|\n{'| a ' * 7}|"
    desk.brief(f"| A | B |\n|---|---|\n| 1 | 2 |\n\n{wide}\n", front="title: A brief")
    assert desk.publish("--to", "html").code == 0
    stops = "[...document.querySelectorAll('.table-scroll')].map((one) => one.tabIndex).join()"
    opened(browser, desk.root / "output/brief.html", width=1400)
    browser.wait(f"{stops} === '-1,-1'")
    opened(browser, desk.root / "output/brief.html", width=360)
    browser.wait(f"{stops} === '-1,0'")


def test_a_wide_table_fills_its_column(desk: Desk, browser: Browser) -> None:
    desk.brief("| A | B |\n|---|---|\n| 1 | 2 |\n\n: Two {.wide}\n", front="title: A brief")
    assert desk.publish("--to", "html").code == 0
    opened(browser, desk.root / "output/brief.html")
    width = "document.querySelector('{}').offsetWidth"
    assert browser.find(width.format(".brief-table.wide")) == browser.find(width.format(".table-scroll"))


@pytest.mark.parametrize(("toc", "target"), [("true", "contents-of-page"), ("false", "top-of-page")])
def test_the_contents_are_always_in_reach_on_a_phone(desk: Desk, browser: Browser, toc: str, target: str) -> None:
    text = "".join(f"# Chapter {number}\n\n{'Words of a chapter. ' * 60}\n\n" for number in range(20))
    desk.brief(text, front=f"title: A brief\ntoc: {toc}")
    assert desk.publish("--to", "html").code == 0
    opened(browser, desk.root / "output/brief.html", width=390)
    bottom = "document.querySelector('.up').getBoundingClientRect().bottom"
    assert browser.find(bottom) > browser.find("innerHeight")
    for place in (3000, 9000, 100000):
        browser.find(f"scrollTo({{top: {place}, behavior: 'instant'}})")
        assert 0 < browser.wait(bottom) < browser.find("innerHeight")
    browser.find("document.querySelector('.up').focus()")
    browser.press("Enter")
    assert browser.wait(f"scrollY < 900 && location.hash === '#{target}'")
    assert browser.find("document.querySelector('.part-contents details')?.open ?? true")


def test_a_short_page_has_no_link_back_to_the_contents(site: Path, browser: Browser) -> None:
    opened(browser, site / "rivers.uk.html", width=390)
    assert browser.find("document.querySelector('.rail').offsetHeight") == 0


def test_a_narrow_screen_shows_a_drawing_with_labels_of_normal_size(site: Path, browser: Browser) -> None:
    shown = "[...document.querySelectorAll('.chart svg')].filter((one) => one.checkVisibility())"
    sizes = f"{shown}.map((one) => one.querySelector('text').getBoundingClientRect().height)"
    opened(browser, site / "rivers.html", width=390)
    (narrow,) = browser.find(sizes)
    opened(browser, site / "rivers.html")
    (wide,) = browser.find(sizes)
    assert narrow == pytest.approx(wide, rel=0.25)


def test_a_narrow_screen_breaks_no_words_of_a_table(site: Path, browser: Browser) -> None:
    opened(browser, site / "rivers.html", width=320)
    heights = "['td', 'th'].map((name) => document.querySelector(`.brief-table ${name}`).offsetHeight)"
    cells, heads = browser.find(heights)
    assert cells == pytest.approx(heads, rel=0.2)
    assert browser.find("document.querySelector('caption').getBoundingClientRect().right <= innerWidth")
    browser.find("document.querySelector('.table-scroll').scrollTo(200, 0)")
    assert browser.wait("document.querySelector('caption').getBoundingClientRect().left >= 0")


def test_a_wide_table_is_printed_completely(site: Path, browser: Browser) -> None:
    """The window is as wide as an A4 page between its margins."""
    opened(browser, site / "rivers.html", width=680)
    browser.ask("Emulation.setEmulatedMedia", media="print")
    assert browser.find("document.querySelector('.brief-table').scrollWidth") <= 680


IS_WIDER = "one.clientWidth && one.scrollWidth > one.clientWidth"
SCROLLING = f"((one) => {IS_WIDER} && /auto|scroll/.test(getComputedStyle(one).overflowX))"


def test_the_keyboard_reaches_all_scrolling_content(desk: Desk, browser: Browser) -> None:
    """Every box that scrolls sideways takes the focus and has a name (WCAG 2.2, 2.1.1)."""
    table = "| A | B | C | D | E |\n|---|---|---|---|---|\n| One | Two | Three | Four | Five |\n"
    desk.brief(f"{WIDE}\n{table}\n{table}\n: Words {{#tbl-words}}\n", front="title: A brief")
    assert desk.publish("--to", "html").code == 0
    opened(browser, desk.root / "output/brief.html", 320)
    browser.find("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    boxes = f"[...document.querySelectorAll('main *')].filter({SCROLLING})"
    named = "(one) => one.ariaLabel ?? document.getElementById(one.getAttribute('aria-labelledby')).textContent"
    assert browser.find(f"{boxes}.length") >= 3
    browser.wait(f"{boxes}.every((one) => one.tabIndex === 0)")
    assert all(browser.find(f"{boxes}.map({named})"))


def test_a_formula_scrolls_by_keyboard(desk: Desk, browser: Browser) -> None:
    desk.brief(WIDE, front="title: A brief")
    assert desk.publish("--to", "html").code == 0
    opened(browser, desk.root / "output/brief.html", 320)
    formula = "document.querySelector('.equation')"
    browser.find(f"{formula}.focus()")
    assert browser.find(FOCUS) == "equation"
    browser.press("ArrowRight")
    assert browser.wait(f"{formula}.scrollLeft > 0")


def test_a_wide_table_uses_the_space_beside_the_text(site: Path, browser: Browser) -> None:
    opened(browser, site / "rivers.html")
    assert not browser.find(f"{SCROLLING}(document.querySelector('.table-scroll'))")
    assert browser.find(
        "document.querySelector('.table-block').offsetWidth > document.querySelector('main').offsetWidth"
    )
    assert browser.find("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_charts_are_dark_in_dark_mode(site: Path, browser: Browser) -> None:
    opened(browser, site / "rivers.html")
    look = "((one) => [one.filter, one.backgroundColor])(getComputedStyle(document.querySelector('.chart svg')))"
    assert browser.find(look) == ["none", "rgba(0, 0, 0, 0)"]
    browser.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    assert browser.find(look) == ["invert(1) hue-rotate(180deg)", "rgba(0, 0, 0, 0)"]
    assert browser.find("getComputedStyle(document.querySelector('.chart')).backgroundColor") == "rgba(0, 0, 0, 0)"


def test_panels_fill_a_narrow_screen(desk: Desk, browser: Browser) -> None:
    chart = '::: {.chart type=bar alt="A"}\n| N | A |\n|---|--:|\n| Sorna | 31 |\n:::\n'
    desk.brief(f"::: {{#fig-both layout-ncol=2}}\n\n{chart}\n{chart}\nBoth\n:::\n", front="title: A brief")
    assert desk.publish("--to", "html").code == 0
    opened(browser, desk.root / "output/brief.html", 390)
    row = "document.querySelector('.panel-row').offsetWidth"
    assert browser.find(f"[...document.querySelectorAll('.panel')].map((one) => one.offsetWidth / {row})") == [1, 1]


def test_an_e_book_fits_a_phone(desk: Desk, browser: Browser, tmp_path: Path) -> None:
    """A table of ten columns fits, the number of a formula is beside it, and panels are below each other."""
    chart = '::: {.chart type=bar alt="A"}\n| N | A |\n|---|--:|\n| Sorna | 31 |\n:::\n'
    panels = f"::: {{#fig-both layout-ncol=2}}\n\n{chart}\n{chart}\nBoth\n:::\n"
    row = f"| Group |{' 1,951 |' * 9}\n"
    table = f"{row}|{'---|' * 10}\n{row}"
    desk.brief(f"{table}\n$$ a + b $$ {{#eq-sum}}\n\n{panels}", front="title: A brief")
    outcome = desk.publish("--to", "epub")
    assert outcome.code == 0, outcome.err
    with zipfile.ZipFile(desk.root / "output/brief.epub") as book:
        book.extractall(tmp_path / "book")
    opened(browser, tmp_path / "book/EPUB/text.xhtml", width=390)
    assert browser.find("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    places = "['math', '.equation-number'].map((one) => document.querySelector(one).getBoundingClientRect())"
    formula, number = browser.find(f"{places}.map(({{top, bottom}}) => [top, bottom])")
    assert number[0] < formula[1]
    assert formula[0] < number[1]
    inside = "document.querySelector('.panel-row').offsetWidth"
    assert browser.find(f"[...document.querySelectorAll('.panel')].map((one) => one.offsetWidth / {inside})") == [1, 1]


def test_cards_fill_a_narrow_screen(site: Path, browser: Browser) -> None:
    opened(browser, site / "rivers.html", width=390)
    ratio = "document.querySelector('.paired > li').offsetWidth / document.querySelector('.paired').offsetWidth"
    assert browser.find(ratio) == 1


@pytest.mark.parametrize("brand", ["plain", "quarterly", "oxford-belarus-observatory"])
def test_a_catalogue_on_a_phone_breaks_no_words_of_titles(desk: Desk, browser: Browser, brand: str) -> None:
    """The brands' cards of recommendations are not the cards of publications."""
    shutil.copytree(ROOT / "styles", desk.root / "styles", dirs_exist_ok=True)
    desk.brief("Words.\n", front="title: Government commissions")
    assert desk.publish("--site", "--to", "html", "--brand", brand).code == 0
    opened(browser, desk.root / "output/site/index.html", width=360)
    assert browser.find("document.querySelectorAll('.publications h2').length") == 1
    assert browser.find(BROKEN) == []
    widths = "['.publications', '.publications article'].map((one) => document.querySelector(one).offsetWidth)"
    assert len({*browser.find(widths)}) == 1


def test_controls_are_large_enough_for_touch(site: Path, browser: Browser) -> None:
    """Controls are at least 24 pixels wide and tall (WCAG 2.2, 2.5.8); a link within text may be less tall."""
    opened(browser, site / "rivers.html", width=390)
    browser.find("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    small = "({width, height}) => Math.min(parseFloat(width), parseFloat(height)) < 24"
    all_ = "button:not(.note-button), summary, .beside a, .note-number"
    boxes = f"[...document.querySelectorAll('{all_}')].filter((one) => one.checkVisibility())"
    assert browser.find(f"{boxes}.length") > 5
    found = f"{boxes}.filter((one) => ({small})(one.getBoundingClientRect())).map((one) => one.outerHTML)"
    assert browser.find(found) == []
    marks = "[...document.querySelectorAll('.note-button')].map((one) => getComputedStyle(one, '::after'))"
    assert browser.find(f"{marks}.some({small})") is False


def test_a_large_picture_closes_at_its_button(site: Path, browser: Browser) -> None:
    """Touch screens have no Escape key, and on a phone there is no space beside a picture to tap."""
    opened(browser, site / "rivers.html", width=390)
    browser.find("document.querySelector('.enlarge').click()")
    assert browser.wait("document.querySelector('.picture-view:popover-open > img').offsetWidth") > 390
    browser.find("document.querySelector('.picture-view > .close').click()")
    assert browser.find("document.querySelectorAll(':popover-open').length") == 0
    assert not browser.find("document.querySelector('.close').checkVisibility()")


def test_search_and_filters_show_what_fits(site: Path, browser: Browser) -> None:
    opened(browser, site / "index.html")
    shown = "[...document.querySelectorAll('.publications > li:not([hidden])')].map((one) => one.dataset.id)"
    assert browser.find(shown) == ["later", "rivers"]
    browser.find("document.querySelector('[name=q]').focus()")
    browser.ask("Input.insertText", text="повінь")
    assert browser.wait(f"({shown}).length === 1 && {shown}") == ["rivers"]
    browser.find("document.querySelector('[name=q]').value = ''")
    browser.find("document.querySelector('[name=topic]').value = 'floods'")
    browser.find("document.forms[0].dispatchEvent(new Event('input'))")
    assert browser.find(shown) == ["later"]


@pytest.mark.parametrize("asked", ["lodz", "ŁÓDŹ oresund", "strasse", "Straße", "ostra", ""])
def test_search_needs_no_letter_with_a_stroke(site: Path, browser: Browser, asked: str) -> None:
    opened(browser, site / "index.html")
    browser.find("document.querySelector('[name=q]').focus()")
    browser.ask("Input.insertText", text=asked)
    found = {"ostra": 0, "": 2}.get(asked, 1)
    assert browser.wait(f"document.querySelectorAll('.publications > li:not([hidden])').length === {found}")


def test_pages_send_no_requests_to_other_hosts(site: Path, browser: Browser) -> None:
    for name in ("index.html", "rivers.html"):
        opened(browser, site / name)
        browser.find("document.fonts.ready.then(() => true)")
    assert {item for item in browser.requests if not item.startswith(("file:", "data:", "about:"))} == set()


def test_all_fonts_are_ready_before_the_text(site: Path, browser: Browser) -> None:
    opened(browser, site / "rivers.html", width=390)
    assert browser.wait("[...document.fonts].every((face) => face.status === 'loaded')")
    assert browser.find(
        "document.scripts[1].innerText.includes('document.fonts') && !document.scripts[2].closest('head')"
    )
    *_, shift = row(browser, site / "rivers.html", 390)
    assert shift < 0.1


def test_the_name_of_an_organisation_is_above_its_description(desk: Desk, browser: Browser) -> None:
    """On paper it is beside the description, in the margin."""
    desk.organisations("inst: {name: Institute, description: It studies rivers.}\n")
    desk.brief("# One\n\nText.\n", front="title: A\ncontributors: inst")
    assert desk.publish("--to", "html").code == 0
    opened(browser, desk.root / "output/brief.html")
    box = "document.querySelector('.organisation {}').getBoundingClientRect().{}"
    assert browser.find(box.format(".organisation-name", "bottom")) <= browser.find(box.format(".body-text", "top"))


@pytest.mark.parametrize("front", ["cover", "masthead"])
def test_the_date_is_beside_the_authors_on_a_wide_screen(desk: Desk, browser: Browser, front: str) -> None:
    desk.brief("# One\n\nText.\n", front=f"title: A\ndate: 2026-05-01\nauthor: Ada Novak\nfront: {front}")
    assert desk.publish("--to", "html").code == 0
    box = "document.querySelector('.cover-foot > .{}').getBoundingClientRect().{}"
    opened(browser, desk.root / "output/brief.html")
    assert browser.find(box.format("cover-author", "left")) > browser.find(box.format("date", "right"))
    assert browser.find(box.format("cover-author", "top")) < browser.find(box.format("date", "bottom"))
    opened(browser, desk.root / "output/brief.html", width=390)
    assert browser.find(box.format("cover-author", "top")) >= browser.find(box.format("date", "bottom"))
