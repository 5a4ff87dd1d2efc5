"""`publish --site`: a website with all briefs that needs no server."""

import json
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import etree

from tests.desk import Desk
from tests.readers.page import HtmlPage, text_of

ATOM = {"a": "http://www.w3.org/2005/Atom"}
RIVERS = """title: Sharing rivers
date: 2024-05-01
series: River Papers
keywords: [drought, R&D "pilots"]
author: [{name: Ada Novak, orcid: 0000-0002-1825-0097}]"""


@pytest.fixture
def site(desk: Desk) -> Path:
    """Return the site of three briefs: one is in two languages, another is a draft."""
    desk.brief("# One\n\nFlood & drought.\n", front=RIVERS, id_="rivers")
    desk.write("source/rivers/brief.uk.md", "---\ntitle: Річки\n---\n\n# Один\n\nПовінь.\n")
    desk.brief("Words.", front="title: Later & now\ndate: 2025-01-01", id_="later")
    desk.brief("Words.", front="title: Not yet\nstatus: draft", id_="draft")
    outcome = desk.publish("--site", "--to", "html", "--site-address", "https://briefs.example/here")
    assert outcome.code == 0, outcome.err
    assert 'the brief "draft" is left out of the site' in outcome.err
    assert any(line.startswith("output/site/index.html") for line in outcome.out.splitlines())
    return desk.root / "output" / "site"


def page(file: Path) -> HtmlPage:
    return HtmlPage(file.read_text(encoding="utf-8"))


def _links(site: Path) -> list[Path]:
    """Return the files that pages of the site link to."""
    found = [(file, link) for file in site.rglob("*.html") for link in page(file).values("//a/@href")]
    inside = [
        (file, link) for file, link in found if not link.startswith(("#", "mailto:", "data:")) and "://" not in link
    ]
    assert inside
    return [file.parent / unquote(link.partition("#")[0]) for file, link in inside]


def test_the_site_lists_only_public_briefs(site: Path) -> None:
    index = page(site / "index.html")
    assert [text_of(node).strip() for node in index.find("//h2")] == ["Later & now", "Sharing rivers"]
    assert not (site / "draft.html").exists()
    assert index.values("//article//a[@hreflang]/text()") == ["Українська"]
    assert [link for link in _links(site) if not link.is_file()] == []
    (person,) = (site / "people").iterdir()
    (series,) = (site / "series").iterdir()
    assert [text_of(node).strip() for node in page(person).find("//h1 | //h2")] == ["Ada Novak", "Sharing rivers"]
    assert [text_of(node).strip() for node in page(series).find("//h1 | //h2")] == ["River Papers", "Sharing rivers"]


def test_each_publication_has_a_cover_picture_and_a_link_preview(site: Path) -> None:
    index = page(site / "index.html")
    covers = index.find("//article/img[@alt='']")
    assert [str(element.get("src"))[:11] for element in covers] == ["data:image/"] * 2
    assert {file.name for file in site.glob("*-card.png")} == {
        "later-card.png",
        "rivers-card.png",
        "rivers.uk-card.png",
    }


def test_unusual_names_have_pages(desk: Desk) -> None:
    long = "уповноважений представник " * 12
    desk.brief("Words.", front="title: First\nseries: 2024\nauthor: {name: '???'}", id_="index")
    desk.brief(
        "Words.", front=f"title: Second\nseries: {long}\nauthor: {{name: {'Maximiliana ' * 30}}}", id_="a#b ?%20"
    )
    desk.brief("Words.", front="title: Third\nseries: '2024'\nauthor: {name: '???'}", id_="c")
    desk.brief("Words.", front="title: Fourth\nseries: '#1 / ?'\nauthor: {name: \"O'Neil / <b> %\"}", id_="d")
    outcome = desk.publish("--site", "--to", "html")
    assert outcome.code == 0, outcome.err
    assert 'the brief "index" is left out of the site' in outcome.err
    site = desk.root / "output" / "site"
    titles = {text_of(node).strip() for node in page(site / "index.html").find("//h2")}
    assert titles == {"Second", "Third", "Fourth"}
    assert not [link for link in _links(site) if not link.is_file()]
    assert {file.name for file in (site / "series").iterdir()} >= {"2024.html"}
    assert max(len(file.name.encode()) for file in site.rglob("*.html")) < 200


def test_people_with_the_same_name_have_pages_of_their_own(desk: Desk) -> None:
    first, second = "0000-0002-1825-0097", "0000-0001-5109-3700"
    for id_, orcid in {"a": first, "b": second, "c": first, "d": ""}.items():
        author = f"{{name: Ana Lima, orcid: {orcid}}}" if orcid else "{name: Ana Lima}"
        desk.brief("Words.", front=f"title: Brief {id_}\nauthor: [{author}, {{name: Bo Reis}}]", id_=id_)
    assert desk.publish("--site", "--to", "html").code == 0
    site = desk.root / "output" / "site"
    shown = {
        text_of(page(file).find("//h1")[0]).strip(): {text_of(node).strip() for node in page(file).find("//h2")}
        for file in (site / "people").iterdir()
    }
    assert shown == {
        f"Ana Lima ({first})": {"Brief a", "Brief c"},
        f"Ana Lima ({second})": {"Brief b"},
        "Ana Lima": {"Brief d"},
        "Bo Reis": {"Brief a", "Brief b", "Brief c", "Brief d"},
    }
    offered = page(site / "index.html").values("//select[@name='person']/option/@value")[1:]
    assert sorted(offered) == sorted(shown)


def test_an_author_without_an_orcid_is_the_only_person_of_this_name(desk: Desk) -> None:
    desk.brief("Words.", front="title: A\nauthor: {name: Ana Lima}", id_="a")
    desk.brief("Words.", front="title: B\nauthor: {name: Ana Lima, orcid: 0000-0002-1825-0097}", id_="b")
    assert desk.publish("--site", "--to", "html").code == 0
    (person,) = (desk.root / "output" / "site" / "people").iterdir()
    assert {text_of(node).strip() for node in page(person).find("//h1 | //h2")} == {"Ana Lima", "A", "B"}


def test_a_site_that_fails_is_not_counted_as_a_brief(desk: Desk) -> None:
    desk.write("styles/ours/brand.yml", "defaults: {briefpress: {extends: plain}}\n")
    desk.write("styles/ours/catalogue.html.j2", "\n{{ nothing.here }}\n")
    desk.brief("Words.", front="title: A\nbrand: ours", id_="a")
    outcome = desk.publish("--site", "--to", "html")
    assert (outcome.code, outcome.err.splitlines()[-1]) == (1, "published 1 of 1 briefs; failed: site")
    assert "styles/ours/catalogue.html.j2:2:1: error[brand-invalid]" in outcome.err


def test_filters_offer_what_differs(site: Path) -> None:
    index = page(site / "index.html")
    offered = {str(element.get("name")): element.xpath("option/@value")[1:] for element in index.find("//select")}
    assert offered == {
        "topic": ["drought", 'R&D "pilots"'],
        "language": ["en", "uk"],
        "year": ["2025", "2024"],
    }


def test_a_publication_in_arabic_is_right_to_left(desk: Desk) -> None:
    desk.brief("كلمات.\n", front="title: الأنهار\nlang: ar", id_="rivers")
    desk.brief("Words.\n", front="title: Later", id_="later")
    assert desk.publish("--site", "--to", "html").code == 0
    index = page(desk.root / "output" / "site" / "index.html")
    assert set(zip(index.values("//article/@lang"), index.values("//article/@dir"), strict=True)) == {
        ("ar", "rtl"),
        ("en", "ltr"),
    }


def test_translations_do_not_decide_the_language_of_the_site(desk: Desk) -> None:
    desk.brief("Words.\n", front="title: Rivers", id_="rivers")
    desk.write("source/rivers/brief.ar.md", "---\ntitle: الأنهار\n---\n\nكلمات.\n")
    assert desk.publish("--site", "--to", "html").code == 0
    assert page(desk.root / "output" / "site" / "index.html").values("/html/@lang") == ["en"]


def test_feed_and_sitemap(site: Path) -> None:
    feed = etree.parse(site / "feed.xml")
    titles = feed.xpath("//a:entry/a:title/text()", namespaces=ATOM)
    assert titles == ["Later & now", "Sharing rivers", "Річки"]
    links = feed.xpath("//a:entry/a:link/@href", namespaces=ATOM)
    assert links[0] == "https://briefs.example/here/later.html"
    places = etree.parse(site / "sitemap.xml").xpath("//*[local-name()='loc']/text()")
    assert "https://briefs.example/here/rivers.uk.html" in places
    assert all((site / unquote(str(place)).removeprefix("https://briefs.example/here/")).is_file() for place in places)


def test_every_entry_of_a_feed_has_an_author(desk: Desk) -> None:
    """An entry without an author has the author of the feed (RFC 4287, 4.1.2)."""
    desk.write("source/organisations.yaml", "water: {name: Water Institute}\n")
    desk.brief("Words.\n", front="title: A\ndate: 2025-03-01\nauthor: Ann Lee", id_="a")
    desk.brief("Words.\n", front="title: B\ndate: 2025-02-01\ncontributors: [water]", id_="b")
    desk.brief("Words.\n", front="title: C\ndate: 2025-01-01", id_="c")
    assert desk.publish("--site", "--to", "html").code == 0
    feed = etree.parse(desk.root / "output" / "site" / "feed.xml")
    authors = [
        [*one.xpath("a:author/a:name/text()", namespaces=ATOM)]
        for one in feed.xpath("/a:feed | //a:entry", namespaces=ATOM)
    ]
    assert authors == [["Publications"], ["Ann Lee"], ["Water Institute"], []]


def test_withdrawn_briefs_are_removed_from_the_site(site: Path, desk: Desk) -> None:
    own = site / "CNAME"
    own.write_text("briefs.example")
    shutil.rmtree(desk.root / "source" / "later")
    (desk.root / "output" / "later.html").unlink()
    assert desk.publish("--site", "--to", "html").code == 0
    assert not (site / "later.html").exists()
    assert not (site / "sitemap.xml").exists()
    assert own.is_file()
    assert "Later &amp;" not in (site / "index.html").read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("asked", [("q", "Повінь"), ("topic", 'R&D "pilots"'), ("language", "uk")])
def test_search_needs_no_server(site: Path, asked: tuple[str, str]) -> None:
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not browser:
        pytest.skip("there is no Chromium")
    quiet = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")
    list_ = (site / "index.html").read_text(encoding="utf-8")
    script = f"document.querySelector('[name={asked[0]}]').value = {json.dumps(asked[1])}"
    policy = list_[list_.index("<meta http-equiv") : list_.index('<meta name="viewport"')]
    tried = site / "tried.html"
    tried.write_text(
        list_.replace(policy, "").replace(
            "</body>", f"<script>{script};document.forms[0].dispatchEvent(new Event('input'))</script></body>"
        ),
        encoding="utf-8",
    )
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", *quiet, "--dump-dom", tried.as_uri()]
    run = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    shown = HtmlPage(run.stdout)
    assert shown.find("//form[not(@hidden)]")
    assert shown.values("//li[not(@hidden)]/@data-id") == ["rivers"]
    assert [text_of(node).strip() for node in shown.classed("found")] == ["Found: 1"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--site", "--site-address", "briefs.example"), "https://briefs.example"),
        (("--site-address", "https://briefs.example"), "add --site"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused(desk: Desk, options: tuple[str, ...], message: str) -> None:
    desk.brief("Words.", front="title: A")
    outcome = desk.publish(*options)
    assert outcome.code == 2
    assert message in outcome.err
