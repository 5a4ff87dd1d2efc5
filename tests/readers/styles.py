"""Styles of a Word file as Word resolves them: defaults, chains of styles, the theme. In: a file. Out: looks."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from fontTools.ttLib import TTFont
from lxml import etree

from tests.readers.word import Node, W, WordFile, found, value

THEME, FONTS = "word/theme/theme1.xml", "word/fontTable.xml"
SLOTS = {"text1": "dk1", "background1": "lt1", "text2": "dk2", "background2": "lt2", "hyperlink": "hlink"}
BY_ATTRIBUTE = ("spacing", "ind", "pBdr")


@dataclass(frozen=True)
class Edge:
    """A border: its width and its distance from the text in points, and its colour and kind."""

    width: float
    space: float
    color: str
    kind: str


@dataclass(frozen=True)
class WordStyle:
    """The resolved properties of a style. Lengths are in points; colours are six hex digits, or `""` for none."""

    font: str
    size: float
    bold: bool
    italic: bool
    caps: bool
    hidden: bool
    color: str
    background: str
    letter_spacing: float
    align: str
    before: float
    after: float
    line: float
    left: float
    right: float
    first: float
    borders: dict[str, Edge]


def style_of(word: WordFile, name: str) -> WordStyle:
    """Return the resolved properties of the paragraph style called `name`."""
    pieces = list(_pieces(word, word.style(name)))
    letters, blocks = (_merged(found(piece, path)) for piece, path in (_joined(pieces, part) for part in ("r", "p")))
    return WordStyle(
        font=_font(word, letters["rFonts"]),
        size=_number(letters, "sz", "val", 2),
        bold=_on(letters, "b"),
        italic=_on(letters, "i"),
        caps=_on(letters, "caps"),
        hidden=_on(letters, "vanish"),
        color=color_of(word, letters["color"], "val", "themeColor"),
        background=color_of(word, blocks["shd"], "fill", "themeFill") if "shd" in blocks else "",
        letter_spacing=_number(letters, "spacing", "val"),
        align=blocks.get("jc", {}).get("val", "left"),
        before=_number(blocks, "spacing", "before"),
        after=_number(blocks, "spacing", "after"),
        line=_line(word, letters, blocks),
        left=_number(blocks, "ind", "left"),
        right=_number(blocks, "ind", "right"),
        first=_number(blocks, "ind", "firstLine") or -_number(blocks, "ind", "hanging"),
        borders=dict(_borders(word, pieces)),
    )


def chain(word: WordFile, name: str) -> list[str]:
    """Return the names of the styles on which `name` is based, itself first."""
    return [value(style, "w:name/@w:val") for style in _styles(word, word.style(name))]


def color_of(word: WordFile, text: dict[str, str], plain: str, theme: str) -> str:
    """Return a colour; a theme colour must equal the one that is written for programs without themes."""
    color = text.get(plain, "auto")
    if theme in text:
        slot = SLOTS.get(text[theme], text[theme])
        themed = value(word.root(THEME), f".//a:clrScheme/a:{slot}/a:srgbClr/@val")
        assert themed == color, f"the theme has {themed} for {text[theme]}, the style {color}"
    return "" if color == "auto" else color


def _styles(word: WordFile, style: Node) -> Iterator[Node]:
    yield style
    if base := value(style, "w:basedOn/@w:val"):
        yield from _styles(word, word.styles[base])


def _pieces(word: WordFile, style: Node) -> Iterator[Node]:
    """Yield the properties that apply, the nearest last."""
    yield found(word.root("word/styles.xml"), "w:docDefaults")[0]
    yield from reversed([*_styles(word, style)])


def _joined(pieces: list[Node], part: str) -> tuple[Node, str]:
    joined = etree.Element("joined", nsmap={"w": W[1:-1]})
    for piece in pieces:
        for result in found(piece, f"w:{part}Pr | w:{part}PrDefault/w:{part}Pr"):
            joined.append(etree.fromstring(etree.tostring(result)))
    return joined, f"w:{part}Pr/*"


def _merged(elements: list[Node]) -> dict[str, dict[str, str]]:
    """Return the attributes of each property; later ones take precedence, attribute by attribute where Word does the
    same.
    """
    merged: dict[str, dict[str, str]] = {}
    for element in elements:
        name = etree.QName(element).localname
        old = merged.get(name, {}) if name in BY_ATTRIBUTE else {}
        merged[name] = old | {etree.QName(str(key)).localname: str(item) for key, item in element.attrib.items()}
    return merged


def _borders(word: WordFile, pieces: list[Node]) -> Iterator[tuple[str, Edge]]:
    joined, _ = _joined(pieces, "p")
    for side, result in _merged(found(joined, "w:pPr/w:pBdr/*")).items():
        if result["val"] not in ("none", "nil"):
            color = color_of(word, result, "color", "themeColor")
            yield side, Edge(int(result["sz"]) / 8, float(result["space"]), color, result["val"])


def _font(word: WordFile, text: dict[str, str]) -> str:
    theme = text.get("asciiTheme", "")
    if theme:
        slot = "majorFont" if theme.startswith("major") else "minorFont"
        family = value(word.root(THEME), f".//a:fontScheme/a:{slot}/a:latin/@typeface")
        assert family == text["ascii"], f"the theme has {family}, the style {text['ascii']}"
    return text["ascii"]


def _line(word: WordFile, letters: dict[str, dict[str, str]], blocks: dict[str, dict[str, str]]) -> float:
    """Return the height of a line: a multiple of the font's line height on Windows, or points."""
    if blocks["spacing"].get("lineRule", "auto") != "auto":
        return _number(blocks, "spacing", "line")
    with TTFont(io.BytesIO(embedded(word, _font(word, letters["rFonts"])))) as font:
        windows = (font["OS/2"].usWinAscent + font["OS/2"].usWinDescent) / font["head"].unitsPerEm
    return float(_number(blocks, "spacing", "line", 240) * windows * _number(letters, "sz", "val", 2))


def embedded(word: WordFile, family: str, cut: str = "*[@w:fontKey]") -> bytes:
    """Return an embedded font before obfuscation with its key."""
    element = found(word.root(FONTS), f"w:font[@w:name='{family}']/{cut}")[0]
    data = word.parts[word.relationships(FONTS)[value(element, "@r:id")][1]]
    key = bytes.fromhex(value(element, "@w:fontKey").strip("{}").replace("-", ""))[::-1] * 2
    return bytes(byte ^ mask for byte, mask in zip(data[:32], key, strict=True)) + data[32:]


def _number(text: dict[str, dict[str, str]], name: str, attribute: str, parts: int = 20) -> float:
    return float(text.get(name, {}).get(attribute, "0")) / parts


def _on(text: dict[str, dict[str, str]], name: str) -> bool:
    return name in text and text[name].get("val", "1") not in ("0", "false", "off")
