"""Rules for citations: each cited work is in a bibliography, with the data that readers need to find it.

In: a brief. Out: problems.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from briefpress import lazy
from briefpress.model import (
    DOI,
    Brief,
    Citation,
    CitedWork,
    Example,
    Heading,
    Passage,
    ReferencesPlace,
    Work,
    examples,
    inlines_of,
    passages,
    walk,
)
from briefpress.problems import Code, Problem, nearest

MAX_NAMED = 5
# Words that occur in names of organisations but never in names of people, in the languages of most bibliographies.
ORGANISATION = lazy.pattern(
    r"\b(?:Agency|Association|Authority|Bureau|Commission|Committee|Council|Department|Federation|Foundation|Government"
    r"|Institut[eo]?|Kommission|Ministerio|Ministerium|Minist[eè]re|Ministry|Monetary Fund|Nations|Organi[sz]ation"
    r"|Parliament|Secretariat|Universidad|Universit[yäàé]t?|(?:World|Central|Development) Bank|European Union)\b"
)


def check_citations(brief: Brief) -> Iterator[Problem]:
    """Yield the problems with the citations in `brief`."""
    text = list(walk(passages(brief, Passage.ALL)))
    citations = [inline for block in text for inline in inlines_of(block) if isinstance(inline, Citation)]
    cited = [work for citation in citations for work in citation.works]
    yield from _undefined(cited, brief.works, asked=brief.meta.citations.asked)
    yield from _listed(brief)
    yield from _labels(examples(passages(brief, Passage.ALL)), brief.works)
    used = {*(work.key for work in cited), *brief.meta.citations.listed}
    yield from _incomplete(work for key, work in brief.works.items() if key in used or "*" in used)
    if "*" not in used:
        folder = brief.place.file.rpartition("/")[0]
        own = (work for work in brief.works.values() if work.place.file.startswith(f"{folder}/"))
        yield from _unused(work for work in own if work.key not in used)
    yield from _in_headings([block for block in text if isinstance(block, Heading)])
    yield from _places([block for block in text if isinstance(block, ReferencesPlace)], brief)


def _undefined(cited: Sequence[CitedWork], works: Mapping[str, Work], *, asked: bool) -> Iterator[Problem]:
    """Yield a problem for each work that is not in the bibliography, or only one if there are no works at all."""
    if asked and not works and cited:
        text = f'no cited work, such as "{cited[0].key}", is in the bibliography, because it contains no readable works'
        hint = "fix the bibliography first, or add the works to it"
        yield Problem(Code.CITATION_UNDEFINED, text, cited[0].place, hint)
        return
    for work in cited:
        if work.key not in works:
            add = "add the work to the bibliography" if asked else "set a bibliography: `bibliography: references.bib`"
            hint = nearest(work.key, works) or f"{add}; write a literal @ as \\@"
            yield Problem(
                Code.CITATION_UNDEFINED, f'the work "{work.key}" is not in the bibliography', work.place, hint
            )


def _listed(brief: Brief) -> Iterator[Problem]:
    for key in brief.meta.citations.listed:
        if key != "*" and key not in brief.works:
            hint = nearest(key, brief.works) or "add the work to the bibliography, or remove its key from `nocite`"
            text = f'the work "{key}" in `nocite` is not in the bibliography'
            yield Problem(Code.CITATION_UNDEFINED, text, brief.meta.citations.listed_place, hint)


def _incomplete(works: Iterable[Work]) -> Iterator[Problem]:
    for work in works:
        lacks = [
            name
            for name, there in (("title", work.texts.get("title")), ("year", work.dates.get("issued")))
            if not there
        ]
        if lacks:
            text = f'the work "{work.key}" has no {" and no ".join(lacks)}'
            hint = f"add the {' and the '.join(lacks)} to its entry"
            yield Problem(Code.REFERENCE_INCOMPLETE, text, work.place, hint)
        doi = work.texts.get("DOI", "")
        if doi and not DOI.fullmatch(doi):
            inside = DOI.search(doi)
            text, hint = f'"{doi}" is not a DOI', f"write it as {inside[0] if inside else '10.1234/abc'}, or remove it"
            yield Problem(Code.REFERENCE_INCOMPLETE, text, work.place, hint)
        for name in (name for names in work.names.values() for name in names if not name.get("literal")):
            parts = ("given", "dropping-particle", "non-dropping-particle", "family")
            whole = " ".join(name[part] for part in parts if name.get(part))
            if ORGANISATION.search(whole):
                text, hint = f'"{whole}" is read as a person', f"put an organisation in double braces: {{{{{whole}}}}}"
                yield Problem(Code.REFERENCE_INCOMPLETE, text, work.place, hint)


def _unused(works: Iterable[Work]) -> Iterator[Problem]:
    """Report works in the brief's own bibliographies that it does not cite, once per file; other bibliographies are
    shared.
    """
    for file, group in groupby(works, key=lambda work: work.place.file):
        found = list(group)
        named = ", ".join(work.key for work in found[:MAX_NAMED])
        more = f" and {len(found) - MAX_NAMED} more" if len(found) > MAX_NAMED else ""
        text = f"{file} contains works that the brief does not cite: {named}{more}"
        yield Problem(Code.REFERENCE_UNUSED, text, found[0].place, "to list works without citing them, use `nocite`")


def _in_headings(headings: list[Heading]) -> Iterator[Problem]:
    for inline in (inline for heading in headings for inline in heading.inlines):
        if isinstance(inline, Citation):
            hint = "cite the work in the text below the heading"
            yield Problem(Code.CITATION_MISPLACED, "a heading cannot contain citations", inline.place, hint)


def _labels(examples: Iterable[Example], works: Collection[str]) -> Iterator[Problem]:
    for example in examples:
        if example.label in works:
            text = f'"(@{example.label})" at the beginning of a paragraph begins an example list, not a citation'
            hint = f"write [@{example.label}] to cite the work, or give the example a different label"
            yield Problem(Code.CITATION_MISPLACED, text, example.place, hint)


def _places(places: list[ReferencesPlace], brief: Brief) -> Iterator[Problem]:
    at_top = {id(block) for block in brief.blocks}
    for number, place in enumerate(places):
        if number or id(place) not in at_top:
            text, hint = "`::: {#refs}` has no effect here", "use the block once, between two blocks of the main text"
            yield Problem(Code.REFERENCES_PLACE, text, place.place, hint)
