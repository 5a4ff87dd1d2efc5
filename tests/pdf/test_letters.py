"""Letters: drawn text corresponds to written text, and can be searched, copied and read aloud."""

import io
import re

import pikepdf
import pydyf
import pytest

from briefpress.pdf.conformance import compress_all
from tests.desk import Desk
from tests.pdf.conftest import Printer
from tests.readers.pdf import PdfFile
from tests.readers.tags import read_tags

SMALL_CAPS = "font-variant-caps: small-caps"


@pytest.mark.parametrize("style", ["", SMALL_CAPS, "font-style: italic", f"font-style: italic; {SMALL_CAPS}"])
@pytest.mark.parametrize("letters", ["Ï̵", "xÏ̵x Ï", "q̵̈ ë̵ Ï̵ Ï̵", "ė̃ ï̵"])
def test_every_glyph_of_a_letter_with_marks_has_a_character(printer: Printer, letters: str, style: str) -> None:
    file = printer(f'<h1>One</h1><p style="font-family: Roboto; {style}">Words {letters} end.</p>')
    assert all(glyphs_stand_for_something(file))
    tree, _ = read_tags(file)
    assert f"Words {letters} end." in tree.text


def glyphs_stand_for_something(file: PdfFile) -> list[bool]:
    """Return, for each glyph in the Unicode maps of the fonts, whether it stands for any characters."""
    fonts = (item for item in file.pdf.objects if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item)
    maps = [item.ToUnicode.read_bytes() for item in fonts]
    pairs = [pair for map_ in maps for pair in re.findall(rb"<([0-9A-Fa-f]+)> *<([0-9A-Fa-f]*)>\n", map_)]
    assert pairs
    return [bool(characters) for _, characters in pairs]


def test_no_stream_ends_with_a_line_break() -> None:
    """Programs disagree about the length of such a stream; among a hundred files, some have such streams by chance."""
    for number in range(300):
        file, output = pydyf.PDF(), io.BytesIO()
        file.add_object(pydyf.Dictionary({"Type": "/Test", "Number": number}))
        file.add_object(pydyf.Stream([f"{number} words"], compress=True))
        compress_all(file)
        file.write(output, compress=True)
        assert not re.search(rb"[\r\n]\nendstream", output.getvalue())


def test_options_are_never_broken_at_their_hyphens(desk: Desk) -> None:
    desk.brief("\n\n".join(f"{'m' * length} `--dry-run` words." for length in range(20, 70)))
    assert desk.publish("--to", "pdf").code == 0
    lines = [line.strip() for page in PdfFile(desk.root / "output/brief.pdf").pages for line in page.splitlines()]
    assert sum("--dry-run" in line for line in lines) == 50
    assert not [line for line in lines if line.endswith("-")]
