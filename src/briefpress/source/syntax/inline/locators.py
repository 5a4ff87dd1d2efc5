"""The text after the key in a citation: `, pp. 3-5, and passim`. In: this text. Out: label, locator and suffix.

Labels and syntax are Pandoc's (its manual, "Citation syntax"); label names are CSL's (1.0.2, appendix IV). The signs §
and ¶ are not labels: laws are cited with the sign, which a citation style would replace with a word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from briefpress import lazy
from briefpress.source.syntax.inline.locator_terms import TERMS_BY_LANGUAGE

LABELS = {
    "appendix": ("appendix", "appendices", "app."),
    "book": ("book", "books", "bk.", "bks."),
    "chapter": ("chapter", "chapters", "chap.", "chaps.", "ch."),
    "column": ("column", "columns", "col.", "cols."),
    "figure": ("figure", "figures", "fig.", "figs."),
    "folio": ("folio", "folios", "fol.", "fols."),
    "issue": ("number", "numbers", "no.", "nos."),
    "line": ("line", "lines", "l.", "ll."),
    "note": ("note", "notes", "n.", "nn."),
    "opus": ("opus", "opera", "op.", "opp."),
    "page": ("page", "pages", "p.", "pp."),
    "paragraph": ("paragraph", "paragraphs", "para.", "paras."),
    "part": ("part", "parts", "pt.", "pts."),
    "section": ("section", "sections", "sec.", "secs."),
    "sub-verbo": ("sub verbo", "sub verbis", "s.v.", "s.vv."),
    "verse": ("verse", "verses", "v.", "vv."),
    "volume": ("volume", "volumes", "vol.", "vols."),
}
SIGNS = ("§", "¶")
TERMS = {written: term for term, forms in LABELS.items() for written in forms}
_LABEL = "|".join(re.escape(written) for written in sorted(TERMS, key=len, reverse=True))
_NUMBER = r"(?:(?:[ivxlcdm]+|[IVXLCDM]+)(?!\w)|\w*\d\w*(?:[.:/]\w*\d\w*)*)"
_DIGITS = r"\w*\d\w*(?:[.:/]\w*\d\w*)*"
_MORE = rf"(?:\s*(?:[-–—,&]|and)+\s*{_NUMBER})*"
LOCATOR = lazy.pattern(
    rf",?\s*(?:(?P<label>{_LABEL})\s*(?P<numbered>{_NUMBER}{_MORE})|(?P<plain>{_DIGITS}{_MORE}))(?![\w@])",
    re.IGNORECASE,
)
# In other languages, a single letter is more often an abbreviation, as in `s. v.`, than a number.
_OTHER_NUMBER = rf"(?:(?:[ivxlc]{{2,}}|[ix])(?!\w)|{_DIGITS})"
BRACED = lazy.pattern(rf",?\s*\{{\s*(?:(?P<label>{_LABEL})(?!\w)\s*)?(?P<plain>[^{{}}]*)\}}", re.IGNORECASE)


class Locator(NamedTuple):
    """A locator in a work: its label and value, and the text after it."""

    label: str
    locator: str
    suffix: str


def read_locator(text: str) -> Locator:
    """Return the locator in `text`; a number without a label is a page."""
    written = text.strip()
    match = BRACED.match(written) or LOCATOR.match(written)
    if not match:
        return Locator("", "", f", {written}" if written.startswith(SIGNS) else text.rstrip())
    groups = match.groupdict()
    locator = (groups.get("numbered") or groups["plain"] or "").strip()
    label = TERMS[(groups["label"] or "page").lower()] if locator else ""
    return Locator(label, locator, written[match.end() :].rstrip())


def read_local_locator(text: str, lang: str) -> Locator | None:
    """Return the locator in `text` whose label is in the language `lang`, such as `S. 5` in German, or None."""
    labels = _labels(lang.lower().partition("-")[0])
    match = _pattern(tuple(labels)).match(text.strip()) if labels else None
    if not match:
        return None
    return Locator(labels[match["label"].lower()], match["numbered"], text.strip()[match.end() :].rstrip())


@cache
def _labels(language: str) -> Mapping[str, str]:
    """Return the label for each form in a language, in lower case."""
    terms = TERMS_BY_LANGUAGE.get({"nn": "nb", "no": "nb"}.get(language, language), {})
    return {form.lower(): term for term, forms in terms.items() for form in forms.split()}


@cache
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    label = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    more = rf"(?:\s*(?:[-–—,&]|and)+\s*{_OTHER_NUMBER})*"
    return re.compile(
        rf",?\s*(?P<label>{label})(?:(?<=\W)\s*|\s+)(?P<numbered>{_OTHER_NUMBER}{more})(?![\w@])", re.IGNORECASE
    )
