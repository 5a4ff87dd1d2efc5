"""Every example in the guide works as written, and looks as the guide shows."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import click
import pytest
from PIL import Image
from ruamel.yaml import YAML

from briefpress.cli import main
from briefpress.problems import Level
from briefpress.source.schema.manual import EXAMPLES, groups
from tests.conftest import ROOT
from tests.desk import Desk, Outcome

GUIDE = ROOT / "source" / "guide"
STYLE = ROOT / "src" / "briefpress" / "citations" / "full-note.csl"
MADE = {"fields-of-the-front-matter.md", "fields-of-people.md", "fields-of-organisations.md", "problems.md"}
FENCE = re.compile(r"^```(\w*)\n(.*?)^```\n(?:\nThe result looks like this:\n\n(.*))?", re.MULTILINE | re.DOTALL)
BIBLIOGRAPHY = "@book{novak2025, title = {Less every year}, author = {Novak, Ada}, year = {2025}}\n"


@dataclass(frozen=True)
class Example:
    """A code block in the guide, its language, and the content below the words "The result looks like this"."""

    name: str
    language: str
    code: str
    shown: str | None

    def __str__(self) -> str:
        return self.name


def examples() -> list[Example]:
    found = []
    for file in sorted(GUIDE.glob("*.md")):
        text, start = file.read_text(encoding="utf-8"), 0
        while match := FENCE.search(text, start):
            line = text.count("\n", 0, match.start()) + 1
            found.append(Example(f"{file.name}:{line}", *match.groups()))
            start = text.index("```\n", match.end(2)) + 4
    return [example for example in found if example.name.partition(":")[0] not in MADE]


ALL = examples()


def of(*languages: str) -> list[Example]:
    return [item for item in ALL if item.language in languages]


@pytest.fixture
def author(desk: Desk) -> Desk:
    """Return a workspace with the people, pictures and files that examples in the guide use."""
    for name in ("people", "organisations"):
        shutil.copy(EXAMPLES / f"{name}.yaml", desk.root / "source")
    shutil.copytree(GUIDE / "images", desk.root / "source" / "brief" / "images")
    shutil.copytree(GUIDE / "data", desk.root / "source" / "brief" / "data")
    pictures = desk.root / "source" / "images"
    pictures.mkdir()
    Image.new("RGB", (600, 600), "navy").save(pictures / "ada-novak.jpg")
    for name in ("dam.jpg", "valley.jpg"):
        Image.new("RGB", (2500, 2200), "navy").save(desk.root / "source" / "brief" / "images" / name)
    shutil.copy(GUIDE / "images" / "flow.svg", pictures / "iwp.svg")
    desk.write("source/brief/references.bib", BIBLIOGRAPHY)
    shutil.copy(
        ROOT / "src" / "briefpress" / "citations" / "full-note.csl", desk.root / "source" / "brief" / "style.csl"
    )
    (desk.root / "styles" / "mine").mkdir()
    shutil.copy(GUIDE / "images" / "flow.svg", desk.root / "styles" / "mine" / "logo.svg")
    desk.write("styles/mine/brand.yml", "defaults: {briefpress: {extends: plain}}\n")
    shutil.copy(GUIDE / "images" / "flow.svg", desk.root / "styles" / "mine" / "logo.svg")
    desk.brief(front="title: A brief\nbrand: mine")
    return desk


def grave(outcome: Outcome) -> list[str]:
    """Return the problems, except remarks and unused people."""
    return [line for line in outcome.lines if "error[" in line or "warning[" in line]


def test_there_are_many_examples() -> None:
    assert len(ALL) >= 60
    of_files = {"css", "dockerfile", "json", "lua", "toml", "yaml", "yml"}
    assert {item.language for item in ALL} == {"markdown", "sh", "text"} | of_files
    assert sum(item.shown is not None for item in ALL) > 12


@pytest.mark.parametrize("example", of("markdown"), ids=str)
def test_an_example_can_be_used_as_written(author: Desk, example: Example) -> None:
    front = "" if example.code.startswith("---") else "---\ntitle: A brief\n---\n\n"
    author.raw(front + example.code)
    found = [problem for problem in author.again().problems if problem.level in (Level.ERROR, Level.WARNING)]
    assert [f"{problem.code}: {problem.text}" for problem in found] == []


@pytest.mark.parametrize("example", [item for item in of("markdown") if item.shown is not None], ids=str)
def test_the_shown_result_of_an_example_matches_its_source(example: Example) -> None:
    assert (example.shown or "").startswith(example.code)


def together(example: Example) -> tuple[Example, ...]:
    """Return a brand.yml and the stylesheet directly after it if `example` is one of them, otherwise nothing."""
    pairs = (pair for pair in pairwise(ALL) if pair[1].code.startswith("/* styles/mine/style.css */"))
    return next((pair for pair in pairs if example in pair), ())


@pytest.mark.parametrize("example", of("yaml", "css"), ids=str)
def test_an_example_of_a_file_is_read(author: Desk, example: Example) -> None:
    head = re.match(r"# ((?:source|styles)/\S+)\n", example.code)
    if head or example.language == "css":
        file = head[1] if head else "styles/mine/style.css"
        for item in together(example):
            author.write("styles/mine/style.css" if item.language == "css" else "styles/mine/brand.yml", item.code)
        author.write(file, example.code)
        brand = file.split("/")[1] if file.startswith("styles") else "mine"
        author.brief(front=f"title: A brief\nbrand: {brand}")
    else:
        title = "" if example.code.startswith("title:") else "title: A brief\n"
        author.brief(front=f"{title}{example.code.rstrip()}")
    assert grave(author.check("--today", "2027-01-01", "brief")) == []


@pytest.mark.parametrize(
    ("title", "example"), groups("front-matter"), ids=[title for title, _ in groups("front-matter")]
)
def test_the_examples_of_fields_can_be_written(author: Desk, title: str, example: str) -> None:
    front = example if example.startswith("title:") else f"title: {title}\n{example}"
    shown = "![A dam](images/dam.jpg){alt=Water}\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n: A table\n"
    contacts = "\ncontacts: [iwp]" if "back: cover" in front else ""  # the content of a back cover
    author.brief(shown, front=front.replace("brand: plain", "brand: mine") + contacts)
    assert grave(author.check("--today", "2027-01-01", "brief")) == []


def parse(line: str) -> None:
    """Parse a command line of briefpress; raise an error if a command or an option does not exist."""
    program, *words = shlex.split(line.partition(" > ")[0])
    assert program == "briefpress", line
    command = main.commands[words[0]]
    around = click.Context(main, **main.context_settings)
    command.make_parser(click.Context(command, around)).parse_args(words[1:])


@pytest.mark.parametrize("example", of("sh"), ids=str)
def test_each_command_and_its_options_exist(example: Example) -> None:
    for line in example.code.splitlines():
        if line not in ("pip install distributed", "make publish", "source .venv/bin/activate"):
            parse(line)


def test_the_commands_of_the_readme_exist() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = [
        line
        for block in re.findall(r"^```sh\n(.*?)^```", text, re.M | re.S)
        for line in re.findall(r"^briefpress .*", block, re.M)
    ]
    named = [re.sub(r" (\[|[A-Z]).*", "", code) for code in re.findall(r"`(briefpress [a-z][^`]*)`", text)]
    assert len(shown) >= 2
    assert len(named) >= 9
    for line in (*shown, *named):
        parse(line)


def test_the_brief_of_the_readme_has_no_problems(desk: Desk) -> None:
    (brief,) = re.findall(r"^```markdown\n(.*?)^```", (ROOT / "README.md").read_text(encoding="utf-8"), re.M | re.S)
    desk.raw(brief)
    assert grave(desk.check("--today", "2027-01-01", "brief")) == []


@pytest.mark.parametrize("example", of("yml", "json", "dockerfile"), ids=str)
def test_a_recipe_is_a_valid_file_for_other_programs(example: Example) -> None:
    head, rest = example.code.split("\n", 1)
    assert re.fullmatch(r"(#|//) [\w./-]+", head)
    if example.language == "yml":
        assert YAML(typ="safe").load(rest)
    elif example.language == "json":
        assert json.loads(rest)
    for command in re.findall(r"\.venv/bin/(briefpress .*)", example.code):
        parse(command)
    for goal in re.findall(r"make (\w+)", example.code):
        assert f"\n{goal}:" in (ROOT / "Makefile").read_text(encoding="utf-8")


def test_the_small_brief_in_the_guide_is_complete(tmp_path: Path) -> None:
    """The example of a complete brief can be published as it is."""
    (whole,) = [item for item in ALL if item.name.startswith("first-brief") and item.code.startswith("---")]
    desk = Desk(tmp_path)
    (tmp_path / "source").mkdir()
    shutil.copytree(ROOT / "styles" / "plain", tmp_path / "styles" / "plain")
    desk.raw(whole.code)
    outcome = desk.run("publish", "--to", "docx", "--strict")
    assert (outcome.code, outcome.err) == (0, "")
