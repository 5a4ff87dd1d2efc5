"""Pictures and charts in imported Word files. In: their pieces. Out: the source of figures and charts, and files."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field

from briefpress import lazy
from briefpress.docx.read import LINKED, OLD_EQUATION, ChartData, Draft, Paragraph, Piece, PieceKind
from briefpress.lazy import dataclass
from briefpress.merge.changed.pictures import suffix_of
from briefpress.merge.importing.house import attributes
from briefpress.merge.words.spelling import escaped

# The Word charts (21.2.2) that briefpress can draw: the type for one series and for several series, and the maximum
# number of series.
CHARTS = {
    **dict.fromkeys(("barChart", "bar3DChart"), ("bar", "grouped", 4)),
    **dict.fromkeys(("lineChart", "line3DChart"), ("line", "line", 8)),
    **dict.fromkeys(("areaChart", "area3DChart"), ("area", "area", 6)),
    **dict.fromkeys(("pieChart", "pie3DChart", "doughnutChart"), ("pie", "pie", 1)),
    "scatterChart": ("scatter", "scatter", 1),
}
MAX_SLICES = 6
GAP, AGAIN = "–", "\0"  # a missing value; the suffix that distinguishes further rows of the same category
NUMBER = lazy.pattern(r"-?\d+(?:\.\d+)?")
FORMATS = "only PNG, JPEG, GIF and SVG pictures can be shown"
# Why drawings of other kinds were left out.
REASONS = {LINKED: "it is not inside the Word file", OLD_EQUATION: "write it as a formula, $...$"}
PIXELS = ("BMP", "TIFF", "WEBP")


@dataclass(slots=True)
class Pictures:
    """Collects the pictures in a file. `remark` records a remark about a picture.

    `known` maps the names of parts to the paths of pictures, because a picture may appear twice.
    """

    draft: Draft
    remark: Callable[[str], None]
    files: dict[str, bytes] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)

    def of(self, paragraph: Paragraph, above: str) -> Iterator[str]:
        """Yield the source of the pictures and charts in a paragraph; `above` is the text before them."""
        for piece in paragraph.pieces:
            if piece.kind is PieceKind.PICTURE:
                chart = self.draft.charts.get(piece.image)
                source = self._chart(chart, piece) if chart and chart.values else self._picture(piece, above)
                if source:
                    yield source

    def tables_in(self, paragraphs: Iterable[Paragraph]) -> set[int]:
        """Return the numbers of the paragraphs whose last chart becomes a table."""
        last = {
            paragraph.number: self.draft.charts.get(piece.image)
            for paragraph in paragraphs
            for piece in paragraph.pieces
            if piece.kind is PieceKind.PICTURE
        }
        return {number for number, chart in last.items() if chart and chart.values and not _type_of(chart)}

    def _picture(self, piece: Piece, above: str) -> str:
        path = self.known.get(piece.image, "") or self._stored(self.draft.images.get(piece.image, b""))
        alt = " ".join(piece.key.split())
        if not path:
            name = piece.detail or piece.image.rpartition("/")[2] or "a drawing"
            named = f' ("{alt[:60]}")' if alt else ""
            where = f' after "{above[:60]}"' if above else ""
            reason = next((hint for kind, hint in REASONS.items() if name.startswith(kind)), FORMATS)
            self.remark(f"{name}{named}{where} was left out: {reason}")
            return ""
        if any(format_ == "crop" for format_, _ in piece.look):
            self.remark(f"{path} is cropped in Word, but is now shown whole: crop the picture file itself")
        self.known[piece.image] = path
        if not alt:
            self.remark(f"{path} has no alt text")
        return f"![]({path}){{{attributes({'alt': alt}).strip()}}}" if alt else f"![]({path})"

    def _stored(self, data: bytes) -> str:
        """Store a picture, and return its path. Photos in formats that browsers do not show become PNG."""
        suffix = suffix_of(data)
        if not suffix:
            data, suffix = _converted(data), ".png"
        if not data:
            return ""
        path = f"images/{len(self.files) + 1}{suffix}"
        self.files[path] = data
        return path

    def _chart(self, chart: ChartData, piece: Piece) -> str:
        kind = _type_of(chart)
        table, _, _ = _data(chart)
        title = f'"{chart.title}"' if chart.title else "a chart"
        caption = f"\n\n: {escaped(chart.title)}" if chart.title else ""
        if chart.axes:
            axes = ", ".join(f'"{words}"' for words in chart.axes)
            self.remark(f"the axis titles of {title} were left out: {axes}")
        if not kind:
            self.remark(f"{title} is now a table of its data: briefpress cannot draw this type of chart")
            return table + caption
        self.remark(f"{title} was drawn again from its data: check its type and its alt text")
        alt = attributes({"alt": piece.key}) if piece.key.strip() else ""
        return f"::: {{.chart type={kind}{alt}}}\n{table}{caption}\n:::"


def _type_of(chart: ChartData) -> str:
    """Return the type of a chart that briefpress can draw from the data, or `""`."""
    _, names, rows = _data(chart)
    single, several, most = CHARTS.get(chart.kind, ("", "", 0))
    kind = single if len(names) == 1 else several
    return kind if len(names) <= most and _is_drawable(chart, kind, rows) else ""


def _is_drawable(chart: ChartData, kind: str, rows: int) -> bool:
    """Return whether briefpress can draw a chart of this type from its data: a pie needs few positive values, a scatter
    chart numbers on both axes.
    """
    if kind == "pie":
        return rows <= MAX_SLICES and all(number >= 0 for _, _, number in chart.values)
    return kind != "scatter" or all(NUMBER.fullmatch(category) for _, category, _ in chart.values)


def in_cell(figure: str) -> str:
    """Return the source of a figure as a picture in a table cell, where the alt text is between the brackets."""
    path, _, braces = figure.removeprefix("![](").partition(")")
    alt = re.search(r'alt="([^"]*)"', braces)
    return f"![{escaped(alt[1]) if alt else ''}]({path})"


def _data(chart: ChartData) -> tuple[str, list[str], int]:
    """Return the data of a chart as a table, the names of its series, and the number of rows."""
    values: dict[str, dict[str, float]] = {}
    names = list(dict.fromkeys(series for series, _, _ in chart.values))
    for series, category, number in chart.values:
        name = category
        while series in values.get(name, {}):  # a second value in the same category becomes another row
            name += AGAIN
        values.setdefault(name, {})[series] = number
    head = ["", *(name or f"Series {place + 1}" for place, name in enumerate(names))]
    lines = [head, *([name.rstrip(AGAIN), *_row(row, names)] for name, row in values.items())]
    shown = [f"| {' | '.join(map(escaped, line))} |" for line in lines]
    return "\n".join([shown[0], "|" + "---|" * len(head), *shown[1:]]), names, len(values)


def _row(row: Mapping[str, float], names: list[str]) -> Iterator[str]:
    return (f"{row[name]:.12g}" if name in row else GAP for name in names)


def _converted(data: bytes) -> bytes:
    """Return a photo as PNG, or `b""` for anything else."""
    from PIL import Image

    out = io.BytesIO()
    try:
        with Image.open(io.BytesIO(data), formats=PIXELS) as image:
            image.convert("RGBA" if "A" in image.getbands() else "RGB").save(out, "PNG")
    except (OSError, ValueError, Image.DecompressionBombError):
        return b""
    return out.getvalue()
