"""Comments in edited files. In: the changes between two drafts. Out: messages, and edits that write the comments.

Comments that the source already contains are skipped. A thread stays together.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefpress import lazy
from briefpress.docx.read import Comment
from briefpress.lazy import dataclass
from briefpress.merge.comment_places import place_of_comment
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Finding, Kind
from briefpress.merge.source_map.bound import Bound, Form
from briefpress.merge.source_map.edits import Edit
from briefpress.merge.source_map.offsets import Span, place_of
from briefpress.merge.source_map.scalars import Scalar
from briefpress.merge.words.field_values import has_escapes, inserted
from briefpress.merge.words.markup import TAIL
from briefpress.model import Place, Remark
from briefpress.source import written_remark

THREAD = lazy.pattern(r"(?:(?:==|\+\+|--|~~)\})?(?:\{>>.*?<<\})*", re.DOTALL)
REMARK = lazy.pattern(r"\{>>.*?<<\}", re.DOTALL)
SHORTEN = 60  # the maximum number of characters that a message quotes


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment with its replies. `new` contains the comments that are not in the source. `bound` is the place of the
    paragraph, and `words` the span in the source of the text to which the thread refers.
    """

    comments: tuple[Comment, ...]
    new: tuple[Comment, ...]
    bound: Bound | None
    words: Span | None

    @property
    def paragraph(self) -> int:
        """Return the index of the paragraph to which the thread refers, or -1."""
        return self.comments[0].paragraph

    @property
    def whole(self) -> bool:
        """Return whether all the comments of the thread are new."""
        return self.new == self.comments

    @property
    def about(self) -> str:
        """Return the text to which the thread refers, for messages."""
        return " ".join(self.comments[0].about.split())


def threads(changes: Changes) -> list[Thread]:
    """Return the threads with new comments."""
    known = {comment.identity for comment in changes.base.comments}
    out = []
    for first in (comment for comment in changes.other.comments if not comment.answers):
        thread = (first, *(comment for comment in changes.other.comments if comment.answers == first.id and first.id))
        new = tuple(comment for comment in thread if comment.identity not in known)
        if new:
            out.append(Thread(thread, new, *place_of_comment(changes, first)))
    return out


def unwritten(discussed: Iterable[Thread], texts: Iterable[str]) -> Iterator[Thread]:
    """Yield the threads with comments that the current `texts` of the source lack, without their other comments."""
    there = {_bare(match[0]) for text in texts for match in REMARK.finditer(text)}
    for thread in discussed:
        new = tuple(comment for comment in thread.new if not there.intersection(_forms(comment)))
        if new:
            yield replace(thread, new=new)


def _forms(comment: Comment) -> Iterator[str]:
    """Yield a comment as the source may contain it: open, and resolved."""
    for done in (False, True):
        yield _bare(written_remark(Remark(comment.text, comment.author, comment.date, done=done)))


def _bare(written: str) -> str:
    """Return a comment without the escapes that it needs in cells and in YAML."""
    return " ".join(written.replace("\\", "").split())


def findings(changes: Changes, discussed: Iterable[Thread]) -> Iterator[Finding]:
    """Yield a message for each new comment, and for each comment that was removed or resolved."""
    for thread in discussed:
        place = _place(changes, thread)
        for comment in thread.new:
            about = f' (on "{thread.about[:SHORTEN]}")' if thread.about else ""
            answers = f"answers {thread.comments[0].author}: " if comment.answers else ""
            settled = " [resolved]" if comment.resolved or thread.comments[0].resolved else ""
            text = f"{answers}{' '.join(comment.text.split())}{about}{settled}"
            yield Finding(Kind.COMMENT, place, text, comment.author, comment.date)
    received = {comment.identity: comment for comment in changes.other.comments}
    for comment in changes.base.comments:
        now = received.get(comment.identity)
        if now is None or (now.resolved and not comment.resolved):
            fate = "was removed: remove it" if now is None else "was resolved in Word: write `done` in it, or remove it"
            text = f'the comment "{comment.text[:SHORTEN]}" {fate} in the source'
            yield Finding(Kind.REMARK, _base_place(changes, comment), text, comment.author, comment.date)


def _place(changes: Changes, thread: Thread) -> Place | None:
    bound = thread.bound
    first = next((span for span in bound.chars if span), None) if bound else None
    start = thread.words or first or (bound.block if bound else None)
    if bound is None and thread.paragraph >= 0:
        changes.new_index = thread.paragraph
        return changes.beside()
    return place_of(bound.file, changes.texts[bound.file], start[0]) if bound and start else None


def _base_place(changes: Changes, comment: Comment) -> Place | None:
    bound = changes.bound[comment.paragraph] if comment.paragraph >= 0 else None
    return _place(changes, Thread((comment,), (), bound, None)) if bound else None


def edits(changes: Changes, discussed: Iterable[Thread], taken: Iterable[Edit]) -> Iterator[Edit]:
    """Yield the edits that write each thread into the source: around the text to which it refers if that text is
    unchanged, otherwise after it.

    `taken` contains the other edits.
    """
    busy = [(edit.file, edit.start, edit.end) for edit in taken]
    around: list[tuple[str, Span]] = []
    fields: dict[Scalar, list[Edit]] = defaultdict(list)
    for thread in discussed:
        changes.new_index = thread.paragraph if thread.paragraph >= 0 else None
        if thread.bound is None and _in_new_paragraph(changes, thread):
            continue
        spot = _spot(changes, thread, busy, around)
        if spot is None or not thread.bound:
            known = thread.bound and any(thread.bound.chars)
            why = "these words cannot contain comments" if known else "it does not refer to any text there"
            message = f'the comment "{thread.new[0].text[:SHORTEN]}" was not written into the source: {why}'
            changes.add(Kind.REMARK, thread.bound, message)
            continue
        around.append((thread.bound.file, spot))
        change = changes.add(Kind.COMMENT, thread.bound, thread.new[0].text, spot[0])
        written = _written(thread, thread.bound.file, spot, change)
        if thread.bound.form is Form.SCALAR:
            fields[thread.bound.scalars[0]] += written
        else:
            yield from written
    for scalar, inside in fields.items():
        yield inserted(changes.texts[scalar.file], scalar, inside, inside[0].change)


def _in_new_paragraph(changes: Changes, thread: Thread) -> bool:
    """Add a thread to the end of the new paragraph to which it refers, and return whether that was possible."""
    new = {change for change, paragraph in changes.new_indices.items() if paragraph == thread.paragraph}
    edits = [edit for edit in changes.edits if edit.change in new]
    if len(edits) != 1 or edits[0].start < edits[0].end or edits[0].new.rstrip().endswith((":::", "|", "}")):
        return False
    words = edits[0].new.rstrip()
    new_words = f"{words}{_shown(thread)}{edits[0].new[len(words) :]}"
    changes.edits[changes.edits.index(edits[0])] = replace(edits[0], new=new_words)
    return True


def _shown(thread: Thread) -> str:
    remarks = "".join(written_remark(_remark(comment, thread)) for comment in thread.new)
    return remarks.replace("|", "\\|") if thread.bound and thread.bound.form is Form.CELL else remarks


def _written(thread: Thread, file: str, spot: Span, change: int) -> list[Edit]:
    start, end = spot
    opening = [Edit(file, start, start, "{==", change)] if start < end else []
    ends = "==}" if opening else ""
    return [*opening, Edit(file, end, end, f"{ends}{_shown(thread)}", change)]


def _remark(comment: Comment, thread: Thread) -> Remark:
    done = comment.resolved or thread.comments[0].resolved
    return Remark(comment.text, comment.author, comment.date, done=done)


def _spot(
    changes: Changes, thread: Thread, busy: Sequence[tuple[str, int, int]], around: Sequence[tuple[str, Span]]
) -> Span | None:
    """Return the span around which to write a thread, an empty span at which to write it, or None.

    `busy` contains the spans of other edits, and `around` the spans of other threads. If the span of a thread partly
    overlaps one of these, the thread is written after its text.
    """
    bound = thread.bound
    limits = _limits(changes, bound, busy) if bound else None
    if bound is None or limits is None:
        return None
    text, near = changes.texts[bound.file], [item for item in busy if item[0] == bound.file]
    known = [span for span in bound.chars if span]
    if not known:
        return None
    words = thread.words
    free = words and not any(start < words[1] and end > words[0] for _, start, end in near)
    free = free and not any(_cross(words, other) for file, other in around if words and file == bound.file)
    if words and free and thread.whole and not _is_marked(text, words):
        return words
    spots = (_behind(text, at, limits[1]) for at in ([words[1]] if words else []) + [known[-1][1]])
    end = next((at for at in spots if not any(a < at < b for _, a, b in near)), None)
    return (end, end) if end is not None else None


def _limits(changes: Changes, bound: Bound, busy: Sequence[tuple[str, int, int]]) -> Span | None:
    """Return the span of the block or the field in which comments can be written, or None if they cannot be."""
    if bound.form in (Form.MARKDOWN, Form.CELL):
        return bound.block
    if bound.form is not Form.SCALAR or not bound.markup or len(bound.scalars) != 1:
        return None
    (scalar,) = bound.scalars
    taken = any(file == bound.file and start < scalar.end and end > scalar.start for file, start, end in busy)
    return None if taken or has_escapes(changes.texts[bound.file], scalar) else scalar.inner


def _cross(first: Span, second: Span) -> bool:
    """Return whether two spans overlap and neither contains the other."""
    return first[0] < second[0] < first[1] < second[1] or second[0] < first[0] < second[1] < first[1]


def _behind(text: str, at: int, end: int) -> int:
    """Return the end of any markup characters, address or other comments that directly follow `at`."""
    tail = None if _is_caption(text, at) else TAIL.match(text, at, end)
    thread = THREAD.match(text, tail.end() if tail else at, end)
    return thread.end() if thread else at


def _is_caption(text: str, at: int) -> bool:
    """Return whether `at` is the end of a picture's caption, which is followed by the address."""
    return text.startswith("](", at) and text[: text.rfind("[", 0, at)].endswith("!")


def _is_marked(text: str, words: Span) -> bool:
    """Return whether the text contains or adjoins markup characters, links or other suggestions."""
    around = text[max(0, words[0] - 1) : words[1] + 1]
    return any(char in around for char in ("*", "_", "`", "[", "]", "{", "}", "~", "^", "\n\n", "|"))
