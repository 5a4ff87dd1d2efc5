"""The part `settings.xml`. In: settings of a document. Out: the settings in schema order."""

from __future__ import annotations

from briefpress.docx.vocabulary.xml import Element, qn

# The schema order of the settings that briefpress or its template contains (CT_Settings, ECMA-376 part 1, annex A).
ORDER = (
    "zoom", "embedTrueTypeFonts", "mirrorMargins", "trackRevisions", "defaultTabStop", "autoHyphenation",
    "clickAndTypeStyle", "defaultTableStyle", "evenAndOddHeaders", "characterSpacingControl", "footnotePr",
    "endnotePr", "compat", "themeFontLang", "clrSchemeMapping", "decimalSymbol", "listSeparator",
)  # fmt: skip
PLACES = {qn(f"w:{name}"): number for number, name in enumerate(ORDER)}


def add_settings(root: Element, *settings: Element) -> None:
    """Insert `settings` into `root`, the settings of a document."""
    root[:] = sorted([*root, *settings], key=lambda setting: PLACES[str(setting.tag)])
