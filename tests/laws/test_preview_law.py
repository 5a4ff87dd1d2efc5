"""A law of previews: after any edits in one process, the page and the problems are the same as in a new process."""

import gc
from functools import _lru_cache_wrapper

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefpress.problems import Report, in_order
from briefpress.publish import Format, Request, publish
from briefpress.workspace import Workspace
from tests.desk import Desk
from tests.fuzz.presses import KeepingPress

FRONT = """title: Rivers
lang: en
references:
  - {id: ana, type: book, title: Floods, author: [{family: Lima, given: Ana}], issued: 2020}
  - {id: bo, type: book, title: Droughts, author: [{family: Lima, given: Bo}], issued: 2020}
"""
PIECES = (
    'Rivers cross borders -- and "states" don\'t agree.',
    "The EU and the UNECE met [TBC] on https://example.org/a--b.",
    "*[EU]: European Union",
    "A finding [@ana, p. 3] and another [@bo; @ana].",
    "@bo says so.",
    "A note.[^n]",
    "[^n]: See @ana.",
    "## Floods {#sec-floods}",
    "See @sec-floods and @tbl-flow.",
    "| Year | Flow |\n| --- | ---: |\n| 2020 | 12345.5 |\n| 2021 | **9** |\n\n: The flow {#tbl-flow}",
    "::: {.chart type=bar}\n| Year | Flow |\n| --- | --- |\n| 2020 | 12345.5 |\n| 2021 | -9 |\n:::",
    "Left *over** marks and a zero\u200bwidth space.",
    "- one\n- two\n\n  $x^2$",
    "The European Union (EU) met. The OECD and the EU agreed, as Smith wrote[1] and others.[2]",
    "(@first) An example with *marks*.",
    "See (@first) and @nobody.",
    "i. one\nii. two\n\na) three\nb) four",
    "::: box\nInside.\n\n::: box\nA box in a box [@ana].\n:::\n:::",
    "::: {.chart type=line title='The same'}\n| Year | Flow |\n| --- | --- |\n| 2020 | -0.4 |\n| 2021 | 0.4 |\n:::",
    "[مياه]{lang=ar} and **[eau]{lang=fr}**[^n]",
)
texts = st.lists(st.sampled_from(PIECES), max_size=8).map("\n\n".join)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(versions=st.lists(texts, min_size=2, max_size=5))
def test_a_page_does_not_depend_on_the_versions_before_it(module_desk: Desk, versions: list[str]) -> None:
    workspace = Workspace(module_desk.root.resolve())
    shown = [_published(module_desk, workspace, text) for text in versions]
    for text, long in zip(versions, shown, strict=True):
        _forget()
        assert long == _published(module_desk, Workspace(module_desk.root.resolve()), text)


def _published(desk: Desk, workspace: Workspace, text: str) -> tuple[str, list[str]]:
    """Return the page, or `""` if there is none, and the problems."""
    desk.brief(text, front=FRONT)
    request = Request(workspace, ("brief",), frozenset({Format.HTML}), force=True)
    (outcome,) = publish(request, KeepingPress(real=False), Report(), lambda _: None)
    page = "".join(item.file.read_text(encoding="utf-8") for item in outcome.files)
    return page, [
        f"{problem.place}: {problem.code}: {problem.text} {problem.hint}" for problem in in_order(outcome.problems)
    ]


def _forget() -> None:
    """Empty all caches of the program in this process."""
    kept = [one for one in gc.get_objects() if isinstance(one, _lru_cache_wrapper)]
    ours = [one for one in kept if one.__module__.startswith("briefpress")]
    assert ours
    for item in ours:
        item.cache_clear()
