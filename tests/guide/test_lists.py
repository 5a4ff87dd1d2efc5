"""The lists in the guide are complete: fields, problems, styles, commands, and valid values."""

import re

import pytest

from briefpress.brand.roles import Role
from briefpress.brand.settings.defaults import LIMITED
from briefpress.brand.settings.standard import SETTINGS
from briefpress.cli import main
from briefpress.model import ORDER, BoxKind
from briefpress.problems import Level
from briefpress.source.front_matter.credit import CREDIT
from briefpress.source.markdown.fences.divs import DIVS
from briefpress.source.schema import FRONT_MATTER
from briefpress.source.schema.manual import groups
from briefpress.source.schema.records import CHANNELS
from briefpress.source.syntax.shortcode import VARIABLES
from tests.conftest import ROOT
from tests.desk import Desk

GUIDE = ROOT / "source" / "guide"
MADE = {
    "fields-of-the-front-matter.md": ("schema", "--format", "markdown"),
    "fields-of-people.md": ("schema", "people", "--format", "markdown"),
    "fields-of-organisations.md": ("schema", "organisations", "--format", "markdown"),
    "problems.md": ("explain", "--format", "markdown"),
}


def part(name: str) -> str:
    return (GUIDE / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", MADE)
def test_generated_pages_of_the_guide_are_up_to_date(desk: Desk, file: str) -> None:
    printed = desk.run(*MADE[file]).out
    assert (GUIDE / file).read_text(encoding="utf-8") == printed, "regenerate these parts: make guide"


def test_every_field_is_shown_in_one_group() -> None:
    shown = [name for _, example in groups("front-matter") for name in re.findall(r"^([a-z-]+):", example, re.M)]
    assert sorted(shown) == sorted(FRONT_MATTER)


def test_the_guide_has_no_problems() -> None:
    outcome = Desk(ROOT).check("guide")
    assert (outcome.code, outcome.err) == (0, "")


def test_the_guide_lists_every_style() -> None:
    listed = re.findall("`([a-z0-9-]+)`", part("styles").partition("| What it is | Classes |")[2])
    assert sorted(listed) == sorted(role.css_class for role in Role)


def test_the_guide_lists_every_command_and_option() -> None:
    table = part("publishing").partition("|--------------|\n")[2].partition(": Commands")[0]
    first = "".join(line.split(" | ")[0] for line in table.splitlines())
    options = {option for command in main.commands.values() for item in command.params for option in item.opts}
    assert set(re.findall(r"--[a-z][a-z-]*", first)) == {option for option in options if option.startswith("--")}
    assert set(re.findall(r"briefpress ([a-z]+)", first)) == set(main.commands)


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("boxes", DIVS),
        ("boxes", BoxKind),
        ("brands", {*SETTINGS} - {"problems"}),
        ("checking", LIMITED),
        ("checking", Level),
        ("people", CHANNELS),
        ("anatomy", ORDER),
        ("writing", VARIABLES),
    ],
)
def test_the_guide_mentions_everything_that_can_be_written(name: str, names: list[str]) -> None:
    text = part(name)
    assert [name for name in names if not re.search(rf"(`|`::: |\| ){name}(`| \|)", text)] == []


def test_the_guide_lists_roles_kinds_and_contributor_roles() -> None:
    words = (ROOT / "src/briefpress/words/en.yaml").read_text(encoding="utf-8")
    for table, name in (("roles", "people"), ("kinds", "anatomy")):
        keys = re.findall(r"^  ([a-z-]+):", words.partition(f"\n{table}:\n")[2].partition("\n\n")[0], re.MULTILINE)
        assert keys
        assert [key for key in keys if f"`{key}`" not in part(name)] == []
    folded = " ".join(part("anatomy").split())
    assert [role for role in CREDIT if role not in folded] == []


def test_every_page_of_the_guide_links_to_others() -> None:
    lists = {"brief.md", "glossary.md", "problems.md", *(file.name for file in GUIDE.glob("fields-of-*.md"))}
    pages = {file.name: file.read_text(encoding="utf-8") for file in GUIDE.glob("*.md") if file.name not in lists}
    assert [name for name, text in pages.items() if "@sec-" not in text] == []
