"""The JSON Schema (draft 2020-12) of brand.yml, for editors.

In: keys and values of settings. Out: the schema as data.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from briefpress.brand import read
from briefpress.brand.own_blocks import LIKE
from briefpress.brand.settings import standard
from briefpress.brand.settings.defaults import LIMITED, SCRIPT
from briefpress.brand.settings.printing import MULTIPLES
from briefpress.fields.kinds import Table
from briefpress.model import ORDER, Back, Front
from briefpress.problems import Code, Level

Schema = dict[str, Any]
TEXT: Schema = {"type": ["string", "number", "boolean", "null"]}
COLORS = {
    "foreground": "text",
    "background": "the paper",
    "primary": "headings, bars, numerals, links",
    "secondary": "dates, positions, running heads",
    "tertiary": "the background of the summary, boxes and code",
}
SETTINGS = {
    "extends": "The brand that this one extends",
    "wordmark": "Lines of text in place of a logo",
    "paper": "The paper size",
    "order": "The parts that come first",
    "front": "How briefs begin by default",
    "back": "How briefs end by default",
    "scripts": "Fonts for scripts that the other fonts lack, by ISO 15924 code",
    "blocks": "New blocks, and variants of blocks",
    "recommendations": "How recommendations look by default",
    "limits": "The maximum number of words in a part",
    "problems": "Levels of problems, by code",
    "fonts": "How much of each font a Word file contains",
    "book-fonts": "Whether e-books contain the fonts",
    "print-profile": "The colour profile of the press, a file in this folder",
    "print-colors": "The ink percentages of colours: cyan, magenta, yellow and black",
    "print-ink-limit": "The maximum ink coverage, such as 280%",
    "print-pages": "The number of pages is rounded up to a multiple of this number",
    "print-links": "Whether link addresses are printed as notes",
    "smart-punctuation": "Whether to set typographic quotation marks, apostrophes, dashes and ellipses",
}


def brand_schema() -> Schema:
    """Return the schema of a brand.yml."""
    properties = {
        "meta": _described("The brand's name, which other programs also read", {"type": ["object", "null"]}),
        "logo": _described("A file in this folder, or files by size", _either(TEXT, _fields(standard.LOGO))),
        "color": _described("The colours", _colors()),
        "typography": _described("The fonts", _typography()),
        "defaults": _described("Settings of programs", _object({standard.OURS: _settings()}, closed=False)),
    }
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "brand.yml"}
    return {**head, **_object(properties)}


def _colors() -> Schema:
    palette = _described("Colour names of your own", {"type": ["object", "null"], "additionalProperties": TEXT})
    uses = {
        name: _described(f"A colour: {COLORS[name]}" if name in COLORS else "A colour", TEXT)
        for name in standard.COLORS
    }
    return _object({"palette": palette, **uses})


def _typography() -> Schema:
    fonts = _described("The font families", _listed(_fields(standard.FONT)))
    family = _described("A font family", _either(TEXT, _fields(standard.OPTIONS)))
    return _object({"fonts": fonts, **{name: family for name in standard.TYPOGRAPHY if name != "fonts"}})


def _settings() -> Schema:
    levels = {"enum": [*Level, False]}  # because some editors read `off` as false
    block = {"like": _choice(LIKE), "title": _either(TEXT, _by("", TEXT)), "variants": _listed(TEXT)}
    types: dict[str, Schema] = {
        "paper": _choice(read.PAPERS),
        "front": _choice(filter(None, Front)),
        "back": _choice(filter(None, Back)),
        "recommendations": _choice(read.RECOMMENDATIONS),
        "fonts": _choice(read.WORD_FONTS),
        "book-fonts": _choice(read.BOOK_FONTS),
        "print-links": _choice(read.PRINT_LINKS),
        "print-pages": _either({"enum": [*map(int, MULTIPLES), None]}, {"enum": [*MULTIPLES]}),
        "smart-punctuation": {"enum": [*read.SWITCH, True, False, None]},
        "order": _listed(_choice(ORDER)),
        "wordmark": _listed(TEXT),
        "limits": _object(dict.fromkeys(LIMITED, TEXT)),
        "problems": _object(dict.fromkeys(Code, levels)),
        "scripts": _by(f"^{SCRIPT.pattern}$", TEXT),
        "print-colors": _by("", TEXT),
        "blocks": _by("", _either(_object(block), {"type": "null"})),
    }
    return _object({name: _described(about, types.get(name, TEXT)) for name, about in SETTINGS.items()})


def _fields(table: Table) -> Schema:
    return _object({name: {} for name in table})


def _object(properties: Mapping[str, Schema], *, closed: bool = True) -> Schema:
    rest = {"additionalProperties": False} if closed else {}
    return {"type": ["object", "null"], "properties": dict(properties), **rest}


def _by(pattern: str, type_: Schema) -> Schema:
    names = {"propertyNames": {"pattern": pattern}} if pattern else {}
    return {"type": ["object", "null"], "additionalProperties": type_, **names}


def _choice(among: Iterable[str]) -> Schema:
    return {"enum": [*among, None]}


def _listed(type_: Schema) -> Schema:
    return _either(type_, {"type": "array", "items": type_})


def _either(*types: Schema) -> Schema:
    return {"anyOf": list(types)}


def _described(about: str, type_: Schema) -> Schema:
    return {"description": about, **type_}
