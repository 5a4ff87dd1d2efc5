"""The colours of a brand. In: the layers of the brand. Out: hex colours by name; problems for invalid colours.

The name of a palette colour can be used in place of the colour, in the brand itself and in brands that extend it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from briefpress import lazy
from briefpress.brand.settings.brand_yml import YamlValue
from briefpress.brand.settings.layers import Layer
from briefpress.problems import Code, Report, nearest

if TYPE_CHECKING:
    from tinycss2.color4 import Color

HEX = lazy.pattern("#?[0-9A-Fa-f]+")
QUOTES = "“”„‘’"
DIGITS = (3, 4, 6, 8)  # the numbers of digits that a hex colour can have (CSS Color 4, 5.2)
Names = Mapping[str, tuple[Layer, YamlValue]]


def read_colors(layers: Sequence[Layer], report: Report) -> dict[str, str]:
    """Return the colours of the palette, followed by the semantic colours.

    An invalid colour is replaced by the colour of the layer below.
    """
    names: dict[str, tuple[Layer, YamlValue]] = {}
    written: dict[str, list[tuple[Layer, YamlValue]]] = {}
    for part in ("palette", "colors"):
        for layer in reversed(layers):
            for key, value in layer.table(part):
                names[key.text] = (layer, value)
                written.setdefault(key.text, []).append((layer, value))
    faulty = [spot for spots in written.values() for spot in spots if not _is_known(spot[1].text, names)]
    for layer, value in faulty:
        text, hint = _fault(value.text, names)
        report.add(Code.VALUE_INVALID, text, layer.place(value), hint)
    sound = {name: [spot for spot in spots if spot not in faulty] for name, spots in written.items()}
    names = {name: spots[-1] for name, spots in sound.items() if spots}
    palette = {name: spots[0] for name, spots in sound.items() if spots}
    found = {name: _color(name, names, palette, report) for name in names}
    return {name: color for name, color in found.items() if color}


def names_of(layers: Sequence[Layer]) -> set[str]:
    """Return the names of all colours, including invalid ones."""
    return {key.text for layer in layers for part in ("palette", "colors") for key, _ in layer.table(part)}


def _is_known(text: str, names: Names) -> bool:
    return text in names or (_is_color(text) and not _on_white(text))


def _is_color(text: str) -> bool:
    from tinycss2.color4 import parse_color

    return bool(in_srgb(parse_color(text)))


def _color(name: str, names: Names, palette: Names, report: Report) -> str:
    """Return the colour to which `name` refers, perhaps through other names, or `""` if these form a cycle. A name that
    refers to itself means the CSS colour or the palette colour with this name.
    """
    seen, spot = [name], names[name]
    while (text := spot[1].text) in names:
        if text not in seen:
            seen.append(text)
            spot = names[text]
        elif _is_color(text):
            break
        elif text == seen[-1] and palette[text] != spot:
            spot = palette[text]
        else:
            if name == min(seen[seen.index(text) :]):
                _report_circle((*seen[seen.index(text) :], text), names[name], report)
            return ""
    return hex_color(text)


def _report_circle(names: Sequence[str], spot: tuple[Layer, YamlValue], report: Report) -> None:
    layer, value = spot
    text = f"these colours refer to each other: {' -> '.join(names)}"
    report.add(Code.VALUE_INVALID, text, layer.place(value), "give one of them a colour value")


def _fault(text: str, names: Names) -> tuple[str, str]:
    """Return a description of the fault in a colour, and a hint."""
    if opaque := _on_white(text) if _is_color(text) else "":
        return (
            f'"{text}" is transparent, but print needs opaque colours',
            f'write the colour as it looks on white: "{opaque}"',
        )
    return f'"{text}" is not a colour', _hint(text, names)


def _on_white(text: str) -> str:
    """Return a transparent colour as it looks on white paper, or `""` for an opaque colour."""
    from tinycss2.color4 import parse_color

    color = parse_color(text)
    alpha = 1 if color is None or isinstance(color, str) else color.alpha
    if alpha == 1 or color is None or isinstance(color, str):
        return ""
    mixed = (1 - alpha + alpha * part for part in color.to("srgb").coordinates)
    return "#" + "".join(f"{round(part * 0xFF):02X}" for part in mixed)


def _hint(text: str, names: Names) -> str:
    if text != (bare := text.strip(QUOTES)) and _is_color(bare):
        return f'use straight quotation marks: "{bare}"'
    digits = text.removeprefix("#")
    if HEX.fullmatch(text) and len(digits) in DIGITS:
        return f'write it with a # and in quotation marks: "#{digits}"'
    if HEX.fullmatch(text) and text.startswith("#"):
        return f'write 6 digits after the #, as in "#1F4E6B", not {len(digits)}'
    known = _some(names)
    of_palette = f", or a colour of the palette: {known}" if known else ""
    return nearest(text, names) or f'write a value such as "#1F4E6B"{of_palette}'


def _some(names: Names) -> str:
    from briefpress.brand.settings.standard import COLORS

    return ", ".join(name for name in names if name not in COLORS)


def hex_color(text: str) -> str:
    """Return `text`, a CSS colour, as `#RRGGBB`, which every format supports. Text that is not a colour is returned
    unchanged.
    """
    if re.fullmatch("#[0-9A-Fa-f]{6}", text):
        return text
    from tinycss2.color4 import parse_color

    return in_srgb(parse_color(text)) or text


def in_srgb(color: Color | str | None) -> str:
    """Return `color`, which tinycss2 has parsed, as `#RRGGBB`, or `""` for `currentcolor`, None, and colours that
    tinycss2 cannot convert, such as `oklch()`.
    """
    if color is None or isinstance(color, str):
        return ""
    try:
        converted = color.to("srgb")
    except NotImplementedError:
        return ""
    parts = (max(0, min(255, round(part * 255))) for part in converted.coordinates)
    return "#" + "".join(f"{part:02X}" for part in parts)
