"""Converts citeproc's output to runs. In: text with a few HTML elements. Out: flat runs with marks and links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from briefpress import lazy
from briefpress.model import DOI, DOI_PREFIX, Inlines, Mark, Run, normal

# Elements that come from citeproc's formatter, from titles (CSL allows them there) and from links of citations.
ELEMENT = lazy.pattern(r'<(?P<close>/?)(?P<name>i|b|sup|sub|span|a)(?: [a-z]+="(?P<value>[^"<>]*)")?>')
MARKS = {"i": Mark.EMPHASIS, "b": Mark.STRONG, "sup": Mark.SUPERSCRIPT, "sub": Mark.SUBSCRIPT}
ADDRESS = lazy.pattern(
    rf"https?://(?:(?:dx\.)?doi\.org/(?P<name>[^\s<>]+)|[^\s<>]+)|\bdoi:\s?(?P<doi>{DOI_PREFIX}/[^\s<>]+)",
    re.IGNORECASE,
)
AFTER_ADDRESS = ".,;:!?)]”’»"


def read_runs(html: str) -> Inlines:
    """Return `html` as runs; web addresses and DOIs in it become links."""
    return normal(_linked(html))


def _linked(html: str) -> Iterator[Run]:
    for run in _runs(html):
        yield from (run,) if run.link else _addresses(run)


def _runs(html: str) -> Iterator[Run]:
    marks: Counter[Mark] = Counter()
    link, begins = None, 0
    for element in [*ELEMENT.finditer(html), None]:
        current = frozenset(mark for mark, depth in marks.items() if depth > 0)
        yield Run(html[begins : element.start() if element else len(html)], current, link)
        if element is None:
            return
        begins = element.end()
        if element["name"] == "a":
            link = element["value"]
        elif element["name"] in MARKS:
            marks[MARKS[element["name"]]] += -1 if element["close"] else 1


def _addresses(run: Run) -> Iterator[Run]:
    begins = 0
    for match in ADDRESS.finditer(run.text):
        if match["name"] and not DOI.match(match["name"]):
            continue  # not a DOI, so it is not linked; `check` reports it
        shown = match[0].rstrip(AFTER_ADDRESS)
        address = f"https://doi.org/{match['doi'].rstrip(AFTER_ADDRESS)}" if match["doi"] else shown
        yield Run(run.text[begins : match.start()], run.marks)
        yield Run(shown, run.marks, address)
        begins = match.start() + len(shown)
    yield Run(run.text[begins:], run.marks)
