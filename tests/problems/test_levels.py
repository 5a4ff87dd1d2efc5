"""Levels set on the command line, in a brief or in a brand."""

import pytest

from tests.desk import Desk

LINK = "[Read it]()\n"


def level(desk: Desk, *arguments: str, code: str = "link-empty") -> str:
    """Return the level at which the code is shown, or `""` if it is not shown."""
    output = desk.check(*arguments).err
    return next((word for word in ("error", "warning", "remark") if f" {word}[{code}]" in output), "")


@pytest.mark.parametrize(
    ("asked", "shown"), [("error", "error"), ("remark", "remark"), ("info", "remark"), ("off", ""), ("Off", "")]
)
def test_a_brief_sets_a_level(desk: Desk, asked: str, shown: str) -> None:
    desk.brief(LINK, front=f"title: A\nproblems:\n  link-empty: {asked}")
    assert level(desk) == shown
    assert desk.check().code == int(shown == "error")


def test_levels_have_an_order_of_precedence(desk: Desk) -> None:
    desk.write("styles/far/brand.yml", "defaults: {briefpress: {extends: plain, problems: {link-empty: off}}}\n")
    desk.write("styles/near/brand.yml", "defaults: {briefpress: {extends: far, problems: {link-empty: error}}}\n")
    seen = []
    for front in ("brand: far", "brand: near", "brand: near\nproblems: {link-empty: remark}"):
        desk.brief(LINK, front=f"title: A\n{front}")
        seen.append(level(desk))
    assert seen == ["", "error", "remark"]
    assert level(desk, "--level", "link-empty=warning") == "warning"
    assert level(desk, "--level", "link-empty=warning", "--level", "link-empty=error") == "error"


def test_settings_of_one_brief_do_not_affect_another(desk: Desk) -> None:
    desk.brief(LINK, front="title: A\nproblems: {link-empty: off}", id_="one")
    desk.brief(LINK, front="title: B", id_="two")
    assert desk.check().lines[0].startswith("source/two/brief.md:4:1: warning[link-empty]")
    assert desk.check().lines[-1] == "1 warning"


def test_in_a_shared_file_the_more_severe_level_applies(desk: Desk) -> None:
    desk.organisations('iwp: {name: I, channels: {web: "[w]()"}}\n')
    desk.brief(front="title: A\ncontacts: iwp\nproblems: {link-empty: error}", id_="one")
    desk.brief(front="title: B\ncontacts: iwp\nproblems: {link-empty: off}", id_="two")
    assert desk.check().lines[-1] == "1 error"


@pytest.mark.parametrize("code", ["path-outside", "yaml-invalid", "note-duplicate", "person-unknown"])
@pytest.mark.parametrize("asked", ["warning", "remark", "off"])
def test_some_errors_stay_errors(desk: Desk, code: str, asked: str) -> None:
    desk.brief("a[^b]\n\n[^b]: c\n\n[^b]: d\n", front=f"title: A\nproblems: {{{code}: {asked}}}")
    outcome = desk.check()
    assert f'brief.md:3:{14 + len(code)}: warning[level-fixed]: the level of "{code}" cannot be lowered' in outcome.err
    assert "error[note-duplicate]" in outcome.err
    assert desk.check("--level", f"{code}={asked}").code == 2
    assert desk.check("--level", f"{code}=error").code == 1


def test_other_errors_can_be_lowered_and_the_brief_is_published(desk: Desk) -> None:
    desk.brief(front="title: A\ndate: 28/2/2023\nproblems: {date-invalid: warning}")
    outcome = desk.publish("--to", "docx")
    assert (outcome.code, outcome.lines[-1]) == (0, "1 warning")
    assert "brief.docx" in desk.output()


def test_a_level_raised_by_a_brief_prevents_publication(desk: Desk) -> None:
    desk.brief(LINK, front="title: A\nproblems: {link-empty: error}")
    assert desk.publish("--to", "docx").code == 1
    assert list(desk.output()) == ["earlier.pdf"]


@pytest.mark.parametrize(
    ("written", "message"),
    [("link-emty: off", 'did you mean "link-empty"?'), ("link-empty: of", 'did you mean "off"?'), ("x: off", "--list")],
)
def test_unknown_codes_and_levels(desk: Desk, written: str, message: str) -> None:
    desk.brief(front=f"title: A\nproblems: {{{written}}}")
    assert "warning[level-invalid]" in desk.check().err
    assert message in desk.check().err
    desk.brief()
    outcome = desk.check("--level", written.replace(": ", "="))
    assert (outcome.code, message in outcome.err) == (2, True)
    desk.write("styles/mine/brand.yml", f"defaults: {{briefpress: {{extends: plain, problems: {{{written}}}}}}}\n")
    desk.brief(front="title: A\nbrand: mine")
    assert "styles/mine/brand.yml:1:52: warning[level-invalid]" in desk.check().err


@pytest.mark.parametrize("written", ["off", "[a, b]"])
def test_levels_are_fields(desk: Desk, written: str) -> None:
    desk.brief(front=f"title: A\nproblems: {written}")
    assert desk.found() == [("value-invalid", 3, 11)]
