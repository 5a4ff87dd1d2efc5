"""Messages about stylesheets and skeletons. In: a problem from layout. Out: the problem, unless it has already been
reported.

`brand.css.check` has already checked the brand's stylesheets file by file; WeasyPrint's messages about the combined
stylesheet do not refer to places in these files. The remaining messages are about the brand's skeleton.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from briefpress.brand import Brand, shown_in
from briefpress.edition import Edition, places_in_margin, prose_texts
from briefpress.model import NOWHERE, Place
from briefpress.problems import Code, Problem

if TYPE_CHECKING:
    from briefpress.html import SkeletonError

QUOTED = re.compile("[`'](.+)[`']", re.DOTALL)
UNLOADED = re.compile(r"Failed to load image at '([^']+)'")
WORDS = re.compile(r'"(.+?)(?:\.\.\.)?"$', re.DOTALL)
ENOUGH = 20  # this number of characters, without spaces, is enough to distinguish a text from others
BESIDE = "move part of it to the text: a block in the margin cannot continue on the next page"
SKELETON = "skeleton.html.j2"
SPOT = re.compile(r" at \d+:\d+")  # a position in the combined stylesheets of a brand and the brands it extends


def relevant(problem: Problem, brand: Brand, root: Path) -> Iterator[Problem]:
    """Yield `problem` without local paths, unless it is about a stylesheet of `brand`."""
    text = SPOT.sub("", problem.text).replace(f"{root.as_uri()}/", "").replace(f"{root}/", "")
    has_skeleton = any((folder / SKELETON).is_file() for folder in brand.folders)
    picture = UNLOADED.match(problem.text)
    if not problem.place and has_skeleton and picture:
        message = f'"{picture[1]}" in {SKELETON} of the brand cannot be loaded'
        yield replace(problem, text=message, hint="save a copy in the brand's folder and use its path there")
        return
    sheets = "".join((brand.css, *brand.more_css.values()))
    if not problem.place and picture and picture[1].removeprefix("file:").removeprefix("///") in sheets:
        return  # `brand.css.check` reports addresses in stylesheets
    if problem.code is not Code.CSS_INVALID or problem.place:
        yield replace(problem, text=text)
        return
    quoted = QUOTED.search(problem.text)
    if has_skeleton and quoted and _folded(quoted[1]) not in _folded(sheets):
        yield replace(problem, text=text, hint=f"check {SKELETON} of the brand")


def placed_at_text(problem: Problem, edition: Edition) -> Problem:
    """Return `problem`; a problem about lost words is moved to the place of the first lost text in `edition`."""
    quoted = WORDS.search(problem.text) if problem.code is Code.WORDS_LOST and problem.place is None else None
    if not quoted:
        return problem
    place = _place_of(_folded(quoted[1])[:ENOUGH], edition)
    return replace(problem, place=place, hint=BESIDE if place in places_in_margin(edition) else problem.hint)


def _place_of(lost: str, edition: Edition) -> Place | None:
    """Return the place of the text in which `lost` begins; it may extend over several texts."""
    texts = [(_folded(text), place) for text, place in prose_texts(edition) if place != NOWHERE and text]
    start = "".join(text for text, _ in texts).find(lost)
    ends = accumulate(len(text) for text, _ in texts)
    found = (place for end, (_, place) in zip(ends, texts, strict=True) if start < end)
    return next(found, None) if start >= 0 else None


def skeleton_fault(error: SkeletonError, brand: Brand, root: Path) -> Problem:
    """Return a problem for a faulty skeleton of `brand`; `root` is the workspace."""
    place = Place(shown_in(error.file, root), error.line, 1, 0) if error.file else None
    name = error.file.name if error.file else "skeleton"
    text = f'the skeleton of the brand "{brand.name}" has an error: {error}'
    return Problem(Code.BRAND_INVALID, text, place, f"correct {name}, or remove it to use the built-in one")


def _folded(css: str) -> str:
    return "".join(css.split())
