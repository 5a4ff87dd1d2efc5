"""Typographic quotation marks, apostrophes, dashes and ellipses. In: an edition. Out: an edition with these characters.

Authors type `"`, `'`, `--`, `---` and `...`, as in Pandoc and Quarto, and `-` for the minus sign of numbers in tables.
Code, addresses and characters that are already typographic are not changed.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast

from briefpress import lazy
from briefpress.edition.model.inlines import Inline, Inlines, Text
from briefpress.edition.model.paragraphs import Paragraph
from briefpress.edition.model.publication import Edition
from briefpress.edition.model.tables import Cell
from briefpress.model import Mark, Place, shared, with_fields

T = TypeVar("T")

# Outer and inner quotation marks by language (CLDR 46, delimiters); in French, with narrow spaces inside.
QUOTES = {
    "ar": ("”", "“", "’", "‘"),
    "be": ("«", "»", "„", "“"),
    "bg": ("„", "“", "„", "“"),
    "cs": ("„", "“", "‚", "‘"),
    "da": ("“", "”", "‘", "’"),
    "de": ("„", "“", "‚", "‘"),
    "de-CH": ("«", "»", "‹", "›"),
    "el": ("«", "»", "“", "”"),
    "en": ("“", "”", "‘", "’"),
    "es": ("«", "»", "“", "”"),
    "et": ("„", "“", "‚", "‘"),
    "fa": ("«", "»", "‹", "›"),
    "fi": ("”", "”", "’", "’"),
    "fr": ("«\u202f", "\u202f»", "“", "”"),
    "fr-CH": ("«", "»", "‹", "›"),
    "he": ("”", "”", "’", "’"),
    "hr": ("„", "“", "‚", "‘"),
    "hu": ("„", "”", "»", "«"),
    "it": ("«", "»", "“", "”"),
    "ja": ("「", "」", "『", "』"),
    "lt": ("„", "“", "„", "“"),
    "lv": ("“", "”", "‘", "’"),
    "nb": ("«", "»", "‘", "’"),
    "no": ("«", "»", "‘", "’"),
    "pl": ("„", "”", "«", "»"),
    "pt": ("“", "”", "‘", "’"),
    "pt-PT": ("«", "»", "“", "”"),
    "ro": ("„", "”", "«", "»"),
    "ru": ("«", "»", "„", "“"),
    "sk": ("„", "“", "‚", "‘"),
    "sl": ("„", "“", "‚", "‘"),
    "sr": ("„", "”", "’", "’"),
    "sv": ("”", "”", "’", "’"),
    "tr": ("“", "”", "‘", "’"),
    "uk": ("«", "»", "„", "“"),
    "zh-Hant": ("「", "」", "『", "』"),
}
# Apostrophes at the start of a word: the '90s, 'tis, rock 'n' roll
ELIDED = lazy.pattern(r"(?<![\w'\"])'(?:\d\ds?\b(?!['\d])|(?:tis|twas|til|em)\b(?!'))|(?<=\s)'n'(?=\s)")
SIMPLE = lazy.pattern(r"[\"']|\.{3}|--")
TYPED = lazy.pattern(r"(?P<address>\S*(?:https?://|www\.|\w@\w)\S*)|[\"']|\.{3,}|-{2,}")
REPLACEMENTS = {"...": "…", "--": "–", "---": "—"}
# A cell that contains only numbers and short units, so that a hyphen before a number is a minus sign.
NUMBERS = lazy.pattern(r"\W*\d(?:[\W\d_]|[^\W\d_](?![^\W\d_]{6}))*")
NEGATIVE = lazy.pattern(r"(?<![^\s(\[<>≈~±])-(?=[^\w\s-]?\d)")
SIMPLE_KINDS = (str, int, float, Enum)  # the values of fields that contain no text for readers
OPENS = "([{¿¡—–-/\u00a0\u202f"
OBJECT = "\ufffc"  # a placeholder for anything except text, such as a note mark
APOSTROPHE, GERESH, GERSHAYIM = "’", "׳", "״"


def typeset(edition: Edition) -> Edition:
    """Return an edition in which all text for readers has typographic characters in place of typewriter characters."""
    setter = _Setter(edition.lang)
    parts = tuple(replace(part, blocks=setter.all(part.blocks)) for part in edition.parts)
    notes = {id_: setter.all(note) for id_, note in edition.notes.items()}
    return replace(
        edition,
        parts=parts,
        notes=notes,
        notes_heading=setter.all(edition.notes_heading),
        title=setter.line(edition.title),
        running_title=setter.line(edition.running_title),
        description=setter.line(edition.description),
        mark=setter.line(edition.mark),
        watermark=setter.line(edition.watermark),
    )


class _Setter:
    """Replaces characters in text of one language; passages in a different language get the quotation marks of that
    language.
    """

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def all(self, value: T) -> T:
        """Return a block, or anything that contains blocks, with typographic characters in all text except code."""
        if value is None or isinstance(value, SIMPLE_KINDS):
            return value
        if isinstance(value, tuple):
            texts = bool(value) and all(isinstance(item, Inline) for item in value)
            return cast("T", shared(value, self.inlines(value) if texts else tuple(map(self.all, value))))
        if isinstance(value, Paragraph):
            return value if value.left_to_right else with_fields(value, inlines=self.inlines(value.inlines))
        whole: Any = _with_minus(value) if isinstance(value, Cell) else value
        kind: Any = type(whole)
        return cast("T", with_fields(whole, **{name: self.all(getattr(whole, name)) for name in _fields(kind)}))

    def line(self, text: str) -> str:
        """Return a line of text with typographic characters."""
        return "".join(inline.text for inline in self.inlines((Text(text),)) if isinstance(inline, Text))

    def inlines(self, inlines: Inlines) -> Inlines:
        """Return inlines with typographic characters; a quotation may extend over several runs."""
        texts = [_prose(inline) for inline in inlines]
        whole = "".join(texts)
        if not SIMPLE.search(whole):
            return inlines
        pairs, at, out = _pairs(whole), 0, list[Inline]()
        for inline, text in zip(inlines, texts, strict=True):
            if isinstance(inline, Text) and text != OBJECT:
                marks = _marks_of(inline.lang.tag if inline.lang else self.lang)
                out.append(replace(inline, text=_set(whole, at, at + len(text), pairs, marks)))
            else:
                out.append(inline)
            at += len(text)
        return tuple(out)


def _with_minus(cell: Cell) -> Cell:
    """Return a cell in which hyphens before numbers are minus signs, if it contains nothing but numbers."""
    paragraph = cell.paragraph
    if not NUMBERS.fullmatch("".join(map(_prose, paragraph.inlines))):
        return cell
    inlines = (
        replace(inline, text=NEGATIVE.sub("\N{MINUS SIGN}", inline.text)) if isinstance(inline, Text) else inline
        for inline in paragraph.inlines
    )
    return replace(cell, paragraph=replace(paragraph, inlines=tuple(inlines)))


@cache
def _fields(kind: type[Any]) -> tuple[str, ...]:
    """Return the field names of a dataclass, or `()` for a place, which has no text, and for any other class."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) and kind is not Place else ()


def _prose(inline: Inline) -> str:
    """Return the text of a prose run, or one placeholder for anything else."""
    return inline.text if isinstance(inline, Text) and Mark.CODE not in inline.marks else OBJECT


def _marks_of(lang: str) -> tuple[str, str, str, str]:
    tags = [lang, *(lang.rsplit("-", count)[0] for count in range(1, lang.count("-") + 1))]
    if tags[-1] == "zh" and lang.endswith(("-TW", "-HK", "-MO")):
        tags.insert(0, "zh-Hant")
    return next((QUOTES[tag] for tag in tags if tag in QUOTES), QUOTES["en"])


def _pairs(text: str) -> dict[int, bool]:
    """Return the offsets of paired quotation marks, and whether each opens a quotation.

    A mark after a space or an opening bracket may open a quotation; a mark after a word closes it. An unpaired single
    mark is an apostrophe; an unpaired double mark is not changed, because it may mean inches.
    """
    found: dict[int, bool] = {}
    open_at: list[int] = []
    elided = {at for match in ELIDED.finditer(text) for at in range(*match.span())}
    for match in TYPED.finditer(text):
        at = match.start()
        if match[0] not in ("'", '"') or _inside_word(text, at) or at in elided:
            continue
        partner = next((offset for offset in reversed(open_at) if text[offset] == match[0]), None)
        if _may_begin(text, at):
            open_at.append(at)
        elif partner is not None:
            found |= {partner: True, at: False}
            del open_at[open_at.index(partner) :]
    return found


def _inside_word(text: str, at: int) -> bool:
    return 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()


def _may_begin(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    follows = not before or before.isspace() or before in OPENS or (before in "\"'" and _may_begin(text, at - 1))
    return follows and bool(after) and not after.isspace()


def _set(text: str, start: int, end: int, pairs: dict[int, bool], marks: tuple[str, str, str, str]) -> str:
    """Return `text` from `start` to `end` with typographic characters; a sequence that extends beyond either offset is
    not changed.
    """
    out, at = [], start
    for match in TYPED.finditer(text, start, end):
        out.append(text[at : match.start()])
        out.append(match[0] if match["address"] else _replacement(text, match.start(), match[0], pairs, marks))
        at = match.end()
    return "".join((*out, text[at:end]))


def _replacement(text: str, at: int, typed: str, pairs: dict[int, bool], marks: tuple[str, str, str, str]) -> str:
    before, after = text[at - 1 : at], text[at + len(typed) : at + len(typed) + 1]
    if typed[0] in ".-":
        option = (not before or before.isspace()) and after.isalnum()  # an option of a command, such as --help
        return (
            typed if typed[0] == "-" and (option or after == ">" or before == "<") else REPLACEMENTS.get(typed, typed)
        )
    if at in pairs:
        return marks[(typed == "'") * 2 + (not pairs[at])]
    hebrew = "א" <= before <= "ת"
    if typed == '"':
        return GERSHAYIM if hebrew and _inside_word(text, at) else typed
    feet = before.isdigit() and not after.isalpha()
    return GERESH if hebrew else typed if feet else APOSTROPHE
