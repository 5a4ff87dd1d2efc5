"""Values of brand.yml that have the wrong type: the hint is the line to write instead."""

from __future__ import annotations

import pytest

from tests.desk import Desk

BASE = "defaults: {briefpress: {extends: plain}}\n"


def report(desk: Desk, settings: str) -> str:
    desk.brief(front="title: A\nbrand: own")
    desk.write("styles/own/brand.yml", settings)
    return desk.check().err


@pytest.mark.parametrize(
    ("settings", "line", "hint"),
    [
        ('color: "#123456"\n', 1, 'write `color: {primary: "#123456"}`'),
        ("color:\n  palette: blue\n", 2, 'write `palette: {blue: "#1F4E6B"}`'),
        ('color:\n  palette:\n    - {name: a, value: "#123456"}\n', 3, 'write `palette: {blue: "#123456"}`'),
        ("color:\n  foreground: [18, 52, 86]\n", 2, 'write "#123456"'),
        ("color:\n  foreground: {r: 18, g: 52, b: 86}\n", 2, 'write "#123456"'),
        ('color:\n  foreground: {light: "#111111", dark: "#EEEEEE"}\n', 2, 'write one value, such as "#111111"'),
        ('color:\n  foreground: "#12345680"\n', 2, 'write the colour as it looks on white: "#8899AA"'),
        ("color:\n  foreground: “#123456”\n", 2, 'use straight quotation marks: "#123456"'),
        ("color:\n  foreground: Pantone 286\n", 2, 'write a value such as "#1F4E6B"'),
        ("typography: Roboto\n", 1, "write `typography: {base: Roboto}`"),
        ("typography:\n  base: [Roboto, Arial]\n", 2, "write `base: Roboto`"),
        ("logo: [a.svg, b.svg]\n", 1, "write `logo: a.svg`"),
        ("defaults: plain\n", 1, "write `defaults: {briefpress: {extends: plain}}`"),
        ("defaults:\n  briefpress:\n    limits: 100\n", 3, "write `limits: {abstract: 100}`"),
        ("defaults:\n  briefpress:\n    print-colors: {a: [9, 8, 0, 2]}\n", 3,
         "write the numbers without brackets: 9 8 0 2"),
        ("defaults:\n  briefpress:\n    paper: [a4]\n", 3, "write one value, such as a4"),
        ("color:\n  primary:#123456\n", 2, "add a space: primary: ..."),
    ],
)  # fmt: skip
def test_the_hint_is_the_edit(desk: Desk, settings: str, line: int, hint: str) -> None:
    lines = report(desk, settings).splitlines()
    at = next(number for number, text in enumerate(lines) if text.startswith(f"styles/own/brand.yml:{line}:"))
    assert f"  hint: {hint}" in lines[at:]


def test_an_unquoted_colour_in_braces_is_reported(desk: Desk) -> None:
    for number, settings in ((2, f"{BASE}color: {{foreground: #123456}}\n"), (1, f"color: {{light: #123456}}\n{BASE}")):
        found = report(desk, settings)
        assert f"brand.yml:{number}:" in found
        assert 'put it in quotation marks: "#123456"' in found
        assert "1 error" in found
