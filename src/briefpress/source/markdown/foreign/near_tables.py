"""Lines that look like a table but do not form a table in Markdown. Out: patterns, with what to write instead."""

from __future__ import annotations

import re

from briefpress import lazy
from briefpress.source.markdown.foreign.markup import Literal

# Bullets of other programs, followed by characters of Word's symbol fonts.
BULLET = r"(?:[•▪●◦‣∙⁃·–—■□○►➢➤✓✔❖①-⒇\uf0a7\uf0b7\uf0d8]|[o§Ø](?=\t))"
CSV = 'write | a | b |, or save them as a file and write ::: {.table csv="data.csv"}'

CELL = r"(?:\"[^\"\n]{0,60}\"|[^\",;\s][^\",;\n]{0,60})"
NEAR_TABLES = (
    Literal(
        lazy.pattern(
            rf"\A(?=(?:.*\n)*?(?:.*[,;])?\"[^\"\n]*\"(?:[,;]|$)){CELL}(?:[,;]{CELL})+(?:\n{CELL}(?:[,;]{CELL})+)+\Z",
            re.MULTILINE,
        ),
        "lines of a CSV file do not form a table",
        CSV,
    ),
    Literal(
        lazy.pattern(r"\A[^|\n]*\w *(?:\| *\w[^|\n]*)+\n[^|\n]*\w *\| *\w"),
        "a table needs a line of hyphens below its first row",
        "add ---|---, with as many cells as the first row",
    ),
    Literal(
        lazy.pattern(rf"\A(?!{BULLET}\s)[^\t\n]+(?:\t[^\t\n]+)+\n[^\t\n]+\t"),
        "cells separated by tabs do not form a table",
        "put | between the cells, and a line |---|---| below the first row",
    ),
    Literal(
        lazy.pattern(r"\A(?:[^\s|][^\n|?!]{0,40}?(?<!\s) {3,}[^\s|][^\n|]{0,60}(?:\n|\Z)){2}"),
        "columns separated by spaces do not form a table",
        "put | between the cells, and a line |---|---| below the first row",
    ),
    Literal(
        lazy.pattern(r"^[┌├└│╔╠╚║]", re.MULTILINE),
        "a table drawn with lines",
        "write its rows as | a | b |, with a line |---|---| below the first one",
    ),
    Literal(
        lazy.pattern(r"\A(?:\|?(?: *:?-{2,}:? *\|){2,}(?: *:?-{2,}:? *)?|\|(?: *:?-:? *\|){2,})\n[^\n]*\|"),
        "a table needs a header row above its line of hyphens",
        "add | | |, with as many cells as the line of hyphens",
    ),
    Literal(
        lazy.pattern(
            r"\A[^,;\n]+(?P<s>[,;])(?:[^,;\s][^,;\n]*(?P=s))+[^,;\s][^,;\n]*(?:\n[^,;\n]+(?P=s)(?:[^,;\n]*(?P=s))+[^,;\n]*)+\Z"
        ),
        "lines of a CSV file do not form a table",
        CSV,
    ),
    Literal(
        lazy.pattern(r"\A[^,;\n]{1,40}(?P<s>[,;])[^,;\s][^,;\n]{0,40}(?:\n[^,;\n]{1,40}(?P=s)[-+]?\d[\d. %]*){2,}\Z"),
        "lines of a CSV file do not form a table",
        CSV,
    ),
    Literal(
        lazy.pattern(r"\A(?=.*\w)(?:(?:\\.|[^|\\\n])*\|){2,} *(?=\n|\Z)(?!\n[ |:-]*-[ |:-]*(?:\n|\Z))"),
        "a table needs a line of hyphens below its first row",
        "add |---|---| with as many cells as the first row; if this row belongs to the table above, "
        "remove the blank line between them",
    ),
)
