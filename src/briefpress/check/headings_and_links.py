"""Rules for headings and links. In: a brief. Out: problems."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import chain

from briefpress import lazy
from briefpress.check.texts import texts
from briefpress.model import (
    Block,
    Blocks,
    Box,
    Brief,
    CrossReference,
    Figure,
    Heading,
    Index,
    IndexKind,
    Inlines,
    Landscape,
    Passage,
    Place,
    Recommendations,
    Run,
    Table,
    ThematicBreak,
    Variable,
    example_label,
    heading_ids,
    ids_of,
    is_address,
    link_targets,
    passages,
    plain_text,
    text_of,
    walk,
)
from briefpress.problems import Code, Problem, nearest

OF_WORD = lazy.pattern(
    r"#_?(?:(?:ftn|edn|ftnt)(?:ref|_ref)?|fn(?:ref)?[:-]?|(?:foot|end)note(?:-(?:anchor|ref|back))?-?)(\d+)$"
)
# Percent-encoded typographic quotation marks: “ ” „ ‘ ’ ‹ › « ».
QUOTED = lazy.pattern(r"%E2%80%(?:9[89CDE]|B[9A])|%C2%(?:AB|BB)", re.IGNORECASE)
NO_HOST = lazy.pattern(r"https?:/*", re.IGNORECASE)
ELSEWHERE = lazy.pattern(r"#|file:|[a-z]:", re.IGNORECASE)  # headings and local files, reported elsewhere
QUOTED_ID = lazy.pattern(r'"([^"]+)"')
DOMAIN = lazy.pattern(r"(?:[\w-]+\.)+(?:com|org|net|edu|gov|int|eu|info|io|[a-z]{2})(?<!\.md)(?:/\S*)?")
SLIP = lazy.pattern(r"(?!https?://[^/])h?t{1,3}ps?:?/+(?=[^/])", re.IGNORECASE)
MAIL = lazy.pattern(r"[^\s@:/]+@[^\s@:/]+")


def check_headings_and_links(brief: Brief) -> Iterator[Problem]:
    """Yield the problems with the headings and links in `brief`."""
    text = list(walk(text_of(brief)))
    headings = [block for block in text if isinstance(block, Heading)]
    given = list(ids_of(text_of(brief)))
    ids = [id_ for id_, _ in given]
    sections = heading_ids(headings, ids)
    targets = link_targets(headings, sections, ids)
    ids += sections
    yield from _levels(headings)
    yield from _same_ids([*given, *((heading.id, heading.place) for heading in headings if heading.id)])
    yield from _sections_in_headings(headings, sections)
    yield from _landscape(brief)
    yield from _page_breaks(brief)
    yield from _boxes(brief)
    yield from _indexes(brief, text)
    yield from _lists(brief, text)
    for inlines in texts(brief):
        yield from _links(inlines, targets)
        yield from _cross_references(inlines, ids)
        yield from _variables(inlines, brief)


def _levels(headings: list[Heading]) -> Iterator[Problem]:
    # If the title is the only element at level 1 (`#`), headings begin at level 2
    above = 1 if min((heading.level for heading in headings), default=1) == 2 else 0
    for heading in headings:
        if not plain_text(heading.inlines).strip():
            yield Problem(Code.HEADING_EMPTY, "this heading has no text", heading.place, "write its text or remove it")
        if heading.level > above + 1:
            text = (
                f"a level {heading.level} heading follows a level {above} heading"
                if above
                else (f"the first heading has level {heading.level}")
            )
            yield Problem(Code.HEADING_SKIPPED, text, heading.place, f"write it with {'#' * (above + 1)}")
        above = heading.level


def _same_ids(ids: list[tuple[str, Place]]) -> Iterator[Problem]:
    seen: set[str] = set()
    for id_, place in sorted(ids, key=lambda pair: pair[1]):
        if id_ in seen:
            label = example_label(id_)
            subject, kind = (f'the label "(@{label})"', "label") if label else (f'the id "{id_}"', "id")
            yield Problem(Code.ID_DUPLICATE, f"{subject} is used twice", place, f"give one of them a different {kind}")
        seen.add(id_)


def _boxes(brief: Brief) -> Iterator[Problem]:
    """Report boxes without text."""
    for box in walk(brief.blocks):
        if isinstance(box, Box) and not (box.blocks or box.title):
            yield Problem(Code.BLOCK_EMPTY, f"`::: {box.kind}` is empty", box.place, "write its text or remove it")


def _indexes(brief: Brief, text: list[Block]) -> Iterator[Problem]:
    """Report indexes without entries."""
    items = [item for block in text if isinstance(block, Recommendations) for item in block.items]
    there = {
        IndexKind.RECOMMENDATIONS: any(item.addressee for item in items),
        IndexKind.ABBREVIATIONS: bool(brief.abbreviations),
    }
    hints = {
        IndexKind.RECOMMENDATIONS: 'add an addressee at the end of a recommendation: {addressee="..."}',
        IndexKind.ABBREVIATIONS: "define abbreviations anywhere in the text: *[EU]: European Union",
    }
    for block in text:
        if isinstance(block, Index) and not there[block.kind]:
            text_ = f"`::: {block.kind}` has nothing to list"
            yield Problem(Code.INDEX_EMPTY, text_, block.place, hints[block.kind])


def _lists(brief: Brief, text: list[Block]) -> Iterator[Problem]:
    """Report lists of figures or tables without entries; a list contains the figures or tables that have a caption or
    an id.
    """
    meta = brief.meta
    asked = (("lof", "figure", Figure, meta.lof, meta.lof_place), ("lot", "table", Table, meta.lot, meta.lot_place))
    for field, kind, class_, is_asked, place in asked:
        blocks = [block for block in text if isinstance(block, class_)]
        if is_asked and not any(block.title or block.caption or block.id for block in blocks):
            reason = f"no {kind} has a caption" if blocks else f"the brief has no {kind}"
            hint = f"{f'give each {kind} a caption' if blocks else f'add a {kind} with a caption'}, or remove `{field}`"
            yield Problem(Code.INDEX_EMPTY, f"`{field}: true` has nothing to list: {reason}", place, hint)


def _variables(inlines: Inlines, brief: Brief) -> Iterator[Problem]:
    for inline in inlines:
        if isinstance(inline, Variable) and not getattr(brief.meta, inline.name):
            text = f'the front matter has no "{inline.name}"'
            yield Problem(Code.VARIABLE_EMPTY, text, inline.place, f"add `{inline.name}: ...` at the top")


def _sections_in_headings(headings: list[Heading], sections: list[str]) -> Iterator[Problem]:
    """Report references to sections in headings: a heading that refers to itself causes an endless loop in Word."""
    for inline in (inline for heading in headings for inline in heading.inlines):
        if isinstance(inline, CrossReference) and inline.target in sections:
            text = f'a heading cannot contain a cross-reference to a section: "{inline.target}"'
            yield Problem(
                Code.CROSS_REFERENCE, text, inline.place, "write its title as text, or refer to it below the heading"
            )


def _landscape(brief: Brief) -> Iterator[Problem]:
    at_top = {id(block) for block in brief.blocks}
    for block in walk(text_of(brief)):
        if isinstance(block, Landscape) and id(block) not in at_top:
            text = "`::: {.landscape}` is inside another block"
            yield Problem(Code.LANDSCAPE, text, block.place, "move it between two blocks of the main text")


def _page_breaks(brief: Brief) -> Iterator[Problem]:
    """Report page breaks inside other blocks."""
    top = passages(brief, Passage.BODY | Passage.PARTS | Passage.DESCRIPTIONS | Passage.BIOGRAPHIES)
    at_top = {id(block) for block in (*top, *chain.from_iterable(map(_landscape_blocks, top)))}
    for block in walk(passages(brief, Passage.ALL)):
        if isinstance(block, ThematicBreak) and block.new_page and id(block) not in at_top:
            text = "a page break inside another block is left out"
            yield Problem(
                Code.PAGE_BREAK, text, block.place, "move it between two blocks of the main text, or remove it"
            )


def _landscape_blocks(block: Block) -> Blocks:
    return block.blocks if isinstance(block, Landscape) else ()


def _links(inlines: Inlines, targets: Collection[str]) -> Iterator[Problem]:
    seen = set()
    for inline in inlines:
        if not isinstance(inline, Run) or inline.link is None or (inline.link, inline.place) in seen:
            continue
        seen.add((inline.link, inline.place))
        if inline.link in ("", "#") or NO_HOST.fullmatch(inline.link):
            hint = "write the address between the round brackets"
            yield Problem(Code.LINK_EMPTY, f'the link "{inline.text}" has no address', inline.place, hint)
        elif not ELSEWHERE.match(inline.link) and (not is_address(inline.link) or SLIP.match(inline.link)):
            yield Problem(
                Code.LINK_TARGET, f'"{inline.link}" is not an address', inline.place, _full_address_hint(inline.link)
            )
        elif inline.link.startswith("#") and inline.link[1:] not in targets:
            hint = (
                _word_note_hint(inline.link)
                or nearest(inline.link[1:], targets)
                or "give the heading this id: # Title {#id}"
            )
            yield Problem(Code.LINK_TARGET, f'there is no heading "{inline.link}"', inline.place, hint)


def _word_note_hint(link: str) -> str:
    """Return a hint for a link to a note in the form of other programs' HTML: #_ftn1, #ftnt1, #fnref1 or #footnote-1.
    Return `""` for other links.
    """
    number = OF_WORD.match(link)
    return f"write [^{number[1]}] in the text, and [^{number[1]}]: ... below it" if number else ""


def _full_address_hint(link: str) -> str:
    """Return a hint on how to write `link` as a full address."""
    if QUOTED.match(link):
        return "remove the quotation marks around the address"
    if MAIL.fullmatch(link) or link.startswith("www."):
        return f"did you mean {'mailto:' if '@' in link else 'https://'}{link}?"
    if DOMAIN.fullmatch(link):
        return f"did you mean https://{link}?"
    if slip := SLIP.match(link):
        return f"did you mean https://{link[slip.end() :]}?"
    return "write the full address, https://... or mailto:...; links to headings in this brief start with #"


def _cross_references(inlines: Inlines, ids: list[str]) -> Iterator[Problem]:
    for inline in inlines:
        if not isinstance(inline, CrossReference) or inline.target in ids:
            continue
        if label := example_label(inline.target):
            labels = list(filter(None, map(example_label, ids)))
            hint = nearest(label, labels) or f"begin an item with (@{label}); write a literal @ as \\@"
            yield Problem(Code.CROSS_REFERENCE, f'there is no example "(@{label})"', inline.place, hint)
        else:
            hint = nearest(inline.target, ids) or f"add this id to its target: {{#{inline.target}}}"
            if (alike := QUOTED_ID.search(hint)) and "-" not in alike[1]:
                hint = f"change the id of its target to {{#{inline.target}}}"
                if inline.target.startswith("sec-"):
                    hint = f"write {{#{inline.target}}} at the end of its heading"
            yield Problem(Code.CROSS_REFERENCE, f'the id "{inline.target}" does not exist', inline.place, hint)
