"""Covers, typed references and Strict Open XML in other programs' Word files are imported correctly."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from briefpress.merge import Imported, import_file
from tests.merge.foreign import imported, p, picture, style, t, table, word

PNG = ("image", b"\x89PNG\r\n")
TITLE = p("Rivers", style="Title")
TEXT = "The basin loses water every year, and the states on its banks do not agree on who should use less of it."
HEAD = p("Basin", style="H1")
FIGURE = p(picture("rP", "A")) + p("Figure 1: The bed", style="caption")
TABLE = p("Table 1. Flows", style="caption") + table(["A", "B"], ["1", "2"])


def body_of(one: Imported) -> str:
    return one.text.split("---\n\n", 1)[1]


def of(body: str, styles: str = "") -> Imported:
    return imported(body, styles=styles, parts={"rP": PNG})


@pytest.mark.parametrize(
    ("lines", "front"),
    [
        (TITLE + p(t("Before the next drought", "<w:i/>")), "title: Rivers\nsubtitle: Before the next drought\n"),
        (
            TITLE + p(t("Before the drought", "<w:i/>")) + p("By Ada Novak, Ben Roy"),
            "title: Rivers\nsubtitle: Before the drought\nlang: en-GB\n"
            "author:\n  - name: Ada Novak\n  - name: Ben Roy\n",
        ),
        (
            table(["POLICY BRIEF", "Issue 4 | April 2021"]) + TITLE,
            'title: Rivers\nkind: policy-brief\nnumber: "4"\ndate: "2021-04"\n',
        ),
    ],
)
def test_the_lines_of_a_cover_become_fields(lines: str, front: str) -> None:
    found = of(lines + HEAD + p(TEXT))
    assert found.text.startswith(f"---\n{front}"), found.text
    assert body_of(found) == f"# Basin\n\n{TEXT}\n"


def test_a_first_line_in_italics_below_the_first_heading_stays() -> None:
    found = of(TITLE + HEAD + p(t("Before the next drought", "<w:i/>")) + p(TEXT))
    assert body_of(found) == f"# Basin\n\n*Before the next drought*\n\n{TEXT}\n"


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("See Figure 1 and (Table 1).", "See @fig-1 and (@tbl-1)."),
        ("As Figure\u00a01 shows,", "As @fig-1 shows,"),
        ("Figure 1a, Figure 12, Figure 1.5", "Figure 1a, Figure 12, Figure 1.5"),
        ("Figures 1 and 2, fig. 1", "Figures [-@fig-1] and 2, fig. [-@fig-1]"),
        ("Figure 2 of the atlas", "Figure 2 of the atlas"),
    ],
)
def test_typed_references_become_cross_references(message: str, expected: str) -> None:
    found = of(TITLE + HEAD + p(message) + FIGURE + TABLE)
    assert body_of(found).startswith(f"# Basin\n\n{expected}\n")
    assert ("{#fig-1" in found.text) is ("@fig-1" in expected)
    told = [finding.text for finding in found.findings if "became cross-references" in finding.text]
    assert len(told) == ("@" in expected)


def test_a_typed_number_that_briefpress_would_number_differently_follows_its_figure() -> None:
    found = of(TITLE + HEAD + p("See Figure 2.") + FIGURE.replace("Figure 1", "Figure 2"))
    assert "See @fig-2." in found.text


def test_a_question_in_larger_letters_is_a_heading() -> None:
    larger = '<w:b/><w:sz w:val="32"/>'
    found = of(TITLE + HEAD + p(TEXT) + p(t("What to do?", larger)) + p(TEXT) + p(t("Is it so?", "<w:b/>")) + p(TEXT))
    assert body_of(found) == f"# Basin\n\n{TEXT}\n\n## What to do?\n\n{TEXT}\n\n**Is it so?**\n\n{TEXT}\n"


def test_styles_of_deeper_lists_are_deeper_lists() -> None:
    numbers = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = style("ListBullet", "List Bullet", p=numbers) + style("ListBullet2", "List Bullet 2", p=numbers)
    found = of(
        TITLE + HEAD + p("a", style="ListBullet") + p("b", style="ListBullet2") + p("c", style="ListBullet"), styles
    )
    assert body_of(found) == "# Basin\n\n- a\n  - b\n- c\n"


def test_strict_open_xml_is_read_like_any_other() -> None:
    usual = word(TITLE + HEAD + p("See Figure 1.") + FIGURE + TABLE, parts={"rP": PNG})
    assert import_file(strict(usual), "old").text == import_file(usual, "old").text


def strict(data: bytes) -> bytes:
    """Return a file as Word saves it in the format Strict Open XML Document."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            usual = rb"http://schemas\.openxmlformats\.org/(wordprocessingml|officeDocument|drawingml)/2006/"
            new.writestr(name, re.sub(usual, rb"http://purl.oclc.org/ooxml/\1/", old.read(name)))
    return out.getvalue()
