"""The words with which text refers to figures, tables, equations, boxes and annexes, in many languages.

In: the kind of target and its numbers. Out: the pattern of references to such targets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

FIGURE, TABLE, EQUATION, BOX, ANNEX = "figure", "table", "equation", "box", "appendix"  # also names of house words
# The words of languages with capital letters, with their plurals, cases and abbreviations.
SPACED = {
    FIGURE: r"fig(?:ures?|s)?|abbildung(?:en)?|abb|figuras?|gráficos?|grafic[oi]|graphiques?|рисун\w+|рис|малюн\w+|мал|"
    r"rysun\w+|rys|figu(?:ur|ren)|şekil",
    TABLE: r"tables?|tabs?|tabellen?|tableaux?|tablas?|cuadros?|tabelas?|tabell[ae]|tabel\w{0,3}|таблиц\w*|табл|tablo",
    EQUATION: r"eq(?:uations?|ns?|s)?|formula[es]?|gleichung(?:en)?|gl|formeln?|équations?|éq|ecuaci(?:ón|ones)|ec|"
    r"equaç(?:ão|ões)|equazion[ei]|уравнени\w+|ур|формул\w*|рівнян\w+|równani\w+|vergelijking(?:en)?",
    BOX: r"box(?:es)?|k[aä]sten|encadrés?|recuadros?|вставк\w+",
    ANNEX: r"annex(?:e|es)?|appendi(?:x|ces|xes)|anh[aä]nge?|anlagen?|anexos?|apéndices?|apêndices?|allegat[oi]|"
    r"appendice|bijlagen?|załączni\w+|aneks\w*|приложени\w+|додат\w+|дадат\w+",
}
# Words to which Arabic and Hebrew attach particles, such as "and".
ATTACHED = {
    FIGURE: "(?:ال)?شكل|(?:ال)?أشكال|איור|תרשים",
    TABLE: "(?:ال)?جدول|(?:ال)?جداول|טבלה|לוח",
    EQUATION: "(?:ال)?معادلة|משוואה",
    BOX: "(?:ال)?إطار",
    ANNEX: "(?:ال)?ملحق|(?:ال)?ملاحق|נספח",
}
# Words of languages without spaces.
JOINED = {
    FIGURE: "图|圖|図|그림",
    TABLE: "表|표",
    EQUATION: "公式|方程式|方程|式|식",
    BOX: "专栏|專欄|コラム",
    ANNEX: "附录|附錄|附件|付録|부록",
}
PARTICLES = "[وبلكفובלמהכש]{0,2}"
NUMBERS_OF = r"(?:nos?\.|nr\.|n°|№)?[\s\u00a0]*"
# what separates the numbers of a list
LIST = (
    r"[\s\u00a0]*(?:,[\s\u00a0]*(?:and|or)\b|[,،、&–—-]|和|与|與|及|و|ו|"
    r"\b(?:and|or|to|und|oder|bis|et|ou|à|y|o|e|i|и|или|та|і|до|en)\b)[\s\u00a0]*"
)
LAST = r"(?![A-Za-zА-яЁёІіЇїЄє0-9({]|\.\d)"  # what cannot follow a number: a letter that belongs to it, as in "1a"
AFTER = r"(?![.,–—-]\d)"


def words_of(kind: str) -> str:
    """Return the pattern of the words for a kind of target."""
    return rf"(?i:(?<![\w@/–-])(?:{SPACED[kind]})|(?<![^\W\d_]){PARTICLES}(?:{ATTACHED[kind]})|(?:{JOINED[kind]}))"


def reference_pattern(kind: str, numbers: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of references to targets with these numbers: a word, and a number or a list of numbers.

    The numbers of equations are in parentheses.
    """
    known = "|".join(re.escape(number) for number in sorted(numbers, key=len, reverse=True))
    one = rf"[(（](?:{known})[)）]" if kind == EQUATION else rf"(?:{known}){LAST}"
    end = "" if kind == EQUATION else AFTER
    return re.compile(
        rf"(?P<word>{words_of(kind)}\.?[\s\u00a0]*(?i:{NUMBERS_OF}))(?P<numbers>{one}(?:{LIST}{one})*){end}"
    )
