"""Converts citations to text and notes. In: a brief and answers. Out: the brief without citations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace
from unicodedata import east_asian_width

from briefpress.citations.answers import Answers
from briefpress.citations.runs import read_runs
from briefpress.lazy import dataclass
from briefpress.model import (
    Brief,
    Citation,
    CitationForm,
    Inline,
    Inlines,
    Mark,
    Note,
    NoteRef,
    Paragraph,
    Passage,
    Run,
    normal,
    rewritten,
    with_texts,
)

ENDS = ".,;:!?"  # punctuation that precedes a note mark
BRACKETS = ("(", "[")  # brackets at the start of a citation


@dataclass(slots=True)
class Writer:
    """Replaces citations in reading order; `inside` contains the author's notes whose marks have been read, with
    citations as text.
    """

    brief: Brief
    answers: Answers
    form: CitationForm
    notes: list[Note] = field(default_factory=list)
    inside: dict[str, Note] = field(default_factory=dict)

    def brief_without(self) -> Brief:
        """Return the brief with each citation replaced by text or a note mark; inside notes, always by text."""
        shown = self._noted if self.form is CitationForm.NOTES else self._texts
        brief = rewritten(rewritten(self.brief, Passage.OUTSIDE, self._outside), Passage.TEXT, shown)
        notes = tuple(self._inside(note) for note in self.brief.notes)
        return replace(brief, notes=(*notes, *self.notes))

    def _inside(self, note: Note) -> Note:
        if note.id not in self.inside:
            self.inside[note.id] = note  # a note may refer to itself; `check` reports that
            self.inside[note.id] = replace(note, blocks=with_texts(note.blocks, self._texts))
        return self.inside[note.id]

    def _texts(self, inlines: Inlines) -> Inlines:
        """Return `inlines` with citations as text."""
        out: list[Inline] = []
        was_citation = False
        for inline in inlines:
            shown, is_citation = (*self._text(inline),), isinstance(inline, Citation)
            if (is_citation or was_citation) and out and shown:
                out += _between(out[-1], shown[0])
            out += shown
            was_citation = is_citation
        return normal(out)

    def _outside(self, inlines: Inlines) -> Inlines:
        """Return `inlines` from parts that cannot have notes, with citations as text. If the style puts citations in
        notes, this text is in parentheses.
        """
        return normal(
            new
            for inline in inlines
            for new in (
                self._in_brackets(inline)
                if isinstance(inline, Citation) and self.form is CitationForm.NOTES
                else self._text(inline)
            )
        )

    def _in_brackets(self, citation: Citation) -> Inlines:
        authors = read_runs(f"{self.answers.authors(citation.works[0])} ") if citation.in_text else ()
        return (*authors, Run("("), *self._text(citation), Run(")"))

    def _noted(self, inlines: Inlines) -> Inlines:
        """Return `inlines` with citations as note marks, which follow the punctuation after the citation."""
        out: list[Inline] = []
        for inline in inlines:
            self._read_inside(inline)
            last = out[-1] if out else None
            if isinstance(inline, Citation):
                if inline.in_text:
                    out += read_runs(self.answers.authors(inline.works[0]))
                elif isinstance(last, Run):
                    out[-1] = replace(last, text=last.text.rstrip(" "))
                out.append(self._note(inline))
            elif isinstance(inline, Run) and isinstance(last, NoteRef) and self._is_own(last):
                rest = inline.text.lstrip(ENDS)
                ends = inline.text[: len(inline.text) - len(rest)]
                before = out[-2] if len(out) > 1 else None
                if isinstance(before, Run) and before.text.endswith("."):
                    ends = ends.removeprefix(".")  # the full stop of "et al." also ends the sentence
                out[-1:] = [replace(inline, text=ends), last, replace(inline, text=rest)]
            else:
                out.append(inline)
        return normal(out)

    def _text(self, inline: Inline) -> Iterator[Inline]:
        self._read_inside(inline)
        if not isinstance(inline, Citation):
            yield inline
        elif self.form is CitationForm.NOTES:  # remove the style's full stop: the author's note continues
            yield from read_runs(self.answers.citation(replace(inline, in_text=False)).removesuffix("."))
        else:
            authors = f"{self.answers.authors(inline.works[0])} " if inline.in_text else ""
            yield from read_runs(authors + self.answers.citation(inline))

    def _note(self, citation: Citation) -> NoteRef:
        id_ = f"citation {len(self.notes) + 1}"  # because of the space, no author can write this id
        text = self.answers.citation(replace(citation, in_text=False))
        self.notes.append(Note(id_, (Paragraph(read_runs(text[:1].upper() + text[1:])),), citation.place))
        return NoteRef(id_, citation.place)

    def _read_inside(self, inline: Inline) -> None:
        for note in self.brief.notes:
            if isinstance(inline, NoteRef) and note.id == inline.note:
                self._inside(note)

    def _is_own(self, mark: NoteRef) -> bool:
        return any(note.id == mark.note for note in self.notes)


def _between(before: Inline, after: Inline) -> Inlines:
    """Return the separator between a citation and the text or note mark directly beside it, as in
    `word[@key][^note]`.
    """
    if isinstance(before, Run) and isinstance(after, Run) and after.text[:1] in BRACKETS:
        last = before.text[-1:]
        return (Run(" "),) if last.isalnum() and east_asian_width(last) not in ("W", "F") else ()
    raised = [
        isinstance(each, NoteRef) or (isinstance(each, Run) and Mark.SUPERSCRIPT in each.marks)
        for each in (before, after)
    ]
    return (Run(",", frozenset({Mark.SUPERSCRIPT})),) if all(raised) else ()


def written_out(brief: Brief) -> Brief:
    """Return `brief` with citations as the author wrote them, because without a bibliography, `@name` is only a
    name.
    """
    return rewritten(brief, Passage.ALL, _as_written)


def _as_written(inlines: Inlines) -> Inlines:
    if not any(isinstance(inline, Citation) for inline in inlines):
        return inlines
    return normal(
        Run(inline.written, place=inline.place) if isinstance(inline, Citation) else inline for inline in inlines
    )
