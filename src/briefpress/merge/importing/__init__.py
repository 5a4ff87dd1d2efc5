"""Import any Word file as a new brief. In: its bytes. Out: the text of the brief, its pictures, and what to check.

The style of a paragraph determines its kind. If the style has no meaning, the formatting determines the kind, and this
is reported. All text is imported. Other content that cannot be imported is reported with its line in the brief and its
page in Word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefpress.docx.read import MACROS, TOOLTIP, Comment, Draft, PieceKind, read_draft
from briefpress.lazy import dataclass
from briefpress.merge.drafts.finding import Finding, Kind
from briefpress.merge.importing.body import Body, Remarked
from briefpress.merge.importing.front import title_of
from briefpress.merge.importing.links import note_of
from briefpress.merge.importing.titles import plain
from briefpress.merge.importing.typed_notes import with_typed_notes
from briefpress.model import Place

__all__ = ["Imported", "import_file"]

FILE = "brief.md"
MAXIMUM = 300  # the maximum number of characters to quote


@dataclass(slots=True)
class Imported:
    """A new brief: its text, its pictures by path, and messages about what to check."""

    text: str
    pictures: dict[str, bytes]
    findings: list[Finding]


def import_file(data: bytes, name: str) -> Imported:
    """Return the new brief from a Word file. If the file has no title, `name` becomes the title.

    Tracked changes are accepted. Raise NotWordError if the file cannot be read.
    """
    draft, typed = with_typed_notes(read_draft(data, foreign=True))
    body = Body(draft)
    text, lines = body.written()
    front = f"---\n{body.front.written(draft.about, name)}---\n\n"
    first = front.count("\n")
    findings = [*_of_file(draft, body, name)]
    findings += [Finding(Kind.REMARK, None, typed)] if typed else []
    fields = {line.partition(":")[0]: number for number, line in reversed([*enumerate(front.splitlines(), 1)])}
    findings += (_remark(remark, lines, first, fields) for remark in body.remarks)
    findings += (_remark(remark, lines, first, fields) for remark in _simplified(draft, body))
    findings += (_comment(comment, draft, body, lines, first) for comment in draft.comments)
    findings += _tracked(draft, body, lines, first)
    findings.sort(key=lambda finding: finding.place.line if finding.place else 0)
    return Imported(front + text, body.pictures.files, findings)


def _remark(remark: Remarked, lines: Mapping[int, int], first: int, fields: Mapping[str, int]) -> Finding:
    """Return a remark as a message, with its page in Word and its line in the brief.

    `lines` contains the lines of parts below line `first`, and `fields` the lines of the fields above it.
    """
    line = first + lines[remark.unit] if remark.unit in lines else fields.get(remark.key, 0) if remark.key else 0
    place = Place(FILE, line, 1) if line else None
    page = f" (page {remark.page} in Word)" if remark.page > 1 else ""
    return Finding(Kind.REMARK, place, f"{remark.text}{page}")


def _simplified(draft: Draft, body: Body) -> Iterator[Remarked]:
    """Yield remarks about content that was changed before the text was read."""
    for text, number in dict.fromkeys(draft.simplified):
        paragraph = next((item for item in draft.paragraphs if item.number == number >= 0), None)
        page = paragraph.looks.page if paragraph and paragraph.looks else 0
        yield Remarked(text, _unit_of(number, draft, body), page)


def _unit_of(number: int, draft: Draft, body: Body) -> int:
    """Return the index of the part that contains the paragraph with this number, or -1 if there is none.

    The part of a note is the part with its mark. The part of a paragraph that was left out is the part before it.
    """
    note = next((note_of(paragraph) for paragraph in draft.paragraphs if paragraph.number == number), "")
    if note:
        marks = (
            paragraph.number
            for paragraph in draft.paragraphs
            if any(piece.kind is PieceKind.NOTE and piece.key == note for piece in paragraph.pieces)
        )
        number = next(marks, -1)
    return next((body.units_of[earlier] for earlier in range(number, -1, -1) if earlier in body.units_of), -1)


def _tracked(draft: Draft, body: Body, lines: Mapping[int, int], first: int) -> Iterator[Finding]:
    """Yield a message for each passage that was added or removed by a tracked change."""
    verbs = {"insertion": "added", "deletion": "removed", "move": "moved"}
    # A move is recorded at both of its places; only the new place is reported.
    for change in {change.text if change.kind == "move" else change: change for change in draft.revisions}.values():
        words = " ".join(change.text.split())
        if words and change.kind in verbs:
            unit = _unit_of(change.paragraph, draft, body)
            place = Place(FILE, first + lines[unit], 1) if unit in lines else None
            text = f'the tracked change was accepted: {verbs[change.kind]} "{words[:MAXIMUM]}"'
            yield Finding(Kind.REMARK, place, text, change.author, change.date)


def _comment(comment: Comment, draft: Draft, body: Body, lines: Mapping[int, int], first: int) -> Finding:
    line = lines.get(_unit_of(comment.paragraph, draft, body), 0)
    about = f' (on "{comment.about}")' if comment.about else ""
    answers = "reply: " if comment.answers else ""
    place = Place(FILE, first + line, 1) if line else None
    return Finding(
        Kind.COMMENT, place, f"{answers}{' '.join(comment.text.split())}{about}", comment.author, comment.date
    )


def _of_file(draft: Draft, body: Body, name: str) -> Iterator[Finding]:
    """Yield messages about the file as a whole."""
    if draft.passport:
        text = f'the file was published from the brief "{draft.passport.brief}"'
        yield Finding(Kind.REMARK, None, f"{text}; to bring changes back into that brief, use briefpress merge")
    if not (body.front.title or draft.about.get("title", "").strip()):
        yield Finding(Kind.REMARK, None, f'no title was found; the title is now "{title_of(name)}"')
    lines = dict.fromkeys(words for paragraph in draft.running if (words := plain(paragraph)))
    if lines:
        shown = ", ".join(f'"{words[:60]}"' for words in lines)
        yield Finding(Kind.REMARK, None, f"headers and footers were left out: briefpress sets its own: {shown}")
    tips = dict.fromkeys(
        name for paragraph in draft.paragraphs for name in sorted(paragraph.layout) if name.startswith(TOOLTIP)
    )
    for tip in tips:
        message = f'links have no tooltips in a brief: "{tip.removeprefix(TOOLTIP)}" was left out'
        yield Finding(Kind.REMARK, None, message)
    if count := len(draft.revisions):
        subject = "tracked change was" if count == 1 else "tracked changes were"
        yield Finding(Kind.REMARK, None, f"{count} {subject} accepted")
    for item in draft.unread:
        hint = "" if item == MACROS else ": paste it into a new file, or type it"
        yield Finding(Kind.REMARK, None, f"{item} was left out{hint}")
