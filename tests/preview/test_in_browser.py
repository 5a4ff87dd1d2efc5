"""The preview in a real browser: words that were edited are seen where one has scrolled to, errors come and go."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import Browser, chromium
from tests.desk import Desk
from tests.preview.running import running

pytestmark = pytest.mark.slow

FRONT = "title: Rivers\nproblems: {link-empty: error}"
BODY = "# Findings\n\n" + "Rivers cross borders, and so do floods and their costs.\n\n" * 80
STATE = 'document.getElementById("state").textContent'
READY = f'{STATE} === "Up to date" && !waiting'
TEXT = "frames[0].document.body.textContent"


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    with chromium(tmp_path / "profile") as found:
        yield found


def test_from_the_first_view_to_the_end(desk: Desk, browser: Browser) -> None:
    desk.brief(BODY, front=FRONT)
    with running(desk, "brief", "--editor", "code") as (process, address):
        browser.open(address)
        browser.wait(READY)
        browser.wait('document.querySelector("#pages img")?.naturalWidth > 1000')
        assert browser.find('document.getElementById("problems").hidden')
        # Instant: the page scrolls smoothly, and the edit below could be shown before the end.
        instant = '{top: 700, behavior: "instant"}'
        browser.find(f'frames[0].scrollTo({instant}), document.getElementById("pages").scrollTo(0, 500)')

        pdf = browser.find("pdf")
        desk.brief(f"{BODY}Edited words.\n", front=FRONT)
        browser.wait(f'pdf !== "{pdf}" && {READY} && {TEXT}.includes("Edited words.")')
        assert browser.find('[frames[0].scrollY, document.getElementById("pages").scrollTop]') == [700, 500]
        browser.wait('[...document.querySelectorAll("#pages img")].some((one) => one.src.includes(pdf))')

        desk.brief(f"{BODY}Broken words.\n\n[](https://example.org)\n", front=FRONT)
        assert "last good version" in browser.wait(f'{STATE}.startsWith("Not updated") && {STATE}')
        said = browser.find('document.getElementById("problems").innerText')
        assert "source/brief/brief.md:169:1" in said
        assert "error[link-empty]" in said
        assert "hint: " in said
        file = (desk.root / "source/brief/brief.md").as_uri().removeprefix("file://")
        assert browser.find('document.querySelector("#list a.where").href') == f"vscode://file{file}:169:1"
        assert "Edited words." in browser.find(TEXT)

        desk.brief(f"{BODY}Mended words.\n", front=FRONT)
        browser.wait(f'{READY} && {TEXT}.includes("Mended words.")')
        assert browser.find('document.getElementById("problems").hidden')
        assert {one for one in browser.requests if not one.startswith((address, "data:"))} == set()

        process.terminate()
        browser.wait(f'{STATE}.startsWith("The preview has stopped")')


def test_one_of_the_two_can_be_shown(desk: Desk, browser: Browser) -> None:
    desk.brief(front=FRONT)
    with running(desk, "brief") as (_, address):
        browser.open(address, width=320)
        browser.wait(READY)
        assert browser.find("document.documentElement.scrollWidth") == 320
        browser.find("document.querySelector('[value=pdf]').click()")
        shown = "['page', 'pdf'].map((id) => document.getElementById(id).getBoundingClientRect().height > 0)"
        assert browser.find(shown) == [False, True]
