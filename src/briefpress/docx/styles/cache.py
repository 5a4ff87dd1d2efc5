"""The cache of Word styles. In: a look and a cache folder. Out: `w:style` elements.

Computing these styles takes most of the time needed for a Word file, and all briefs of a brand share them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from docx.oxml import parse_xml
from lxml import etree

from briefpress.brand import roles
from briefpress.brand.cache import digest, program, remember
from briefpress.brand.computed_style import Look
from briefpress.docx.plan import paragraphs
from briefpress.docx.styles import gallery, inherit, properties, styles, tables, theme
from briefpress.docx.vocabulary import language, names, xml
from briefpress.docx.vocabulary.xml import Element, w

# The modules on which the styles depend, besides the look.
CODE = (roles, gallery, inherit, language, names, paragraphs, properties, styles, tables, theme, xml)


def kept_styles(look: Look, cache: Path | None) -> Iterator[Element]:
    """Yield the styles of `look`, from `cache` if possible."""
    cached = cache and remember(cache, f"word-styles-{_key(look)}", lambda: _text(look))
    try:
        yield from parse_xml(cached or "")
    except (etree.XMLSyntaxError, TypeError, ValueError):
        yield from styles.styles(look)


def _key(look: Look) -> str:
    """Return a key that changes with the look and the code. Sets are sorted, because their order varies."""
    sets = (*sorted(look.new_page), "", *sorted(look.whole))
    return digest(repr(replace(look, new_page=frozenset(), whole=frozenset())), *sets, program(*CODE))


def _text(look: Look) -> str:
    return etree.tostring(w("styles", *styles.styles(look)), encoding="unicode")
