"""Each construct in each place is published without leftover markup, or reported with its line; nothing fails.

These tests search for markup with their own patterns, not with those of the program.
"""

import re

import pytest

from briefpress.problems import Problem
from tests.desk import Desk
from tests.fuzz.test_fuzz import published
from tests.places.constructs import BESIDE, BIBLIOGRAPHY, CONSTRUCTS, PICTURE, Construct
from tests.places.places import ALL, Owners, files, word
from tests.readers.page import HtmlPage, text_of
from tests.readers.word import WordFile, values

RAW = re.compile(
    r"\*\*|__|~~|\*\w|(?<=\w)~\d~|\^\d\^|`|\]\(|\]\[|\[\^|\^\[|\[-?@|@fig|@smith|!\[|\[!|:::|!!!|\|--|\+--|\$\w|\$\$"
    r"|</?[a-z]+|&\w+;|\{\{|\{[.+~=-]|\}\}|\\|^##+ "
)


def test_there_are_many_of_both() -> None:
    assert len(CONSTRUCTS) >= 40
    assert len(ALL) >= 40


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_it_is_published_or_reported_in_each_place(module_desk: Desk, name: str) -> None:
    construct = CONSTRUCTS[name]
    module_desk.write("source/brief/refs.bib", BIBLIOGRAPHY)
    module_desk.write("source/brief/r.svg", PICTURE)
    left = {place: [line.format(w=word(place)) for line in construct.lines] for place in ALL}
    named: set[str] = set()
    while True:
        texts, owners = files(left, BESIDE)
        for file, text in texts.items():
            module_desk.write(file, text)
        made, report, html = published(module_desk)
        new = _places(report.problems, owners) - named
        named |= new
        if made:
            break
        assert new & set(left), [str(problem) for problem in report.problems if problem.level == "error"]
        left = {place: lines for place, lines in left.items() if place not in new}
    (data,) = made.values()
    silent = {place for place in left if place not in named}
    assert [*_faults(construct, silent, HtmlPage(html), WordFile(data))] == []


def _places(problems: list[Problem], owners: Owners) -> set[str]:
    return {
        owners[problem.place.file, problem.place.line]
        for problem in problems
        if problem.place and problem.level != "remark" and (problem.place.file, problem.place.line) in owners
    }


def _faults(construct: Construct, silent: set[str], page: HtmlPage, file: WordFile) -> list[str]:
    """Return the unreported faults: lost words and leftover markup."""
    unseen = [*page.values("//@alt"), *page.values("//meta/@content"), *page.values("//title/text()")]
    shown = {"page": text_of(page.root).split("\n"), "Word": [*file.full_text.split("\n"), *_running(file)]}
    faults = []
    for place in sorted(silent):
        for form, lines in shown.items() if ALL[place].seen else (("page", unseen),):
            own = [line for line in lines if word(place) in line.casefold()]
            if not own:
                faults.append(f"{place}: lost in {form}")
            faults += [f"{place}: {form} has {line!r}" for line in own if RAW.search(line) and not construct.shown]
    return faults


def _running(file: WordFile) -> list[str]:
    """Return the paragraphs of headers and footers."""
    parts = [file.root(name) for name in file.stories if "header" in name or "footer" in name]
    return [text for part in parts for text in values(part, ".//w:t/text()")]
