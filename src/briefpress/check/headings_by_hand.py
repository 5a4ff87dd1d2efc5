"""Headings formatted by hand: paragraphs in bold or capitals, and a repeated title. In: a brief. Out: problems."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefpress.check.style import HEADING_NUMBER
from briefpress.model import Block, Blocks, Brief, Heading, Landscape, ListBlock, Mark, Paragraph, Run, plain_text
from briefpress.problems import Code, Problem

MAX_LETTERS, MIN_CAPITALS = 80, 8
# characters that end a sentence, or show that it continues in the next paragraph
ENDS = (".", "!", "?", ":", ";", ",", "…", "。", "：")
DEEPEST = 6


def check_headings_by_hand(brief: Brief) -> Iterator[Problem]:
    """Yield a problem for each paragraph used as a heading, which screen readers and tables of contents miss, and for a
    repeated title.
    """
    yield from _repeated_title([block for block in brief.blocks if isinstance(block, Heading)], brief.meta.title)
    yield from _problems_in(brief.blocks, 0)


def _problems_in(blocks: Blocks, level: int) -> Iterator[Problem]:
    """Yield a problem for each such paragraph in `blocks`; `level` is the level of the last heading, or 0 if there is
    none.
    """
    for number, block in enumerate(blocks, start=1):
        following = blocks[number] if number < len(blocks) else None
        if isinstance(block, Heading):
            level = block.level
        elif isinstance(block, Landscape):
            yield from _problems_in(block.blocks, level)
        elif (
            isinstance(following, Paragraph | ListBlock)
            and (look := _heading_hint(block))
            and not _heading_hint(following)
        ):
            wanted = (_depth(plain_text(block.inlines)) if isinstance(block, Paragraph) else 0) or level + 1
            hint = f"write {'#' * min(wanted, DEEPEST)} and a space before it{look}, or turn this problem off"
            text = "this paragraph looks like a heading, but is not one"
            yield Problem(Code.HEADING_BY_HAND, text, block.place, hint)


def _repeated_title(headings: list[Heading], title: str) -> Iterator[Problem]:
    """Report a first heading that repeats the title, as in files from programs without front matter.

    A title of one letter is a placeholder, so it is not compared.
    """
    letters = _letters(title)
    if len(letters) < 2 or not headings or _letters(plain_text(headings[0].inlines)) != letters:
        return
    first, *others = headings
    hint = "remove it: the front matter has the title"
    if others and all(heading.level > first.level for heading in others):
        hint += f", and raise the headings below it: {'#' * (first.level + 1)} becomes {'#' * first.level}"
    yield Problem(Code.TITLE_REPEATED, "this heading repeats the title of the brief", first.place, hint)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _depth(words: str) -> int:
    """Return the number of levels in a typed number, such as 2 for "3.1 Costs", or 0 if there is no number."""
    match = HEADING_NUMBER.match(words.strip())
    return len(re.findall(r"\w+", match["number"])) if match else 0


def _heading_hint(block: Block) -> str:
    """Return a hint on how to change a paragraph that looks like a heading, or `""` for any other block."""
    if not isinstance(block, Paragraph) or not all(isinstance(inline, Run) for inline in block.inlines):
        return ""
    words = plain_text(block.inlines).strip()
    if not words or len(words) > MAX_LETTERS or words.endswith(ENDS) or not any(map(str.isalpha, words)):
        return ""
    runs = [inline for inline in block.inlines if isinstance(inline, Run) and inline.text.strip()]
    if all(Mark.STRONG in inline.marks and not inline.link for inline in runs):
        return ", without the number and the bold marks" if _depth(words) else ", without the bold marks"
    letters = [letter for letter in words if letter.isalpha()]
    is_capital = all(map(str.isupper, letters)) and len(letters) >= MIN_CAPITALS
    return ", in lower case" if is_capital else ""
