"""Characters of symbol fonts (17.3.3.30), and emoji. In: elements of runs. Out: the equivalent Unicode characters."""

from __future__ import annotations

from lxml import etree

from briefpress.docx.vocabulary.xml import qn

UNKNOWN = "\ufffd"
PRIVATE = 0xF000  # symbol fonts may add this number to their codes


def _from(first: int, chars: str) -> dict[int, str]:
    """Return the characters by their codes, which begin with `first`. A space stands for a code without a character."""
    return {code: char for code, char in enumerate(chars, first) if char != " "}


GREEK = dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)) | dict(
    zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)
)
MATHS = (
    _from(0x20, "\u00a0!∀#∃%&∋()*+,−./0123456789:;<=>?≅")
    | _from(0x5B, "[∴]⊥_")
    | _from(0x7B, "{|}~")
    | _from(0xA0, "€ϒ  ⁄ ƒ♣♦♥♠")
    | _from(0xBF, "↵ℵ   ⊗⊕∅  ⊃⊇⊄⊂⊆ ∉∠")
    | _from(0xD7, "·¬∧∨⇔⇐⇑⇒⇓◊⟨®©™")
    | _from(0xF1, "⟩")
)
SYMBOL = (
    GREEK
    | MATHS
    | {
        0xA2: "′",
        0xA3: "≤",
        0xA5: "∞",
        0xAB: "↔",
        0xAC: "←",
        0xAD: "↑",
        0xAE: "→",
        0xAF: "↓",
        0xB0: "°",
        0xB1: "±",
        0xB2: "″",
        0xB3: "≥",
        0xB4: "×",
        0xB5: "∝",
        0xB6: "∂",
        0xB7: "•",
        0xB8: "÷",
        0xB9: "≠",
        0xBA: "≡",
        0xBB: "≈",
        0xBC: "…",
        0xC7: "∩",
        0xC8: "∪",
        0xCE: "∈",
        0xD1: "∇",
        0xD2: "®",
        0xD3: "©",
        0xD4: "™",
        0xD5: "∏",
        0xD6: "√",
        0xE5: "∑",
        0xF2: "∫",
    }
)
SIGNS = (
    _from(0x22, "✂✁")
    | _from(0x3E, "✇✍ ✌   ☜☞☝☟ ☺ ☹ ☠  ✈☼ ❄ ✞ ✠✡☪☯ ☸♈♉♊♋♌♍♎♏♐♑♒♓")
    | _from(0x71, "❑❒⬧◆◆❖⬥⌧ ⌘")
    | _from(0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿")
    | _from(0x9E, "· ")
    | _from(0xA1, "○  ◉◎")
    | _from(0xAA, "✦★✶✴✹✵")
    | _from(0xB5, "✪✰")
    | _from(0xE3, "↖↗↙↘")
    | _from(0xEF, "⇦⇨⇧⇩")
)
WINGDINGS = SIGNS | {
    0x28: "☎",
    0x2A: "✉",
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x76: "❖",
    0x9F: "•",
    0xA7: "▪",
    0xA8: "□",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xE1: "↑",
    0xE2: "↓",
    0xE8: "➔",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
WINGDINGS_2 = _from(0x4F, "✗✓☒☑☒☒") | _from(0x69, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿") | _from(0x96, "•●⬤") | _from(0xA3, "□")
WINGDINGS_3 = _from(0x21, "←→↑↓↖↗↙↘") | _from(0x70, "▲▼△▽◀▶◁▷") | _from(0x7D, "▶")
WEBDINGS = _from(0x33, "◀▶▲▼") | _from(0x59, "♥") | _from(0x61, "✔ □   ■      ●   ✖")
FONTS = {
    "symbol": SYMBOL,
    "wingdings": WINGDINGS,
    "wingdings 2": WINGDINGS_2,
    "wingdings 3": WINGDINGS_3,
    "webdings": WEBDINGS,
}


def symbol(node: etree._Element) -> str:
    """Return the character of a `w:sym`, or the replacement character if it is unknown."""
    written = node.get(qn("w:char"), "")
    try:
        code = int(written, 16)
    except ValueError:
        return UNKNOWN
    return unicode_char(node.get(qn("w:font"), ""), code)


def unicode_char(name: str, code: int) -> str:
    """Return the Unicode equivalent of the character `code` in the font `name`, or the replacement character."""
    font = FONTS.get(name.lower())
    own = code - PRIVATE if code >= PRIVATE else code
    if font is None:
        return chr(code) if code < PRIVATE else UNKNOWN
    return font.get(own, UNKNOWN)


def show_emoji(root: etree._Element) -> None:
    """Replace Word's own emoji, in alternate content of a run (MS-DOCX 2.6.3), with the characters."""
    for run in root.iter(qn("w:r")):
        for choice in run.findall(qn("mc:AlternateContent")):
            inside = choice.find(qn("mc:Fallback"))
            if inside is not None and len(inside) and all(text.tag == qn("w:t") for text in inside):
                for text in [*inside]:
                    choice.addprevious(text)
                run.remove(choice)
