"""The web page among the files of a brief: produced last, produced again if it would differ, and refused if words are
lost.
"""

import json
from pathlib import Path

from tests.desk import Desk
from tests.readers.page import HtmlPage, text_of

BODY = "# Findings\n\nWords[^n].\n\n[^n]: A note.\n"


def test_the_page_shows_the_sizes_of_its_downloads(desk: Desk) -> None:
    desk.brief(BODY)
    outcome = desk.publish("--to", "pdf", "--to", "html", "--to", "docx")
    assert (outcome.code, outcome.err) == (0, "")
    made = desk.output()
    page = HtmlPage(made["brief.html"].decode())
    links = page.find("//*[@class='downloads']//a")
    assert [str(link.get("href")) for link in links] == ["brief.pdf", "brief.docx"]
    sizes = {str(link.get("href")): text_of(link) for link in links}
    assert f"{round(len(made['brief.pdf']) / 1000)} kB" in sizes["brief.pdf"]
    assert any(line.startswith("output/brief.html\tweb page\t") for line in outcome.out.splitlines())


def test_a_page_is_produced_again_if_it_would_differ(desk: Desk) -> None:
    desk.brief(BODY)
    assert desk.publish("--to", "html").code == 0
    assert "unchanged" in desk.publish("--to", "html").out
    assert desk.publish("--to", "html", "--dry-run").out == "brief\tunchanged\n"
    (desk.root / "output" / "brief.html").unlink()
    assert "unchanged" not in desk.publish("--to", "html").out
    desk.brief(BODY.replace("Words", "Other words"))
    (actual,) = json.loads(desk.publish("--to", "html", "--json").out)
    assert (actual["state"], actual["files"][0]["path"], actual["files"][0]["pages"]) == (
        "made",
        "output/brief.html",
        0,
    )


def test_a_page_that_lacks_words_is_not_written(desk: Desk) -> None:
    desk.brief(BODY, front="title: A\nbrand: mine")
    desk.write("styles/mine/brand.yml", "defaults: {briefpress: {extends: plain}}\n")
    skeleton = "<!DOCTYPE html><html lang='en'><title>A</title><body>{{ blocks(cover) }}</body></html>"
    desk.write("styles/mine/page.html.j2", skeleton)
    outcome = desk.publish("--to", "html")
    assert outcome.code == 1
    assert "error[words-lost]" in outcome.err
    assert "Findings" in outcome.err
    assert "brief.html" not in desk.output()
    desk.write("styles/mine/page.html.j2", "{{ blocks(cover }}")
    assert "page.html.j2:1" in desk.publish("--to", "html").err


def test_values_unsuitable_for_any_page_are_refused(desk: Desk) -> None:
    desk.brief(BODY)
    assert desk.publish("--to", "html", "--edition", "print").code == 2
    assert desk.publish("--to", "html", "--attach").code == 2
    assert desk.publish("--site", "--review").code == 2


def test_a_pdf_that_lacks_words_is_not_written(desk: Desk) -> None:
    desk.write("styles/mine/brand.yml", "defaults: {briefpress: {extends: plain}}\n")
    desk.write("styles/mine/skeleton.html.j2", "<html lang='en'><title>A</title><body><p>Hi</p></body></html>")
    desk.brief("# One\n\nWords of the text.\n", front="title: A\nbrand: mine")
    outcome = desk.run("publish", "--to", "pdf")
    assert (outcome.code, "brief.pdf" in desk.output()) == (1, False)
    assert "styles/mine/skeleton.html.j2:1:1: error[words-lost]" in outcome.err


def test_a_skeleton_that_includes_every_part_loses_no_text(desk: Desk, repository: Path) -> None:
    desk.write("styles/mine/brand.yml", "defaults: {briefpress: {extends: plain}}\n")
    packaged = repository / "src/briefpress/html/print/skeleton.html.j2"
    desk.write("styles/mine/skeleton.html.j2", packaged.read_bytes())
    desk.brief(
        '# One\n\nWords[^a] of *the* [text]{lang=ar} (@sec-b), "so" -- 12 km.\n\n# Two {#sec-b}\n\n[^a]: A *note*.\n',
        front="title: A\nbrand: mine\nkeypoints: [One, Two]\nauthor: Ada Novak",
    )
    outcome = desk.run("publish", "--to", "pdf")
    assert outcome.code == 0, outcome.err
