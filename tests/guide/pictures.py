"""Make the pictures of pages in the README and the guide: `python -m tests.guide.pictures`.

In: the brief that `briefpress new` creates, and the gallery, published. Out: `source/guide/images/first-brief.png`,
pages 1 and 2 of the PDF and page 1 of the Word file; `formats.jpg`, two pages of the PDF, one of the Word file and the
top of the web page. LibreOffice draws the Word files, Chromium the web page.
"""

import base64
import io
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import font_roboto  # type: ignore[import-untyped]
import pypdfium2
from PIL import Image, ImageDraw, ImageFont, ImageOps

from tests.browser import running_browser
from tests.conftest import ROOT

IMAGES = ROOT / "source" / "guide" / "images"
COLORS = 64
PAGE, GAP = 400, 24  # in pixels: the width of a page, and the gap between pages
SHEET, MARGIN, LABEL = 328, 33, 36  # in `formats.jpg`: page width, space around pages, height of labels
BACKGROUND, EDGE, INK = "#EEF1F4", "#BBBBBB", "#1F4E6B"
SHOWN = "nobody reads the treaty"  # the page of the gallery with these words is shown in PDF and Word
WEB = (1200, 1.41)  # the width of the browser in CSS pixels, and the additional height of its window


def main() -> None:
    """Publish both briefs in a temporary folder and draw their pages."""
    with tempfile.TemporaryDirectory(prefix="briefpress-") as folder:
        _first_brief(Path(folder))
        _formats(Path(folder))


def _first_brief(folder: Path) -> None:
    _run("--workspace", folder, "new", "sharing-rivers")
    _run("--workspace", folder, "publish", "sharing-rivers")
    pdf = folder / "output" / "sharing-rivers.pdf"
    pages = [_page(pdf, 1, PAGE), _page(pdf, 2, PAGE), _page(_drawn(pdf.with_suffix(".docx")), 1, PAGE)]
    size = (sum(page.width for page in pages) + GAP * (len(pages) - 1), max(page.height for page in pages))
    picture = Image.new("RGB", size, "white")
    for number, page in enumerate(pages):
        picture.paste(page, (number * (pages[0].width + GAP), 0))
    picture.quantize(COLORS).save(IMAGES / "first-brief.png", optimize=True)


def _formats(folder: Path) -> None:
    output = folder / "formats"
    _run("--workspace", ROOT, "publish", "gallery", "--to", "pdf", "--to", "docx", "--to", "html", "--output", output)
    pdf, word = output / "gallery.pdf", _drawn(output / "gallery.docx")
    pages = [_page(pdf, 1, SHEET), *(_page(file, _number(file, SHOWN), SHEET) for file in (pdf, word))]
    web = _web(output / "gallery.html", folder / "profile", pages[0].height)
    names = ("PDF", "", "Word", "Web page")
    _labelled([*pages, web], names).save(IMAGES / "formats.jpg", quality=88, optimize=True, progressive=True)


def _run(*arguments: object) -> None:
    subprocess.run([str(ROOT / ".venv" / "bin" / "briefpress"), *map(str, arguments)], check=True)


def _drawn(word: Path) -> Path:
    """Return the PDF that LibreOffice produces from a Word file."""
    soffice = shutil.which("soffice")
    assert soffice, "install LibreOffice, which draws the Word files"
    folder = word.parent / "word"
    subprocess.run([soffice, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(word)], check=True)
    return folder / f"{word.stem}.pdf"


def _number(file: Path, words: str) -> int:
    """Return the number, counted from 1, of the first page with these words."""
    pages = enumerate(pypdfium2.PdfDocument(file), 1)
    return next(number for number, page in pages if words in page.get_textpage().get_text_bounded())


def _page(file: Path, number: int, width: int) -> Image.Image:
    """Return page `number`, counted from 1, as a picture `width` pixels wide."""
    page = pypdfium2.PdfDocument(file)[number - 1]
    return _edged(page.render(scale=width / page.get_width()).to_pil().convert("RGB"))


def _web(file: Path, profile: Path, height: int) -> Image.Image:
    """Return the top of a web page as a picture `height` pixels high."""
    wide, ratio = WEB
    with running_browser(profile) as browser:
        browser.open(file.as_uri(), width=wide, height=round(wide * ratio))
        browser.ask("Emulation.setScrollbarsHidden", hidden=True)
        browser.wait("document.readyState === 'complete' && document.fonts.status === 'loaded'")
        browser.find("document.documentElement.style.scrollbarGutter = 'auto'")  # no space for the hidden scroll bar
        shot = browser.ask("Page.captureScreenshot", format="png")["data"]
    picture = Image.open(io.BytesIO(base64.b64decode(shot))).convert("RGB")
    return _edged(ImageOps.contain(picture, (picture.width, height - 2), Image.Resampling.LANCZOS))


def _edged(picture: Image.Image) -> Image.Image:
    return ImageOps.expand(picture, border=1, fill=EDGE)


def _labelled(pictures: Sequence[Image.Image], names: Sequence[str]) -> Image.Image:
    """Return the pictures side by side, with a name above each."""
    gap = MARGIN - 4
    width = 2 * MARGIN + sum(picture.width for picture in pictures) + gap * (len(pictures) - 1)
    sheet = Image.new("RGB", (width, 2 * MARGIN + LABEL + pictures[0].height), BACKGROUND)
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.truetype(Path(font_roboto.__file__).with_name("files") / "Roboto-Bold.ttf", 18)
    at = MARGIN
    for picture, name in zip(pictures, names, strict=True):
        draw.text((at, MARGIN), name, INK, font)
        sheet.paste(picture, (at, MARGIN + LABEL))
        at += picture.width + gap
    return sheet


if __name__ == "__main__":
    main()
