"""Fonts for scripts that the brand's own fonts lack: Arabic, Hebrew, Chinese ...

In: a brand, which names a family for each script, and the texts. Out: the brand with the fonts that these texts need;
in its stylesheet, the families of these fonts come after the brand's own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

from briefpress.brand.fonts.coverage import missing_characters
from briefpress.brand.fonts.packages import find_family
from briefpress.brand.read import Brand, font_properties

# Sources for the families that the plain brand uses: packages in PyPI and in Debian.
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
# Languages in Word's list that use several Unicode scripts, so that their characters belong to other scripts, too.
SHARED = {"Hani": ("Hant", "Hans", "Jpan", "Kore"), "Hira": ("Jpan",), "Kana": ("Jpan",), "Hang": ("Kore",)}
# Scripts without italics and letter-spacing: slanted Chinese is a mistake, and the letters of Arabic join.
UPRIGHT = frozenset(
    {
        "Arab", "Beng", "Bopo", "Deva", "Ethi", "Gujr", "Guru", "Hang", "Hani", "Hans", "Hant", "Hebr", "Hira", "Jpan",
        "Kana", "Khmr", "Knda", "Kore", "Laoo", "Mlym", "Mymr", "Orya", "Sinh", "Syrc", "Taml", "Telu", "Thaa", "Thai",
        "Tibt",
    }
)  # fmt: skip
UPRIGHT_CSS = ":not(em) { font-style: normal !important; letter-spacing: normal !important }"
FIRST_UPRIGHT = 0x590  # the first character of Hebrew, which is the first of these scripts in Unicode


def is_upright(text: str) -> bool:
    """Return whether `text` contains letters of a script without italics."""
    if all(ord(character) < FIRST_UPRIGHT for character in text):
        return False
    from fontTools.unicodedata import script

    return any(script(character) in UPRIGHT for character in text)


def with_scripts(brand: Brand, texts: Collection[str], script: str, cache: Path) -> Brand:
    """Return `brand` with the fonts for characters of `texts` that its own fonts lack.

    `script` is the script of the publication's language; its font comes first: characters that Chinese and Japanese
    share look different in each. If this script has no italics, no style of the brand has any.
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
    css = f"{brand.css}\n{font_properties(brand.fonts, families)}"
    return replace(brand, css=css, font_folders=tuple(dict.fromkeys(folders)))


def font_hint(brand: Brand, characters: Iterable[str]) -> str:
    """Return a hint for `characters` that no font of `brand` has."""
    from fontTools.unicodedata import script

    for character in characters:
        found = script(character)
        for name in (found, *SHARED.get(found, ())):
            if name in brand.scripts:
                return _install(brand, brand.scripts[name], name)
    return f"put a font that has them in styles/{brand.name}/fonts/, or use other characters"


def _install(brand: Brand, family: str, script: str) -> str:
    where = next((f" ({packages})" for known, packages in PACKAGES.items() if family.startswith(known)), "")
    return f'the font for {script} is "{family}": install it{where}, or put its files in styles/{brand.name}/fonts/'
