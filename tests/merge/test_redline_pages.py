"""Redlines as PDF and web page: changes are marked, not by colour alone, and screen readers announce them."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from briefpress.merge.redlines.compared import compared
from briefpress.model import Brief, Decision, Passage, decided, edges, passages, plain_text, texts_of, walk
from tests.desk import Desk
from tests.merge.sharing_rivers import BODY, FRONT, ORGANISATIONS, PEOPLE, write_source
from tests.merge.test_redline import CHANGES, committed
from tests.readers.pdf import PdfFile
from tests.readers.tags import read_tags

ELSEWHERE = ("a person", "an addressee")  # not in the text; they are in the list of changes
FORMULAS = ("a formula",)  # a display formula is in a paragraph if it is marked


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> Desk:
    return committed(tmp_path_factory.mktemp("pages"), shared_cache)


def brief_with(desk: Desk, old: str = "", new: str = "") -> Brief:
    desk.people(PEOPLE)
    desk.organisations(ORGANISATIONS)
    brief = desk.read(BODY.replace(old, new) if old else BODY, front=FRONT.replace(old, new) if old else FRONT).brief
    assert brief
    return brief


def words(brief: Brief) -> Counter[str]:
    """Count the words of a brief, whatever their order, because deleted words are beside their replacements."""
    texts = (text for block in walk(passages(brief, Passage.ALL)) for text in texts_of(block))
    return Counter(word for text in texts for word in re.findall(r"\w+", plain_text(text)))


@pytest.mark.parametrize("name", [name for name in CHANGES if name not in ELSEWHERE])
def test_both_versions_are_shown(desk: Desk, name: str) -> None:
    old, new = brief_with(desk), brief_with(desk, *CHANGES[name])
    shown = compared(old, new)
    assert next(edges(shown), None) is not None
    title = Counter(re.findall(r"\w+", new.meta.title)) if old.meta.title != new.meta.title else Counter[str]()
    accepted = words(decided(shown, Decision.ACCEPT))
    assert accepted == words(new) + title or (name in FORMULAS and accepted >= words(new))
    missing = words(old) - words(decided(shown, Decision.REJECT))
    assert not missing


def test_nothing_is_shown_if_nothing_changed(desk: Desk) -> None:
    brief = brief_with(desk)
    assert compared(brief, brief) == brief


@pytest.fixture
def changed(desk: Desk) -> Desk:
    write_source(desk)
    desk.brief(BODY.replace("One basin", "No basin").replace("| Bel   | 9    |\n", ""), front=FRONT)
    return desk


def test_a_web_page_announces_insertions_and_deletions(changed: Desk) -> None:
    outcome = changed.run("redline", "HEAD", "brief", "--to", "html")
    assert (outcome.code, outcome.err) == (0, "")
    page = (changed.root / "output/brief-redline.html").read_text(encoding="utf-8")
    actual = '<span class="change-label">{}</span>'
    deletion = f"<del>{actual.format('[Deleted: ')}One{actual.format(']')}</del>"
    assert f"{deletion}<ins>{actual.format('[Inserted: ')}No{actual.format(']')}</ins> basin" in page
    assert f"<del>{actual.format('[Deleted: ')}Bel{actual.format(']')}</del>" in page


def test_a_pdf_announces_changes_too_and_has_change_bars(changed: Desk) -> None:
    outcome = changed.run("redline", "HEAD", "brief", "--to", "pdf", "--output", str(changed.root / "changes.pdf"))
    assert (outcome.code, outcome.err) == (0, "")
    tree, _ = read_tags(PdfFile(changed.root / "changes.pdf"))
    assert re.search(r"\[Deleted:\s+One\s?\]\s*\[Inserted:\s+No\s?\]\s+basin is dry\.", tree.text)


def test_pages_need_the_source_of_both_versions(changed: Desk) -> None:
    changed.write("sent.docx", b"PK")
    outcome = changed.run("redline", str(changed.root / "sent.docx"), "brief", "--to", "pdf")
    assert outcome.code == 2
    assert "--to pdf needs the source of both versions" in outcome.err
