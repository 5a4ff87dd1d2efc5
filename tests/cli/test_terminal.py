"""The program on many kinds of terminals, pipes and machines: colour, characters, closed streams, Ctrl-C."""

import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from briefpress.cli.terminal import use_colour
from tests.desk import Desk, clean_environment

PROGRAM = [sys.executable, "-m", "briefpress"]


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({}, None),
        ({"TERM": "xterm-256color"}, None),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, None),
        ({"TERM": "dumb"}, False),
        ({"CLICOLOR": "0"}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "0"}, None),
        ({"CLICOLOR_FORCE": "1"}, True),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_environment_variables_for_colour(environment: Mapping[str, str], wanted: bool | None) -> None:
    assert use_colour(environment) is wanted


def on_terminal(desk: Desk, **environment: str) -> str:
    """Return the output of `briefpress check` on a terminal."""
    ours, theirs = pty.openpty()
    colours = ("NO_COLOR", "FORCE_COLOR", "TERM", "CLICOLOR", "CLICOLOR_FORCE")
    kept = {name: value for name, value in clean_environment().items() if name not in colours}
    subprocess.run(
        [*PROGRAM, "check"], cwd=desk.root, stdout=theirs, stderr=theirs, env={**kept, **environment}, check=False
    )
    os.close(theirs)
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    return shown


def test_colour_on_a_terminal(desk: Desk) -> None:
    desk.brief("a[^n]\n")
    assert "\x1b[" in on_terminal(desk, TERM="xterm")
    assert "\x1b[" not in on_terminal(desk, TERM="xterm", NO_COLOR="1")
    assert "\x1b[" not in on_terminal(desk, TERM="dumb")


def test_colour_is_used_if_forced(desk: Desk) -> None:
    desk.brief("a[^n]\n")
    environment = clean_environment(FORCE_COLOR="1")
    run = subprocess.run([*PROGRAM, "check"], cwd=desk.root, env=environment, capture_output=True, check=False)
    assert b"\x1b[" in run.stderr


def test_formats_for_programs_are_utf_8_on_any_terminal(desk: Desk) -> None:
    desk.brief("a\n", front="title: A\nключ: b")
    environment = clean_environment(PYTHONUTF8="0", PYTHONIOENCODING="cp1252")
    for format_ in ("json", "sarif", "github"):
        command = [*PROGRAM, "check", "--format", format_]
        run = subprocess.run(command, cwd=desk.root, env=environment, capture_output=True, check=False)
        assert (run.returncode, run.stderr) == (0, b"")
        assert "ключ" in run.stdout.decode("utf-8")


def test_letters_that_the_terminal_lacks_cause_no_traceback(desk: Desk) -> None:
    desk.brief("a\n", front="title: A\nключ: b")
    environment = clean_environment(PYTHONUTF8="0", PYTHONIOENCODING="cp1252")
    for command in (["check"], ["explain"], ["publish", "--to", "docx"]):
        run = subprocess.run([*PROGRAM, *command], cwd=desk.root, env=environment, capture_output=True, check=False)
        assert run.returncode == 0
        assert b"Traceback" not in run.stderr


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
def test_closed_streams_do_no_harm(desk: Desk, closed: str) -> None:
    desk.brief("a\n", front="title: A\nbogus: b")
    run = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m briefpress publish {closed}'],
        cwd=desk.root,
        capture_output=True,
        check=False,
    )
    assert run.returncode == 0
    assert b"Traceback" not in run.stderr
    made = desk.output()
    assert made["brief.pdf"].startswith(b"%PDF-")
    assert made["brief.docx"].startswith(b"PK")


@pytest.mark.parametrize("command", ["explain", "check 2>&1", "check --format json", "schema"])
def test_closed_output_pipes_are_not_errors(desk: Desk, command: str) -> None:
    desk.brief("".join(f"Words[^n{number}].\n\n" for number in range(500)))
    run = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m briefpress {command} | head -1'],
        cwd=desk.root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.stdout
    assert run.stderr == ""


@pytest.mark.parametrize("after", [0.06, 0.15, 0.3, 0.8])
def test_ctrl_c_ends_it_immediately_with_130(desk: Desk, after: float) -> None:
    for number in range(30):
        desk.brief("Words.\n\n" * 200, id_=f"brief-{number}")
    code = "import sys; print(end='.', flush=True); from briefpress.__main__ import run; run()"
    command = [sys.executable, "-c", code, "publish"]
    run = subprocess.Popen(
        command, cwd=desk.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # the background ignores the signal
    )  # fmt: skip
    assert run.stdout
    run.stdout.read(1)
    time.sleep(after)
    os.kill(run.pid, signal.SIGINT)
    _, actual = run.communicate(timeout=20)
    assert run.returncode == 130
    assert b"Traceback" not in actual
    ends = time.monotonic() + 5  # stopped processes take a moment to end
    while children(run.pid) and time.monotonic() < ends:
        time.sleep(0.05)
    assert not children(run.pid)


def test_an_ignored_interrupt_stays_ignored(desk: Desk) -> None:
    desk.brief()
    code = "import signal; signal.signal(2, signal.SIG_IGN); from briefpress.__main__ import run; run()"
    run = subprocess.Popen([sys.executable, "-c", code, "publish"], cwd=desk.root, stdout=subprocess.DEVNULL)
    time.sleep(0.4)
    os.kill(run.pid, signal.SIGINT)
    assert run.wait(timeout=30) == 0


def children(group: int) -> list[str]:
    """Return the remaining processes of a group."""
    stats = [path.read_text().rpartition(")")[2].split() for path in Path("/proc").glob("[0-9]*/stat")]
    return [" ".join(stat) for stat in stats if stat[2] == str(group) and stat[0] != "Z"]


def test_a_user_without_a_home_folder_can_read_the_guide(desk: Desk) -> None:
    desk.brief("[שלום]{lang=he} [你好]{lang=zh-Hant}\n")
    environment = {
        name: value for name, value in clean_environment().items() if name not in ("HOME", "USER", "LOGNAME")
    }
    code = "import os, pwd; pwd.getpwuid = lambda n: {}[n]; from briefpress.__main__ import run; run()"
    command = [sys.executable, "-c", code, "publish"]
    run = subprocess.run(command, cwd=desk.root, env=environment, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")


def test_json_is_valid_without_problems(desk: Desk) -> None:
    desk.brief()
    assert json.loads(desk.check("--format", "json").out) == []
    assert desk.check().out == "no problems\n"


def test_the_advice_is_shown_for_many_errors_that_can_be_lowered(desk: Desk) -> None:
    body = "<form>a</form>\n\n" * 9 + "![x](p.png){alt=x}\n"
    desk.brief(body)
    output = desk.check().lines
    lines = output[output.index("problems:") :]
    assert lines == ["problems:", "  html-unsafe: warning", "  image-missing: warning"]
    desk.brief(body, front="title: A brief\n" + "\n".join(lines))
    assert desk.check().code == 0
    desk.brief(body, front="subtitle: no title")
    assert "problems:" not in desk.check().lines
    desk.brief("<div>a</div>\n")
    assert "problems:" not in desk.check().lines
