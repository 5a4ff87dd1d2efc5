"""The preview in a real browser: edited text appears without changing the scroll position, and errors appear and
disappear.
"""

import pytest

from tests.browser import Browser
from tests.desk import Desk
from tests.preview.running import running

pytestmark = pytest.mark.slow

FRONT = "title: Rivers\nproblems: {link-empty: error}"
BODY = "# Findings\n\n" + "Rivers cross borders, and so do floods and their costs.\n\n" * 80
STATE = 'document.getElementById("state").textContent'
READY = f'{STATE} === "Up to date" && !waiting'
TEXT = "frames[0].document.body.textContent"

# Whether the page that is shown equals one that the browser loads, once both have measured their boxes.
SAME = """new Promise((done) => {
  const loads = made("iframe", { className: "waiting", src: "page.html" });
  loads.onload = async () => {
    for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
    openElsewhere(loads.contentDocument);
    const [loaded, shown] = [loads.contentDocument, frames[0].document].map((one) => one.documentElement.outerHTML);
    loads.remove();
    done(loaded === shown);
  };
  at("frames").append(loads);
})"""


def test_from_the_first_view_to_the_end(desk: Desk, browser: Browser) -> None:
    desk.brief(BODY, front=FRONT)
    with running(desk, "brief", "--editor", "code") as (process, address):
        browser.open(address)
        browser.wait(READY)
        browser.wait('document.querySelector("#pages img")?.naturalWidth > 1000')
        assert browser.find('document.getElementById("problems").hidden')
        # Instant, because smooth scrolling could still be in progress when the edit below appears.
        instant = '{top: 700, behavior: "instant"}'
        browser.find(f'frames[0].scrollTo({instant}), document.getElementById("pages").scrollTo(0, 500)')

        pdf = browser.find("pdf")
        desk.brief(f"{BODY}Edited words.\n", front=FRONT)
        browser.wait(f'pdf !== "{pdf}" && {READY} && {TEXT}.includes("Edited words.")')
        assert browser.find('[frames[0].scrollY, document.getElementById("pages").scrollTop]') == [700, 500]
        browser.wait('[...document.querySelectorAll("#pages img")].some((one) => one.src.includes(pdf))')

        desk.brief(f"{BODY}Broken words.\n\n[](https://example.org)\n", front=FRONT)
        assert "last good version" in browser.wait(f'{STATE}.startsWith("Not updated") && {STATE}')
        messages = browser.find('document.getElementById("problems").innerText')
        assert "source/brief/brief.md:169:1" in messages
        assert "error[link-empty]" in messages
        assert "hint: " in messages
        file = (desk.root / "source/brief/brief.md").as_uri().removeprefix("file://")
        assert browser.find('document.querySelector("#list a.where").href') == f"vscode://file{file}:169:1"
        assert "Edited words." in browser.find(TEXT)

        desk.brief(f"{BODY}Mended words.\n", front=FRONT)
        browser.wait(f'{READY} && {TEXT}.includes("Mended words.")')
        assert browser.find('document.getElementById("problems").hidden')
        assert {item for item in browser.requests if not item.startswith((address, "data:"))} == set()

        process.terminate()
        browser.wait(f'{STATE}.startsWith("The preview has stopped")')


TABLE = "# Floods\n\nRivers[^2] cross.\n\n| A | B |\n|---|---|\n| 1 | {} |\n\n: Data {{#tbl-a}}\n\n[^2]: And lakes.\n"
ENDS = "\n# Ends\n\nNo more words.\n"
# Each edit is made after the previous one has been shown.
EDITS = {
    "other words": "# Floods\n\nRivers cross borders.\n\nSo do floods.\n",
    "a new paragraph": "# Floods\n\nRivers cross borders.\n\nAnd languages.\n\nSo do floods.\n",
    "a heading, so the contents change": "# Floods\n\nRivers cross.\n\n## Costs\n\nAnd languages.\n\nSo do floods.\n",
    "a note": "# Floods\n\nRivers cross borders[^1].\n\nSo do floods.\n\n[^1]: Most of them.\n",
    "a note before it": "# Floods\n\nRivers[^2] cross[^1].\n\n[^1]: Most.\n\n[^2]: And [lakes](https://a.org).\n",
    "a table": TABLE.format(2),
    "a cell": TABLE.format(3),
    "nothing but a heading": "# Floods\n",
}


def test_an_edited_page_equals_a_loaded_one(desk: Desk, browser: Browser) -> None:
    """Only what has changed is replaced. The result equals the page that `publish` produces; the frame is not
    reloaded.
    """
    front = "title: Rivers\ntoc: true"
    desk.brief(f"# Floods\n\nRivers.\n\nSo do floods.\n{ENDS}", front=front)
    with running(desk, "brief") as (_, address):
        browser.open(address)
        browser.wait(READY)
        browser.find("frames[0].isKept = true")
        for what, text in EDITS.items():
            before = browser.find("page")
            desk.brief(f"{text}{ENDS}", front=front)
            browser.wait(f'page !== "{before}" && {READY}')
            assert browser.find("frames[0].isKept"), what
            assert browser.find(SAME), what
        desk.brief(f"{TABLE.format(4)}{ENDS}", front=front.replace("Rivers", "Rivers – Реки"))
        browser.wait(f'{READY} && {TEXT}.includes("Реки")')
        assert not browser.find("frames[0].isKept")  # the edited page needs other fonts


def test_one_of_the_two_can_be_shown(desk: Desk, browser: Browser) -> None:
    desk.brief(front=FRONT)
    with running(desk, "brief") as (_, address):
        browser.open(address, width=320)
        browser.wait(READY)
        assert browser.find("document.documentElement.scrollWidth") == 320
        browser.find("document.querySelector('[value=pdf]').click()")
        shown = "['page', 'pdf'].map((id) => document.getElementById(id).getBoundingClientRect().height > 0)"
        assert browser.find(shown) == [False, True]
