"""Comments in edited files. In: two drafts, compared. Out: a message for each, and edits that write them.

Unchanged comments that are already in the source are skipped. A thread stays together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from briefpress import lazy
from briefpress.docx.read import Comment
from briefpress.lazy import dataclass
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.told import Kind, Told
from briefpress.merge.source_map.bound import Bound, Form
from briefpress.merge.source_map.edits import Edit
from briefpress.merge.source_map.offsets import Span, place_of
from briefpress.merge.words.paragraphs import TAIL
from briefpress.model import Place, Remark
from briefpress.source import written_remark

THREAD = lazy.pattern(r"(?:(?:==|\+\+|--|~~)\})?(?:\{>>.*?<<\})*", re.DOTALL)
SHORTEN = 60  # characters of the words that a comment refers to


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment with its replies: `new` are those that the source does not have."""

    comments: tuple[Comment, ...]
    new: tuple[Comment, ...]
    bound: Bound | None
    words: Span | None  # where the words are written that it refers to

    @property
    def whole(self) -> bool:
        """Return whether none of it is in the source."""
        return self.new == self.comments

    @property
    def about(self) -> str:
        """Return the words that it refers to."""
        return " ".join(self.comments[0].about.split())


def threads(found: Changes) -> list[Thread]:
    """Return the threads with something new."""
    known = {one.said for one in found.base.comments}
    out = []
    for first in (one for one in found.other.comments if not one.answers):
        thread = (first, *(one for one in found.other.comments if one.answers == first.id and first.id))
        new = tuple(one for one in thread if one.said not in known)
        if new:
            out.append(Thread(thread, new, *_where(found, first)))
    return out


def _where(found: Changes, comment: Comment) -> tuple[Bound | None, Span | None]:
    """Return where the paragraph of a comment is written, and the words in it that the comment refers to."""
    old = next((old for old, new in found.pairs if new == comment.paragraph and old is not None), None)
    bound = None if old is None else found.bound[old]
    if old is None or bound is None:
        return bound, None
    words = comment.about.strip()
    at = found.base.paragraphs[old].text.find(words) if words else -1
    chars = [span for span in bound.chars[at : at + len(words)] if span] if at >= 0 else []
    return bound, (chars[0][0], chars[-1][1]) if chars else None


def told(found: Changes, some: Iterable[Thread]) -> Iterator[Told]:
    """Yield a line for each new comment and each removed one."""
    for thread in some:
        place = _place(found, thread)
        for one in thread.new:
            about = f' (on "{thread.about[:SHORTEN]}")' if thread.about else ""
            answers = f"answers {thread.comments[0].author}: " if one.answers else ""
            settled = " [resolved]" if one.resolved or thread.comments[0].resolved else ""
            said = f"{answers}{' '.join(one.text.split())}{about}{settled}"
            yield Told(Kind.COMMENT, place, said, one.author, one.date)
    came = {one.said: one for one in found.other.comments}
    for one in found.base.comments:
        now = came.get(one.said)
        if now is None or (now.resolved and not one.resolved):
            what = "was removed: remove it" if now is None else "was resolved in Word: write `done` in it, or remove it"
            said = f'the comment "{one.text[:SHORTEN]}" {what} in the source'
            yield Told(Kind.REMARK, _base_place(found, one), said, one.author, one.date)


def _place(found: Changes, thread: Thread) -> Place | None:
    bound = thread.bound
    first = next((span for span in bound.chars if span), None) if bound else None
    start = thread.words or first or (bound.block if bound else None)
    return place_of(bound.file, found.texts[bound.file], start[0]) if bound and start else None


def _base_place(found: Changes, comment: Comment) -> Place | None:
    bound = found.bound[comment.paragraph] if comment.paragraph >= 0 else None
    return _place(found, Thread((comment,), (), bound, None))


def edits(found: Changes, some: Iterable[Thread], taken: Iterable[Edit]) -> Iterator[tuple[int, list[Edit]]]:
    """Yield the edits that write each thread into the source: around its words if unchanged, or after them."""
    busy = [(one.file, one.start, one.end) for one in taken]
    for thread in some:
        spot = _spot(found, thread, busy)
        if spot is None or not thread.bound:
            said = f'the comment "{thread.new[0].text[:SHORTEN]}" does not refer to any text of the source'
            found.tell(Kind.REMARK, thread.bound, said)
            continue
        file, (start, end) = thread.bound.file, spot
        shown = "".join(written_remark(_remark(one, thread)) for one in thread.new)
        change = found.tell(Kind.COMMENT, thread.bound, thread.new[0].text, start)
        opening = [Edit(file, start, start, "{==", change)] if start < end else []
        ends = "==}" if opening else ""
        yield change, [*opening, Edit(file, end, end, f"{ends}{shown}", change)]


def _remark(comment: Comment, thread: Thread) -> Remark:
    done = comment.resolved or thread.comments[0].resolved
    return Remark(comment.text, comment.author, comment.date, done=done)


def _spot(found: Changes, thread: Thread, busy: Sequence[tuple[str, int, int]]) -> Span | None:
    """Return the words around which to write a thread, an empty stretch at the end of the block, or None."""
    bound = thread.bound
    if bound is None or bound.block is None or bound.form not in (Form.MARKDOWN, Form.CELL):
        return None
    text, near = found.texts[bound.file], [one for one in busy if one[0] == bound.file]
    known = [span for span in bound.chars if span]
    if not known:
        return None
    words = thread.words
    free = words and not any(start < words[1] and end > words[0] for _, start, end in near)
    if words and free and thread.whole and not _is_marked(text, words):
        return words
    spots = (_behind(text, at, bound.block[1]) for at in ([words[1]] if words else []) + [known[-1][1]])
    end = next((at for at in spots if not any(a < at < b for _, a, b in near)), None)
    return (end, end) if end is not None else None


def _behind(text: str, at: int, end: int) -> int:
    """Return the end of whatever directly follows words: markup characters, an address, other comments."""
    tail = TAIL.match(text, at, end)
    thread = THREAD.match(text, tail.end() if tail else at, end)
    return thread.end() if thread else at


def _is_marked(text: str, words: Span) -> bool:
    """Return whether the words contain or adjoin markup characters, links or other suggestions."""
    around = text[max(0, words[0] - 1) : words[1] + 1]
    return any(sign in around for sign in ("*", "_", "`", "[", "]", "{", "}", "~", "^", "\n\n", "|"))


def comments_file(folder: str, some: Iterable[Told]) -> tuple[str, bytes]:
    """Return a list of comments as a file beside the brief: its path in the workspace, and its text."""
    lines = []
    for one in some:
        if one.kind is Kind.COMMENT:
            at = f"{one.place.file}:{one.place.line}:{one.place.column}" if one.place else folder
            who = ", ".join(part for part in (one.author, one.date) if part)
            lines.append(f"- {at}: {who + ': ' if who else ''}{one.text}")
    return f"{folder}/comments.md", ("# Comments\n\n" + "\n".join(lines) + "\n").encode()
