"""Languages in Word. In: BCP 47 tags. Out: attributes of `w:lang` (ECMA-376 part 1, 17.3.2.20).

Every run in Word has three languages: for Latin and other simple scripts, for East Asian scripts and for complex
scripts. Word checks the spelling of each word in the language for its script.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from briefpress.cldr.locales import region_of


class Script(StrEnum):
    """The kinds of script. The values are the attributes for their languages."""

    SIMPLE = "val"
    EAST_ASIAN = "eastAsia"
    COMPLEX = "bidi"


EAST_ASIAN = {"zh", "ja", "ko", "yue", "wuu", "nan", "hak", "ii"}
COMPLEX = {
    "ar", "arc", "as", "bn", "bo", "ckb", "div", "dv", "dz", "fa", "gu", "he", "hi", "iw", "ji", "km", "kn",
    "kok", "ks", "lo", "mai", "ml", "mni", "mr", "my", "ne", "nqo", "or", "pa", "ps", "sa", "sd", "si", "syr", "ta",
    "te", "th", "ug", "ur", "yi",
}  # fmt: skip
# The kinds of ISO 15924 codes: an explicit script in a tag takes precedence over the language.
SCRIPTS = {
    **dict.fromkeys(("latn", "cyrl", "grek", "armn", "geor"), Script.SIMPLE),
    **dict.fromkeys(("hans", "hant", "hani", "jpan", "kore", "hang", "hira", "kana", "bopo"), Script.EAST_ASIAN),
    **dict.fromkeys(
        ("arab", "aran", "hebr", "syrc", "thaa", "deva", "beng", "guru", "gujr", "taml", "telu", "thai"), Script.COMPLEX
    ),
}
# Word's default language for each kind of script.
DEFAULTS = {Script.SIMPLE: "en-US", Script.EAST_ASIAN: "en-US", Script.COMPLEX: "ar-SA"}


def script_of(tag: str) -> Script:
    """Return the kind of script in which the language `tag` is written."""
    language, *subtags = tag.lower().replace("_", "-").split("-")
    for subtag in subtags:
        if subtag in SCRIPTS:
            return SCRIPTS[subtag]
    return Script.EAST_ASIAN if language in EAST_ASIAN else Script.COMPLEX if language in COMPLEX else Script.SIMPLE


def run_language(tag: str) -> dict[str, str]:
    """Return the attribute for a run in the language `tag` inside text in another language."""
    return {script_of(tag): with_region(tag)}


def theme_language(tag: str) -> dict[str, str]:
    """Return the attributes that determine the theme fonts in a document in the language `tag`."""
    return {Script.SIMPLE: DEFAULTS[Script.SIMPLE], **run_language(tag)}


def document_language(tag: str) -> dict[str, str]:
    """Return the three attributes for a document in the language `tag`."""
    return {**{str(script): language for script, language in DEFAULTS.items()}, **run_language(tag)}


@cache
def with_region(tag: str) -> str:
    """Return `tag` with a region, which Word's proofing tools need. By default, add the most likely region (CLDR)."""
    language, *more = tag.replace("_", "-").split("-")
    script = more[0].title() if len(more) == 1 and len(more[0]) == 4 and more[0].isalpha() else ""
    if more and not script:
        return tag
    region = region_of(language, script)
    scripts = [] if script in ("Hans", "Hant") else [script]  # for Chinese, Word uses only the region
    return "-".join(part for part in (language, *scripts, region) if part) if region else tag
