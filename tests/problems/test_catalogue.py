"""The catalogue: every code has an explanation with an example that raises it."""

import pytest
from PIL import Image

from briefpress.problems import Code, Level
from briefpress.problems.catalogue import Explanation, catalogue
from tests.desk import Desk

# Codes that no file of a workspace raises by itself: commands, bytes, obstructing folders, the machine or the web cause
# them.
NOT_BY_A_FILE = {
    Code.BRIEF_MISSING,
    Code.ENCODING,
    Code.FILE_MISSING,
    Code.LAYOUT_FAILED,
    Code.LINK_DEAD,
    Code.NESTING,
    Code.OUTPUT_EDITED,
    Code.OUTPUT_UNWRITABLE,
    Code.PRINT_PROFILE,
    Code.RENDERING,
    Code.SITE_LEFT_OUT,
    Code.TOO_LONG,
    Code.WORDS_LOST,
}
BRIEF = "source/sharing-rivers/brief.md"


def test_there_are_many_codes_and_each_is_explained() -> None:
    assert len(Code) >= 60
    assert list(catalogue()) == list(Code) == sorted(Code)
    for code, found in catalogue().items():
        assert all((found.summary, found.why, found.do)), code
        assert "\n" not in found.summary
        assert found.summary.endswith("."), code


def test_only_codes_that_no_file_raises_are_shown_as_commands() -> None:
    assert {code for code, found in catalogue().items() if found.file == "command line"} == NOT_BY_A_FILE


@pytest.mark.parametrize("code", sorted(set(Code) - NOT_BY_A_FILE))
def test_the_example_raises_its_code(desk: Desk, code: Code) -> None:
    write_example(desk, catalogue()[code])
    outcome = desk.check("--level", f"{code}=error")
    assert outcome.code == 1
    assert f"error[{code}]: " in outcome.err


def test_checks_that_are_off_by_default_can_be_turned_on(desk: Desk) -> None:
    write_example(desk, catalogue()[Code.CREDIT_MISSING])
    assert Code.CREDIT_MISSING.level is Level.OFF
    assert "credit-missing" not in desk.check().err


def write_example(desk: Desk, example: Explanation) -> None:
    """Write the files that the example needs: a brief, in the brand `mine` if it exists, and a picture."""
    desk.write("source/sharing-rivers/images/photo.png", b"")
    Image.new("RGB", (400, 300), "navy").save(desk.root / "source/sharing-rivers/images/photo.png")
    files = {example.file: example.example, **example.files}
    front = "title: Sharing rivers\nbrand: mine" if any("mine" in file for file in files) else "title: Sharing rivers"
    desk.brief(front=front, id_="sharing-rivers")
    for file, text in files.items():
        if file == "brief.md":
            whole = text.startswith("---") or not text
            desk.write(BRIEF, text if whole else f"---\n{front}\n---\n\n{text}")
        else:
            desk.write(file, text)
