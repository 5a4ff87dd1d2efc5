"""Tables of contents written by hand, or left by Google Docs, Word and doctoc. In: a brief. Out: problems."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from briefpress import lazy
from briefpress.model import (
    Block,
    Brief,
    Heading,
    LineBreak,
    ListBlock,
    Paragraph,
    Run,
    plain_text,
    walk,
)
from briefpress.problems import Code, Problem

# The characters that are allowed beside the links: bullets, leaders and page numbers.
BESIDE = lazy.pattern(r"[\s\d.…·•|–—-]*")
PAGE = lazy.pattern(r"(?:\t[\s.…]*|[.…]{2,}\s*)\d{1,4}\s*$")
NUMBER = lazy.pattern(r"^\s*(?:\d+(?:\.\d+)*[.)]?|[IVX]+\.)\s+")
MINIMUM = 2  # the minimum number of links in a table of contents; one link alone may be an ordinary link
HINT = "remove it: `toc: true` in the front matter adds one, with page numbers"


def check_contents(brief: Brief) -> Iterator[Problem]:
    """Yield a problem for each table of contents in the text of `brief`."""
    titles = {_bare(plain_text(block.inlines)) for block in walk(brief.blocks) if isinstance(block, Heading)}
    for count, group in groupby(brief.blocks, key=lambda block: bool(_entries(block, titles))):
        blocks = [*group] if count else []
        if sum(_entries(block, titles) for block in blocks) >= MINIMUM:
            text = "this table of contents is written by hand"
            yield Problem(Code.CONTENTS_BY_HAND, text, blocks[0].place, HINT)


def _entries(block: Block, titles: set[str]) -> int:
    """Return the number of entries in `block` if it is a table of contents or part of one, or 0 if it contains anything
    else.
    """
    if isinstance(block, ListBlock):
        inner = [_entries(inner_block, titles) for item in block.items for inner_block in item]
        return sum(inner) if all(inner) else 0
    if not isinstance(block, Paragraph):
        return 0
    runs = [inline for inline in block.inlines if not isinstance(inline, LineBreak)]
    links: dict[str, str] = {}
    for run in runs:
        if not isinstance(run, Run) or not (run.link or BESIDE.fullmatch(run.text)):
            return 0
        if run.link:
            links[run.link] = links.get(run.link, "") + run.text
    named = all(link.startswith("#") and _is_entry(words, titles) for link, words in links.items())
    return len(links) if named else 0


def _is_entry(words: str, titles: set[str]) -> bool:
    """Return whether `words` are a heading, optionally followed by a page number."""
    return bool(PAGE.search(words)) or _bare(words) in titles or _bare(words.rstrip("0123456789")) in titles


def _bare(words: str) -> str:
    """Return `words` without the number of a heading or the page number of its entry."""
    return " ".join(NUMBER.sub("", PAGE.sub("", words)).casefold().split())
