"""Fonts for scripts that a brand's fonts lack, such as Arabic, Hebrew and Chinese.

In: a brand with a family for each script, and texts. Out: the brand with the fonts that these texts need. In its
stylesheet, the families of these fonts follow the brand's other families.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

from briefpress.brand.fonts.coverage import missing_characters
from briefpress.brand.fonts.packages import find_family
from briefpress.brand.read import Brand, font_properties

# The packages with the families that the brand `plain` uses, on PyPI and in operating systems.
PACKAGES = {
    "Almarai": "the Python package fontpkg-almarai",
    "Heebo": "the Python package fontpkg-heebo",
    **{
        f"Noto Sans {script}": f"the Python package fontpkg-noto-sans-{script.lower()}"
        for script in ("Devanagari", "Khmer", "Tamil", "Telugu", "Thai")
    },
    "Noto Sans CJK": "fonts-noto-cjk on Debian and Ubuntu, google-noto-sans-cjk-fonts on Fedora, "
    "font-noto-sans-cjk in Homebrew",
    "Noto Sans ": "fonts-noto-core on Debian and Ubuntu, google-noto-sans-fonts on Fedora",
}
# Unicode scripts whose characters also belong to the scripts of several languages (ISO 15924).
SHARED = {"Hani": ("Hant", "Hans", "Jpan", "Kore"), "Hira": ("Jpan",), "Kana": ("Jpan",), "Hang": ("Kore",)}
# Scripts without italics or letter-spacing: Chinese is never slanted, and Arabic letters are joined.
UPRIGHT = frozenset(
    {
        "Arab", "Beng", "Bopo", "Deva", "Ethi", "Gujr", "Guru", "Hang", "Hani", "Hans", "Hant", "Hebr", "Hira", "Jpan",
        "Kana", "Khmr", "Knda", "Kore", "Laoo", "Mlym", "Mymr", "Orya", "Sinh", "Syrc", "Taml", "Telu", "Thaa", "Thai",
        "Tibt",
    }
)  # fmt: skip
UPRIGHT_CSS = ":not(em) { font-style: normal !important; letter-spacing: normal !important }"
FIRST_UPRIGHT = 0x590  # the beginning of Hebrew, the first of these scripts in Unicode


def is_upright(text: str) -> bool:
    """Return whether `text` contains letters of a script without italics."""
    if all(ord(character) < FIRST_UPRIGHT for character in text):
        return False
    from fontTools.unicodedata import script

    return any(script(character) in UPRIGHT for character in text)


def with_scripts(brand: Brand, texts: Collection[str], script: str, cache: Path) -> Brand:
    """Return `brand` with the fonts for characters in `texts` that its own fonts lack.

    The font for `script`, the script of the publication's language, comes first, because characters shared by Chinese
    and Japanese look different in each language. If `script` has no italics, the styles of the result have none either.
    """
    if script in UPRIGHT:
        brand = replace(brand, css=f"{brand.css}\n{UPRIGHT_CSS}")
    families, folders = [], list(brand.font_folders)
    missing = missing_characters(texts, folders, cache)
    for name in sorted(brand.scripts, key=lambda name: name != script):
        folder = find_family(brand.scripts[name], brand.folders, cache) if missing else None
        left = missing_characters(missing, [folder], cache) if folder else missing
        if folder and len(left) < len(missing):
            families.append(brand.scripts[name])
            folders.append(folder)
            missing = left
    if not families:
        return brand
    # Fonts for these scripts are sans-serif; in headings, Latin letters and digits beside them use the text font.
    plain = {"headings": brand.fonts["base"]} if brand.scripts.get(script) in families and "base" in brand.fonts else {}
    css = f"{brand.css}\n{font_properties({**brand.fonts, **plain}, families)}"
    return replace(brand, css=css, font_folders=tuple(dict.fromkeys(folders)))


def font_hint(brand: Brand, characters: Iterable[str]) -> str:
    """Return a hint for `characters` that no font of `brand` contains."""
    from fontTools.unicodedata import script

    for character in characters:
        found = script(character)
        for name in (found, *SHARED.get(found, ())):
            if name in brand.scripts:
                return _install(brand, brand.scripts[name], name)
    return f"add a font that contains them to styles/{brand.name}/fonts/, or use other characters"


def _install(brand: Brand, family: str, script: str) -> str:
    where = next((f" ({packages})" for known, packages in PACKAGES.items() if family.startswith(known)), "")
    return f'the font for {script} is "{family}": install it{where}, or put its files in styles/{brand.name}/fonts/'
