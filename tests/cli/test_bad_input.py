"""Bad input of many kinds: each kind produces a problem with its place and a hint, and nothing in output/ changes."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.desk import Desk


@dataclass(frozen=True)
class Bad:
    """A mistake: how to make it, the first line of the message, and whether it is an error."""

    write: Callable[[Desk], object]
    head: str
    hint: str
    error: bool = True


def portrait(written: str) -> Callable[[Desk], object]:
    def write(desk: Desk) -> None:
        desk.write("secret.png", b"secret")
        desk.brief(front=f"title: A\npeople: [{{role: author, members: [{{name: Ann, portrait: {written}}}]}}]")

    return write


def linked(desk: Desk) -> None:
    portrait("link.png")(desk)
    (desk.root / "source/brief/link.png").symlink_to(desk.root / "secret.png")


BRIEF = "source/brief/brief.md"
PORTRAIT = f"{BRIEF}:3:57: error"
KINDS = {
    "broken YAML": Bad(lambda d: d.brief(front="title: A\nsubtitle: [a"), f"{BRIEF}:", "quotation marks"),
    "unknown key": Bad(
        lambda d: d.brief(front="title: A\nsubtitel: B"),
        f"{BRIEF}:3:1: warning[key-unknown]",
        '"subtitle"',
        error=False,
    ),
    "unknown person": Bad(
        lambda d: d.brief(front="title: A\npeople: [{role: author, members: [ann]}]"),
        f"{BRIEF}:3:35: error[person-unknown]",
        "people.yaml",
    ),
    "undefined note": Bad(lambda d: d.brief("a[^n]\n"), f"{BRIEF}:4:2: error[note-undefined]", "[^n]: "),
    "unused note": Bad(lambda d: d.brief("[^n]: N\n"), f"{BRIEF}:4:1: warning[note-unused]", "[^n]", error=False),
    "missing picture": Bad(portrait("images/a.png"), f"{PORTRAIT}[image-missing]", "source/brief/images/a.png"),
    "wrong date": Bad(
        lambda d: d.brief(front="title: A\ndate: 2023-02-30"), f"{BRIEF}:3:7: error[date-invalid]", "does not exist"
    ),
    "empty file": Bad(lambda d: d.raw(""), f"{BRIEF}:1:1: error[brief-empty]", "front matter"),
    "file with only spaces": Bad(lambda d: d.raw("\n \n"), f"{BRIEF}:1:1: error[brief-empty]", "front matter"),
    "no front matter": Bad(lambda d: d.raw("Words.\n"), f"{BRIEF}:1:1: error[front-matter-missing]", "---"),
    "endless front matter": Bad(lambda d: d.raw("---\ntitle: A\n"), f"{BRIEF}:1:1: error[front-matter-missing]", "---"),
    "no title": Bad(lambda d: d.brief(front="# nothing"), f"{BRIEF}:", "title"),
    "not UTF-8": Bad(lambda d: d.raw(b"---\ntitle: caf\xe9\n---\n"), f"{BRIEF}:2:11: error[encoding]", "UTF-8"),
    "NUL": Bad(lambda d: d.brief("a\x00\n"), f"{BRIEF}:4:2: error[character-invalid]", "delete"),
    "path outside, with ..": Bad(portrait("../../secret.png"), f"{PORTRAIT}[path-outside]", "copy"),
    "path outside, absolute": Bad(portrait("/etc/passwd"), f"{PORTRAIT}[path-outside]", "copy"),
    "path outside, linked": Bad(linked, f"{PORTRAIT}[path-outside]", "copy"),
    "unsafe HTML": Bad(lambda d: d.brief("a <b onclick=x>x</b>\n"), f"{BRIEF}:4:3: error[html-unsafe]", "remove it"),
    "block in a block": Bad(
        lambda d: d.brief("> ::: {.landscape}\n> a\n> :::\n"), f"{BRIEF}:4:1: error[landscape]", "move it"
    ),
    "include of a missing file": Bad(
        lambda d: d.brief("{{< include a.md >}}\n"), f"{BRIEF}:4:1: error[file-missing]", "source/brief/a.md"
    ),
    "unknown brand": Bad(lambda d: d.brief(front="title: A\nbrand: plian"), "", '"plain"'),
    "deep YAML": Bad(lambda d: d.brief(front="title: " + "[" * 1_000), f"{BRIEF}:2:1: error[nesting]", "fewer"),
}


@pytest.mark.parametrize("name", KINDS)
def test_check_reports_the_problem_the_place_and_a_hint(desk: Desk, name: str) -> None:
    bad = KINDS[name]
    bad.write(desk)
    outcome = desk.check()
    assert outcome.code == int(bad.error), outcome.err
    assert outcome.out == ""
    head, *rest = outcome.lines
    assert head.startswith(bad.head)
    assert any(line.startswith("  hint: ") and bad.hint in line for line in rest)
    assert outcome.lines[-1] == ("1 error" if bad.error else "1 warning")
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize("name", KINDS)
def test_strict_makes_each_problem_fail(desk: Desk, name: str) -> None:
    KINDS[name].write(desk)
    assert desk.check("--strict").code == 1


def test_a_missing_brand_is_reported_at_its_field(desk: Desk) -> None:
    desk.brief(front="title: A\nbrand: plian")
    assert desk.check().heads == ["source/brief/brief.md:3:8: error[brand-unknown]"]


def test_the_format_of_a_problem(desk: Desk) -> None:
    desk.brief("express sympathy for Ukraine[^chatam].\n\n[^chatham]: x\n")
    assert desk.check().lines == [
        'source/brief/brief.md:4:29: error[note-undefined]: the note "chatam" is not defined',
        "  4 | express sympathy for Ukraine[^chatam].",
        "    |                             ^^^^^^^^^",
        '  hint: did you mean "chatham"?',
        'source/brief/brief.md:6:1: warning[note-unused]: nothing in the text refers to the note "chatham"',
        "  6 | [^chatham]: x",
        "    | ^^^^^^^^^^^^^",
        '  hint: did you mean "chatam"?',
        "1 error, 1 warning",
    ]


def test_a_long_line_is_shortened_around_the_problem(desk: Desk) -> None:
    desk.brief("word " * 100 + "here[^n] " + "word " * 100 + "\n")
    line, marks = desk.check().lines[1:3]
    assert len(line) < 130
    assert line.index("[^n]") == marks.index("^^^^")


def write_many(desk: Desk) -> None:
    """Write several briefs with many problems."""
    desk.people("ann: {nam: A}\nben:\n  name: Ben\n  portrait: ../secret.png\n")
    desk.brief("# A\n\n### B[^x]\n\n<b>\n\n[^y]: Y\n", front="titel: A\ndate: soon\nlang: en", id_="first")
    desk.raw(b"\xff", id_="second")
    desk.brief(front="title: Fine", id_="third")


def test_all_problems_are_shown_at_once_sorted_by_place(desk: Desk) -> None:
    write_many(desk)
    outcome = desk.check()
    assert outcome.code == 1
    assert outcome.heads == [
        "source/first/brief.md:2:1: error[key-missing]",
        "source/first/brief.md:2:1: warning[key-unknown]",
        "source/first/brief.md:3:7: error[date-invalid]",
        "source/first/brief.md:8:1: warning[heading-skipped]",
        "source/first/brief.md:8:6: error[note-undefined]",
        "source/first/brief.md:10:1: warning[html-raw]",
        "source/first/brief.md:12:1: warning[note-unused]",
        "source/people.yaml:1:6: error[key-missing]",
        "source/people.yaml:1:7: warning[key-unknown]",
        "source/people.yaml:4:13: error[path-outside]",
        "source/second/brief.md:1:1: error[encoding]",
    ]
    assert outcome.lines[-1] == "6 errors, 5 warnings"


@pytest.mark.parametrize(
    ("people", "organisations", "more"),
    [
        ("ann: [", "inst: {name: Inst}\n", []),
        ("ann: {name: Ann}\neve: {name: Eve}\n", "inst: [", []),
        ("ann: [", "inst: [", []),
        ("ann: [", "", [f"source/brief/brief.md:{at}: error[organisation-unknown]" for at in ("3:15", "6:17")]),
        ("ann: {name: Ann}\n", "inst: [", ["source/brief/brief.md:5:35: error[person-unknown]"]),
    ],
)
def test_a_brief_is_checked_even_if_a_shared_file_cannot_be_read(
    desk: Desk, people: str, organisations: str, more: list[str]
) -> None:
    """Records are reported as missing only if their file can be read; everything else is reported together."""
    front = "title: A\ncontributors: inst\nauthor: ann\npeople: [{role: a, members: [ann, eve]}]\ncontacts: [ann, inst]"
    desk.brief("# One\n\nText[^nix].\n\n::: {.pull-quote person=ann}\nWords.\n:::\n", front=front)
    desk.people(people)
    desk.write("source/organisations.yaml", organisations)
    texts = {"source/people.yaml": people, "source/organisations.yaml": organisations}
    broken = [file for file, text in texts.items() if text.endswith("[")]
    heads = desk.check().heads
    assert [head for head in heads if "yaml-invalid" not in head and "note-undefined" not in head] == more
    assert any("note-undefined" in head for head in heads)
    assert [head.partition(":")[0] for head in heads if "yaml-invalid" in head] == sorted(broken)
    assert desk.run("publish", "--to", "html").code == 1
    assert not [*(desk.root / "output").glob("*.html")]


def test_the_text_is_checked_even_if_the_front_matter_cannot_be_read(desk: Desk) -> None:
    """What the front matter may define, such as works, people and the notes of an abstract, is not reported."""
    text = "# One\n\n### Two[^x]\n\nSee @ada2020, @fig-a and [contacts](#contacts).\n\n[^y]: Y\n\n![A](a.png){alt=a}\n"
    desk.brief(text, front="title: Rivers: how")
    assert desk.check().heads == [
        "source/brief/brief.md:2:14: error[yaml-invalid]",
        "source/brief/brief.md:6:1: warning[heading-skipped]",
        "source/brief/brief.md:6:8: error[note-undefined]",
        "source/brief/brief.md:8:15: error[cross-reference]",
        "source/brief/brief.md:12:1: error[image-missing]",
    ]


def test_markdown_in_a_bibliography_is_reported_there(desk: Desk) -> None:
    desk.brief("# One\n\n[@ada; @bob].\n", front="title: A\nbibliography: [refs.bib, refs.json]")
    desk.write("source/brief/refs.bib", "@book{ada, author={Novak, A},\n  title={A **bold** river}, year=2020}\n")
    work = '[{"id": "bob", "type": "book", "title": "Lakes [here](a.md)", "issued": {"raw": "2021"}}]'
    desk.write("source/brief/refs.json", work)
    outcome = desk.check()
    assert outcome.heads == [
        "source/brief/refs.bib:2:12: warning[markup-literal]",
        "source/brief/refs.json:1:48: warning[markup-literal]",
    ]
    assert [line for line in outcome.lines if line.startswith("  hint")] == [
        "  hint: remove the marks, or write \\emph{text} for italics",
        "  hint: remove the marks, or write <i>text</i> for italics",
    ]


def test_a_problem_of_a_shared_file_is_shown_once(desk: Desk) -> None:
    desk.people("- a\n")
    for id_ in ("first", "second"):
        desk.brief(id_=id_)
    assert desk.check().heads == ["source/people.yaml:1:1: error[value-invalid]"]


def test_publish_writes_nothing_if_every_brief_has_an_error(desk: Desk) -> None:
    write_many(desk)
    desk.brief(front="title: Fine\nauthor: [ann, ben]", id_="third")
    before = desk.output()
    outcome = desk.publish()
    assert outcome.code == 1
    assert outcome.out == ""
    assert outcome.lines == [*desk.check().lines, "published 0 of 3 briefs; failed: first, second, third"]
    assert desk.output() == before


def test_an_error_in_a_record_stops_only_the_briefs_that_show_it(desk: Desk) -> None:
    write_many(desk)
    outcome = desk.publish()
    assert outcome.code == 1
    assert not [head for head in outcome.heads if "people.yaml" in head and "error" in head]
    assert outcome.lines[-1] == "published 1 of 3 briefs; failed: first, second"


@pytest.mark.parametrize("name", ["path outside, linked", "unknown brand"])
def test_publish_reports_the_same_problems_as_check_and_writes_nothing(desk: Desk, name: str) -> None:
    KINDS[name].write(desk)
    desk.write("output/brief.pdf", b"published before")
    before = desk.output()
    outcome = desk.publish()
    assert outcome.code == 1
    assert outcome.err == desk.check().err
    assert desk.output() == before


def test_publish_of_a_brief_with_warnings(desk: Desk) -> None:
    desk.brief("Words.\n\n[^n]: N\n", front="title: A\nbogus: B")
    before = desk.output()
    strict = desk.publish("--strict")
    assert strict.code == 1
    assert strict.out == ""
    assert desk.output() == before
    outcome = desk.publish()
    assert outcome.code == 0
    assert outcome.heads == [f"{BRIEF}:3:1: warning[key-unknown]", f"{BRIEF}:7:1: warning[note-unused]"]
    assert sorted(desk.output()) == ["brief.docx", "brief.pdf", "earlier.pdf"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_byte_order_mark_do_no_harm(desk: Desk, end: str) -> None:
    front = "\ufeff---\ntitle: A\ncontacts: ann\nabstract: |\n  One.\n\n  Two.\n---\n"
    text = f"{front}\n# A\n\nx[^n]\n\n[^n]: N\n\n    More.\n".replace("\n", end)
    desk.raw(text)
    desk.people("\ufeffann:\n  name: Ann\n".replace("\n", end))
    outcome = desk.check("--strict")
    assert (outcome.code, outcome.err) == (0, "")


def test_unknown_brief(desk: Desk) -> None:
    desk.brief(id_="belarus")
    outcome = desk.check("belarsu")
    assert outcome.code == 1
    assert outcome.lines == [
        'error[brief-missing]: there is no brief "belarsu"',
        '  hint: did you mean "belarus"?',
        "1 error",
    ]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_read_permission_is_reported(desk: Desk) -> None:
    desk.brief()
    (desk.root / BRIEF).chmod(0)
    assert desk.check().heads == [f"{BRIEF}:1:1: error[file-missing]"]


def test_output_that_cannot_be_written(desk: Desk) -> None:
    """If a folder has the name of the PDF, the Word file is not written either, and there is no traceback."""
    desk.brief()
    (desk.root / "output/brief.pdf").mkdir()
    before = sorted(str(path) for path in (desk.root / "output").rglob("*"))
    outcome = desk.publish()
    assert outcome.code in (1, 2, 3)
    assert "Traceback" not in outcome.err
    assert sorted(str(path) for path in (desk.root / "output").rglob("*")) == before


@pytest.mark.parametrize("date", ["9999-12-31"])
def test_any_date_can_be_published(desk: Desk, date: str) -> None:
    desk.brief(front=f"title: A\ndate: {date}")
    assert desk.publish("--to", "docx").code == 0


def test_nothing_outside_the_workspace_is_written(desk: Desk, tmp_path: Path) -> None:
    write_many(desk)
    before = sorted(tmp_path.iterdir())
    desk.check()
    assert sorted(tmp_path.iterdir()) == before
