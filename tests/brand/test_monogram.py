"""Initials are drawn in any font that contains their letters."""

from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont

from briefpress.brand.fonts import bold_file, find_family
from briefpress.brand.monogram import monograms

FAMILIES = ("Roboto", "Source Serif Pro")


def test_a_font_collection_provides_the_letters_of_the_right_family(tmp_path: Path) -> None:
    """Chinese and Japanese fonts are often collections of several families in one file."""
    found = [find_family(family, (), tmp_path) for family in FAMILIES]
    files = [
        file
        for family, folder in zip(FAMILIES, found, strict=True)
        if (file := bold_file(family, [folder or tmp_path]))
    ]
    assert len(files) == len(FAMILIES)
    collection = TTCollection()
    collection.fonts = [TTFont(file) for file in files]
    collection.save(tmp_path / "Source-Bold.ttc")
    file = bold_file("Source Serif Pro", [tmp_path])
    assert file == tmp_path / "Source-Bold.ttc"
    apart = monograms(["AN"], {"Source Serif Pro": files[1]}, tmp_path / "apart")
    assert apart["AN"].outline
    assert monograms(["AN"], {"Source Serif Pro": file}, tmp_path / "together") == apart
