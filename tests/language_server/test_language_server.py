"""The responses to an editor while an author types: problems, edits, completions, explanations, places."""

import sys
from collections.abc import Iterator

import pytest
from click.testing import CliRunner

from briefpress.cli import main
from briefpress.language_server.completing import BLOCKS
from briefpress.language_server.fixing import fix_of
from briefpress.language_server.texts import Text
from briefpress.model import BoxKind, Place
from briefpress.problems import Code, Problem
from briefpress.source.markdown.fences.divs import DIVS
from tests.desk import Desk
from tests.language_server.editor import Editor, editor_in

pytest.importorskip("pygls")

BRIEF = "source/brief/brief.md"
FRONT = "---\ntitle: Rivers\nlang: en-GB\n---\n\n"
PEOPLE = "ann-lee:\n  name: Ann Lee\n  affiliations: [{ref: rc}]\n"
BIB = "@report{novak2025,\n  title = {Less every year},\n  author = {Novak, Ada},\n  year = {2025}\n}\n"


@pytest.fixture(scope="module")
def running(module_desk: Desk) -> Iterator[Editor]:
    desk = module_desk
    desk.people(PEOPLE)
    desk.organisations("rc:\n  name: River Commission\n")
    desk.brief("Words.\n", front="title: Rivers\nlang: en-GB")
    desk.write("source/brief/works.bib", BIB)
    desk.write("source/brief/parts/more.md", "More words.\n")
    desk.write("notes.md", "# Notes\n")
    with editor_in(desk.root) as found:
        yield found


@pytest.fixture
def editor(running: Editor) -> Iterator[Editor]:
    """Return an editor without open files."""
    yield running
    running.close()


def words(found: list[dict[str, object]]) -> set[object]:
    return {item["label"] for item in found}


def test_problems_of_unsaved_text_appear_and_disappear(editor: Editor) -> None:
    found = editor.show(BRIEF, f"{FRONT}Emoji 🌊 and words[^chatam].\n\n[^chatham]: A note.\n")
    (problem,) = [item for item in found if item["code"] == "note-undefined"]
    assert (problem["code"], problem["severity"], problem["source"]) == ("note-undefined", 1, "briefpress")
    start, end = problem["range"]["start"], problem["range"]["end"]
    assert (start["line"], start["character"]) == (5, len("Emoji 🌊 and words") + 1)  # an emoji counts as two units
    assert end["character"] - start["character"] == len("[^chatam]")
    assert problem["message"].endswith('hint: did you mean "chatham"?')
    asked = {"textDocument": {"uri": editor.address(BRIEF)}, "range": problem["range"], "context": {"diagnostics": []}}
    (action,) = editor.ask("textDocument/codeAction", asked)
    (edit,) = action["edit"]["changes"][editor.address(BRIEF)]
    assert (action["kind"], edit["newText"]) == ("quickfix", "chatham")
    assert edit["range"]["start"]["character"] == start["character"] + 2
    assert editor.show(BRIEF, f"{FRONT}Words[^chatham].\n\n[^chatham]: A note.\n") == []


def test_a_person_in_an_unsaved_file_can_be_referred_to(editor: Editor) -> None:
    text = "---\ntitle: Rivers\nauthor: ben-ray\n---\n\nWords.\n"
    assert [item["code"] for item in editor.show(BRIEF, text)] == ["person-unknown"]
    editor.show("source/people.yaml", f"{PEOPLE}ben-ray:\n  name: Ben Ray\n")
    assert editor.show(BRIEF, text) == []


def test_completions_suit_the_cursor(editor: Editor) -> None:
    front = "---\ntitle: Rivers\nto\nfront: \nauthor: \nbrand: \nlicense:\n  \n---\n"
    editor.show(BRIEF, f"{front}\n# One {{#sec-one}}\n\n@\n\n[^\n\n::: \n\n[^n]: A note.\n")
    assert {"toc", "topic"} <= words(editor.at("completion", BRIEF, 2, 2))
    assert words(editor.at("completion", BRIEF, 3, 7)) == {"cover", "masthead"}
    assert {"ann-lee", "rc"} <= words(editor.at("completion", BRIEF, 4, 8))
    assert "plain" in words(editor.at("completion", BRIEF, 5, 7))
    assert {"text", "url"} <= words(editor.at("completion", BRIEF, 7, 2))
    assert {"sec-one", "novak2025"} == words(editor.at("completion", BRIEF, 12, 1))
    assert words(editor.at("completion", BRIEF, 14, 2)) == {"n"}
    assert {"key-messages", "callout-note"} <= words(editor.at("completion", BRIEF, 16, 4))
    (item,) = [item for item in editor.at("completion", BRIEF, 2, 2) if item["label"] == "toc"]
    assert item["textEdit"]["range"]["start"]["character"] == 0
    editor.show("source/people.yaml", f"{PEOPLE}  or\n")
    assert "orcid" in words(editor.at("completion", "source/people.yaml", 3, 4))


def test_explanations(editor: Editor) -> None:
    editor.show(BRIEF, "---\ntitle: Rivers\ntoc: true\nauthor: ann-lee\n---\n\nWords[^x] of @novak2025 here.\n")
    assert "table of contents" in editor.at("hover", BRIEF, 2, 1)["contents"]["value"]
    assert "Ann Lee" in editor.at("hover", BRIEF, 3, 10)["contents"]["value"]
    assert "What to do" in editor.at("hover", BRIEF, 6, 7)["contents"]["value"]
    assert "Less every year" in editor.at("hover", BRIEF, 6, 16)["contents"]["value"]
    assert editor.at("hover", BRIEF, 6, 27) is None


def test_places_of_references(editor: Editor) -> None:
    text = "---\ntitle: Rivers\nauthor: ann-lee\n---\n\n# One {#sec-one}\n\nSee @sec-one, @novak2025 and[^n].\n\n"
    editor.show(BRIEF, f"{text}{{{{< include parts/more.md >}}}}\n\n[^n]: A note.\n")

    def found(line: int, column: int) -> list[tuple[str, int]]:
        places = editor.at("definition", BRIEF, line, column)
        return [(item["uri"].rpartition("/")[2], item["range"]["start"]["line"]) for item in places]

    assert found(2, 10) == [("people.yaml", 0)]
    assert found(7, 6) == [("brief.md", 5)]
    assert found(7, 16) == [("works.bib", 0)]
    assert found(7, 30) == [("brief.md", 11)]
    assert found(9, 16) == [("more.md", 0)]
    assert found(7, 1) == []


def test_files_outside_of_briefs_are_left_alone(editor: Editor) -> None:
    editor.notify(
        "textDocument/didOpen",
        {"textDocument": {"uri": editor.address("notes.md"), "languageId": "markdown", "version": 1, "text": "@x"}},
    )
    assert editor.at("completion", "notes.md", 0, 2) == []
    assert editor.at("hover", "notes.md", 0, 1) is None
    assert editor.show(BRIEF, f"{FRONT}Words.\n") == []


def test_completed_block_names_are_valid() -> None:
    callouts = {f"callout-{name}" for name in ("note", "tip", "important", "warning", "caution")}
    assert set(BLOCKS) <= {*DIVS, *map(str, BoxKind), *callouts}


@pytest.mark.parametrize(
    ("problem", "line", "words"),
    [
        (
            Problem(Code.KEY_UNKNOWN, 'unknown field "titel"', Place("a", 1, 1, 5), 'did you mean "title"?'),
            "titel: A",
            "title",
        ),
        (
            Problem(Code.LANG_INVALID, '"en-UK" is not a language', Place("a", 1, 7, 5), "write en-GB"),
            "lang: en-UK",
            "en-GB",
        ),
        (Problem(Code.CHARACTER_HIDDEN, "hidden", Place("a", 1, 2, 1), "delete it; ..."), "a\u200bb", ""),
    ],
)
def test_hints_that_are_edits(problem: Problem, line: str, words: str) -> None:
    fix = fix_of(problem, Text((line,)))
    assert fix
    assert fix.words == words
    assert problem.place
    assert (fix.span.start, fix.span.end) == (problem.place.column - 1, problem.place.column - 1 + problem.place.width)


def test_other_hints_are_not_edits() -> None:
    place = Place("a", 1, 1, 5)
    for problem in (
        Problem(Code.KEY_UNKNOWN, 'unknown field "other"', place, 'did you mean "title"?'),
        Problem(Code.KEY_UNKNOWN, 'unknown field "titel"', None, 'did you mean "title"?'),
        Problem(
            Code.LINK_EMPTY, 'the link "titel" has no address', place, "write the address between the round brackets"
        ),
    ):
        assert fix_of(problem, Text(("titel: A",))) is None


def test_missing_files_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("briefpress.language_server")]:
        monkeypatch.delitem(sys.modules, name)
    for name in ("pygls", "pygls.lsp.server", "lsprotocol"):
        monkeypatch.setitem(sys.modules, name, None)
    result = CliRunner().invoke(main, ["lsp"])
    assert result.exit_code == 1
    assert "pip install pygls" in result.output
