"""`briefpress guide`: the built-in guide, page by page or as a PDF."""

import re
from pathlib import Path

import pytest

from briefpress.publish.guide import sections
from tests.desk import Desk, clean_environment, command


def test_the_list_of_pages(desk: Desk) -> None:
    lines = desk.run("guide").out.splitlines()
    assert lines[0].split(maxsplit=1) == ["first-brief", "Your first brief in five minutes"]
    assert [line.split()[0] for line in lines][-2:] == ["glossary", "gallery"]
    assert all(len(line.split()) > 1 for line in lines)


def test_a_page_is_shown_without_block_syntax(desk: Desk) -> None:
    outcome = desk.run("guide", "figures")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("# Figures and tables\n\n## Figures\n")
    assert '\nAs the figure "Flow of three rivers" shows, the Cor has the least.\n' in outcome.out


@pytest.mark.parametrize(
    ("words", "section"),
    [("key figures", "sec-boxes"), ("cover picture", "sec-front"), ("bleed", "sec-print"), ("ZOTERO", "sec-citations")],
)
def test_words_find_the_sections_that_contain_them(desk: Desk, words: str, section: str) -> None:
    outcome = desk.run("guide", *words.split())
    assert (outcome.code, outcome.err) == (0, "")
    named = [line.split()[0] for line in outcome.out.splitlines()]
    assert section in named
    assert 1 <= len(named) <= 8
    assert all(desk.run("guide", name).code == 0 for name in named)


def test_words_that_are_nowhere_in_the_guide(desk: Desk) -> None:
    outcome = desk.run("guide", "zebra", "crossing")
    assert (outcome.code, outcome.out) == (2, "")
    assert "`briefpress guide` lists them" in outcome.err


def test_fields_inserted_into_a_page_are_those_of_the_guide(desk: Desk) -> None:
    assert 'this is "The briefpress guide", dated' in desk.run("guide", "writing").out


def test_the_gallery_is_shown_as_it_is_written(desk: Desk, repository: Path) -> None:
    assert desk.run("guide", "gallery").out == (repository / "source/gallery/brief.md").read_text(encoding="utf-8")


def test_it_needs_no_workspace(tmp_path: Path) -> None:
    assert command("guide", "boxes", cwd=tmp_path).code == 0


def test_a_missing_page(desk: Desk) -> None:
    outcome = desk.run("guide", "figurs")
    assert outcome.code == 2
    assert 'did you mean "figures"?' in outcome.err


@pytest.mark.parametrize("written", ["sec-print", "@sec-print", "print"])
def test_a_section_can_refer_to_another_section(desk: Desk, written: str) -> None:
    outcome = desk.run("guide", written)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("## Publish for professional printing\n")
    assert "print-ink-limit: 280%" in outcome.out
    assert "## Share the files" not in outcome.out


def test_every_cross_reference_in_the_guide_leads_to_a_section(repository: Path) -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in (repository / "source/guide").glob("*.md"))
    referred = set(re.findall(r"@(sec-[a-z-]+[a-z])", re.sub(r"^(`{3,})[^\n]*\n.*?^\1$", "", text, flags=re.M | re.S)))
    assert referred - {"sec-method", "sec-background"} <= set(sections()), "two of the sections are only examples"
    assert "\n# styles/" in sections()["sec-own-blocks"], "a comment in code is not a heading"


@pytest.mark.slow
def test_the_gallery_as_a_pdf_in_the_users_cache(tmp_path: Path) -> None:
    environment = clean_environment(XDG_CACHE_HOME=str(tmp_path), LOCALAPPDATA=str(tmp_path), HOME=str(tmp_path))
    environment["PATH"] = ""  # so that no program can open the PDF
    for _ in range(2):
        outcome = command("guide", "gallery", "--open", cwd=tmp_path, environment=environment)
        assert (outcome.code, outcome.err) == (0, "")
        file = Path(outcome.out.strip())
        assert file.is_relative_to(tmp_path)
        assert file.read_bytes().startswith(b"%PDF-")


def test_a_page_is_shown_without_a_home_folder_too(tmp_path: Path) -> None:
    environment = {name: value for name, value in clean_environment().items() if name not in ("HOME", "XDG_CACHE_HOME")}
    assert command("guide", "word", cwd=tmp_path, environment=environment).code == 0
