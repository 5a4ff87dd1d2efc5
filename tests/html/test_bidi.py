"""Text in the opposite direction is kept together, in an element with its direction."""

import re

import pytest

from briefpress.edition import Inline, Link, NoteMark, Text, plain_text
from briefpress.html.bidi import stretches
from briefpress.model import Mark
from tests.desk import Desk
from tests.html.editions import edition_of, html_of, read

EM = frozenset({Mark.EMPHASIS})
MARK = NoteMark("n", "1", "n-1", "Note 1", first=True)
ARABIC, ENGLISH = "تقرير ", "OECD, "


@pytest.mark.parametrize(
    ("rtl", "inlines", "pieces"),
    [
        (False, [Text(ENGLISH), Text("Report", EM)], [("", 2)]),
        (True, [Text(ARABIC), Text("2022", EM)], [("", 2)]),
        (True, [Text(ENGLISH), Text("Report", EM), Text(", 2022.")], [("ltr", 3)]),
        (True, [Text(ENGLISH), Text("Report", EM), Text(", Paris.")], [("ltr", 3)]),
        (True, [Text(ENGLISH), Text("Report", EM), Text(".")], [("ltr", 2), ("", 1)]),
        (True, [Text(ENGLISH), Text(", "), Text("Report", EM), Text(ARABIC)], [("ltr", 3), ("", 1)]),
        (True, [Text(f"{ARABIC}OECD, "), Text("Report", EM)], [("", 1), ("ltr", 2)]),
        (True, [Text("Report", EM), Text(f", p. 5، {ARABIC}(OECD)")], [("ltr", 2), ("", 1)]),
        (True, [Text(f"{ARABIC}(OECD)"), Text(ARABIC, EM), Text(f"(OECD) {ARABIC}")], [("", 3)]),
        (True, [Text(f"OECD {ARABIC}", link=Link("https://example.org")), Text("Report")], [("", 1), ("ltr", 1)]),
        (True, [Text(ARABIC), Text("+961 1 234567", link=Link("tel:+9611234567"))], [("", 1), ("ltr", 1)]),
        (True, [Text(ARABIC, link=Link("https://example.org"))], [("", 1)]),
        (False, [Text(ENGLISH), Text(ARABIC), Text(ARABIC, EM), Text("end")], [("", 1), ("rtl", 2), ("", 1)]),
        (False, [Text(ENGLISH), Text("Water", EM), Text(", 4(5), \u0635 389.")], [("", 3), ("rtl", 1), ("", 1)]),
        (True, [Text(f"{ARABIC}World Bank"), MARK, Text(ARABIC)], [("", 1), ("ltr", 2), ("", 1)]),
        (True, [Text(f"{ARABIC}World Bank"), MARK, Text(f" of {ARABIC}")], [("", 1), ("ltr", 3), ("", 1)]),
        (True, [Text(f"{ARABIC}(World Bank)"), MARK, MARK, Text(".")], [("", 1), ("ltr", 3), ("", 1)]),
        (True, [Text("World Bank."), MARK], [("ltr", 2)]),
        (True, [Text(f"World Bank {ARABIC}"), MARK, Text(" of"), Text(ARABIC)], [("", 2), ("ltr", 1), ("", 1)]),
        (False, [Text(f"the {ARABIC}{ARABIC}"), MARK, Text("end")], [("", 1), ("rtl", 2), ("", 1)]),
        (False, [Text("+961 1 234567", link=Link("tel:+9611234567"))], [("", 1)]),
    ],
)
def test_stretches(rtl: bool, inlines: list[Inline], pieces: list[tuple[str, int]]) -> None:
    found = list(stretches(tuple(inlines), rtl=rtl))
    assert [(direction, len(piece)) for direction, piece in found] == pieces
    assert plain_text(tuple(inline for _, piece in found for inline in piece)) == plain_text(tuple(inlines))


def html(desk: Desk, lang: str) -> str:
    body = "# A\n\nx[^n]\n\n[^n]: OECD, *Government at a Glance*, Paris.\n"
    desk.brief(body, front=f"title: A\nlang: {lang}\nnotes: {{place: end}}")
    return html_of(edition_of(read(desk.root, "brief"), desk.root / ".briefpress"), desk.root / ".briefpress")


def test_code_runs_from_left_to_right_on_every_page(desk: Desk) -> None:
    desk.brief("# A\n\n```\n--code\n```\n", front="title: A\nlang: ar")
    page = html_of(edition_of(read(desk.root, "brief"), desk.root / ".briefpress"), desk.root / ".briefpress")
    assert '<p class="source-code" dir="ltr">' in page


def test_a_right_to_left_page_is_marked_and_mirrored(desk: Desk) -> None:
    arabic, english = html(desk, "ar"), html(desk, "en")
    assert '<html lang="ar" dir="rtl">' in arabic
    assert '<span dir="ltr">OECD, <em>Government at a Glance</em>, Paris.</span>' in arabic
    assert re.search(r"\.portrait\s*{\s*float:\s*right", arabic)
    assert "dir=" not in english.replace("[dir=rtl]", "")
    assert re.search(r"\.portrait\s*{\s*float:\s*left", english)


def test_titles_in_another_direction_keep_their_punctuation_everywhere(desk: Desk) -> None:
    desk.brief("# What is sharing?\n\nWords.\n", front="title: Who shares?\nlang: ar\ntoc: true")
    page = html_of(edition_of(read(desk.root, "brief"), desk.root / ".briefpress"), desk.root / ".briefpress")
    assert '<a href="#what-is-sharing"><span dir="ltr">What is sharing?</span></a>' in page
    assert '<bdi dir="ltr">Who shares?</bdi>' in page
