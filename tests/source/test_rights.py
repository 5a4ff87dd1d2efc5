"""Version, DOI, address, licence and copyright in the front matter."""

import pytest

from briefpress.model import Copyright, License
from tests.desk import Desk

COMMONS = "https://creativecommons.org"


@pytest.mark.parametrize(
    ("written", "name", "url"),
    [
        ("CC BY", "CC BY 4.0", f"{COMMONS}/licenses/by/4.0/"),
        ("CC BY-NC-SA 3.0", "CC BY-NC-SA 3.0", f"{COMMONS}/licenses/by-nc-sa/3.0/"),
        ("cc-by-nd-4.0", "CC BY-ND 4.0", f"{COMMONS}/licenses/by-nd/4.0/"),
        ("CC BY-NC-SA 3.0 IGO", "CC BY-NC-SA 3.0 IGO", f"{COMMONS}/licenses/by-nc-sa/3.0/igo/"),
        ("{text: House licence, link: https://a.org/l}", "House licence", "https://a.org/l"),
        ("{content: CC-BY-4.0}", "CC BY 4.0", f"{COMMONS}/licenses/by/4.0/"),
        ("CC BY 4", "CC BY 4.0", f"{COMMONS}/licenses/by/4.0/"),
        ("CC BY–SA 4,0 International", "CC BY-SA 4.0", f"{COMMONS}/licenses/by-sa/4.0/"),
        ("CC BY-NC-ND 3.0 de", "CC BY-NC-ND 3.0 DE", f"{COMMONS}/licenses/by-nc-nd/3.0/de/"),
        ("CC Attribution, see below", "CC Attribution, see below", ""),
        ("CC BY 4.0 (text only)", "CC BY 4.0 (text only)", ""),
        ("CC0", "CC0 1.0", f"{COMMONS}/publicdomain/zero/1.0/"),
        ("MIT", "MIT License", "https://opensource.org/license/mit"),
        (
            "odbl-1.0",
            "Open Data Commons Open Database License v1.0",
            "https://opendatacommons.org/licenses/odbl/1-0/",
        ),
        ("etalab-2.0", "Etalab Open License 2.0", "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"),
        (
            "{content: OGL-UK-3.0}",
            "Open Government Licence v3.0",
            "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        ),
        ("All rights reserved", "All rights reserved", ""),
        ("{text: Open Government Licence, url: https://a.org/ogl}", "Open Government Licence", "https://a.org/ogl"),
    ],
)
def test_a_licence(desk: Desk, written: str, name: str, url: str) -> None:
    reading = desk.read(front=f"title: A\nlicense: {written}")
    assert reading.problems == ()
    assert reading.sure.meta.license == License(name, url)


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("CC-BY-5", "write `CC BY 4.0`"),
        ("CC BY 4.0 IGO", "write `CC BY 3.0 IGO`"),
        ("CC BY-SA-NC 4.0", "write `CC BY-NC-SA 4.0`"),
        ("CC0 4.0", "write `CC0 1.0`"),
        ("CCO", "write `CC0 1.0`"),
        ("CC BI 4.0", 'did you mean "CC BY 4.0"?'),
        ("CC BY-NC-DN 4.0", 'did you mean "CC BY-NC-ND 4.0"?'),
    ],
)
def test_a_licence_that_does_not_exist(desk: Desk, written: str, hint: str) -> None:
    reading = desk.read(front=f"title: A\nlicense: {written}")
    assert reading.spots == [("value-invalid", 3, 10)]
    assert reading.problems[0].hint == hint


@pytest.mark.parametrize("written", ["10.1234/a.b-c", "doi:10.1234/a.b-c", "https://doi.org/10.1234/a.b-c"])
def test_a_doi_is_kept_as_its_bare_name(desk: Desk, written: str) -> None:
    assert desk.read(front=f"title: A\ndoi: {written}").sure.meta.doi == "10.1234/a.b-c"


@pytest.mark.parametrize(
    "field", ["doi: 10.12", "doi: https://a.org", "url: a.org", "url: ftp://a.org", "url: http://"]
)
def test_links_without_a_target_are_reported_at_their_place(desk: Desk, field: str) -> None:
    reading = desk.read(front=f"title: A\n{field}")
    assert reading.spots == [("value-invalid", 3, 6)]


@pytest.mark.parametrize(
    ("written", "holder", "year"),
    [
        ("© 2026 Confluence Institute", "Confluence Institute", "2026"),
        ("Copyright (c) 2024-2026, Confluence Institute", "Confluence Institute", "2024-2026"),
        ("© Confluence Institute, 2026", "Confluence Institute", "2026"),
        ("Confluence Institute", "Confluence Institute", ""),
        ("2030 Water Group", "2030 Water Group", ""),
    ],
)
def test_a_copyright_in_one_line(desk: Desk, written: str, holder: str, year: str) -> None:
    assert desk.read(front=f"title: A\ncopyright: {written}").sure.meta.copyright == Copyright(holder, year)


def test_an_empty_copyright_is_reported(desk: Desk) -> None:
    assert desk.read(front="title: A\ncopyright: {}").spots == [("key-missing", 3, 12)]


def test_copyright_and_version(desk: Desk) -> None:
    assert desk.read(front="title: A\ncopyright: The Institute").sure.meta.copyright == Copyright("The Institute")
    meta = desk.read(front="title: A\nversion: 1.10\ncopyright: {holder: We, year: 2020-2024}").sure.meta
    assert (meta.copyright, meta.version) == (Copyright("We", "2020-2024"), "1.10")
    meta = desk.read(front="title: A\ncopyright: {holder: We, year: [2020, 2024]}").sure.meta
    assert meta.copyright == Copyright("We", "2020, 2024")
