"""The settings of a brand, such as paper, the order of parts, word limits and levels of problems.

In: the layers of the brand, with `defaults.briefpress` of each. Out: the settings. Invalid settings are reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from briefpress import lazy
from briefpress.brand.settings.brand_yml import YamlValue
from briefpress.brand.settings.files import is_inside
from briefpress.brand.settings.layers import Layer
from briefpress.model import ORDER, Place, counts_in_order
from briefpress.problems import Code, Report, nearest, read_level

Layers = Sequence[Layer]
SCRIPT = lazy.pattern("[A-Z][a-z]{3}")  # the form of an ISO 15924 code
LIMITED = ("abstract", "body", "caption", "heading", "note", "paragraph", "subtitle", "title")


def read_limits(layers: Layers, report: Report) -> dict[str, int]:
    """Return the maximum number of words in parts. Unknown parts and invalid numbers are reported and omitted."""
    limits = {}
    for layer, part, most in entries(layers, "limits"):
        if part.text not in LIMITED:
            hint = nearest(part.text, LIMITED) or f"valid parts: {', '.join(LIMITED)}"
            report.add(Code.KEY_UNKNOWN, f'unknown part "{part.text}" in `limits`', layer.place(part), hint)
        elif not (most.text.isascii() and most.text.isdigit() and int(most.text[:9])):
            text = f'the limit "{most.text}" for "{part.text}" is not a number of words'
            report.add(Code.VALUE_INVALID, text, layer.place(most), "use a whole number, 1 or more")
        else:
            limits[part.text] = int(most.text[:9])
    return limits


def read_levels(layers: Layers, report: Report) -> dict[str, str]:
    """Map problem codes to the levels that the brand sets."""
    levels: dict[str, str] = {}
    for layer, code, level in entries(layers, "problems"):
        levels |= read_level(code.text, level.text, report, layer.place(code))
    return levels


def read_scripts(layers: Layers, report: Report) -> dict[str, str]:
    """Return the font family for each script (ISO 15924)."""
    scripts = {}
    for layer, script, family in entries(layers, "scripts"):
        if SCRIPT.fullmatch(script.text):
            scripts[script.text] = family.text
        else:
            hint = "use an ISO 15924 code, such as Arab, Hebr, Hant or Jpan"
            report.add(Code.VALUE_INVALID, f'"{script.text}" is not a script', layer.place(script), hint)
    return scripts


def entries(layers: Layers, key: str) -> Iterator[tuple[Layer, YamlValue, YamlValue]]:
    """Yield the entries of a mapping with their layers.

    Entries of a brand follow those of the brands that it extends, so that they override them.
    """
    yield from ((layer, name, value) for layer in reversed(layers) for name, value in layer.table("ours", key))


def read_choice(layers: Layers, key: str, known: tuple[str, ...], report: Report) -> str:
    """Return the value of a setting, or the first of the `known` values if it is missing or unknown."""
    layer, setting = find_setting(layers, key)
    if layer is None or setting is None or setting.text.lower() in known:
        return setting.text.lower() if setting else known[0]
    text = f'"{setting.text}" is not a valid {key.replace("-", " ")}'
    report.add(Code.VALUE_INVALID, text, layer.place(setting), f"valid values: {', '.join(known)}")
    return known[0]


def find_setting(layers: Layers, *path: str) -> tuple[Layer, YamlValue] | tuple[None, None]:
    """Return a setting, and the first layer that contains it."""
    return find(layers, "ours", *path)


def find(layers: Layers, *path: str) -> tuple[Layer, YamlValue] | tuple[None, None]:
    """Return the value at `path`, and the first layer that contains it."""
    found = ((layer, value) for layer in layers if (value := layer.value_at(*path)))
    return next(found, (None, None))


def find_profile(layers: Layers, report: Report) -> Path | None:
    """Return the file of the colour profile, which is in the folder of the brand or of a brand that it extends, or
    None.
    """
    layer, setting = find_setting(layers, "print-profile")
    if layer is None or setting is None:
        return None
    files = (layer.folder / setting.text for layer in layers)
    found = next((file for file in files if file.is_file() and is_inside(file, file.parents[1])), None)
    if not found:
        text = f'the colour profile "{setting.text}" does not exist'
        report.add(Code.BRAND_INVALID, text, layer.place(setting), f"save it in {Path(layer.file).parent.as_posix()}/")
    return found


def read_lines(layers: Layers, key: str) -> tuple[str, ...]:
    """Return the values of a list from the first layer that contains it."""
    return tuple(value.text for value in _lines(layers, key)[1])


def _lines(layers: Layers, key: str) -> tuple[Layer | None, list[YamlValue]]:
    found = ((layer, lines) for layer in layers if (lines := layer.values_at("ours", key)))
    return next(found, (None, []))


def read_order(layers: Layers, report: Report) -> tuple[str, ...]:
    """Return the parts that come first. The summary must precede the text, because its notes are numbered first."""
    layer, written = _lines(layers, "order")
    for value in written:
        if layer and value.text not in ORDER:
            hint = nearest(value.text, ORDER) or f"valid parts: {', '.join(ORDER)}"
            report.add(Code.VALUE_INVALID, f'"{value.text}" is not a part of a brief', layer.place(value), hint)
    known = tuple(value.text for value in written if value.text in ORDER)
    if counts_in_order(known):
        return known
    text = "in this order, the summary comes after the text"
    place: Place | None = layer.place(written[0]) if layer else None
    report.add(Code.VALUE_INVALID, text, place, "write `abstract` before `body`")
    return ()
