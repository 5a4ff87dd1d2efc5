"""The interface of `briefpress publish`: its output, and its limits."""

from __future__ import annotations

import json

import click
import pytest

from briefpress.publish import Request, share
from briefpress.workspace import Workspace
from tests.desk import Desk

LINKS = "".join(f"[Words {number}]().\n\n" for number in range(5))


def test_json_lists_files_and_problems_and_nothing_else(desk: Desk) -> None:
    desk.brief("[Words]().\n", id_="a")
    desk.brief("Words[^nowhere].\n", id_="b")
    outcome = desk.run("publish", "--to", "docx", "--json")
    assert (outcome.code, outcome.err) == (1, "")
    first, second = json.loads(outcome.out)
    assert (first["brief"], first["state"], second["state"]) == ("a", "made", "failed")
    (file,) = first["files"]
    assert file["path"] == "output/a.docx"
    assert file["bytes"] == len(desk.output()["a.docx"])
    assert file["pages"] > 0 < file["seconds"]
    assert [problem["code"] for problem in (*first["problems"], *second["problems"])] == [
        "link-empty",
        "note-undefined",
    ]
    assert json.loads(desk.run("publish", "a", "--to", "docx", "--json").out)[0]["state"] == "unchanged"


def test_quiet_shows_errors_only(desk: Desk) -> None:
    desk.brief("[Words]().\n", id_="a")
    outcome = desk.run("publish", "--to", "docx", "--quiet")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
    desk.brief("[Words]() and[^nowhere].\n", id_="b")
    outcome = desk.run("publish", "--to", "docx", "--quiet")
    assert (outcome.code, outcome.out) == (1, "")
    assert [line.split(" ")[1] for line in outcome.lines[:1]] == ["error[note-undefined]:"]
    assert "link-empty" not in outcome.err


def test_many_similar_warnings_are_summarised_unless_verbose(desk: Desk) -> None:
    desk.brief(LINKS)
    brief, verbose = desk.run("publish", "--to", "docx"), desk.run("publish", "--to", "docx", "--verbose")
    assert brief.lines == [
        'source/brief/brief.md:4: 5 warnings [link-empty], the first of which is: the link "Words 0" has no address',
        "  hint: write the address between the round brackets",
        "5 warnings; --verbose shows each",
    ]
    assert verbose.heads == desk.run("check").heads
    assert len(verbose.heads) == 5


def test_the_hints_of_a_kind_are_listed_if_they_differ(desk: Desk) -> None:
    desk.brief("Words.\n", front="title: A\ntype: report\nlangue: fr\nsubtitel: B\nfontsize: 11pt\ngeometry: x")
    first, *others = desk.run("publish", "--to", "docx").lines
    assert first.startswith("source/brief/brief.md:3: 5 warnings [key-unknown], the first of which is: ")
    assert others == [
        "  hint: write `kind: ...`",
        '  source/brief/brief.md:4: did you mean "lang"?',
        '  source/brief/brief.md:5: did you mean "subtitle"?',
        "  source/brief/brief.md:6: remove it: the brand defines the look",
        "5 warnings; --verbose shows each",
    ]


def test_equal_problems_are_shown_three_times_and_counted(desk: Desk) -> None:
    desk.brief("[Words]().\n\n" * 5)
    lines = desk.run("check").lines
    assert len([line for line in lines if "warning[link-empty]" in line]) == 3
    assert "  and 2 more of these: source/brief/brief.md:10, 12" in lines
    assert lines[-1] == "5 warnings"
    assert len(json.loads(desk.run("check", "--format", "json").out)) == 5


def test_errors_are_never_summarised(desk: Desk) -> None:
    desk.brief("".join(f"Words[^n{number}].\n" for number in range(5)))
    assert len(desk.run("publish").heads) == 5


def test_a_dry_run_reports_what_would_be_published_and_why(desk: Desk) -> None:
    for id_ in ("a", "b", "only-here"):  # tests share a cache
        desk.brief(id_=id_)
    desk.run("publish", "a", "b", "--to", "docx", "--jobs", "1")
    desk.brief("Other words.\n", id_="b")
    desk.brief("Words[^nowhere].\n", id_="d")
    before = desk.output()
    outcome = desk.run("publish", "--to", "docx", "--dry-run")
    assert outcome.code == 1
    assert outcome.out.splitlines() == [
        "a\tunchanged",
        "b\twould be published: source/b/brief.md has changed",
        "d\twould not be published: it has problems",
        "only-here\twould be published: it has not been published with these options",
    ]
    assert "note-undefined" in outcome.err
    assert desk.output() == before


def test_open_opens_the_pdf_of_each_brief(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(click, "launch", opened.append)
    desk.brief()
    desk.run("publish", "--open")
    desk.run("publish", "--open", "--to", "docx")
    assert [path.removeprefix(f"{desk.root}/output/") for path in opened] == ["brief.pdf", "brief.docx"]


def test_shares_are_stable_and_cover_all_briefs(desk: Desk) -> None:
    ids = [f"brief-{number}" for number in range(40)]
    for id_ in ids:
        desk.brief(id_=id_)
    desk.write("source/brief-7/brief.de.md", "---\ntitle: A\n---\nText.\n")
    workspace = Workspace(desk.root.resolve())
    every = Request(workspace, tuple(workspace.briefs()))
    shares = [share(every, number, 4).briefs for number in range(1, 5)]
    assert sorted(id_ for item in shares for id_ in item) == sorted(every.briefs)
    assert all(shares)
    assert len({("brief-7" in item, "brief-7.de" in item) for item in shares} - {(False, False)}) == 1
    fewer = Request(workspace, every.briefs[::3])
    assert [set(share(fewer, number, 4).briefs) <= set(shares[number - 1]) for number in range(1, 5)] == [True] * 4


@pytest.mark.parametrize("written", ["0/4", "5/4", "1", "a/b", "-1/4", "1/0", "²/3"])
def test_invalid_shares_are_refused(desk: Desk, written: str) -> None:
    desk.brief()
    outcome = desk.run("publish", "--shard", written)
    assert outcome.code == 2
    assert "3/20" in outcome.err


def test_a_share_without_briefs_is_not_an_error(desk: Desk) -> None:
    desk.brief()
    outcomes = [desk.run("publish", "--to", "docx", "--shard", f"{number}/9") for number in range(1, 10)]
    assert {outcome.code for outcome in outcomes} == {0}
    assert sum(bool(outcome.out) for outcome in outcomes) == 1


def test_a_brief_is_found_by_its_language(desk: Desk) -> None:
    desk.brief(front="title: A\nlang: en-GB")
    assert desk.run("publish", "brief.en", "--to", "docx").code == 0
    assert "brief.docx" in desk.output()
    assert 'there is no brief "brief.fr"' in desk.run("publish", "brief.fr").err
