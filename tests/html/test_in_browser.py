"""The web page and the site in a real browser: by keyboard, on a narrow screen, from one language to the other."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import Browser, chromium
from tests.desk import Desk
from tests.web_figures import row

pytestmark = pytest.mark.slow

BODY = """# Findings

Three of five basins had less water.[^survey] Agreements help.

[^survey]: Survey of basins, 2025, [read it](https://example.org/survey)

| A | B | C | D | E | F | G | H |
|---|---|---|---|---|---|---|---|
| Commission | Ministry | Parliament | Government | Association | University | Institute | Observatory |
"""
OPEN = "document.querySelector('.note-text:popover-open')?.innerText ?? ''"
FOCUS = "document.activeElement.className"


@pytest.fixture(scope="module")
def site(module_desk: Desk) -> Path:
    """Return the site of two briefs, the first of them in two languages."""
    desk = module_desk
    desk.brief(BODY, front="title: Sharing rivers\nkeywords: [drought]\ndate: 2024-05-01", id_="rivers")
    desk.write("source/rivers/brief.uk.md", "---\ntitle: Річки\n---\n\n# Один\n\nПовінь.\n")
    desk.brief("Words.", front="title: Later\nkeywords: [floods]\ndate: 2025-01-01", id_="later")
    outcome = desk.publish("--site", "--to", "html")
    assert outcome.code == 0, outcome.err
    return desk.root / "output" / "site"


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    with chromium(tmp_path / "profile") as found:
        yield found


def opened(browser: Browser, file: Path, width: int = 1400) -> None:
    browser.open(file.as_uri(), width=width)
    browser.wait('document.readyState === "complete" && location.protocol === "file:"')


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
    """At 320 CSS pixels nothing but tables needs to be scrolled sideways (WCAG 2.2, 1.4.10)."""
    opened(browser, site / name, width=320)
    assert browser.find("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_search_and_filters_show_what_fits(site: Path, browser: Browser) -> None:
    opened(browser, site / "index.html")
    shown = "[...document.querySelectorAll('.cards > li:not([hidden])')].map((one) => one.dataset.id)"
    assert browser.find(shown) == ["later", "rivers"]
    browser.find("document.querySelector('[name=q]').focus()")
    browser.ask("Input.insertText", text="повінь")
    assert browser.wait(f"({shown}).length === 1 && {shown}") == ["rivers"]
    browser.find("document.querySelector('[name=q]').value = ''")
    browser.find("document.querySelector('[name=topic]').value = 'floods'")
    browser.find("document.forms[0].dispatchEvent(new Event('input'))")
    assert browser.find(shown) == ["later"]


def test_pages_ask_no_other_host_for_anything(site: Path, browser: Browser) -> None:
    for name in ("index.html", "rivers.html"):
        opened(browser, site / name)
        browser.find("document.fonts.ready.then(() => true)")
    assert {one for one in browser.requests if not one.startswith(("file:", "data:", "about:"))} == set()


def test_all_fonts_are_ready_before_the_text(site: Path, browser: Browser) -> None:
    opened(browser, site / "rivers.html", width=390)
    assert browser.wait("[...document.fonts].every((face) => face.status === 'loaded')")
    assert browser.find(
        "document.scripts[1].innerText.includes('document.fonts') && !document.scripts[2].closest('head')"
    )
    *_, shift = row(browser, site / "rivers.html", 390)
    assert shift < 0.1
