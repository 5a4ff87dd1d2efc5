"""One stylesheet for PDF and Word: a brand changes the look of both, and nothing but the look."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.readers.pdf import PdfFile
from tests.readers.publishing import OBO, Published, publish, small_workspace
from tests.readers.styles import style_of
from tests.readers.word import WordFile, value
from tests.readers.words import words

TEXT = """\
# First heading

Text of the body with a [link to more](https://example.org).

## Second heading

> A quotation.

- a bullet

1. a number

::: recommendations
1. Do something.
:::

A mention[^one].

[^one]: The note.
"""
FRONT = """\
title: A title
subtitle: A subtitle
date: 2024-05-06
notes: {place: end}
people: [{role: speakers, members: [{name: Ann Example, positions: [Writer]}]}]
contacts: [{name: An organisation, channels: {email: a@example.org}}]
abstract: The summary.
"""
# Word's name of the style, the CSS class, and words in this style in the brief above.
SAMPLE = [
    ("Title", "title", "A title"),
    ("Subtitle", "subtitle", "A subtitle"),
    ("heading 1", "heading-1", "First heading"),
    ("heading 2", "heading-2", "Second heading"),
    ("Body Text", "body-text", "Text of the body"),
    ("Abstract", "abstract", "The summary."),
    ("Quote", "quote", "A quotation."),
    ("List Bullet", "list-bullet", "a bullet"),
    ("List Number", "list-number", "a number"),
    ("Recommendation", "recommendation", "Do something."),
    ("endnote text", "endnote-text", "The note."),
    ("Person Name", "person-name", "Ann Example"),
    ("Contact Name", "contact-name", "An organisation"),
    ("toc 1", "toc-1", "First heading"),
    ("header", "header", "A title"),
]
WORDMARK = ["oxford", "belarus", "observatory"]
TITLE = "Belarus in Ukraine’s Foreign Policy"


def size_and_color(docx: WordFile, name: str) -> tuple[float, str]:
    style = style_of(docx, name)
    return style.size, style.color


@pytest.fixture(scope="module", params=["plain", OBO])
def sample(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Published:
    root = small_workspace(tmp_path_factory.mktemp("sample"), TEXT, FRONT)
    published = publish(root, "--brand", str(request.param), "--strict")
    assert published.code == 0, published.output
    return published


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, _, text in SAMPLE], ids=[s[1] for s in SAMPLE])
def test_pdf_and_word_agree_on_size_and_colour(sample: Published, name: str, text: str) -> None:
    pdf, docx = PdfFile(sample.pdf("brief")), WordFile(sample.docx("brief"))
    size, color = size_and_color(docx, name)
    contents = pdf.page_of("Table of contents")
    first = {"toc 1": contents, "Title": 1, "Subtitle": 1, "header": contents}.get(name, contents)
    spots = [spot for spot in pdf.spots if spot.page >= first and spot.text.strip().startswith(text)]
    looks = {(round(spot.size), spot.color) for spot in spots}
    assert (size, color) in {(size, c) for s, c in looks if abs(s - size) < 0.75}, f"Word {size, color}, PDF {looks}"


def test_a_change_of_the_css_changes_both(tmp_path: Path) -> None:
    """The sizes and colours of all roles in the sample change at once."""
    root = small_workspace(tmp_path, TEXT, FRONT)
    wanted = {name: (11.0 + n, f"{n * 5:02X}44{n * 7:02X}") for n, (name, _, _) in enumerate(SAMPLE)}
    rules = (f".{css} {{ font-size: {wanted[name][0]}pt; color: #{wanted[name][1]} }}" for name, css, _ in SAMPLE)
    with (root / "styles" / "plain" / "style.css").open("a", encoding="utf-8") as file:
        file.write("\n".join(rules))
    published = publish(root)
    pdf, docx = PdfFile(published.pdf("brief")), WordFile(published.docx("brief"))
    assert {name: size_and_color(docx, name) for name in wanted} == wanted
    for name, _, text in SAMPLE:
        size, color = wanted[name]
        looks = {(spot.size, spot.color) for spot in pdf.spots if spot.text.strip().startswith(text)}
        assert any(abs(s - size) < 0.75 and c == color for s, c in looks), f"{name}: wanted {size, color}, PDF {looks}"


def test_a_change_of_one_colour_of_the_brand_changes_both(tmp_path: Path) -> None:
    root = small_workspace(tmp_path, TEXT, FRONT)
    file = root / "styles" / "plain" / "brand.yml"
    before = file.read_text(encoding="utf-8")
    assert '"#1F4E6B"' in before
    file.write_text(before.replace('"#1F4E6B"', '"#654321"'), encoding="utf-8")
    published = publish(root)
    pdf, docx = PdfFile(published.pdf("brief")), WordFile(published.docx("brief"))
    assert size_and_color(docx, "heading 1")[1] == "654321"
    assert "654321" in {spot.color for spot in pdf.spots if spot.text.strip() == "Second heading"}
    theme = docx.root("word/theme/theme1.xml")
    assert value(theme, ".//a:clrScheme/a:dk2/a:srgbClr/@val") == "654321"


def test_another_brand_changes_looks_only(seeds: dict[str, Published]) -> None:
    own, plain = (WordFile(seeds[name].docx()) for name in (OBO, "plain"))
    kept = [[(p.style, _without_page(p.text)) for p in d.paragraphs if p.style != "Cover Mark"] for d in (own, plain)]
    assert kept[0] == kept[1]
    assert [note.text for note in own.notes] == [note.text for note in plain.notes]
    assert own.parts["word/styles.xml"] != plain.parts["word/styles.xml"]


def test_another_brand_changes_looks_only_in_the_pdf(seeds: dict[str, Published]) -> None:
    own, plain = (PdfFile(seeds[name].pdf()) for name in (OBO, "plain"))
    title, back = words(TITLE), len(_words(own.pages[:-1]))
    shown = _words(own.pages)
    assert shown[:3] == WORDMARK
    assert shown[back : back + len(title)] == title  # on the back cover, which the plain brand does not have
    assert shown[3:back] + shown[back + len(title) :] == _words(plain.pages)


def _without_page(line: str) -> str:
    """Return a line of the contents without its page number, which another look may change."""
    text, tab, page = line.partition("\t")
    return text if tab and page.isdigit() else line


def _words(pages: Sequence[str]) -> list[str]:
    return [word for page in pages for word in _without_pages(page)]


def _without_pages(page: str) -> list[str]:
    """Return the words of a page; for the contents, without the numbers at the ends of lines."""
    lines = [line.rstrip("0123456789") if ". ." in line else line for line in page.splitlines()]
    return words("\n".join(lines))
