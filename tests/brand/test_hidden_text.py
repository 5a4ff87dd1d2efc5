"""`check` reports text that a brand hides, at the rule that hides it, and values that are too large for any page."""

import time
from pathlib import Path

import pytest

from briefpress.brand import last_declared
from tests.brand.checking import checked, spots
from tests.desk import Desk

INVISIBLE = [
    "color: transparent", "color: rgba(0, 0, 0, 0)", "color: hsl(0 0% 0% / 0%)", "color: #12345600", "color: #1230",
    "opacity: 0", "opacity: .01", "visibility: hidden", "visibility: collapse", "font-size: 0", "font-size: 0.5pt",
    "color: transparent !important",
]  # fmt: skip
VISIBLE = [
    "color: #123450", "color: rgba(0, 0, 0, 0.5)", "color: rgb(0, 0, 0)", "opacity: 0.8", "opacity: 1",
    "visibility: visible", "font-size: 5pt", "font-size: 0.8em", "font-size: 10.0pt",
]  # fmt: skip
TOO_LARGE = [
    "margin-left: 1e9px", "columns: 400", "column-count: 90000", f"quotes: '{'x' * 2000}'", "width: 100001%",
]  # fmt: skip


@pytest.mark.parametrize("declaration", INVISIBLE)
def test_text_that_cannot_be_seen_is_an_error(desk: Desk, declaration: str) -> None:
    outcome = checked(desk, f".body-text {{ {declaration} }}")
    assert "14: error[text-invisible]" in [spot.removeprefix("1:") for spot in spots(outcome)]


@pytest.mark.parametrize("declaration", VISIBLE)
def test_faint_or_small_text_is_not_an_error(desk: Desk, declaration: str) -> None:
    assert "text-invisible" not in checked(desk, f".body-text {{ {declaration} }}").err


def test_text_that_is_not_displayed_is_a_warning(desk: Desk) -> None:
    outcome = checked(desk, ".abstract, li { display: none }\n@media print { .part-body { display: none } }")
    assert spots(outcome) == ["1:17: warning[text-hidden]", "2:29: warning[text-hidden]"]


@pytest.mark.parametrize(
    "css", [".logo { display: none }", ".title::before { color: transparent }", "@media screen { p { display: none } }"]
)
def test_content_other_than_text_can_be_hidden(desk: Desk, css: str) -> None:
    assert "text-" not in checked(desk, css).err


@pytest.mark.parametrize("declaration", TOO_LARGE)
def test_values_too_large_for_any_page_are_refused(desk: Desk, declaration: str) -> None:
    assert "error[brand-invalid]" in " ".join(spots(checked(desk, f".body-text {{ {declaration} }}")))


@pytest.mark.parametrize(("size", "fits"), [("23in 10in", False), ("600mm 20mm", False), ("22in 11in", True)])
def test_pages_are_not_larger_than_those_of_word(desk: Desk, size: str, fits: bool) -> None:
    assert ("too large for a page" in checked(desk, f"@page {{ size: {size} }}").err) is not fits


def test_properties_that_double_each_other_are_refused_immediately(desk: Desk) -> None:
    doubled = "".join(f"--v{number + 1}: var(--v{number}) var(--v{number}); " for number in range(40))
    begun = time.process_time()
    outcome = checked(desk, f":root {{ --v0: 1px; {doubled} }}\n.body-text {{ margin: var(--v40) }}")
    assert time.process_time() - begun < 10
    assert "expand without limit" in outcome.err


def test_the_last_declaration_for_a_name_is_found(tmp_path: Path) -> None:
    for name, css in (("own", ".a { color: red }\n@media screen { .a { color: blue } }"), ("base", "p { opacity: 0 }")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "style.css").write_text(css)
    folders = (tmp_path / "own", tmp_path / "base")
    color, opacity = (last_declared(folders, tmp_path, ("p", "a"), (name,)) for name in ("color", "opacity"))
    assert color is not None
    assert opacity is not None
    assert (color.file, color.line, color.column) == ("own/style.css", 1, 6)
    assert (opacity.file, opacity.line, opacity.column) == ("base/style.css", 1, 5)
    assert last_declared(folders, tmp_path, ("q",), ("color",)) is None


@pytest.mark.parametrize(
    ("selector", "is_found"),
    [
        (".a", True), ("p.a", True), (".b > .a", True), (".x, .b .a:first-child", True), ("*", True), ("p[lang]", True),
        (".a .c", False), (".a > c", False), (".a.c", False), (".a::before", False), (".b:not(.a)", False),
    ],
)  # fmt: skip
def test_a_rule_is_found_by_the_last_part_of_its_selector(tmp_path: Path, selector: str, *, is_found: bool) -> None:
    (tmp_path / "style.css").write_text(f"{selector} {{ color: red }}")
    assert (last_declared((tmp_path,), tmp_path, ("p", "a"), ("color",)) is not None) is is_found
