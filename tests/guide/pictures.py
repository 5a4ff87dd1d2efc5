"""Make the picture of the starter's pages in the guide: `python -m tests.guide.pictures`.

In: the brief that `briefpress new` creates, published. Out: `source/guide/images/first-brief.png`, page 1 of the PDF,
page 2 of the PDF and page 1 of the Word file, which LibreOffice draws. Needs `soffice`.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

from tests.conftest import ROOT

TARGET = ROOT / "source" / "guide" / "images" / "first-brief.png"
WIDTH, GAP = 400, 24  # pixels of a page, and between pages
COLORS = 64


def main() -> None:
    """Publish the starter in a temporary folder and draw its pages."""
    soffice = shutil.which("soffice")
    assert soffice, "install LibreOffice: it draws the Word file"
    with tempfile.TemporaryDirectory(prefix="briefpress-") as folder:
        command = [str(ROOT / ".venv" / "bin" / "briefpress"), "--workspace", folder]
        subprocess.run([*command, "new", "sharing-rivers"], check=True)
        subprocess.run([*command, "publish", "sharing-rivers"], check=True)
        output = Path(folder) / "output"
        word = [soffice, "--headless", "--convert-to", "pdf", "--outdir", f"{output}/word"]
        subprocess.run([*word, str(output / "sharing-rivers.docx")], check=True)
        pdf, drawn = output / "sharing-rivers.pdf", output / "word" / "sharing-rivers.pdf"
        _side_by_side([_page(pdf, 0), _page(pdf, 1), _page(drawn, 0)]).save(TARGET, optimize=True)


def _page(file: Path, number: int) -> Image.Image:
    """Return a page as a picture with a grey edge."""
    page = pypdfium2.PdfDocument(file)[number]
    image = page.render(scale=WIDTH / page.get_width()).to_pil().convert("RGB")
    return ImageOps.expand(image, border=1, fill="#BBBBBB")


def _side_by_side(pages: list[Image.Image]) -> Image.Image:
    """Return the pages on white, with few colours so that the file stays small."""
    width = sum(page.width for page in pages) + GAP * (len(pages) - 1)
    picture = Image.new("RGB", (width, max(page.height for page in pages)), "white")
    at = 0
    for page in pages:
        picture.paste(page, (at, 0))
        at += page.width + GAP
    return picture.quantize(COLORS)


if __name__ == "__main__":
    main()
