"""Find text that is missing from the pages. In: text boxes before and after layout. Out: a problem, which is an error.

WeasyPrint has lost notes and table headers at the ends of pages, and has drawn long notes beyond the page. Stylesheets
can also move text off the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from briefpress import lazy
from briefpress.engine.boxes import Box, Page, all_boxes, has_text, is_picture
from briefpress.problems import Code, Problem

# Spaces and format characters, which the layout may remove.
UNSEEN = lazy.pattern(r"[\s\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
MAX_WORDS = 80  # how many characters of missing text a problem shows
NEARBY = "change the nearby text so that page breaks move, and report this to the developers of briefpress"
ASIDE = "make room for it: shorten its longest word, or change the margin or width in the brand's style.css"


def lost_words(texts: Iterable[Box], pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield a problem if `pages` are empty, or if they do not contain all characters of `texts`."""
    if not any(map(_is_seen, all_boxes(pages))):
        text, hint = (
            "the pages of the PDF are empty",
            "the brand's style.css hides everything: remove the rule that does so",
        )
        yield Problem(Code.WORDS_LOST, text, None, hint)
        return
    drawn = [(page, box) for page in pages for box in all_boxes([page]) if hasattr(box, "source")]
    placed = _lengths((box.source, box.text) for page, box in drawn if _is_high(page, box) and _is_wide(page, box))
    wanted = _lengths((text, text.text) for text in texts if text.style["font_size"] > 0)
    lost = [key[1] for key, length in wanted.items() if placed[key] < length]
    if lost:
        words = " ".join(" ".join(lost).split())
        shown = words if len(words) <= MAX_WORDS else f"{words[:MAX_WORDS]}..."
        hint = NEARBY if all(_is_wide(page, box) for page, box in drawn) else ASIDE
        yield Problem(Code.WORDS_LOST, f'this text is missing from the PDF, or runs off a page: "{shown}"', None, hint)


def _is_seen(box: Box) -> bool:
    """Return whether `box` is a picture or visible text."""
    return is_picture(box) or (has_text(box) and bool(box.text.strip()) and box.style["visibility"] == "visible")


def _is_high(page: Page, box: Box) -> bool:
    """Return whether any part of a text box is within the height of the page, because WeasyPrint also draws text beyond
    the page.
    """
    return box.position_y < page.height and box.position_y + box.height > 0


def _is_wide(page: Page, box: Box) -> bool:
    """Return whether a text box is within the width of the page, except for a letter that hangs over the edge."""
    over: float = box.style["font_size"]
    return box.position_x > -over and box.position_x + box.width < page.width + over


def _lengths(pieces: Iterable[tuple[Box, str]]) -> Counter[tuple[object, str]]:
    """Return how many characters of each text are in `pieces`.

    A text is identified by its element and its content, because WeasyPrint copies boxes.
    """
    lengths: Counter[tuple[object, str]] = Counter()
    for text, piece in pieces:
        lengths[text.element, text.text] += len(UNSEEN.sub("", piece))
    return lengths
