"""Merging figures side by side: their captions, the lines they share, and replaced pictures."""

from __future__ import annotations

import pytest

from tests.desk import Desk
from tests.merge.editing import Edited
from tests.readers.pictures import png_of

BODY = """\
![Alone](images/alone.png){#fig-alone alt="White"}

::: {#fig-both layout="[[1, 1], [1]]" source="Own survey"}
![The red one](images/a.png){#fig-red alt="Red" credit="A. N."}
![](images/b.png){alt="Green"}

![The third](images/c.png){alt="Blue"}

All of the colours
:::

The last paragraph mentions @fig-red.
"""


@pytest.fixture
def sent(desk: Desk) -> Edited:
    for name, color in (("alone", "white"), ("a", "red"), ("b", "green"), ("c", "blue")):
        desk.write(f"source/brief/images/{name}.png", png_of(color))
    desk.brief(BODY)
    assert desk.run("publish", "brief", "--to", "docx").code == 0
    return Edited((desk.root / "output/brief.docx").read_bytes())


def merged(desk: Desk, edited: Edited) -> str:
    outcome = desk.run("merge", str(desk.write("edited.docx", edited.bytes())))
    assert outcome.code == 0, outcome.out
    return (desk.root / "source/brief/brief.md").read_text()


def test_an_unedited_file_changes_nothing(desk: Desk, sent: Edited) -> None:
    before = (desk.root / "source/brief/brief.md").read_text()
    assert merged(desk, sent) == before


@pytest.mark.parametrize(
    ("begins", "old", "new"),
    [
        ("(a)", "red", "crimson"),
        ("(c)", "third", "last"),
        ("Figure 2", "colours", "shades"),
        ("Source:", "Own", "Another"),
        ("Credit:", "A. N.", "B. N."),
        ("The last", "mentions", "shows"),
    ],
)
def test_text_beside_panels_is_merged(desk: Desk, sent: Edited, begins: str, old: str, new: str) -> None:
    before = (desk.root / "source/brief/brief.md").read_text()
    sent.replace(begins, old, new)
    assert merged(desk, sent) == before.replace(old, new, 1)


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_the_replaced_picture_is_the_right_one(desk: Desk, sent: Edited, number: int) -> None:
    """If the wrong picture were found, the first of the figures side by side would be replaced."""
    name = ("alone", "a", "b", "c")[number]
    was = (desk.root / f"source/brief/images/{name}.png").read_bytes()
    (media,) = [part for part, data in sent.parts.items() if data == was]
    sent.parts[media] = png_of("yellow")
    text = merged(desk, sent)
    assert f"images/{name}.png" not in text
    assert sum(f"images/{other}.png" in text for other in ("alone", "a", "b", "c")) == 3
