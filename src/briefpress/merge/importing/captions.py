"""Captions and source lines of imported Word files. In: paragraphs. Out: their text, and their figure or table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefpress import lazy
from briefpress.docx.read import Paragraph, Piece, PieceKind

FIGURE, TABLE = "figure", "table"
# Labels of figures and tables that briefpress generates; others, such as "Map 1", stay in the caption.
WORDS = {
    FIGURE: "Figure|Fig|Abbildung|Abb|Figura|Gráfico|Grafico|Graphique|Рисунок|Рис|Мал|Rysunek|Figuur|Şekil|איור|תרשים|"
    "(?:ال)?شكل|图|圖|図|그림",
    TABLE: "Table|Tabelle|Tab|Tableau|Tabla|Cuadro|Tabela|Tabella|Таблица|Таблиця|Табл|Tabel|Tablo|טבלה|"
    "לוח|(?:ال)?جدول|表|표",
}
OTHERS = "Map|Chart|Graph|Exhibit|Diagram|Karte|Mapa|Grafik|Diagramm|Carte|Infographic|Image|Photo|Picture"
NUMBER = r"[\s\u00a0]*(?:[A-Z]?\d+(?:[.\-–]\d+)*|[IVX]+)(?=[\s\u00a0.:|：–—-]|$)[\s\u00a0]*[.:|：–—-]?[\s\u00a0]*"
LABEL = lazy.pattern(
    rf"(?:(?P<figure>{WORDS[FIGURE]})|(?P<table>{WORDS[TABLE]})|(?:{OTHERS}))\.?{NUMBER}", re.IGNORECASE
)
STYLES = (
    "caption",
    "image caption",
    "table caption",
    "illustration",
    "abbildung",
    "beschriftung",
    "légende",
    "leyenda",
)
STYLE_WORDS = (
    "caption",
    "figure title",
    "table title",
    "figure heading",
    "table heading",
    "figure/table",
    "chart title",
)
SOURCE = lazy.pattern(
    r"(?P<source>Sources?|Quellen?|Fuentes?|Fonti?e?|Źródło|Джерел[оа]|Источники?|Bron|Kaynak|"
    r"資料來源|资料来源|来源|來源|出典|출처|(?:ال)?مصدر|מקור)\s*[:：]\s*"
    r"|(?P<note>Notes?|Anmerkung(?:en)?|Notas?|Hinweis|Примечани[ея]|Примітк[аи]|"
    r"注|註|주|ملاحظة|הערה)\s*[:：]\s*",
    re.IGNORECASE,
)
LONGEST = 400  # the maximum number of characters in a caption or source line that is recognised by its words


def is_caption(paragraph: Paragraph) -> bool:
    """Return whether a paragraph is a caption by its style or number, wherever it is."""
    style = paragraph.style
    if style in STYLES or any(word in style for word in STYLE_WORDS):
        return bool(paragraph.text.strip())
    return any(_is_count(piece) for piece in paragraph.pieces[:3]) and not paragraph.outline


def may_be_caption(paragraph: Paragraph) -> bool:
    """Return whether a paragraph beside a figure or table is its caption: its words begin like one."""
    text = paragraph.text.strip()
    return len(text) < LONGEST and LABEL.match(text) is not None and not paragraph.outline


def kind_of(paragraph: Paragraph) -> str:
    """Return whether a caption is for a figure or a table, or `""` if the caption does not say."""
    match = LABEL.match(paragraph.text.strip())
    if match is None:
        return TABLE if "table" in paragraph.style else FIGURE if "image" in paragraph.style else ""
    return TABLE if match["table"] else FIGURE


def caption(paragraph: Paragraph) -> Paragraph:
    """Return a caption without its label and number, which briefpress generates itself."""
    text = paragraph.text
    match = LABEL.match(text, len(text) - len(text.lstrip()))
    if match is None or not (match["figure"] or match["table"]) or match.end() >= len(text.rstrip()):
        return paragraph
    return replace(paragraph, pieces=tuple(_after(paragraph.pieces, match.end())))


def apart(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Yield paragraphs, splitting off captions directly after a picture, which LibreOffice keeps in one paragraph."""
    for one in paragraphs:
        pictures = [at for at, piece in enumerate(one.pieces) if piece.kind is PieceKind.PICTURE]
        last = pictures[-1] + 1 if pictures else 0
        below = replace(one, pieces=one.pieces[last:])
        only = not "".join(piece.text for piece in one.pieces[:last] if piece.kind is not PieceKind.PICTURE).strip()
        if last and only and below.text.strip() and (is_caption(below) or may_be_caption(below)):
            yield replace(one, pieces=one.pieces[:last], bookmarks=(), style="normal")
            yield below
        else:
            yield one


def _after(pieces: Sequence[Piece], length: int) -> Iterator[Piece]:
    """Yield the pieces after the first `length` characters."""
    for piece in pieces:
        if length >= len(piece.text):
            length -= len(piece.text)
            continue
        yield replace(piece, text=piece.text[length:]) if length else piece
        length = 0


def source_line(paragraph: Paragraph) -> dict[str, str]:
    """Return the attributes in a line below a figure or table, or nothing if the line has none, or contains more than
    text.
    """
    text = " ".join(paragraph.text.split())
    match = SOURCE.match(text)
    plain = all(one.kind in (PieceKind.TEXT, PieceKind.BREAK) and not one.link for one in paragraph.pieces)
    if match is None or len(text) > LONGEST or not plain or not text[match.end() :]:
        return {}
    return {"source" if match["source"] else "notes": text[match.end() :]}


def _is_count(piece: Piece) -> bool:
    return piece.kind is PieceKind.MADE and piece.key.startswith("SEQ")
