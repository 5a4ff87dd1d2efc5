"""Unchanged files are not produced again, and a change affects only the files that depend on it."""

from __future__ import annotations

import importlib.metadata
import json
import os
import re
import shutil
from collections import deque
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from briefpress.publish import environment as environments
from tests.conftest import make_workspace
from tests.desk import Desk, clean_environment, command

# Libraries that do not affect files: they only show output in a terminal or browser.
ON_SCREEN = frozenset(
    {"anyio", "click", "exceptiongroup", "h11", "idna", "pygments", "rich", "starlette", "uvicorn", "watchfiles"}
)  # fmt: skip
# Required by older versions of libraries, or by WeasyPrint for web fonts (`fonttools[woff]`).
OPTIONAL = {"brotli", "ruamel-yaml-clib", "zopfli"}

PEOPLE = "ann:\n  name: Ann Lee\n  positions: [Fellow]\n  portrait: ann.png\nbob:\n  name: Bob Ray\n"
ORGANISATIONS = "iwp:\n  name: Institute\n  description: Words.\n"
FRONTS = {
    "a": "title: A\nbrand: mine\npeople: [{role: speakers, members: [ann]}]",
    "b": "title: B\nlang: de\nbrand: mine\npeople: [{role: speakers, members: [bob]}]",
    "c": "title: C\nbibliography: works.bib\ncontributors: [iwp]",
}
BODIES = {"c": '{{< include part.md >}}\n\nWords [@k].\n\n![Words](p.png){alt="x"}\n\n::: {.table csv="t.csv"}\n:::\n'}


def picture(desk: Desk, name: str, color: str) -> None:
    """Write a picture in one colour."""
    Image.new("RGB", (9, 9), color).save(desk.root / name)


def filled(desk: Desk) -> Desk:
    """Write three briefs that share some of their inputs."""
    desk.people(PEOPLE)
    desk.organisations(ORGANISATIONS)
    desk.write("styles/mine/brand.yml", "defaults: {briefpress: {extends: plain}}\ncolor: {primary: '#006E5A'}\n")
    for id_, front in FRONTS.items():
        desk.brief(BODIES.get(id_, "Words.\n"), front=front, id_=id_)
    desk.write("source/c/part.md", "A part.\n")
    desk.write("source/c/t.csv", "a,b\n1,2\n")
    desk.write("source/c/works.bib", "@book{k, title={A}, author={B}, year={2020}}\n")
    picture(desk, "source/c/p.png", "red")
    picture(desk, "source/ann.png", "red")
    return desk


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> Desk:
    """Write three briefs, which several tests use one after another."""
    return filled(Desk(make_workspace(tmp_path_factory.mktemp("unchanged") / "workspace", shared_cache)))


def produced(desk: Desk, *arguments: str) -> set[str]:
    """Publish the Word files and return the names of those that were produced."""
    lines = desk.run("publish", "--to", "docx", *arguments).out.splitlines()
    return {Path(line.split("\t")[0]).name.removesuffix(".docx") for line in lines if not line.endswith("unchanged")}


def replaced(name: str, old: str, new: str) -> Callable[[Desk], object]:
    """Return a function that replaces `old` with `new` in a file, and fails if `old` is missing."""

    def change(desk: Desk) -> None:
        text = (desk.root / name).read_text()
        assert old in text
        desk.write(name, text.replace(old, new))

    return change


def appended(name: str, text: str) -> Callable[[Desk], object]:
    """Return a function that adds `text` to a file."""
    return lambda desk: desk.write(name, (desk.root / name).read_text() + text)


CHANGES: dict[str, tuple[Callable[[Desk], object], set[str]]] = {
    "nothing": (lambda _: None, set()),
    "times of files": (lambda d: deque(map(os.utime, d.root.glob("source/**/*"))), set()),
    "one brief": (replaced("source/a/brief.md", "Words", "Other words"), {"a"}),
    "one person": (replaced("source/people.yaml", "Ann Lee", "Ann Low"), {"a"}),
    "another person, with more lines": (replaced("source/people.yaml", "Bob Ray", "Bob\n  positions: [Fellow]"), {"b"}),
    "a person whom no brief refers to": (lambda d: d.people(PEOPLE + "cid:\n  name: Cid\n"), {"a", "b"}),
    "the portrait of one person": (lambda d: picture(d, "source/ann.png", "blue"), {"a"}),
    "one organisation": (replaced("source/organisations.yaml", "Words.", "Other words."), {"c"}),
    "one brand": (lambda d: d.write("styles/mine/style.css", ".title { color: #123456 }\n"), {"a", "b"}),
    "a comment in brand.yml": (appended("styles/mine/brand.yml", "# a word\n"), set()),
    "the brand that others extend": (appended("styles/plain/style.css", ".title { color: red }\n"), {"a", "b", "c"}),
    "one word list": (lambda d: d.write("styles/mine/words/de.yaml", "roles: {speakers: Es sprechen}\n"), {"b"}),
    "a word list of another language": (lambda d: d.write("styles/mine/words/fr.yaml", "contents: Tout\n"), set()),
    "an included file": (replaced("source/c/part.md", "A part", "Another part"), {"c"}),
    "a table": (replaced("source/c/t.csv", "1,2", "3,4"), {"c"}),
    "a picture": (lambda d: picture(d, "source/c/p.png", "blue"), {"c"}),
    "a bibliography": (replaced("source/c/works.bib", "2020", "2021"), {"c"}),
    "a file that no brief uses": (lambda d: d.write("source/c/notes.txt", "mine"), set()),
    "a new translation": (lambda d: d.write("source/c/brief.uk.md", "---\ntitle: D\n---\nA.\n"), {"c", "c.uk"}),
    "a file that was edited in output/": (lambda d: d.write("output/b.docx", "mine"), {"b"}),
    "a file that was removed from output/": (lambda d: (d.root / "output/b.docx").unlink(), {"b"}),
}  # fmt: skip


@pytest.mark.parametrize("case", CHANGES)
def test_a_change_republishes_exactly_what_depends_on_it(three: Desk, case: str) -> None:
    change, depends = CHANGES[case]
    produced(three)
    if case == "a person whom no brief refers to":
        change(three)
        produced(three)
        change, depends = replaced("source/people.yaml", "Cid", "Sid"), set()
    before = three.output()
    change(three)
    after_all = {"c.uk"} if "c" in depends else set()  # this translation may exist already, and follows its original
    assert depends <= produced(three) <= depends | after_all
    after = three.output()
    kept = {name for name in before if name.removesuffix(".docx") not in depends | after_all}
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}
    assert produced(three) == set()


def test_a_long_preview_equals_a_new_run(three: Desk) -> None:
    produced(three)
    before = three.output()
    assert produced(three, "--force") == {"a", "b", "c", "c.uk"} & {name.removesuffix(".docx") for name in before}
    assert three.output() == before


def test_problems_of_unchanged_briefs_are_reported_again(desk: Desk) -> None:
    desk.write("styles/mine/brand.yml", "defaults: {briefpress: {extends: plain}}\n")
    desk.write("styles/mine/style.css", ".body-text { colour: red }\n")
    desk.brief("[Words]().\n", front="title: A\nbrand: mine")
    first, second = (desk.run("publish", "--to", "docx") for _ in range(2))
    assert first.err == second.err
    assert {"link-empty", "css-invalid"} <= set(re.findall(r"\[([a-z-]+)\]:", second.err))
    assert "unchanged" in second.out


def test_with_strict_warnings_stop_an_unchanged_brief(desk: Desk) -> None:
    desk.brief("[Words]().\n")
    assert desk.run("publish", "--to", "docx").code == 0
    before = desk.output()
    assert desk.run("publish", "--to", "docx", "--strict").code == 1
    assert desk.output() == before


def test_other_options_produce_other_files(desk: Desk) -> None:
    desk.brief()
    assert produced(desk) == {"brief"}
    assert produced(desk, "--review") == {"brief-review"}
    assert produced(desk) == set()
    assert produced(desk, "--brand", "oxford-belarus-observatory") == {"brief"}
    assert produced(desk) == {"brief"}


def test_another_version_of_the_program_republishes_everything(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.brief()
    assert produced(desk) == {"brief"}
    monkeypatch.setattr("briefpress.publish.manifest.environment", lambda: "another")
    monkeypatch.setattr("briefpress.publish.entries.environment", lambda: "another")
    assert produced(desk) == {"brief"}
    assert produced(desk) == set()


@pytest.fixture
def alone(desk: Desk) -> Desk:
    """Return a desk whose cache entries are not shared with other workspaces."""
    cache = desk.root / ".briefpress"
    shared = cache.resolve()
    cache.unlink()
    cache.mkdir()
    for path in shared.iterdir():
        if path.name != "made":
            (cache / path.name).symlink_to(path)
    return desk


NO_ENTRIES = [
    "",
    "null",
    "[]",
    "{}",
    "\x00\xff",
    '{"shape": 1}',
    "[" * 100_000,
    '{"shape":1,"environment":1}',
    "1" * 9999,
]


@pytest.mark.parametrize("text", NO_ENTRIES, ids=range(len(NO_ENTRIES)))
def test_an_invalid_cache_entry_is_ignored(alone: Desk, text: str) -> None:
    alone.brief()
    assert produced(alone) == {"brief"}
    for file in (alone.root / ".briefpress/made").glob("*.json"):
        file.write_text(text)
    assert produced(alone) == {"brief"}
    assert produced(alone) == set()


INVALID: dict[str, Callable[[dict[str, object]], object]] = {
    "inputs in a different form": lambda entry: entry.update(inputs=[1]),
    "outputs elsewhere": lambda entry: entry.update(outputs=[["../../etc/passwd", "", [1, 2, 3, 4], 1]]),
    "a stamp in a different form": lambda entry: entry.update(outputs=[["output/brief.docx", "", ["a"], 1]]),
    "a problem that moves the cursor": lambda e: e.update(problems=[["link-empty", "\x1b[2J", None, "", None]]),
    "a problem without a code": lambda entry: entry.update(problems=[["no-such", "text", None, "", None]]),
}


@pytest.mark.parametrize("case", INVALID)
def test_an_entry_from_elsewhere_does_no_harm(alone: Desk, case: str) -> None:
    alone.brief()
    produced(alone)
    for file in (alone.root / ".briefpress/made").glob("*.json"):
        entry = json.loads(file.read_text())
        INVALID[case](entry)
        file.write_text(json.dumps(entry))
    outcome = alone.run("publish", "--to", "docx")
    assert (outcome.code, outcome.err) == (0, "")
    assert "unchanged" not in outcome.out


def test_nothing_heavy_is_imported_if_there_is_nothing_to_do(desk: Desk) -> None:
    desk.brief()
    assert command("publish", "--to", "docx", cwd=desk.root).code == 0
    outcome = command(
        "publish", "--to", "docx", cwd=desk.root, environment=clean_environment(PYTHONPROFILEIMPORTTIME="1")
    )
    assert "unchanged" in outcome.out
    names = {line.rpartition("|")[2].strip() for line in outcome.err.splitlines() if line.startswith("import time:")}
    assert "briefpress.publish.manifest" in names
    heavy = (
        "weasyprint",
        "rich",
        "ruamel",
        "docx",
        "PIL",
        "markdown_it",
        "jinja2",
        "briefpress.source",
        "briefpress.check",
    )
    assert [name for name in names if name.split(".")[0] in heavy or name in heavy] == []


def test_every_library_that_affects_files_is_listed() -> None:
    """Every package that is required, directly or indirectly, is listed as affecting files or as being only for
    screens.
    """
    waiting, seen = ["briefpress"], set[str]()
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in seen:
            continue
        seen.add(name)
        try:
            required = importlib.metadata.requires(name) or []
        except importlib.metadata.PackageNotFoundError:
            continue
        waiting += [re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in required if "extra ==" not in line]
    unknown = {name for name in seen if not environments.affects_files(name)}
    assert unknown == {"briefpress", *ON_SCREEN} & unknown, "add them to LIBRARIES in publish/environment.py"
    assert environments.LIBRARIES - seen == OPTIONAL, "remove them from LIBRARIES in publish/environment.py"
    assert len(seen) > 20


def test_nothing_is_republished_in_a_moved_workspace(desk: Desk, tmp_path: Path) -> None:
    desk.brief()
    produced(desk)
    moved = tmp_path / "moved"
    shutil.copytree(desk.root, moved, symlinks=True)
    assert produced(Desk(moved)) == set()
