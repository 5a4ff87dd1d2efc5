"""What a brand must not do, and what it can leave to the brand it extends."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefpress.brand import read_brand
from briefpress.brand.settings.colors import hex_color
from briefpress.docx.vocabulary.bookmarks import Bookmarks
from briefpress.engine.fetch import fetcher
from briefpress.problems import Report
from tests.desk import Desk

BRAND = "meta: {name: Own}\ndefaults: {briefpress: {extends: plain}}\n"


def own(desk: Desk, text: str = BRAND) -> None:
    """Write a custom brand, and a brief that uses it."""
    desk.write("styles/own/brand.yml", text)
    desk.brief(front="title: A\nbrand: own")


def test_a_brand_can_override_a_palette_colour_of_the_brand_it_extends(desk: Desk, tmp_path: Path) -> None:
    own(desk, 'color: {palette: {petrol: "#006E5A"}}\n' + BRAND)
    report = Report()
    brand = read_brand(desk.root / "styles", "own", tmp_path, report)
    assert report.problems == []
    assert brand is not None
    assert brand.colors["primary"] == "#006E5A"


@pytest.mark.parametrize(
    ("written", "meant"),
    [("#002147", "#002147"), ("#abc", "#AABBCC"), ("red", "#FF0000"), ("rgb(1 2 3)", "#010203"), ("??", "??")],
)
def test_colours_are_the_same_for_every_format(written: str, meant: str) -> None:
    assert hex_color(written) == meant


OTHER_SPACES = ["oklch(60% 0.15 50)", "lab(50% 20 30)", "color(display-p3 1 0 0)"]


@pytest.mark.parametrize("color", OTHER_SPACES)
def test_a_colour_outside_srgb_is_reported_in_brand_yml(desk: Desk, color: str) -> None:
    own(desk, f'color: {{primary: "{color}"}}\n{BRAND}')
    outcome = desk.check()
    assert outcome.code == 1
    assert "styles/own/brand.yml:1:18: error[value-invalid]" in outcome.err
    assert 'write a value such as "#1F4E6B"' in outcome.err


@pytest.mark.parametrize("color", OTHER_SPACES)
def test_a_colour_outside_srgb_is_reported_for_print_and_kept_for_browsers(desk: Desk, color: str) -> None:
    own(desk)
    desk.write("styles/own/style.css", f".heading-1 {{ color: {color} }}")
    outcome = desk.check()
    assert "styles/own/style.css:1:14: error[brand-invalid]" in outcome.err
    assert "hint: write the colour as #1F4E6B" in outcome.err
    desk.write("styles/own/style.css", f"@media screen {{ .heading-1 {{ color: {color} }} }}")
    assert desk.run("publish", "--to", "html").code == 0
    assert color in (desk.root / "output/brief.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "nested", ["&:first-child { color: red }", ".body-text & { color: red }", "> em { color: red }"]
)
def test_a_rule_inside_another_is_reported(desk: Desk, nested: str) -> None:
    own(desk)
    desk.write("styles/own/style.css", f".heading-1 {{\n  {nested}\n}}\n")
    outcome = desk.check()
    assert outcome.heads == ["styles/own/style.css:2:3: warning[css-invalid]"]
    assert "web pages ignore a rule inside another rule" in outcome.err
    assert "hint: write it below, as a separate rule" in outcome.err


@pytest.mark.parametrize("name", ["style.css", "words/en.yaml", "skeleton.html.j2", "fonts"])
def test_a_link_to_a_place_outside_the_workspace_is_not_followed(desk: Desk, tmp_path: Path, name: str) -> None:
    own(desk)
    outside = tmp_path / "outside"
    outside.mkdir()
    link = desk.root / "styles/own" / name
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(outside)
    outcome = desk.check()
    assert outcome.code == 1
    assert "error[path-outside]" in outcome.err


@pytest.mark.parametrize("name", ["style.css", "words/en.yaml", "fonts/Own.ttf"])
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_pipes_and_folders_are_reported_and_not_opened(desk: Desk, name: str, make: Callable[[Path], None]) -> None:
    own(desk)
    path = desk.root / "styles/own" / name
    path.parent.mkdir(exist_ok=True)
    make(path)
    outcome = desk.check()
    assert outcome.code == 1
    assert f"styles/own/{name}:1:1: error[brand-invalid]" in outcome.err
    assert "hint: put a file in its place, or remove it" in outcome.err


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/x.png", "https://example.org/x.css", "file:///etc/hostname"])
def test_only_files_in_the_workspace_are_fetched(tmp_path: Path, url: str) -> None:
    for root in (None, tmp_path):
        with pytest.raises(ValueError, match="not one of the files"):
            fetcher([root] if root else []).fetch(url)


@pytest.mark.parametrize("data", [b"<svg/>", b"junk"])
def test_a_logo_that_cannot_be_shown_is_a_problem(desk: Desk, data: bytes) -> None:
    own(desk, "logo: logo.png\n" + BRAND)
    (desk.root / "styles/own/logo.png").write_bytes(data)
    outcome = desk.check()
    assert outcome.code == 1
    assert "error[image-invalid]" in outcome.err


def test_bookmarks_of_similar_ids_have_names_of_their_own() -> None:
    bookmarks = Bookmarks()
    ids = ["a.b", "a-b", "a_b_1", "A-B", "a b", "x" * 80, "x" * 81, "Ünïcode", "Ünicode"]
    names = [bookmarks.name(id_) for id_ in ids]
    assert len({name.lower() for name in names}) == len(ids)
    assert all(len(name) <= 40 for name in names)
    assert [bookmarks.name(id_) for id_ in ids] == names
