"""Translations are compared with their originals by front matter only."""

import pytest

from tests.desk import Desk

ORIGINAL = """# Background {#background}

Words.[^a] ^[on the spot]

[^a]: Note.

| A |
|---|
| 1 |

: Caption {#tbl-a}

::: recommendations

1. Do. {#rec-a}

:::
"""


def problems(desk: Desk, front: str, *, original: str = "title: T", body: str = ORIGINAL) -> list[str]:
    desk.brief(ORIGINAL, front=original)
    desk.write("source/brief/brief.uk.md", f"---\ntitle: Т\n{front}\n---\n{body}")
    outcome = desk.check("brief.uk")
    return [head.removeprefix("source/brief/brief.uk.md:") for head in outcome.heads]


def test_elements_with_an_id_must_be_in_the_translation(desk: Desk) -> None:
    assert problems(desk, "") == []
    assert problems(desk, "", body="# Тло\n\nСлова.\n") == ["1:1: warning[translation-incomplete]"]
    output = desk.check("brief.uk").err
    assert "lacks parts of source/brief/brief.md: #background, #tbl-a, #rec-a, [^a]\n" in output
    assert "inline" not in output


CHANGED = "title: T\ndate: 2026-03-15\ndate-modified: 2026-05-01"
NUMBERED = "title: T\nversion: 1.1"


@pytest.mark.parametrize(
    ("original", "front", "place"),
    [
        ("title: T\ndate: 2026-03-15", "", ""),
        ("title: T", "translation-of: 2026-03-15", ""),
        (CHANGED, "", "1:1"),
        (CHANGED, "date: 2026-03-20", "3:7"),
        (CHANGED, "date: 2026-05-01", ""),
        (CHANGED, "date: 2026-03-20\ndate-modified: 2026-06-01", ""),
        (CHANGED, "translation-of: 2026-03-15", "3:17"),
        (CHANGED, "date: 2026-07-01\ntranslation-of: 2026-03-15", "4:17"),
        (CHANGED, "translation-of: 2026-05-01", ""),
        (NUMBERED, "", ""),
        (NUMBERED, "translation-of: 1.0", "3:17"),
        (NUMBERED, "translation-of: 1.1", ""),
        (f"{CHANGED}\nversion: 1.1", "translation-of: 1.1", ""),
        (f"{CHANGED}\nversion: 1.1", "translation-of: 1.0", "3:17"),
    ],
)
def test_an_outdated_translation_is_reported(desk: Desk, original: str, front: str, place: str) -> None:
    expected = [f"{place}: warning[translation-outdated]"] if place else []
    assert problems(desk, front, original=original) == expected


def test_the_setting_that_resolves_it_is_proposed(desk: Desk) -> None:
    problems(desk, "", original=CHANGED)
    hint = desk.check("brief.uk").err.partition("translation-of: ")[2].partition("`")[0]
    assert problems(desk, f"translation-of: {hint}", original=CHANGED) == []


def test_a_picture_that_only_a_translation_uses_is_not_unused(desk: Desk) -> None:
    desk.write(
        "source/brief/one.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9"/></svg>'
    )
    problems(desk, "", body=f'{ORIGINAL}\n![К](one.svg){{alt="О"}}\n')
    assert "file-unused" not in desk.check().err
    assert problems(desk, "") == []
    assert "file-unused" in desk.check().err
