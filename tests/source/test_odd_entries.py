"""Bibliographies as reference managers and publishers export them."""

from __future__ import annotations

import pytest

from briefpress.model import Work
from tests.desk import Desk


def work(desk: Desk, text: str, name: str = "refs.bib") -> Work:
    desk.write(f"source/brief/{name}", text)
    (found,) = desk.read("Words [@a].\n", front=f"title: A\nbibliography: {name}").sure.works.values()
    return found


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("CO$_2$ and $x^2$", "CO<sub>2</sub> and x<sup>2</sup>"),
        ("PM$_{2.5}$ at 10 $\\mu g$", "PM<sub>2.5</sub> at 10 μ g"),
        ("$\\mathrm{CO_2}$ in $R^{2} = 0.9$", "CO<sub>2</sub> in R<sup>2</sup> = 0.9"),
        ("From \\$5 to \\$6_x", "From $5 to $6_x"),
    ],
)
def test_formulas_in_titles(desk: Desk, title: str, shown: str) -> None:
    assert work(desk, f"@book{{a, title={{{title}}}, author={{B, C}}, year=2020}}").texts["title"] == shown


@pytest.mark.parametrize(("written", "shown"), [("2019~", "c. 2019"), ("2019%", "c. 2019"), ("2019?", "2019?")])
def test_approximate_dates(desk: Desk, written: str, shown: str) -> None:
    date = work(desk, f"@book{{a, title={{T}}, author={{B, C}}, date={{{written}}}}}").dates["issued"]
    assert date.literal == shown


@pytest.mark.parametrize("written", ["Doe, Jane (ed.)", "Doe, Jane (Ed.)", "Doe, Jane (Hrsg.)"])
def test_an_author_who_is_an_editor(desk: Desk, written: str) -> None:
    names = work(desk, f"@book{{a, title={{T}}, author={{{written}}}, year=2020}}").names
    assert names == {"editor": ({"family": "Doe", "given": "Jane"},)}


def test_entities_in_csl(desk: Desk) -> None:
    text = '[{"id": "a", "type": "book", "title": "Gas &amp; oil", "URL": "https://a.org/?x=1&amp=2", "issued": 2020}]'
    texts = work(desk, text, "refs.json").texts
    assert (texts["title"], texts["URL"]) == ("Gas & oil", "https://a.org/?x=1&amp=2")
