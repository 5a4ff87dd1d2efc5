"""Replaces the citations of a brief with text, links and notes. In: a `Brief`. Out: the brief without citations, and
its list of works.

Citations are replaced before notes are numbered, so that a citation in a note is numbered like any other note.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from briefpress.citations.answers import Answers
from briefpress.citations.engine import NUMBER
from briefpress.citations.items import StyleError
from briefpress.citations.runs import read_runs
from briefpress.citations.writer import Writer, written_out
from briefpress.lazy import dataclass
from briefpress.model import (
    Blocks,
    Brief,
    Citation,
    CitationForm,
    CitationSetting,
    Inline,
    Inlines,
    NoteRef,
    Passage,
    Work,
    inlines_of,
    passages,
    slug,
    text_of,
    unique,
    walk,
)
from briefpress.problems import Code, Report

FULL_NOTE = Path(__file__).parent / "full-note.csl"
AUTHOR_DATE = "harvard-cite-them-right.csl"


@dataclass(frozen=True, slots=True)
class Cited:
    """A brief with its citations as text, and the list of works: the id and text of each entry."""

    brief: Brief
    entries: tuple[tuple[str, Inlines], ...] = ()


def cite(brief: Brief, report: Report) -> Cited:
    """Return `brief` with its citations as text; a style that cannot be used is reported."""
    keys = [key for key in dict.fromkeys(_keys(brief)) if key in brief.works]
    if not keys:
        return Cited(written_out(brief))
    setting = brief.meta.citations
    try:
        return _cited(brief, _answers(setting, {key: brief.works[key] for key in keys}, brief.meta.lang))
    except StyleError as error:
        if setting.style:
            hint = "use an independent style, for example from zotero.org/styles"
            report.add(Code.CSL_INVALID, f"this style cannot be used: {error}", setting.style.place, hint)
            # remove the unusable style, so that later checks do not report it again
            plain = replace(brief.meta, citations=replace(setting, style=None))
            return cite(replace(brief, meta=plain), report)
        report.add(Code.BIBLIOGRAPHY_INVALID, f"the works cannot be cited: {error}", brief.place)
        return Cited(written_out(brief))


def suggested(work: Work, setting: CitationSetting, lang: str) -> Inlines:
    """Return the full citation of `work` in the style of `setting`, or `()` if that style cannot be used."""
    try:
        entries = [entry for _, entry in _answers(setting, {work.key: work}, lang).entries()]
        return read_runs(NUMBER.sub("", entries[0])) if entries else ()
    except StyleError:
        return ()


def _answers(setting: CitationSetting, works: dict[str, Work], lang: str) -> Answers:
    if setting.style:
        csl = setting.style.csl.encode()
    elif setting.form is CitationForm.NOTES:
        csl = FULL_NOTE.read_bytes()
    else:
        from citeproc import STYLES_PATH

        csl = (Path(STYLES_PATH) / AUTHOR_DATE).read_bytes()
    return Answers(csl, works, lang)


def _cited(brief: Brief, answers: Answers) -> Cited:
    setting = brief.meta.citations
    entries = answers.entries() if setting.has_list else []
    taken: set[str] = set()
    ids = {key: unique(f"ref-{slug(key)}", taken) for key, _ in entries}
    form = setting.form or (CitationForm.NOTES if answers.is_note() else CitationForm.TEXT)
    answers.link(ids if setting.links and form is CitationForm.TEXT else {})
    return Cited(
        Writer(brief, answers, form).brief_without(), tuple((ids[key], read_runs(entry)) for key, entry in entries)
    )


def _keys(brief: Brief) -> Iterator[str]:
    """Yield the keys of all cited works in reading order, then those of works to list without citing them."""
    notes = {note.id: note for note in brief.notes}
    for inline in chain.from_iterable(map(inlines_of, walk(_blocks(brief)))):
        if isinstance(inline, NoteRef) and inline.note in notes:
            inside = chain.from_iterable(map(inlines_of, walk(notes[inline.note].blocks)))
            yield from _keys_of(inside)
        yield from _keys_of((inline,))
    for key in brief.meta.citations.listed:
        yield from brief.works if key == "*" else (key,)


def _keys_of(inlines: Iterable[Inline]) -> Iterator[str]:
    return (work.key for inline in inlines if isinstance(inline, Citation) for work in inline.works)


def _blocks(brief: Brief) -> Blocks:
    """Return the blocks that can contain citations, roughly in reading order: the parts before the text, the text, then
    everything else.
    """
    before = (*brief.meta.parts.get("keypoints", ()), *passages(brief, Passage.DESCRIPTIONS))
    return (*before, *text_of(brief), *passages(brief, Passage.OUTSIDE))
