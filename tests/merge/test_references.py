"""The program generates the words of references. Whatever changes they undergo in Word, they never become text."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.desk import Desk
from tests.merge.editing import Edited, text_of, w
from tests.merge.merging import SentFile

BODY = """# Background

As @tbl-flow shows, less comes (table [-@tbl-flow]).[^flow]

| Basin | Flow |
|-------|------|
| Aar   | 14   |

: Flow by basin {#tbl-flow}

[^flow]: Measured each day.
"""
LINE = "As Table"


def write_source(desk: Desk) -> None:
    desk.brief(BODY, front="title: A\ntoc: false")


def merged(sent: SentFile, *edits: Callable[[Edited], object]) -> tuple[str, str]:
    """Return the source after a merge, and the output; the source is then restored."""
    desk, data, _ = sent
    edited = Edited(data)
    for edit in edits:
        edit(edited)
    file = desk.root / "source/brief/brief.md"
    before = file.read_text()
    outcome = desk.run("merge", str(desk.write("edited.docx", edited.bytes())))
    after = file.read_text()
    file.write_text(before)
    return after.removeprefix(before[: before.index("# Background")]), outcome.out


def another_number(edited: Edited) -> None:
    """Change the number of the reference that is only a number."""
    (link,) = edited.paragraph(LINE).iter(w("hyperlink"))
    next(link.iter(w("t"))).text = "C1"


def plain_number(edited: Edited) -> None:
    """Replace that reference with another number as text."""
    (link,) = edited.paragraph(LINE).iter(w("hyperlink"))
    next(link.iter(w("t"))).text = "2"
    link.addprevious(link[0])
    link.getparent().remove(link)  # type: ignore[union-attr]


def plain_field(edited: Edited) -> None:
    """Replace a field with its result as plain text, but with a different number."""
    paragraph = edited.paragraph(LINE)
    for element in [*paragraph.iter(w("fldChar"), w("instrText"))]:
        element.getparent().remove(element)  # type: ignore[union-attr]
    next(node for node in paragraph.iter(w("t")) if node.text == "Table 1").text = "Table C1"


def plain_mark(edited: Edited) -> None:
    """Replace a note mark with its number as plain text."""
    (mark,) = edited.paragraph(LINE).iter(w("footnoteReference"))
    run = mark.getparent()
    assert run is not None
    mark.tag, mark.text = w("t"), "1"
    for style in [*run.iter(w("rStyle"))]:
        style.getparent().remove(style)  # type: ignore[union-attr]


def older(edited: Edited) -> None:
    """Record that another version of the program produced the file."""
    name = next(name for name, data in edited.parts.items() if b"generator=" in data)
    edited.parts[name] = re.sub(rb'generator="[^"]*"', b'generator="briefpress 0.1"', edited.parts[name])


@pytest.mark.parametrize("edit", [another_number, plain_number, plain_field, plain_mark])
def test_a_number_is_reported_and_never_written(sent: SentFile, edit: Callable[[Edited], object]) -> None:
    after, actual = merged(sent, edit)
    assert after == BODY
    assert "not merged" in actual
    assert "briefpress generates this text" in actual


def test_text_beside_a_changed_number_is_merged(sent: SentFile) -> None:
    after, actual = merged(sent, another_number, lambda edited: edited.replace(LINE, "less", "more"))
    assert after == BODY.replace("less", "more")
    assert '"1" -> "C1": briefpress generates this text' in actual


def test_another_version_may_number_differently(sent: SentFile) -> None:
    assert merged(sent, older, another_number) == (BODY, "nothing has changed\n")
    after, actual = merged(sent, older, another_number, lambda edited: edited.replace(LINE, "less", "more"))
    assert after == BODY.replace("less", "more")
    assert actual.splitlines()[-1] == "1 merged"


def test_a_reference_can_be_removed(sent: SentFile) -> None:
    def remove(edited: Edited) -> None:
        (link,) = edited.paragraph(LINE).iter(w("hyperlink"))
        link.getparent().remove(link)  # type: ignore[union-attr]
        edited.replace(LINE, " (table ", " (there")
        assert "(there)" in text_of(edited.paragraph(LINE))

    after, _ = merged(sent, remove)
    assert after == BODY.replace("(table [-@tbl-flow])", "(there)")


def test_libreoffice_may_write_the_formatting_of_a_label(sent: SentFile) -> None:
    def bold(edited: Edited) -> None:
        edited.parts["docProps/app.xml"] = re.sub(
            rb"(<Application>)[^<]*", rb"\1LibreOffice/24.2", edited.parts["docProps/app.xml"]
        )
        edited.mark("Table 1", "Table ", "<w:b/>")

    assert merged(sent, bold) == (BODY, "nothing has changed\n")
    after, _ = merged(sent, bold, lambda edited: edited.replace("Table 1", "Flow", "Water"))
    assert after == BODY.replace("Flow by", "Water by")
