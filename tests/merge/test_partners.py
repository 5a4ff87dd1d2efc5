"""Files of two and three partners: the words of each are in the source, in a suggestion, or reported. None are lost."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desk import Desk, Outcome
from tests.merge.editing import Edited, text_of, w, xml
from tests.merge.paragraphs import delete_words

FRONT = "title: Rivers\ntoc: false"
BODY = """# One

The river is dry in summer. Nobody counts.[^n]

Second text here.

- Item one
- Item two

| River | Flow |
|-------|------|
| Aar   | 14   |

Last words.

[^n]: A survey of 2025.
"""
BY = 'w:author="{}" w:date="2026-03-01T10:00:00Z"'
Edit = Callable[[Edited, str, bool], None]  # the file, the word of a partner, and whether changes are tracked


def words(edited: Edited, word: str, tracked: bool) -> None:
    _replace(edited, "The river", "dry", word, tracked)


def end_of_sentence(edited: Edited, word: str, tracked: bool) -> None:
    _replace(edited, "The river", "summer", word, tracked)


def elsewhere(edited: Edited, word: str, tracked: bool) -> None:
    _replace(edited, "Last", "words", word, tracked)


def item(edited: Edited, word: str, tracked: bool) -> None:
    _replace(edited, "Item two", "two", word, tracked)


def cell(edited: Edited, word: str, tracked: bool) -> None:
    _replace(edited, "14", "14", word, tracked)


def paragraph(edited: Edited, word: str, tracked: bool) -> None:
    after = edited.paragraph("Second")
    style = after.find(f"{w('pPr')}/{w('pStyle')}")
    new = edited.add("Second", "" if style is None else str(style.get(w("val"))), f"New {word} here.")
    if tracked:
        by = BY.format(word)
        (run,) = new.iter(w("r"))
        run.addprevious(inserted := xml(f'<w:ins w:id="95" {by}/>'))
        inserted.append(run)
        properties = new.find(w("pPr"))
        assert properties is not None
        properties.append(xml(f'<w:rPr><w:ins w:id="96" {by}/></w:rPr>'))


def deleted(edited: Edited, word: str, tracked: bool) -> None:
    """Delete a paragraph, and comment on it elsewhere: the comment is the partner's word."""
    gone = edited.paragraph("Second")
    edited.comment("Last", f"Why not {word}?", author=word)
    if not tracked:
        edited.remove("Second")
        return
    by = BY.format(word)
    for run in [*gone.iter(w("r"))]:
        run.addprevious(mark := xml(f'<w:del w:id="97" {by}/>'))
        mark.append(run)
    delete_words(gone)
    properties = gone.find(w("pPr"))
    assert properties is not None
    properties.append(xml(f'<w:rPr><w:del w:id="98" {by}/></w:rPr>'))


def comment(edited: Edited, word: str, tracked: bool) -> None:
    assert isinstance(tracked, bool)
    edited.comment("The river", f"Is it {word}?", author=word)


def _replace(edited: Edited, begins: str, old: str, new: str, tracked: bool) -> None:
    if tracked:
        edited.track(begins, old, new, author=new)
    else:
        edited.replace(begins, old, new)


EDITS: tuple[Edit, ...] = (words, end_of_sentence, elsewhere, item, cell, paragraph, deleted, comment)
PARTNERS = ("ann", "ben", "cem")
MODES = ("typed", "accept", "show", "reject")
SOURCES = {
    "unchanged": lambda body: body,
    "the same sentence": lambda body: body.replace("is dry in", "is cold in"),
    "other places": lambda body: body.replace("Item one", "Item first").replace("| Aar ", "| Inn "),
    "a paragraph gone": lambda body: body.replace("Second text here.\n\n", ""),
}
PAIRS = [*itertools.combinations_with_replacement(EDITS, 2)]
TRIPLES = [*itertools.islice(itertools.combinations_with_replacement(EDITS, 3), 0, None, 8)]


@pytest.fixture(scope="module")
def sent(module_desk: Desk) -> bytes:
    module_desk.brief(BODY, front=FRONT)
    assert module_desk.run("publish", "--to", "docx").code == 0
    return module_desk.output()["brief.docx"]


def merged(
    desk: Desk, sent: bytes, edits: tuple[Edit, ...], mode: str, source: str, *options: str
) -> tuple[str, Outcome]:
    """Return the source after the files of several partners were merged, and the outcome."""
    files = []
    for partner, edit in zip(PARTNERS, edits, strict=False):
        edited = Edited(sent)
        edit(edited, f"{partner}word", mode != "typed")
        files.append(str(desk.write(f"{partner}.docx", edited.bytes())))
    desk.brief(SOURCES[source](BODY), front=FRONT)
    changes = () if mode == "typed" else ("--changes", mode)
    outcome = desk.run("merge", *files, *changes, *options)
    return (desk.root / "source/brief/brief.md").read_text(), outcome


def cases() -> list[tuple[tuple[Edit, ...], str, str, str]]:
    """Return each combination of edits with one of the modes, the sources and the options, in turn."""
    turns = itertools.cycle(itertools.product(("report", "mark"), SOURCES, MODES))
    some = [*PAIRS, *TRIPLES]
    return [(edits, mode, source, how) for edits, (how, source, mode) in zip(some, turns, strict=False)]


def name(case: tuple[tuple[Edit, ...], str, str, str]) -> str:
    return "-".join((*(edit.__name__ for edit in case[0]), *case[1:])).replace(" ", "_")


@pytest.mark.parametrize("case", cases(), ids=name)
def test_no_word_of_a_partner_is_lost(
    module_desk: Desk, sent: bytes, case: tuple[tuple[Edit, ...], str, str, str]
) -> None:
    edits, mode, source, how = case
    text, outcome = merged(module_desk, sent, edits, mode, source, "--conflicts", how)
    assert outcome.code in (0, 1), outcome.err
    for partner, edit in zip(PARTNERS, edits, strict=False):
        rejected = mode == "reject" and edit not in (comment, deleted)
        assert rejected or f"{partner}word" in text + outcome.out, (text, outcome.out)
        output = re.findall(rf"\t.*{partner}word.*", outcome.out)
        assert rejected or any(partner in one.rpartition("(")[2] for one in output), outcome.out
    problems = [code for code in module_desk.again().codes if code != "suggestion-open"]
    assert problems == []
    assert not re.search(r"\{(?:~~|\+\+|--)(?:(?!(?:~~|\+\+|--)\}).)*\{(?:~~|\+\+|--)", text), text
    assert (outcome.code == 1) == ("\tconflict\t" in outcome.out or "\tnot merged\t" in outcome.out)


def test_the_wordings_of_three_partners_are_consecutive_suggestions(module_desk: Desk, sent: bytes) -> None:
    text, _ = merged(module_desk, sent, (words, words, words), "accept", "the same sentence", "--conflicts", "mark")
    assert (
        "{~~The river is cold in summer.~>The river is annword in summer.~~}{>>@annword<<}"
        "{++ The river is benword in summer.++}{>>@benword<<}{++ The river is cemword in summer.++}{>>@cemword<<}"
        " Nobody counts.[^n]\n"
    ) in text


def test_the_same_wording_of_two_partners_is_one_suggestion(module_desk: Desk, sent: bytes) -> None:
    same = lambda edited, _, tracked: words(edited, "wet", tracked)  # noqa: E731
    text, _ = merged(module_desk, sent, (same, same), "typed", "the same sentence", "--conflicts", "mark")
    assert "{~~The river is cold in summer.~>The river is wet in summer.~~}{>>@ann<<} Nobody" in text


def test_the_helpers_make_the_changes_they_describe(sent: bytes) -> None:
    for edit, tracked in itertools.product(EDITS, (False, True)):
        edited = Edited(sent)
        edit(edited, "annword", tracked)
        comments = edited.parts.get("word/comments.xml", b"").decode()
        assert "annword" in text_of(edited.root) + comments


def test_files_have_the_names_of_their_briefs(module_desk: Desk, tmp_path: Path, sent: bytes) -> None:
    assert tmp_path.is_dir()
    _, outcome = merged(module_desk, sent, (words, elsewhere), "typed", "unchanged")
    assert '"dry" -> "annword"  (ann)' in outcome.out
    assert '"words" -> "benword"  (ben)' in outcome.out
