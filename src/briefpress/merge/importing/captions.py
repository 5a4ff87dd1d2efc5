"""Captions and source lines in imported Word files. In: paragraphs. Out: their text, and the figures and tables to
which they belong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefpress import lazy
from briefpress.docx.read import Paragraph, Piece, PieceKind

FIGURE, TABLE = "figure", "table"
# The labels of figures and tables, which briefpress generates itself. Other labels, such as "Map 1", stay in the
# caption.
WORDS = {
    FIGURE: "Figure|Fig|Abbildung|Abb|Figura|Gráfico|Grafico|Graphique|Рисунок|Рис|Мал|Rysunek|Figuur|Şekil|איור|תרשים|"
    "(?:ال)?شكل|图|圖|図|그림",
    TABLE: "Table|Tabelle|Tab|Tableau|Tabla|Cuadro|Tabela|Tabella|Таблица|Таблиця|Табл|Tabel|Tablo|טבלה|"
    "לוח|(?:ال)?جدول|表|표",
}
OTHERS = "Map|Chart|Graph|Exhibit|Diagram|Karte|Mapa|Grafik|Diagramm|Carte|Infographic|Image|Photo|Picture"
NUMBER = (
    r"[\s\u00a0]*(?P<number>[A-Z]?\.?\d+(?:[.\-–]\d+)*|[IVX]+)(?=[\s\u00a0.:|：–—-]|$)[\s\u00a0]*[.:|：–—-]?[\s\u00a0]*"
)
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
    r"(?:(?P<source>(?:data )?sources?(?: of data)?|(?:daten)?quellen?|sources? des données|fuentes?|fonti?e?|źródło|"
    r"джерел[оа]|источники?(?: данных)?|крыніц[аы]|bron|kaynak|källa|kilde|lähde|forrás|izvor|vir|zdroj|"
    r"資料來源|资料来源|数据来源|數據來源|来源|來源|出典|출처|(?:ال)?مصدر|(?:ال)?مصادر|מקור)"
    r"|(?P<credit>(?:photo|picture|image)(?: credits?| by)?|credits?|crédits?(?: photo)?|foto|bild|фото|图片|圖片|صورة)"
    r"|(?P<note>notes?|anmerkung(?:en)?|notas?|hinweise?|uwaga|opmerking|примечани[ея]|примітк[аи]|заўваг[аі]|"
    r"注|註|주|ملاحظة|ملاحظات|הערה))(?:\s*[:：]\s*|\s+[–—]\s+|\.\s+)"
    # lines below French figures, whose words stay, and lines that begin with a mark in the table
    r"|(?P<reading>(?=(?:lecture|champ|note de lecture)\s*:)|(?=[*†‡§]{1,3}\s*\S))",
    re.IGNORECASE,
)
KEYS = {"source": "source", "credit": "credit", "note": "notes", "reading": "notes"}  # attributes, by group of `SOURCE`
LONGEST = 400  # the maximum number of characters in a caption or source line that is recognised only by its text


def is_caption(paragraph: Paragraph) -> bool:
    """Return whether a paragraph is certainly a caption, because of its style or its number field."""
    style = paragraph.style
    if style in STYLES or any(word in style for word in STYLE_WORDS):
        return bool(paragraph.text.strip())
    return any(_is_count(piece) for piece in paragraph.pieces[:3]) and not paragraph.outline


def may_be_caption(paragraph: Paragraph) -> bool:
    """Return whether a paragraph begins like a caption, so that it counts as a caption if it is beside a figure or
    table.
    """
    text = paragraph.text.strip()
    return len(text) < LONGEST and LABEL.match(text) is not None and not paragraph.outline


def kind_of(paragraph: Paragraph) -> str:
    """Return `FIGURE` or `TABLE` for the caption of either, or `""` if the kind is unknown."""
    match = LABEL.match(paragraph.text.strip())
    if match is None:
        return TABLE if "table" in paragraph.style else FIGURE if "image" in paragraph.style else ""
    return TABLE if match["table"] else FIGURE


def caption(paragraph: Paragraph) -> Paragraph:
    """Return a caption without its label and number if briefpress generates these itself."""
    text = paragraph.text
    match = LABEL.match(text, len(text) - len(text.lstrip()))
    if match is None or not (match["figure"] or match["table"]) or match.end() >= len(text.rstrip()):
        return paragraph
    return replace(paragraph, pieces=tuple(_after(paragraph.pieces, match.end())))


def by_line(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Yield paragraphs, with the lines of captions and source lines in separate ones, from the first source line."""
    for paragraph in paragraphs:
        lines = [*_lines(paragraph)]
        sources = [at for at, line in enumerate(lines) if source_line(line)]
        if len(lines) > 1 and sources and (sources[0] == 0 or is_caption(lines[0]) or may_be_caption(lines[0])):
            yield _joined(lines[: sources[0]]) if sources[0] else lines[0]
            yield from lines[max(sources[0], 1) :]
        else:
            yield paragraph


def _lines(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Yield each line of a paragraph."""
    line: list[Piece] = []
    for piece in paragraph.pieces:
        if piece.kind is PieceKind.BREAK:
            yield replace(paragraph, pieces=tuple(line))
            line = []
        else:
            line.append(piece)
    yield replace(paragraph, pieces=tuple(line))


def _joined(lines: Sequence[Paragraph]) -> Paragraph:
    pieces = [piece for line in lines for piece in (*line.pieces, Piece(" "))]
    return replace(lines[0], pieces=tuple(pieces[:-1]))


def apart(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Yield paragraphs, with pictures and captions in separate ones: LibreOffice may write both in one paragraph."""
    for paragraph in by_line(paragraphs):
        pictures = [at for at, piece in enumerate(paragraph.pieces) if piece.kind is PieceKind.PICTURE]
        last = pictures[-1] + 1 if pictures else 0
        below = replace(paragraph, pieces=paragraph.pieces[last:])
        only = not "".join(
            piece.text for piece in paragraph.pieces[:last] if piece.kind is not PieceKind.PICTURE
        ).strip()
        if last and only and below.text.strip() and (is_caption(below) or may_be_caption(below)):
            yield replace(paragraph, pieces=paragraph.pieces[:last], bookmarks=(), style="normal")
            yield below
        else:
            yield paragraph


def labelled(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Yield paragraphs. Lines with only a label, such as "Figure 1", are joined to the title in the next line."""
    label: Paragraph | None = None
    for paragraph in paragraphs:
        if label is None and _is_label(paragraph):
            label = paragraph
            continue
        if label and paragraph.text.strip():
            if _is_title(paragraph):
                joined = (*label.pieces, Piece(" "), *paragraph.pieces)
                paragraph = replace(
                    label, pieces=joined, style="caption", bookmarks=(*label.bookmarks, *paragraph.bookmarks)
                )
            else:
                yield label
            label = None
        yield paragraph
    if label:
        yield label


def _is_label(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    return LABEL.fullmatch(text) is not None and not (paragraph.outline or paragraph.cell)


def _is_title(paragraph: Paragraph) -> bool:
    """Return whether a line below a label may be the title of a figure or table."""
    words, looks = paragraph.text.strip(), paragraph.looks
    is_text = paragraph.outline or paragraph.cell or (looks and looks.marker) or may_be_caption(paragraph)
    return not is_text and len(words) < LONGEST and all(piece.kind is PieceKind.TEXT for piece in paragraph.pieces)


def beside(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return paragraphs with pictures inside text moved above the text. Their captions, which are in text boxes or
    below the text, and their source lines move with them.
    """
    out: list[Paragraph] = []
    at = 0
    while at < len(paragraphs):
        paragraph, at = paragraphs[at], at + 1
        end = _end_of_caption(paragraphs, at) if _has_picture(paragraph) and _words(paragraph) else at
        if end > at:
            pictures = tuple(piece for piece in paragraph.pieces if piece.kind is PieceKind.PICTURE)
            rest = tuple(piece for piece in paragraph.pieces if piece.kind is not PieceKind.PICTURE)
            out.append(replace(paragraph, pieces=pictures, bookmarks=(), style="normal", outline=0))
            out += (replace(each, looks=each.looks and each.looks._replace(box="")) for each in paragraphs[at:end])
            out.append(replace(paragraph, pieces=rest))
            at = end
        else:
            out.append(paragraph)
    return out


def _end_of_caption(paragraphs: Sequence[Paragraph], at: int) -> int:
    """Return the index of the first paragraph after the caption and source lines that begin at `at`, or `at` if there
    are none.
    """
    following = [paragraph for paragraph in paragraphs[at : at + 4] if not paragraph.cell]
    if not following or not (is_caption(following[0]) or may_be_caption(following[0])):
        return at
    if kind_of(following[0]) == TABLE or (len(following) > 1 and _has_picture(following[1])):
        return at
    count = 1
    while count < len(following) and source_line(following[count]):
        count += 1
    return at + count


def _has_picture(paragraph: Paragraph) -> bool:
    return any(piece.kind is PieceKind.PICTURE for piece in paragraph.pieces)


def _words(paragraph: Paragraph) -> str:
    return "".join(piece.text for piece in paragraph.pieces if piece.kind is not PieceKind.PICTURE).strip()


def _after(pieces: Sequence[Piece], length: int) -> Iterator[Piece]:
    """Yield the pieces after the first `length` characters."""
    for piece in pieces:
        if length >= len(piece.text):
            length -= len(piece.text)
            continue
        yield replace(piece, text=piece.text[length:]) if length else piece
        length = 0


def source_line(paragraph: Paragraph) -> dict[str, str]:
    """Return a dictionary with the attribute, by its name, that a line below a figure or table becomes; for other
    lines, it is empty.
    """
    text = " ".join(paragraph.text.split())
    match = SOURCE.match(text)
    plain = all(piece.kind in (PieceKind.TEXT, PieceKind.BREAK) for piece in paragraph.pieces)
    if match is None or not match.lastgroup or len(text) > LONGEST or not plain or not text[match.end() :]:
        return {}
    return {KEYS[match.lastgroup]: text[match.end() :]}


def without_label(paragraph: Paragraph) -> Paragraph:
    """Return a source line without its label, such as "Source:"."""
    text = paragraph.text
    match = SOURCE.match(text, len(text) - len(text.lstrip()))
    return replace(paragraph, pieces=tuple(_after(paragraph.pieces, match.end()))) if match else paragraph


def _is_count(piece: Piece) -> bool:
    return piece.kind is PieceKind.MADE and piece.key.startswith("SEQ")
