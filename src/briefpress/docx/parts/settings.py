"""`settings.xml`. In: settings of a document. Out: the part, with each setting in schema order."""

from __future__ import annotations

from briefpress.docx.vocabulary.xml import Element, qn

# The order of the children that are written here or in the template (CT_Settings, ECMA-376 part 1, annex A).
ORDER = (
    "zoom", "embedTrueTypeFonts", "mirrorMargins", "trackRevisions", "defaultTabStop", "autoHyphenation",
    "clickAndTypeStyle", "defaultTableStyle", "evenAndOddHeaders", "characterSpacingControl", "footnotePr",
    "endnotePr", "compat", "themeFontLang", "clrSchemeMapping", "decimalSymbol", "listSeparator",
)  # fmt: skip
PLACES = {qn(f"w:{name}"): number for number, name in enumerate(ORDER)}


def add_settings(root: Element, *settings: Element) -> None:
    """Add `settings` to the settings `root` of a document."""
    root[:] = sorted([*root, *settings], key=lambda setting: PLACES[str(setting.tag)])
