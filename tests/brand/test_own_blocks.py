"""Blocks and variants that a brand declares: how they are read, and which faults are reported."""

from pathlib import Path

import pytest

from briefpress.brand import Brand, OwnBlock, read_brand
from briefpress.brand.own_blocks import TAKEN
from briefpress.brand.own_roles import OwnRole
from briefpress.brand.roles import Role
from briefpress.model import BoxKind
from briefpress.problems import Problem, Report
from briefpress.source.markdown import names
from briefpress.source.markdown.fences import directives, divs
from briefpress.workspace import Workspace
from tests.desk import Desk

BLOCKS = (
    "fact-sheet: {like: box, title: {en: Fact sheet, de: Faktenblatt}, variants: [red, quiet]}, box: {variants: [red]}"
)
CSS = ".fact-sheet { color: #222222 } .red { border-color: red } .quiet { border: 0 }\n"


def brand_of(
    desk: Desk, blocks: str, css: str = CSS, name: str = "mine", extends: str = "plain"
) -> tuple[Brand, list[Problem]]:
    """Return a brand with these `blocks`, and the problems of its brand.yml."""
    desk.write(f"styles/{name}/brand.yml", f"defaults: {{briefpress: {{extends: {extends}, blocks: {{{blocks}}}}}}}\n")
    desk.write(f"styles/{name}/style.css", css)
    workspace, report = Workspace(desk.root.resolve()), Report()
    brand = read_brand(workspace.styles, name, workspace.cache, report)
    assert brand
    return brand, report.problems


def test_a_block_and_each_variant_have_roles(desk: Desk) -> None:
    brand, problems = brand_of(desk, BLOCKS)
    assert not problems
    assert [(role.word_name, role.css_class) for role in brand.own_roles] == [
        ("Fact Sheet", "box fact-sheet"),
        ("Fact Sheet Red", "box fact-sheet red"),
        ("Fact Sheet Quiet", "box fact-sheet quiet"),
        ("Box Red", "box red"),
    ]


def test_variants_are_in_the_order_of_the_brand(desk: Desk) -> None:
    brand, _ = brand_of(desk, BLOCKS)
    block = brand.blocks["fact-sheet"]
    assert block.role(("quiet", "red")) == OwnRole(Role.BOX, "fact-sheet", ("red", "quiet"))
    assert brand.blocks["box"].role() is Role.BOX


@pytest.mark.parametrize(("lang", "title"), [("en-GB", "Fact sheet"), ("de", "Faktenblatt"), ("uk", None)])
def test_the_title_is_that_of_the_language(desk: Desk, lang: str, title: str | None) -> None:
    brand, _ = brand_of(desk, BLOCKS)
    assert brand.blocks["fact-sheet"].title(lang) == title


def test_a_title_may_be_one_for_all_languages() -> None:
    assert OwnBlock("voice", BoxKind.BOX, {"": "Voice"}, {}).title("uk") == "Voice"


def test_a_brand_adds_to_what_the_brand_it_extends_declares(desk: Desk) -> None:
    brand_of(desk, BLOCKS, name="base")
    brand, problems = brand_of(desk, "fact-sheet: {variants: [dark]}", extends="base")
    assert not problems
    block = brand.blocks["fact-sheet"]
    assert [*block.variants] == ["red", "quiet", "dark"]
    assert block.title("en") == "Fact sheet"


@pytest.mark.parametrize(
    ("blocks", "code", "message"),
    [
        ("fact-sheet: {like: bax}", "value-invalid", 'did you mean "box"?'),
        ("fact-sheet: {like: options}", "value-invalid", "valid values: key-messages, box"),
        ("fact-sheet: {}", "key-missing", "add `like: box`"),
        ("box: {like: sidebar}", "brand-invalid", "a brand can only add `variants`"),
        ("landscape: {like: box}", "brand-invalid", '"landscape" already has another meaning'),
        ("caption: {like: box}", "brand-invalid", '"caption" already has another meaning'),
        ("tip: {like: box}", "brand-invalid", '"tip" already has another meaning'),
        ("signature: {like: box}", "brand-invalid", '"signature" already has another meaning'),
        ("Fact_Sheet: {like: box}", "value-invalid", "use lower-case letters, digits and hyphens"),
        ("box: {variants: [Red]}", "value-invalid", "write red"),
        ("box: {variants: [title]}", "brand-invalid", '"title" already has another meaning'),
        ("box: {variants: [heading]}", "brand-invalid", '"heading" already has another meaning'),
        ("box: {variants: [red]}, box-red: {like: box}", "brand-invalid", '"box-red" already has another meaning'),
        ("box-red: {like: box}, box: {variants: [red]}", "brand-invalid", '"red" already has another meaning'),
        ("fact-sheet: {like: box, titel: Facts}", "key-unknown", 'did you mean "title"?'),
        ("fact-sheet: box", "value-invalid", ""),
    ],
)  # fmt: skip
def test_invalid_declarations_are_reported_at_their_line(desk: Desk, blocks: str, code: str, message: str) -> None:
    _, problems = brand_of(desk, blocks)
    (problem,) = problems
    assert problem.code == code
    assert problem.place
    assert (Path(problem.place.file).name, problem.place.line) == ("brand.yml", 1)
    assert message in f"{problem.text} {problem.hint}"


def test_a_variant_without_a_rule_is_reported(desk: Desk) -> None:
    brand_of(desk, BLOCKS, css=".red { border-color: red }\n")
    desk.brief(front="title: A\nbrand: mine")
    outcome = desk.check()
    assert outcome.heads == ["styles/mine/brand.yml:1:132: warning[variant-unstyled]"]
    assert "add a rule `.fact-sheet.quiet { ... }` to styles/mine/style.css" in outcome.err


def test_rules_for_own_blocks_are_known_and_checked_for_word(desk: Desk) -> None:
    brand_of(desk, BLOCKS, css=CSS + ".fact-sheet.quiet { transform: rotate(2deg) }\n.fact-shet { color: red }\n")
    desk.brief(front="title: A\nbrand: mine")
    spots = {(code, line, column) for code, line, column in desk.found()}
    assert spots == {("css-not-in-word", 2, 21), ("class-unknown", 3, 2)}
    assert 'this "transform" of Fact Sheet Quiet' in desk.check().err


def test_a_background_on_which_headings_cannot_be_read_in_word_is_reported(desk: Desk) -> None:
    brand_of(desk, "fact-sheet: {like: box}", css=".fact-sheet { background: #1F4E6B; color: white }\n")
    desk.brief(front="title: A\nbrand: mine")
    outcome = desk.check()
    assert outcome.heads == ["styles/mine/brand.yml:1:50: warning[contrast]"]
    assert "Box Heading, List Bullet, Source Line are hard to read on the background of Fact Sheet" in outcome.err


def test_names_with_a_meaning_cannot_be_used_for_blocks() -> None:
    from briefpress.brand.css.declarations import CLASSES

    written = {*divs.DIVS, *names.CALLOUTS, *directives.KNOWN} - {"wide", "full"}
    assert written <= {*TAKEN, *CLASSES, *BoxKind}
