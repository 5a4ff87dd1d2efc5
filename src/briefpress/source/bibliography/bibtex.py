"""Reads BibTeX and BibLaTeX. In: the text of a `.bib` file. Out: `Work`s, and problems with their lines.

Types and fields map to CSL as in Pandoc's manual and section 2 of the BibLaTeX manual.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, Any

from briefpress import lazy
from briefpress.model import Name, Work, WorkDate
from briefpress.problems import Code, Report
from briefpress.source.bibliography.csl_items import bare_doi, read_date
from briefpress.source.bibliography.entries import MONTHS, faults, fields_of
from briefpress.source.bibliography.inherited import with_inherited
from briefpress.workspace import SourceText

if TYPE_CHECKING:
    from bibtexparser.model import Entry

TYPES = {
    "article": "article-journal", "book": "book", "booklet": "pamphlet", "collection": "book", "conference":
    "paper-conference", "dataset": "dataset", "electronic": "webpage", "inbook": "chapter", "incollection": "chapter",
    "inproceedings": "paper-conference", "inreference": "entry-encyclopedia", "jurisdiction": "legal_case",
    "legislation": "legislation", "manual": "report", "mastersthesis": "thesis", "mvbook": "book", "online": "webpage",
    "patent": "patent", "periodical": "periodical", "phdthesis": "thesis", "proceedings": "book", "reference": "book",
    "report": "report", "software": "software", "techreport": "report", "thesis": "thesis", "unpublished": "manuscript",
    "www": "webpage",
}  # fmt: skip
# CSL types of articles, by BibLaTeX's `entrysubtype`
SUBTYPES = {"magazine": "article-magazine", "newspaper": "article-newspaper"}
GENRES = {"mastersthesis": "Master’s thesis", "phdthesis": "PhD thesis"}
# Genres by the keys that BibLaTeX accepts in `type` (its manual, 4.9.2.13)
GENRE_KEYS = {
    **GENRES, "audiocd": "Audio CD", "bathesis": "Bachelor’s thesis", "candthesis": "Candidate’s thesis",
    "datacd": "Data CD", "mathesis": "Master’s thesis", "patent": "Patent", "resreport": "Research report",
    "software": "Computer software", "techreport": "Technical report",
}  # fmt: skip
# CSL variables, each with the BibTeX fields that can supply it; the first field present is used.
FIELDS = {
    "title-short": ("shorttitle",), "container-title": ("journaltitle", "journal", "booktitle", "maintitle"),
    "collection-title": ("series",), "publisher": ("publisher", "institution", "school", "organization"),
    "publisher-place": ("location", "address"), "volume": ("volume",), "edition": ("edition",),
    "chapter-number": ("chapter",), "page": ("pages",), "DOI": ("doi",), "URL": ("url",), "ISBN": ("isbn",),
    "ISSN": ("issn",), "genre": ("type",), "event-title": ("eventtitle",), "event-place": ("venue",), "language":
    ("langid",), "note": ("note",), "version": ("version",),
}  # fmt: skip
NAMES = {"author": "author", "editor": "editor", "translator": "translator", "bookauthor": "container-author"}
VERBATIM = ("doi", "url")
AMPERSAND = lazy.pattern(r"(?<!\\)&")  # LaTeX's column separator, which is meaningless outside tables
LATEX = lazy.pattern(r"[\\{}$~`]|--|''")
# LaTeX markup that becomes HTML in CSL titles: `$_2$`, `$R^{2}$`, `\textsubscript{2}`.
MATHS = lazy.pattern(r"(?<!\\)\$(?P<tex>[^$]*[_^][^$]*)(?<!\\)\$")
UPRIGHT = lazy.pattern(r"\\(?:math(?:rm|it|bf|sf)|text(?:rm|normal)?|ce)\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
TAGGED = (
    (lazy.pattern(r"\s*_\s*(?:\{\s*([^{}]+?)\s*\}|(\w))"), lazy.pattern(r"\\textsubscript\{([^{}]*)\}"), "sub"),
    (lazy.pattern(r"\s*\^\s*(?:\{\s*([^{}]+?)\s*\}|(\w))"), lazy.pattern(r"\\textsuperscript\{([^{}]*)\}"), "sup"),
)
EDITS = lazy.pattern(r"\s*\((?:eds?|hrsg|red|dir|coord)s?\.?\)", re.IGNORECASE)  # after an editor's name
HOWPUBLISHED = lazy.pattern(r"(?:\\url\{)?(https?://[^\s}]+)\}?")


def read_bibtex(source: SourceText, report: Report) -> Iterator[Work]:
    """Yield the works in a file; invalid entries are reported and left out."""
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock

    # bibtexparser logs the errors that are reported here as problems
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    library = parse_string(source.text)
    for block in library.failed_blocks:
        place = source.place_of_line(block.start_line or 0)
        if isinstance(block, DuplicateBlockKeyBlock):
            report.add(
                Code.REFERENCE_DUPLICATE,
                f'"{block.key}" appears twice',
                place,
                "remove one of them; the first one is used",
            )
        elif isinstance(block, DuplicateFieldKeyBlock):
            fields = ", ".join(sorted(block.duplicate_keys))
            report.add(
                Code.BIBLIOGRAPHY_INVALID,
                f"these fields appear twice in this entry: {fields}",
                place,
                "keep one of them",
            )
        else:
            hint = "look for a missing brace or comma, here or just above"
            report.add(Code.BIBLIOGRAPHY_INVALID, "this entry cannot be read as BibTeX", place, hint)
    if source.text.strip() and "@" not in source.text:
        text, hint = "this file contains no BibTeX entries", "export it again as BibTeX: @book{key, title = {...}, ...}"
        report.add(Code.BIBLIOGRAPHY_INVALID, text, source.place(0), hint)
    strings = {key.lower(): str(string.value) for key, string in library.strings_dict.items()}
    written = {entry.key: fields_of(entry, strings) for entry in library.entries}
    for entry in (entry for entry in library.entries if entry.entry_type.lower() != "xdata"):
        report.extend(faults(entry, source, strings, written))
        try:
            yield _work(entry, source, with_inherited(entry.entry_type.lower(), written[entry.key], written))
        except RecursionError:
            place = source.place_of_line(entry.start_line or 0)
            report.add(Code.BIBLIOGRAPHY_INVALID, "this entry is nested too deeply", place, "use fewer braces")


def _work(entry: Entry, source: SourceText, written: Mapping[str, str]) -> Work:
    kind = entry.entry_type.lower()
    if "editor" not in written and EDITS.search(written.get("author", "")):
        written = {**written, "editor": EDITS.sub("", written["author"]), "author": ""}
    names = {variable: tuple(_names(written[name])) for name, variable in NAMES.items() if written.get(name)}
    dates = {"issued": _issued(written), "accessed": read_date(written.get("urldate", ""))}
    dates = {variable: date for variable, date in dates.items() if date.parts or date.literal}
    place = source.place_of_line(entry.start_line or 0)
    return Work(entry.key, _type(kind, written), names, dates, _texts(kind, written), place)


def _type(kind: str, fields: Mapping[str, str]) -> str:
    if kind == "article":
        return SUBTYPES.get(fields.get("entrysubtype", ""), TYPES[kind])
    return "webpage" if kind == "misc" and _url(fields) else TYPES.get(kind, "document")


def _texts(kind: str, fields: Mapping[str, str]) -> dict[str, str]:
    """Return the CSL variables that are strings, from the `fields` of an entry of the type `kind`."""
    texts = {}
    for variable, names in FIELDS.items():
        name = next((name for name in names if fields.get(name)), "")
        if name:
            texts[variable] = fields[name] if name in VERBATIM else _plain(fields[name])
    title = [_plain(fields[name]) for name in ("title", "subtitle") if fields.get(name)]
    texts["title"] = ": ".join(title)
    texts["issue" if kind in ("article", "periodical") else "number"] = _plain(
        fields.get("number") or fields.get("issue", "")
    )
    texts["page"] = re.sub(r"\s*[-–]+\s*", "-", texts.get("page", ""))
    texts["URL"] = _url(fields)
    texts["DOI"] = bare_doi(texts.get("DOI", ""))
    genre = texts.get("genre", "")
    texts["genre"] = GENRES.get(kind, GENRE_KEYS.get(genre.lower(), genre))
    return {variable: text for variable, text in texts.items() if text}


def _url(fields: Mapping[str, str]) -> str:
    published = HOWPUBLISHED.search(fields.get("howpublished", ""))
    return fields.get("url") or (published[1] if published else "")


def _issued(fields: Mapping[str, str]) -> WorkDate:
    """Return the date of publication: from `date` as in BibLaTeX, otherwise from `year` and `month` as in BibTeX."""
    if fields.get("date"):
        return read_date(fields["date"])
    year, month = _plain(fields.get("year", "")), _plain(fields.get("month", "")).lower()
    number = MONTHS.index(month[:3]) + 1 if month[:3] in MONTHS else int(month) if month.isdecimal() else 0
    return read_date(f"{year}-{number:02}" if year and 0 < number <= len(MONTHS) else year)


def _names(text: str) -> Iterator[Name]:
    """Yield the names in a list such as `Last, First and {World Bank} and others`."""
    from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names

    for name in split_multiple_persons_names(text):
        if name.strip().startswith("{") and name.strip().endswith("}"):
            yield {"literal": _plain(name)}
        elif name.strip() == "others":
            yield {"literal": "et al."}
        else:
            parts = parse_single_name_into_parts(name, strict=False)
            spelt = {"family": parts.last, "given": parts.first, "non-dropping-particle": parts.von, "suffix": parts.jr}
            yield {part: _plain(" ".join(words)) for part, words in spelt.items() if words}


def _plain(latex: str) -> str:
    """Return `latex` as LaTeX would print it, on one line."""
    latex = unescape(latex) if "&" in latex else latex
    if LATEX.search(latex):
        latex = MATHS.sub(lambda match: _tagged(UPRIGHT.sub(r"\1", match["tex"])), latex)
        for _, command, tag in TAGGED:
            latex = command.sub(rf"<{tag}>\1</{tag}>", latex)
        latex = _converter().latex_to_text(AMPERSAND.sub(r"\\&", latex))
    return " ".join(latex.split())


def _tagged(tex: str) -> str:
    """Return a formula in a title with HTML elements for its superscripts and subscripts."""
    for pattern, _, tag in TAGGED:
        tex = pattern.sub(rf"<{tag}>\1\2</{tag}>", tex)
    return f"${tex}$" if "\\" in tex else tex


@cache
def _converter() -> Any:
    from pylatexenc.latex2text import LatexNodes2Text

    return LatexNodes2Text(strict_latex_spaces=False, keep_comments=True)
