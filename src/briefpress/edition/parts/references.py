"""The list of cited works, and the citation of the brief itself. In: a cited `Brief`. Out: the place of the list; the
brief as a work.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefpress import model
from briefpress.citations import Cited, suggested
from briefpress.model import Brief, Heading, ReferencesPlace, Run, Work, WorkDate, walk
from briefpress.words import Words


def with_list(cited: Cited, words: Words) -> model.Blocks:
    """Return the body with a place for the list of works: where the author put it or, by default, at the end, before
    any annexes.

    At the end, the list gets a heading, unless the body ends with a heading, as in Pandoc.
    """
    blocks = cited.brief.blocks
    if not cited.entries or any(isinstance(block, ReferencesPlace) for block in walk(blocks)):
        return blocks
    body, annexes = _without_annexes(blocks)
    title = cited.brief.meta.citations.title or words["references"]
    heading = () if body and isinstance(body[-1], Heading) else (Heading(1, (Run(title),)),)
    return (*body, *heading, ReferencesPlace(), *annexes)


def _without_annexes(blocks: model.Blocks) -> tuple[model.Blocks, model.Blocks]:
    """Split `blocks` before the annexes at the end, and return both parts."""
    begin, level = len(blocks), 0
    for place, block in enumerate(blocks):
        if isinstance(block, Heading) and (not level or block.level <= level):
            begin, level = (min(begin, place), block.level) if block.appendix else (len(blocks), 0)
    return blocks[:begin], blocks[begin:]


def own_citation(brief: Brief, kind: str, authors: Iterable[str], organisations: Iterable[str]) -> model.Inlines:
    """Return the suggested citation of the brief, or `()` if the front matter does not request one."""
    entry = brief.meta.suggested
    work = _own_work(brief, entry, kind, authors, organisations) if entry else None
    return suggested(work, brief.meta.citations, brief.meta.lang) if work else ()


def _own_work(brief: Brief, entry: Work, kind: str, authors: Iterable[str], organisations: Iterable[str]) -> Work:
    """Return the brief as a work; values of `entry`, the `citation` field, take precedence. The organisations are
    the publisher if the brief sets none, and the authors if the brief has none. Names are not split into parts.
    """
    meta = brief.meta
    publishers, people = tuple(organisations), tuple(authors)
    names = {"author": tuple({"literal": name} for name in people or publishers)}
    texts = {
        "title": ": ".join(filter(None, (meta.title, meta.subtitle))),
        "genre": kind,
        "publisher": meta.masthead.publisher or (", ".join(publishers) if people else ""),
        "collection-title": meta.masthead.series,
        "number": meta.masthead.number,
        "DOI": meta.doi,
        "URL": meta.url,
    }
    dates = {"issued": WorkDate(((meta.date.year, meta.date.month, meta.date.day),))} if meta.date else {}
    return Work(
        brief.id,
        entry.type if entry.type not in ("", "document") else "report",
        {**names, **entry.names},
        {**dates, **entry.dates},
        {**{name: text for name, text in texts.items() if text}, **entry.texts},
    )
