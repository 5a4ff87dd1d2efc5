"""The print settings of a brand. In: its layers and its colours. Out: inks, ink limit and number of pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from briefpress.brand.luminance import luminance
from briefpress.brand.settings.defaults import entries, find_setting
from briefpress.brand.settings.layers import Layer
from briefpress.lazy import dataclass
from briefpress.problems import Code, Report, nearest

Ink = tuple[float, ...]  # the shares of cyan, magenta, yellow and black, from 0 to 1
INKS = 4
ALL = 100  # the full amount of an ink, in per cent
BLACK: Ink = (0, 0, 0, 1)
DARK, TINT = 0.05, 0.04  # a colour with less luminance and less chroma (OKLab) is printed as black
LIGHTEST = 255
LIMITS = (200, 400)  # the lowest and the highest ink limit, in per cent: suitable for newsprint, and without effect
USUAL_LIMIT = 300  # the default ink limit in per cent, which is suitable for coated paper
MULTIPLES = ("1", "2", "4", "8", "16")
INKS_HINT = "write the percentages of cyan, magenta, yellow and black: 100 72 0 32"


@dataclass(frozen=True, slots=True)
class Printing:
    """Settings for print.

    `inks` contains the inks of colours for which the brand sets them, by hex code. `limit` is the maximum ink coverage
    as a share: 3 is 300%. The number of pages is a multiple of `multiple`: blank pages are added before a back cover or
    at the end.
    """

    inks: Mapping[str, Ink] = field(default_factory=dict)
    limit: float = USUAL_LIMIT / ALL
    multiple: int = 1

    def own_ink(self, color: str) -> Ink | None:
        """Return the inks of a colour that needs no profile: inks that the brand sets, or black for near-blacks and
        greys.
        """
        from briefpress.brand.screen.schemes import chroma

        if decided := self.inks.get(color):
            return decided
        if color[1:3] == color[3:5] == color[5:7]:
            return 0, 0, 0, round(1 - int(color[1:3], 16) / LIGHTEST, 4)
        return BLACK if luminance(color) < DARK and chroma(color) < TINT else None


def read_printing(layers: Sequence[Layer], colors: Mapping[str, str], report: Report) -> Printing:
    """Return the settings for print. Invalid settings are reported and omitted."""
    return Printing(dict(_inks(layers, colors, report)), _limit(layers, report), _multiple(layers, report))


def _inks(layers: Sequence[Layer], colors: Mapping[str, str], report: Report) -> Iterator[tuple[str, Ink]]:
    for layer, name, value in entries(layers, "print-colors"):
        shares = [_number(part) for part in value.text.replace(",", " ").replace("%", " ").split()]
        known = [share / ALL for share in shares if share is not None and share <= ALL]
        if name.text not in colors:
            hint = nearest(name.text, colors) or "use a name from `color` in brand.yml"
            report.add(Code.KEY_UNKNOWN, f'there is no colour "{name.text}"', layer.place(name), hint)
        elif not len(shares) == len(known) == INKS:
            report.add(
                Code.VALUE_INVALID,
                f'"{value.text}" is not a list of four ink percentages',
                layer.place(value),
                INKS_HINT,
            )
        else:
            yield colors[name.text].upper(), tuple(known)


def _limit(layers: Sequence[Layer], report: Report) -> float:
    layer, setting = find_setting(layers, "print-ink-limit")
    if layer is None or setting is None:
        return USUAL_LIMIT / ALL
    least, most = LIMITS
    limit = _number(setting.text.rstrip("% "))
    if limit is not None and least <= limit <= most:
        return limit / ALL
    hint = f"use a percentage from {least} to {most}; ask your printing company"
    report.add(Code.VALUE_INVALID, f'"{setting.text}" is not an ink limit', layer.place(setting), hint)
    return USUAL_LIMIT / ALL


def _multiple(layers: Sequence[Layer], report: Report) -> int:
    layer, setting = find_setting(layers, "print-pages")
    if layer is None or setting is None or setting.text in MULTIPLES:
        return int(setting.text) if setting else 1
    hint = f"valid values: {', '.join(MULTIPLES)}"
    report.add(
        Code.VALUE_INVALID, f'the number of pages cannot be a multiple of "{setting.text}"', layer.place(setting), hint
    )
    return 1


def _number(text: str) -> float | None:
    return float(text) if text.isascii() and text.replace(".", "", 1).isdigit() else None
