"""Prepare the font files of a brand. In: its folder `fonts/`. Out: a folder with files that pages and Word can use.

Web fonts (WOFF, WOFF2) become OpenType fonts, variable fonts become static fonts, and damaged fonts are reported. If no
file has to be changed, the result is the folder itself.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefpress.brand.cache import digest, remember
from briefpress.brand.fonts.instances import instances
from briefpress.brand.fonts.licence import copy_licences
from briefpress.model import Place
from briefpress.problems import Code, Report
from briefpress.workspace import write_beside

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

SUFFIXES = (".otf", ".ttc", ".ttf", ".woff", ".woff2")
POINTER = b"version https://git-lfs"  # the beginning of a Git LFS pointer, a small text file in place of the font
# OpenType, name: the ids of family names and face names, typographic names first.
FAMILY_NAMES, FACE_NAMES = (16, 1), (17, 2)
FACES = ("Regular", "Bold", "Italic", "BoldItalic")  # the faces that pages and Word files find by name
# OpenType, OS/2, fsType: the bits that restrict embedding, and the values that allow it
EMBEDDABLE, FREE = 0x000E, (0x0000, 0x0008)


class FontFact(NamedTuple):
    """What is known about a font file. `fault` is the reason why the file cannot be used, or `""`.

    `typographic` is the name of the larger family to which the font belongs, if it differs: Lato for Lato Black.
    """

    file: str
    family: str = ""
    face: str = ""
    outlines: str = ".ttf"
    is_web: bool = False
    is_variable: bool = False
    is_free: bool = True
    fault: str = ""
    hint: str = ""
    typographic: str = ""


class Fonts(NamedTuple):
    """A folder with usable fonts, and what is known about the files from which they were made."""

    folder: Path
    facts: tuple[FontFact, ...]

    @property
    def families(self) -> set[str]:
        """Return the families of the usable fonts."""
        facts = [fact for fact in self.facts if not fact.fault]
        return {name for fact in facts for name in (fact.family, fact.typographic) if name}


def prepared(folder: Path, cache: Path) -> Fonts:
    """Return the fonts in `folder`. Converted fonts are in a folder of `cache`."""
    files = sorted(file for file in folder.iterdir() if file.suffix.lower() in SUFFIXES)
    stamp = digest(*(f"{file}:{file.stat().st_mtime_ns}:{file.stat().st_size}" for file in files))
    cached = remember(cache, f"font-names-{stamp}", lambda: [_fact(file) for file in files])
    facts = tuple(FontFact(*fact) for fact in cached)
    if all(fact.file == _named(fact) and not fact.fault for fact in facts):
        return Fonts(folder.resolve(), facts)
    converted = cache / "fonts" / f"own-{stamp}"
    for fact in facts:
        for name, data in _copies(folder / fact.file, fact) if not fact.fault else ():
            if not (converted / name).exists():
                with suppress(OSError):
                    write_beside(converted / name, data())
    copy_licences(folder, converted)
    return Fonts(converted, facts)


def has_truetype(file: Path) -> bool:
    """Return whether `file` is beside a file of the same face with TrueType outlines, which takes precedence."""
    return file.suffix == ".otf" and file.with_suffix(".ttf").exists()


def report_faults(fonts: Fonts, shown: str, report: Report) -> None:
    """Report unusable files, and files that Word cannot embed; `shown` is the path of the folder in messages."""
    for fact in fonts.facts:
        place = Place(f"{shown}/{fact.file}", 1, 1, 0)
        if fact.fault:
            report.add(Code.BRAND_INVALID, f"this font cannot be used: {fact.fault}", place, fact.hint)
        elif fact.outlines == ".otf":
            hint = "use a version with TrueType outlines (.ttf), if one exists"
            text = f"Word cannot embed {fact.family}, which has PostScript outlines: readers see a different font"
            report.add(Code.CSS_NOT_IN_WORD, text, place, hint)
        elif not fact.is_free:
            text = f"the licence of {fact.family} forbids embedding: readers without it see a different font in Word"
            report.add(Code.CSS_NOT_IN_WORD, text, place, "use a font whose licence allows embedding")


def _named(fact: FontFact) -> str:
    """Return the file name under which other modules look for a face, or `""` for a file that must be converted."""
    base = "".join(letter for letter in fact.family if letter.isalnum() or letter in "-_")
    unchanged = fact.outlines == ".ttc" or fact.outlines == ".otf"
    name = fact.file if unchanged else f"{base}-{fact.face.replace(' ', '')}{fact.outlines}"
    return "" if fact.is_web or fact.is_variable else name


def _copies(file: Path, fact: FontFact) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield the name of each file that replaces `file`, and a function that returns its bytes."""
    whole = fact._replace(is_web=False, is_variable=False)
    if fact.is_variable:
        yield from instances(file, fact.family)
    else:
        name = _named(whole if fact.outlines != ".otf" else whole._replace(file=f"{file.stem}.otf"))
        yield name, lambda: _unpacked(file) if fact.is_web else file.read_bytes()


def _unpacked(file: Path) -> bytes:
    from fontTools.ttLib import TTFont

    data = io.BytesIO()
    with TTFont(file, recalcTimestamp=False) as font:
        font.flavor = None
        font.save(data)
    return data.getvalue()


def _fact(file: Path) -> FontFact:
    if fault := _fault(file):
        return FontFact(file.name, fault=fault[0], hint=fault[1])
    try:
        return _read(file)
    except Exception as error:  # fontTools may raise any exception when it reads tables
        reason = str(error).strip().split("\n")[0]
        hint = "copy it again from its original source"
        return FontFact(file.name, fault=f"it is damaged ({reason or type(error).__name__})", hint=hint)


def _fault(file: Path) -> tuple[str, str] | None:
    with file.open("rb") as opened:
        begin = opened.read(len(POINTER))
    if not begin:
        return "it is empty", "copy it again from its original source"
    if begin == POINTER:
        return "it is only a pointer to a file in Git LFS", "download the file: git lfs pull"
    return None


def _read(file: Path) -> FontFact:
    """Return the facts about a font, after reading every table and verifying its checksum."""
    from fontTools.ttLib import TTFont

    if file.suffix.lower() == ".ttc":
        with TTFont(file, lazy=True, fontNumber=0) as font:
            return FontFact(file.name, _name(font, FAMILY_NAMES), "", ".ttc")
    # fontTools logs faults that have no effect, such as old timestamps
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    with TTFont(file, checkChecksums=2, recalcTimestamp=False) as font:
        for table in font.reader.keys():  # noqa: SIM118 - no dictionary
            font.reader[table]
        for table in ("head", "hhea", "hmtx", "maxp", "cmap", "name", "OS/2", "post"):
            font[table]
        family, face, typographic = _names(font)
        return FontFact(
            file.name,
            family,
            face,
            ".otf" if font.sfntVersion == "OTTO" else ".ttf",
            font.flavor is not None,
            "fvar" in font,
            font["OS/2"].fsType & EMBEDDABLE in FREE,
            typographic=typographic,
        )


def _names(font: TTFont) -> tuple[str, str, str]:
    """Return the names of the family, of the face and, if it differs, of the typographic family.

    A face such as Lato Black counts as the regular face of a family of its own, as in Word's font list.
    """
    family, face = _name(font, FAMILY_NAMES), _face(font)
    own = _name(font, FAMILY_NAMES[1:])
    if "fvar" in font or face in FACES or own == family:
        return family, face, ""
    return own, _name(font, FACE_NAMES[1:]).replace(" ", "") or "Regular", family


def _name(font: TTFont, ids: tuple[int, ...]) -> str:
    return next((str(name).strip() for id_ in ids if (name := font["name"].getDebugName(id_))), "")


def _face(font: TTFont) -> str:
    """Return the name of the face: Regular, Bold, Italic, BoldItalic, or another name in the font."""
    return _name(font, FACE_NAMES).replace(" ", "") or "Regular"
