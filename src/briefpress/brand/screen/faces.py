"""Fonts in web pages. In: a brand and the characters in a page. Out: `@font-face` rules with `data:` addresses.

Each font is reduced to the characters of the page and compressed (WOFF2). If the licence of a font forbids subsets,
readers see a similar font instead. Results are cached, because compressing large fonts takes seconds.
"""

from __future__ import annotations

import base64
import html
import io
import logging
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefpress import lazy
from briefpress.brand.cache import digest, library, remember
from briefpress.brand.fonts.packages import font_file
from briefpress.brand.read import Brand
from briefpress.workspace import version_of

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

# OpenType, OS/2, fsType: the bits for a restricted licence, for no subsets, and for embedding of bitmaps only.
RESTRICTED, NO_SUBSETS, BITMAPS_ONLY = 0x0002, 0x0100, 0x0200
KEPT_NAMES = (0, 7, 13, 14)  # OpenType, name: the ids of the copyright, the trademark, the licence and its address
# The size, in bytes, from which fonts take too long to subset for each drawing, as Chinese, Japanese and Korean fonts
# do.
LARGE = 4_000_000
MAX_KEPT = 60  # the maximum number of cached rules: in a preview, most characters stay the same
TAG = lazy.pattern(r"<[^>]*>")
BOLD = lazy.pattern(r"\b(bold|[6-9]00)\b")
# Characters that every subset includes, so that a new word on a page does not require a new subset.
USUAL = frozenset(map(chr, range(0x20, 0x7F)))


class FontFace(NamedTuple):
    """A face of a family: its file, and the index of the font if the file is a collection."""

    family: str
    bold: bool
    italic: bool
    file: Path
    number: int = 0


def font_faces(brand: Brand, texts: Iterable[str], cache: Path, *, italics: bool, mono: bool) -> str:
    """Return the rules for the fonts of `brand` that `texts` need, with italic and monospaced fonts if required."""
    letters = frozenset().union(*map(frozenset, texts)) | USUAL
    first = {brand.fonts[use] for use in ("base", "headings") if use in brand.fonts}
    fonts = [*_font_faces(first, brand.font_folders, italics=italics)]
    if mono and (family := brand.fonts.get("monospace", "")) and family not in first:
        fonts += _font_faces({family}, brand.font_folders, italics=False)
    known = frozenset().union(*(_characters(font.file, font.number) for font in fonts)) if fonts else frozenset()
    faces = [_face(font, letters, cache) for font in fonts]
    rest = frozenset(letter for letter in letters if ord(letter) not in known)
    known_by_name = {*brand.scripts.values(), *brand.families} - first - {*brand.fonts.values()}
    # a collection contains more fonts than the page uses
    others = {family for family in known_by_name if family in brand.css}
    faces += [_face(font, rest, cache) for font in _font_faces(others, brand.font_folders, italics=False)]
    return "\n".join(filter(None, faces))


def drawing_faces(brand: Brand, svg: str, cache: Path) -> str:
    """Return the rules for the fonts of `brand` that the drawing `svg` uses, with the characters in it.

    Chinese, Japanese and Korean characters are shown in fonts of the reader's system.
    """
    known = {*brand.fonts.values(), *brand.scripts.values(), *brand.families}
    families = sorted((family for family in known if family in svg), key=svg.index)
    bold = bool(BOLD.search(svg))
    letters, faces = frozenset(html.unescape(TAG.sub("", svg))), list[str]()
    for family in families:
        fonts = [font for font in _font_faces({family}, brand.font_folders, italics=False) if bold or not font.bold]
        fonts = [font for font in fonts if font.file.stat().st_size < LARGE]
        faces += [_face(font, letters, cache) for font in fonts]
        has = frozenset().union(*(_characters(font.file, font.number) for font in fonts)) if fonts else frozenset()
        letters = frozenset(letter for letter in letters if ord(letter) not in has)
    return "\n".join(filter(None, faces))


def _font_faces(families: Iterable[str], folders: Sequence[Path], *, italics: bool) -> tuple[FontFace, ...]:
    """Return the faces of `families` in `folders`."""
    return _faces_in(frozenset(families), tuple(folders), tuple(map(version_of, folders)), italics)


@lru_cache(MAX_KEPT)
def _faces_in(
    families: frozenset[str], folders: tuple[Path, ...], _versions: tuple[str, ...], italics: bool
) -> tuple[FontFace, ...]:
    return tuple(_found(families, folders, italics=italics))


def _found(families: Iterable[str], folders: Sequence[Path], *, italics: bool) -> Iterator[FontFace]:
    for family in sorted(families):
        for bold in (False, True):
            for italic in (False, True) if italics else (False,):
                if file := font_file(family, folders, bold=bold, italic=italic):
                    yield FontFace(family, bold, italic, file)
            if not font_file(family, folders, bold=bold):
                yield from _collected(family, folders, bold=bold)


def _collected(family: str, folders: Sequence[Path], *, bold: bool) -> Iterator[FontFace]:
    """Yield the face of a family in a collection, if any."""
    for file in (file for folder in folders for file in sorted(folder.glob(f"*-{'Bold' if bold else 'Regular'}.ttc"))):
        if family in (families := _families(file)):
            yield FontFace(family, bold, False, file, families.index(family))
            return


@cache
def _families(file: Path) -> tuple[str, ...]:
    """Return the families in a collection, in order."""
    from fontTools.ttLib import TTCollection

    with TTCollection(file, lazy=True) as fonts:
        return tuple(font["name"].getBestFamilyName() for font in fonts)


@cache
def _characters(file: Path, number: int) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(file, lazy=True, fontNumber=number) as font:
        return frozenset(font.getBestCmap())


def _face(font_face: FontFace, letters: frozenset[str], cache: Path) -> str:
    """Return the rule for a face with `letters`, or `""` if it contains none of them or its licence forbids subsets."""
    has = _characters(font_face.file, font_face.number)
    wanted = "".join(sorted(letter for letter in letters if ord(letter) in has))
    if not wanted:
        return ""
    stat = font_face.file.stat()
    return _rule(font_face, wanted, f"{font_face.file.name}:{stat.st_size}:{stat.st_mtime_ns}", cache)


@lru_cache(MAX_KEPT)
def _rule(font_face: FontFace, wanted: str, stamp: str, cache: Path) -> str:
    """Return the rule for a face with the characters `wanted`; `stamp` changes with its file."""
    name = f"web-font-{digest(stamp, str(font_face.number), wanted, library('uharfbuzz'), library('brotli'))}"
    data = remember(cache, name, lambda: _subset(font_face, wanted))
    style, weight = "italic" if font_face.italic else "normal", 700 if font_face.bold else 400
    source = f"src: url(data:font/woff2;base64,{data}) format('woff2')"
    head = f"font-family: '{font_face.family}'; font-style: {style}; font-weight: {weight}; font-display: block"
    return f"@font-face {{ {head}; {source} }}" if data else ""


def _subset(font_face: FontFace, letters: str) -> str:
    """Return the font, reduced to `letters`, in Base64, or `""` if its licence forbids subsets."""
    from fontTools.ttLib import TTFont

    logging.getLogger("fontTools").setLevel(logging.ERROR)  # fontTools logs everything that it repairs or omits
    with TTFont(font_face.file, lazy=True, fontNumber=font_face.number) as whole:
        if not _may_be_subset(whole):
            return ""
    with TTFont(io.BytesIO(_reduced(font_face, letters)), recalcTimestamp=False) as font:
        font.flavor, data = "woff2", io.BytesIO()
        font.save(data)
    return base64.b64encode(data.getvalue()).decode()


def _reduced(font_face: FontFace, letters: str) -> bytes:
    """Return the font with only `letters`. HarfBuzz is used because it takes milliseconds; fontTools would take
    seconds.
    """
    import uharfbuzz

    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(map(ord, letters))
    wanted.name_id_set.clear()
    wanted.name_id_set.update(KEPT_NAMES)
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(font_face.file)), font_face.number)
    reduced: bytes = uharfbuzz.subset(face, wanted).blob.data
    return reduced


def _may_be_subset(font: TTFont) -> bool:
    usage = font["OS/2"].fsType
    return not (usage & NO_SUBSETS or usage & BITMAPS_ONLY or usage & 0x000F == RESTRICTED)
