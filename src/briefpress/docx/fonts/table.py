"""The font table of a Word file. In: font families and their files. Out: the table, with embedded fonts.

An embedded font contains all the characters that partners may need. Embedded fonts are obfuscated: their first 32 bytes
are combined with a key from the font table (ECMA-376 part 4, 17.8.1). A font is embedded only if its OS/2 table allows
editing or installation (OpenType, OS/2, fsType); fonts with reserved names are embedded whole, because a changed font
must not have such a name.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import cast

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap
from docx.parts.document import DocumentPart

from briefpress.brand.fonts import font_file, may_be_subset
from briefpress.docx.fonts.subset import subset
from briefpress.docx.fonts.use import Face
from briefpress.docx.package import FontPart
from briefpress.docx.vocabulary.xml import Element, qn, w
from briefpress.lazy import dataclass

OBFUSCATED = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
FACES = {
    "embedRegular": Face(bold=False, italic=False),
    "embedBold": Face(bold=True, italic=False),
    "embedItalic": Face(bold=False, italic=True),
    "embedBoldItalic": Face(bold=True, italic=True),
}
# Word's substitutes for a missing font, by the class of the font (ECMA-376 part 1, 17.18.30).
SUBSTITUTES = {"roman": "Times New Roman", "swiss": "Arial", "modern": "Courier New", "script": "Comic Sans MS"}
LATIN, HANDWRITTEN = 2, 3  # the first digit of PANOSE 1.0
SANS_SERIF = range(11, 16)  # the values of the second digit for sans-serif fonts
MONOSPACED = 9  # the value of the fourth digit for monospaced fonts
# OpenType, OS/2, sFamilyClass: the values of the upper byte.
CLASSES = {**dict.fromkeys((1, 2, 3, 4, 5, 7), "roman"), 8: "swiss", 10: "script"}
# OpenType, OS/2, ulCodePageRange1: the bits of East Asian code pages, and the character set of each (17.8.3.2).
EAST_ASIAN = {17: "80", 18: "86", 19: "81", 20: "88"}
# The sans-serif and serif fonts of Windows that replace Noto and Source Han families, and their character sets. The
# keys are the words in family names that identify the script.
LIKE = {
    **dict.fromkeys(("TC", "HK", "TW"), (("Microsoft JhengHei", "PMingLiU"), "88")),
    **dict.fromkeys(("SC", "CN"), (("Microsoft YaHei", "SimSun"), "86")),
    **dict.fromkeys(("JP", "Japanese"), (("Yu Gothic", "Yu Mincho"), "80")),
    **dict.fromkeys(("KR", "Korean"), (("Malgun Gothic", "Batang"), "81")),
    "Arabic": (("Segoe UI", "Times New Roman"), "B2"),
    "Hebrew": (("Segoe UI", "Times New Roman"), "B1"),
}
PANOSE = ("020B0604020202020204", "02020603050405020304")  # the PANOSE classifications of Arial and of Times New Roman
# OpenType, post, isFixedPitch: only these bytes are read, because parsing the names of all glyphs takes a long time
FIXED_PITCH = slice(12, 16)
# OpenType, OS/2, fsType: fonts for installable or editable embedding may be embedded, unless only their bitmaps may.
USAGE, FREE, BITMAPS_ONLY = 0x000E, (0x0000, 0x0008), 0x0200


@dataclass(frozen=True, slots=True)
class Facts:
    """The data in Word's font table about one font. `editable` is True if the licence allows embedding."""

    panose: str
    family: str
    fixed: bool
    charset: str
    editable: bool
    signature: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EmbeddingSettings:
    """Settings for embedding: the `extent` (see `Brand.word_fonts`), the characters in use, and a cache folder."""

    extent: str
    letters: frozenset[str]
    cache: Path | None = None

    def faces(self, used: Collection[Face]) -> Collection[Face]:
        """Return the faces of a family to embed if the faces `used` are in use."""
        return {"none": (), "all": FACES.values() if used else ()}.get(self.extent, used)

    def data(self, file: Path) -> bytes:
        """Return the font in `file` as it is embedded: whole or as a subset."""
        data = file.read_bytes()
        return subset(data, self.letters, self.cache) if self.extent == "subset" and may_be_subset(file) else data


def add_font_table(
    document: DocumentPart,
    families: Mapping[str, Collection[Face]],
    folders: Sequence[Path],
    packing: EmbeddingSettings,
) -> bool:
    """Add a table of `families`, each with its faces in use, to `document`. Return whether any font is embedded.

    The font files are in `folders`.
    """
    root = cast("Element", OxmlElement("w:fonts", nsdecls={prefix: nsmap[prefix] for prefix in ("w", "r")}))
    part = XmlPart(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, root, document.package)
    document.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)
    embedded = False
    for number, (family, used) in enumerate(families.items(), start=1):
        entry = _entry(family, folders)
        embeds = list(_embed(part, family, number, _files(family, packing.faces(used), folders), packing))
        entry.extend(embeds)
        part.element.append(entry)
        embedded = embedded or bool(embeds)
    return embedded


def _entry(family: str, folders: Sequence[Path]) -> Element:
    file = font_file(family, folders) or font_file(family, folders, bold=True)
    if file is None:
        return _absent(family)
    facts = _facts(file)
    usb = {f"usb{number}": f"{value:08X}" for number, value in enumerate(facts.signature[:4])}
    csb = {f"csb{number}": f"{value:08X}" for number, value in enumerate(facts.signature[4:])}
    return w(
        "font",
        w("altName", val=SUBSTITUTES[facts.family]),
        w("panose1", val=facts.panose),
        w("charset", val=facts.charset),
        w("family", val=facts.family),
        w("pitch", val="fixed" if facts.fixed else "variable"),
        w("sig", **usb, **csb),
        name=family,
    )


def _absent(family: str) -> Element:
    """Return the entry of a family without a file, which helps Word to find a similar font."""
    roman, words = _is_roman(family), family.split()
    usual = (SUBSTITUTES["swiss"], SUBSTITUTES["roman"]), "00"
    other, charset = next((font for name, font in LIKE.items() if name in words), usual)
    return w(
        "font",
        w("altName", val=other[roman]),
        w("panose1", val=PANOSE[roman]),
        w("charset", val=charset),
        w("family", val="roman" if roman else "swiss"),
        w("pitch", val="variable"),
        name=family,
    )


def _is_roman(name: str) -> bool:
    return "serif" in name.lower() and "sans" not in name.lower()


def _embed(
    table: XmlPart, family: str, number: int, files: Mapping[str, Path], packing: EmbeddingSettings
) -> Iterator[Element]:
    for name, file in files.items():
        data = packing.data(file)
        key = uuid.uuid5(uuid.NAMESPACE_OID, f"{family} {name} {len(data)}")
        place = PackURI(f"/word/fonts/font{number}-{name.removeprefix('embed')}.odttf")
        part = FontPart(place, OBFUSCATED, _obfuscated(data, key), table.package)
        id_ = table.relate_to(part, RELATIONSHIP_TYPE.FONT)
        element = w(name, fontKey=f"{{{str(key).upper()}}}")
        element.set(qn("r:id"), id_)
        yield element


def _files(family: str, faces: Collection[Face], folders: Sequence[Path]) -> dict[str, Path]:
    """Return the file of each face that may be embedded."""
    wanted = {name: face for name, face in FACES.items() if face in faces}
    found = ((name, font_file(family, folders, bold=face.bold, italic=face.italic)) for name, face in wanted.items())
    return {name: file for name, file in found if file and _facts(file).editable}


def _obfuscated(data: bytes, key: uuid.UUID) -> bytes:
    """Return `data` with its first 32 bytes combined with the bytes of `key` in reverse order."""
    mask = key.bytes[::-1] * 2
    return bytes(byte ^ bits for byte, bits in zip(data[:32], mask, strict=True)) + data[32:]


@cache
def _facts(file: Path) -> Facts:
    from fontTools.ttLib import TTFont

    with TTFont(file, lazy=True) as font:
        os2 = font["OS/2"]
        digits = [
            getattr(os2.panose, f"b{name}")
            for name in (
                "FamilyType", "SerifStyle", "Weight", "Proportion", "Contrast", "StrokeVariation", "ArmStyle",
                "LetterForm", "Midline", "XHeight",
            )
        ]  # fmt: skip
        ranges = [getattr(os2, f"ulUnicodeRange{number}") for number in range(1, 5)]
        pages = [getattr(os2, f"ulCodePageRange{number}", 0) for number in (1, 2)]
        fixed = any(font.reader["post"][FIXED_PITCH]) or (digits[0] == LATIN and digits[3] == MONOSPACED)
        return Facts(
            panose="".join(f"{digit:02X}" for digit in digits),
            family="modern" if fixed else _family(digits, os2.sFamilyClass >> 8, file.stem),
            fixed=fixed,
            charset=next((charset for bit, charset in EAST_ASIAN.items() if pages[0] >> bit & 1), "00"),
            editable=os2.fsType & USAGE in FREE and not os2.fsType & BITMAPS_ONLY,
            signature=(*ranges, *pages),
        )


def _family(panose: list[int], class_: int, name: str) -> str:
    """Return the class of a font, determined from PANOSE or, failing that, from its family class or its name."""
    if panose[0] == LATIN and panose[1] > 1:
        return "swiss" if panose[1] in SANS_SERIF else "roman"
    if panose[0] == HANDWRITTEN:
        return "script"
    return CLASSES.get(class_) or ("roman" if _is_roman(name) else "swiss")
