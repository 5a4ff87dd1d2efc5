"""A text from a specification, processed by the program. In: Markdown. Out: its HTML, and its problems."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree, html

from briefpress.model import Brief, Heading, Inline, Inlines, Run, walk, with_texts
from briefpress.problems import Code, Level, Problem
from tests.desk import Desk, Reading
from tests.html.editions import edition_of, html_of
from tests.readers.page import HtmlPage, text_of
from tests.readers.words import words
from tests.spec.structure import Block, levels_of, structure_of

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
FOLDERS = {"source/brief/": "", "source/": "/"}  # pictures are referred to by their path in the workspace
FRONT = "title: A brief\nnotes: end"
BASE = "https://example.org/?"  # in front of addresses that are not absolute

# The codes that report text as left out.
LEAVES_OUT = frozenset({Code.CHARACTER_INVALID, Code.TABLE_SIZE, Code.UNSUPPORTED})
# Errors despite which the brief still contains everything that its author wrote; for example, an address, a title or a
# note is missing.
SAYS_ALL = frozenset({Code.HEADING_EMPTY, Code.KEY_MISSING, Code.LINK_TARGET, Code.NOTE_EMPTY, Code.NOTE_UNDEFINED})


@dataclass(frozen=True)
class Outcome:
    """The HTML of the body (`""` if there is none), the problems, and the levels of the headings."""

    html: str
    problems: tuple[Problem, ...]
    levels: tuple[int, ...] = ()

    @property
    def structure(self) -> tuple[Block, ...]:
        """Return the structure of the body, with the addresses as written."""
        html = self.html.replace(f'href="{BASE}', 'href="')
        for folder, written in FOLDERS.items():
            html = html.replace(f'src="{folder}', f'src="{written}')
        return structure_of(html)

    @property
    def codes(self) -> set[Code]:
        """Return the codes of the problems."""
        return {found.code for found in self.problems}

    def is_alike(self, expected: str) -> bool:
        """Return whether the body has the structure of the HTML `expected`, and can be published once its addresses are
        complete.
        """
        errors = {found.code for found in self.problems if found.level is Level.ERROR}
        levels = self.levels == levels_of(expected)
        return errors <= SAYS_ALL and levels and self.structure == structure_of(expected)

    def lost(self, expected: str) -> Counter[str]:
        """Return the words of the HTML `expected`, without scripts, that are neither in the body nor reported."""
        if self.codes & LEAVES_OUT:
            return Counter()
        return _words(expected) - _words(self.html)

    def lost_of(self, written: str) -> Counter[str]:
        """Return the words of the text `written` that the body lacks."""
        return Counter(words(written)) - _words(self.html)


def _words(text: str) -> Counter[str]:
    if not text.strip():
        return Counter()
    root = html.document_fromstring(f"<!DOCTYPE html><html><body><div>{text}</div></body></html>")
    etree.strip_tags(root, etree.Comment)
    etree.strip_elements(root, "script", "style", with_tail=False)
    for mention in root.find_class("footnote-ref") + root.find_class("endnote-reference"):
        mention.drop_tree()
    described = [node.get("alt", "") for node in root.iter("img")]
    return Counter(words("\n".join([text_of(root), *described])))


def outcome_of(desk: Desk, body: str, cache_folder: Path) -> Outcome:
    """Return the outcome for a brief with this `body`."""
    return outcome(desk.read(body, front=FRONT), cache_folder)


def outcome(reading: Reading, cache_folder: Path) -> Outcome:
    """Return the outcome for the brief."""
    if reading.brief is None:
        return Outcome("", reading.problems)
    page = HtmlPage(html_of(edition_of(_with_addresses(reading.brief), cache_folder), cache_folder))
    blocks = page.find("//section[@class='part-body']/*")
    written = (etree.tostring(block, method="html", encoding="unicode") for block in blocks)
    levels = (block.level for block in walk(reading.brief.blocks) if isinstance(block, Heading))
    return Outcome("".join(written), reading.problems, tuple(levels))


def _with_addresses(brief: Brief) -> Brief:
    """Return `brief` with valid links: specifications are full of `/url`, for which only the link text would be
    kept.
    """

    def complete(inlines: Inlines) -> Inlines:
        return tuple(_completed(inline) for inline in inlines)

    notes = tuple(replace(note, blocks=with_texts(note.blocks, complete)) for note in brief.notes)
    return replace(brief, blocks=with_texts(brief.blocks, complete), notes=notes)


def _completed(inline: Inline) -> Inline:
    if isinstance(inline, Run) and inline.link and not re.match(r"[A-Za-z][A-Za-z\d+.-]*:", inline.link):
        return replace(inline, link=f"{BASE}{inline.link}")
    return inline


def share(alike: int, total: int, what: str, exceptions: Mapping[str, Iterable[object]]) -> str:
    """Return a summary: how many examples match, and how many do not, by reason."""
    listed = {reason: _ranges(cases) for reason, cases in exceptions.items()}
    lines = (f"  {reason}: {', '.join(cases)}" for reason, cases in listed.items() if cases)
    return "\n".join((f"{what}: {alike} of {total} alike ({alike / total:.1%})", *lines))


def _ranges(cases: Iterable[object]) -> list[str]:
    """Return numbers with consecutive ones as ranges, and anything else unchanged."""
    groups: list[list[object]] = []
    for case in cases:
        last = groups[-1][-1] if groups else None
        if isinstance(case, int) and isinstance(last, int) and case == last + 1:
            groups[-1].append(case)
        else:
            groups.append([case])
    return [f"{group[0]}-{group[-1]}" if len(group) > 1 else str(group[0]) for group in groups]
