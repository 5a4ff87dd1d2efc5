"""Commands, their options and their exit codes."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.desk import Desk, clean_environment, command


def test_no_workspace(tmp_path: Path) -> None:
    for name in ("check", "publish"):
        outcome = command(name, cwd=tmp_path)
        assert outcome.code == 2
        assert "source/" in outcome.err
        assert "Traceback" not in outcome.err


def test_a_workspace_without_briefs(desk: Desk) -> None:
    outcome = desk.check()
    assert outcome.code == 2
    assert "briefpress new NAME" in outcome.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--bogus"],
        ["check", "--bogus"],
        ["publish", "--bogus"],
        ["publish", "--to", "odt"],
        ["publish", "--to", "pdf,odt"],
        ["publish", "--output"],
        ["--workspace", "nowhere", "check"],
        ["bogus"],
        ["completion", "cmd"],
        ["completion"],
    ],
)
def test_incorrect_use(desk: Desk, arguments: list[str]) -> None:
    desk.brief()
    outcome = desk.run(*arguments)
    assert outcome.code == 2
    assert "Error" in outcome.err


@pytest.mark.parametrize(("typed", "meant"), [("watch", "preview"), ("build", "publish"), ("diff", "redline")])
def test_the_name_of_a_command_elsewhere(desk: Desk, typed: str, meant: str) -> None:
    outcome = desk.run(typed, "brief")
    assert outcome.code == 2
    assert f"use briefpress {meant}" in outcome.err


def test_output_that_is_a_file(desk: Desk) -> None:
    desk.brief()
    assert desk.run("publish", "--output", str(desk.root / "output/earlier.pdf")).code == 2


@pytest.mark.parametrize("name", ["a" * 300, "../plain"])
def test_an_unknown_brand_of_the_command_line(desk: Desk, name: str) -> None:
    desk.brief()
    outcome = desk.publish("--brand", name)
    assert outcome.code == 1
    assert outcome.heads == ["error[brand-unknown]"]
    assert list(desk.output()) == ["earlier.pdf"]


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["check", "--help"], ["publish", "-h"], ["--version"]])
def test_help(desk: Desk, arguments: list[str]) -> None:
    outcome = desk.run(*arguments)
    assert outcome.code == 0
    assert "briefpress" in outcome.out
    assert outcome.err == ""


def test_help_lists_every_command_and_the_exit_codes(desk: Desk) -> None:
    text = desk.run("--help").out
    assert all(word in text for word in ("check", "publish", "completion", "merge", "Exit codes: 0 success"))


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(desk: Desk, shell: str) -> None:
    outcome = desk.run("completion", shell)
    assert outcome.code == 0
    assert "_BRIEFPRESS_COMPLETE" in outcome.out


def complete(desk: Desk, *words: str, folder: str = ".") -> list[str]:
    """Return the completions that bash offers when Tab is pressed after `words`."""
    environment = clean_environment(
        _BRIEFPRESS_COMPLETE="bash_complete", COMP_WORDS=" ".join(words), COMP_CWORD=str(len(words) - 1)
    )
    run = subprocess.run(
        [Path(sys.executable).with_name("briefpress")],
        cwd=desk.root / folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stderr == ""
    return [line.partition(",")[2] for line in run.stdout.splitlines()]


def test_completion_of_names(desk: Desk) -> None:
    desk.brief(id_="belarus")
    desk.brief(id_="belgium")
    assert complete(desk, "briefpress", "check", "bela") == ["belarus"]
    assert complete(desk, "briefpress", "publish", "--brand", "pl") == ["plain"]


@pytest.mark.parametrize("folder", ["source", "source/belarus", "styles/plain"])
def test_completion_below_the_root(desk: Desk, folder: str) -> None:
    desk.brief(id_="belarus")
    assert complete(desk, "briefpress", "check", "bela", folder=folder) == ["belarus"]
    assert complete(desk, "briefpress", "publish", "--brand", "pl", folder=folder) == ["plain"]


def test_completion_in_another_workspace(desk: Desk) -> None:
    desk.brief(id_="belarus")
    words = ["briefpress", "--workspace", str(desk.root), "check", "bela"]
    assert complete(desk, *words, folder="..") == ["belarus"]
    assert complete(desk, "briefpress", "check", "bela", folder="..") == [""]


def test_completion_of_paths_codes_and_levels(desk: Desk) -> None:
    desk.brief(id_="belarus")
    assert complete(desk, "briefpress", "check", "source/be") == ["source/be"]
    assert complete(desk, "briefpress", "explain", "link-d") == ["link-dead"]
    assert "link-dead" in complete(desk, "briefpress", "check", "--level", "l")
    levels = [f"link-dead={level}" for level in ("error", "off", "remark", "warning")]
    assert complete(desk, "briefpress", "check", "--level", "link-dead") == levels
    assert complete(desk, "briefpress", "check", "--level", "link-dead=w") == ["link-dead=warning"]


@pytest.mark.parametrize("begun", ["/", "../", "[", "*", "**"])
def test_completion_of_unusual_input_prints_no_errors(desk: Desk, begun: str) -> None:
    desk.brief(id_="belarus")
    complete(desk, "briefpress", "check", begun)


LAZY = """
import sys
from click.testing import CliRunner
from briefpress.cli import main
outcome = CliRunner().invoke(main, sys.argv[2:])
heavy = {name.partition(".")[0] for name in sys.modules} & set(sys.argv[1].split(","))
if outcome.exit_code or heavy:
    sys.exit(f"{outcome.exit_code} {outcome.output} {heavy}")
"""

HEAVY = "weasyprint,docx,lxml,jinja2,rich"


@pytest.mark.parametrize(
    ("heavy", "arguments"),
    [
        (f"{HEAVY},PIL,ruamel,markdown_it,babel,brand_yml,fontTools", ["--help"]),
        (f"{HEAVY},PIL,ruamel,markdown_it,babel,brand_yml,fontTools", ["publish", "--help"]),
        (HEAVY, ["check"]),
    ],
)
def test_nothing_heavy_is_imported_before_it_is_needed(desk: Desk, heavy: str, arguments: list[str]) -> None:
    desk.brief("# A\n\nWords.\n")
    desk.check()  # a new brand is laid out once
    run = subprocess.run(
        [sys.executable, "-c", LAZY, heavy, *arguments], cwd=desk.root, capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")


def test_output_is_plain_without_a_terminal(desk: Desk) -> None:
    desk.brief("a[^n]\n", front="title: A\nbogus: b")
    outcome = command("check", cwd=desk.root)
    assert outcome.code == 1
    assert "\x1b" not in outcome.err
    assert "\x1b" not in outcome.out
    assert outcome.err == desk.check().err


def test_characters_that_the_terminal_lacks_do_no_harm(desk: Desk) -> None:
    desk.brief("Висновки “[^n]”\n", front="title: A\nключ: b")
    environment = clean_environment(PYTHONIOENCODING="ascii", LC_ALL="C")
    outcome = command("check", cwd=desk.root, environment=environment)
    assert outcome.code == 1
    assert "Traceback" not in outcome.err
    assert "note-undefined" in outcome.err


def test_each_brief_is_checked_once(desk: Desk) -> None:
    desk.brief("a[^n]\n")
    assert desk.check("brief", "source/brief", "brief").lines[-1] == "1 error"


def test_only_the_requested_briefs_are_checked(desk: Desk) -> None:
    desk.brief("a[^n]\n", id_="bad")
    desk.brief(id_="good")
    assert desk.check("good").code == 0
    assert desk.check("bad").code == 1
    assert desk.check().code == 1


def test_a_brand_that_no_brief_uses_is_checked(desk: Desk) -> None:
    desk.write("styles/house/brand.yml", "defaults: {briefpress: {extends: plain}}\n")
    desk.write("styles/house/style.css", ".body-text { colour: red }\n")
    for body in ("", "# More\n\nWords.\n"):
        outcome = desk.check("--brand", "house")
        assert outcome.heads == ["styles/house/style.css:1:14: warning[css-invalid]"]
        desk.brief(body or "Words.\n")
        assert desk.check().out == "no problems\n"
    unknown = desk.check("--brand", "hose")
    assert unknown.code == 1
    assert 'did you mean "house"?' in unknown.err


def test_several_formats_in_one_option(desk: Desk) -> None:
    desk.brief()
    assert desk.run("publish", "--to", "docx,html").code == 0
    assert {"brief.docx", "brief.html"} <= {*desk.output()}


def test_quiet_checks_show_only_what_makes_them_fail(desk: Desk) -> None:
    desk.brief("![](a.png)\n\n[here]()\n")
    quiet, strict = desk.check("--quiet"), desk.check("--quiet", "--strict")
    assert [outcome.code for outcome in (quiet, strict)] == [1, 1]
    assert "error[" in quiet.err and "warning[" not in quiet.err and "warning[" in strict.err
    desk.brief("[here]()\n")
    outcome = desk.check("--quiet")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")
