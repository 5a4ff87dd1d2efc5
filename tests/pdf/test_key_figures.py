"""Key figures side by side: their columns do not overlap, in either writing direction."""

from itertools import pairwise

import pypdfium2
import pytest

from tests.desk import Desk

FIGURES = '::: {.key-figures title="Three"}\n' + "".join(f"9\n: {f'{letter} ' * 30}\n\n" for letter in "wzy") + ":::\n"


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_columns_of_key_figures_do_not_overlap(desk: Desk, lang: str) -> None:
    desk.brief(FIGURES, front=f"title: A brief\nlang: {lang}")
    assert desk.run("publish", "--to", "pdf").code == 0
    with pypdfium2.PdfDocument(desk.root / "output" / "brief.pdf") as document:
        columns = sorted(column(document, letter) for letter in "wzy")
    assert all(end < start for (_, end), (start, _) in pairwise(columns))


def test_numbers_are_on_one_line_without_a_title(desk: Desk) -> None:
    desk.brief(FIGURES.replace(' title="Three"', ""), front="title: A brief\nlang: en")
    assert desk.run("publish", "--to", "pdf").code == 0
    with pypdfium2.PdfDocument(desk.root / "output" / "brief.pdf") as document:
        page = next(text for text in (page.get_textpage() for page in document) if "w w" in text.get_text_range())
        nines = [page.get_charbox(at)[1] for at, one in enumerate(page.get_text_range()) if one == "9"]
    assert len(nines) == 3
    assert max(nines) - min(nines) < 0.1


def test_long_numbers_do_not_overlap(desk: Desk) -> None:
    numbers = "".join(f"{letter * 9} million\n: less\n\n" for letter in "wzyx")
    desk.brief(f"::: key-figures\n{numbers}:::\n", front="title: A brief\nlang: en")
    assert desk.run("publish", "--to", "pdf").code == 0
    with pypdfium2.PdfDocument(desk.root / "output" / "brief.pdf") as document:
        boxes = [(*column(document, letter), *line(document, letter)) for letter in "wzyx"]
    assert all(left[1] < right[0] or right[3] < left[2] for left, right in pairwise(boxes)), boxes


def column(document: pypdfium2.PdfDocument, letter: str) -> tuple[float, float]:
    """Return the left and right edges of all text that consists of `letter`, in points."""
    boxes = [
        text.get_charbox(index)
        for text in (page.get_textpage() for page in document)
        for index, one in enumerate(text.get_text_range())
        if one == letter
    ]
    return min(box[0] for box in boxes), max(box[2] for box in boxes)


def line(document: pypdfium2.PdfDocument, letter: str) -> tuple[float, float]:
    """Return the bottom and top edges of all text that consists of `letter`, in points."""
    boxes = [
        text.get_charbox(index)
        for text in (page.get_textpage() for page in document)
        for index, one in enumerate(text.get_text_range())
        if one == letter
    ]
    return min(box[1] for box in boxes), max(box[3] for box in boxes)
