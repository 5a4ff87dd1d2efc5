"""The Word styles of a look, computed once. In: a look and a folder. Out: `w:style` elements, kept in the folder.

Computing these styles takes most of the time needed for a Word file, and all briefs of a brand have the same ones.
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

# The inputs of the styles besides the look.
CODE = (roles, gallery, inherit, language, names, paragraphs, properties, styles, tables, theme, xml)


def kept_styles(look: Look, cache: Path | None) -> Iterator[Element]:
    """Yield the styles of `look`, from `cache` if they were made before."""
    kept = cache and remember(cache, f"word-styles-{_key(look)}", lambda: _text(look))
    try:
        yield from parse_xml(kept or "")
    except (etree.XMLSyntaxError, TypeError, ValueError):
        yield from styles.styles(look)


def _key(look: Look) -> str:
    """Return a key that changes with the look and the code; sets are sorted."""
    sets = (*sorted(look.new_page), "", *sorted(look.whole))
    return digest(repr(replace(look, new_page=frozenset(), whole=frozenset())), *sets, program(*CODE))


def _text(look: Look) -> str:
    return etree.tostring(w("styles", *styles.styles(look)), encoding="unicode")
