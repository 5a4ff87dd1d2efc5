"""Bibliographies: BibTeX, BibLaTeX, CSL items in JSON and YAML, and their faults."""

import json

import pytest

from briefpress.model import Work, WorkDate
from tests.desk import Desk

BIB = r"""@string{oup = "Oxford University Press"}
% a comment
@book{smith, author = {Smith, John and van der Berg, Jan and {World Bank}}, title = {The {EU} \emph{and} us},
  publisher = oup, address = {Oxford}, year = 2020}
@article{kovac, author = {Kov{\'a}{\v c}, Ana and others}, title = {Gas \& oil}, journaltitle = {Affairs},
  volume = 12, number = 3, pages = {1--20}, date = {2021-05-03}, doi = {10.1234/a_b}}
@misc{page, title = {A page}, howpublished = {\url{https://a.org/x_y}}, year = 2019, month = feb}
"""


def works(desk: Desk, name: str, text: str) -> dict[str, Work]:
    desk.write(f"source/brief/{name}", text)
    reading = desk.read(front=f"title: A\nbibliography: {name}\nnocite: '@*'")
    assert reading.codes == []
    return dict(reading.sure.works)


def test_concatenated_texts_are_joined(desk: Desk) -> None:
    text = """@string{a = "Rivers"}
@book{x, title = a # " and " # {lakes}, publisher = {B &amp; C}, note = "a # b", series = "D" # a # "E",
  author = {Li, A}, year = 2020}
"""
    found = works(desk, "refs.bib", text)["x"].texts
    assert (found["title"], found["publisher"], found["note"]) == ("Rivers and lakes", "B & C", "a # b")
    assert found["collection-title"] == "DRiversE"


def test_bibtex(desk: Desk) -> None:
    book = works(desk, "refs.bib", BIB)["smith"]
    assert book.type == "book"
    assert book.names["author"] == (
        {"family": "Smith", "given": "John"},
        {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
        {"literal": "World Bank"},
    )
    assert book.texts == {
        "title": "The EU and us",
        "publisher": "Oxford University Press",
        "publisher-place": "Oxford",
    }
    assert book.dates == {"issued": WorkDate(((2020,),))}
    assert (book.place.file, book.place.line) == ("source/brief/refs.bib", 3)


def test_biblatex(desk: Desk) -> None:
    found = works(desk, "refs.bib", BIB)
    article, page = found["kovac"], found["page"]
    assert article.texts["container-title"] == "Affairs"
    assert (article.texts["title"], article.texts["page"], article.texts["DOI"]) == ("Gas & oil", "1-20", "10.1234/a_b")
    assert article.names["author"] == ({"family": "Kováč", "given": "Ana"}, {"literal": "et al."})
    assert article.dates["issued"] == WorkDate(((2021, 5, 3),))
    assert (page.type, page.texts["URL"], page.dates["issued"]) == (
        "webpage",
        "https://a.org/x_y",
        WorkDate(((2019, 2),)),
    )


ITEM = {
    "id": "a",
    "type": "book",
    "title": "A “b”",
    "author": [{"family": "Li", "given": "Wei"}],
    "issued": {"date-parts": [[2020, 5]]},
}


@pytest.mark.parametrize("indent", [None, 2, "\t"])
def test_csl_json(desk: Desk, indent: int | None) -> None:
    (work,) = works(desk, "refs.json", json.dumps([ITEM], indent=indent)).values()
    expected = Work(
        "a",
        "book",
        {"author": ({"family": "Li", "given": "Wei"},)},
        {"issued": WorkDate(((2020, 5),))},
        {"title": "A “b”"},
    )
    assert work == expected


@pytest.mark.parametrize("issued", ["2020-05", "{year: 2020, month: 5}", "[{year: 2020, month: 5}]", "{raw: 2020-05}"])
def test_csl_yaml_and_its_dates(desk: Desk, issued: str) -> None:
    text = f"references:\n- id: a\n  type: book\n  title: A\n  issued: {issued}\n"
    assert works(desk, "refs.yaml", text)["a"].dates == {"issued": WorkDate(((2020, 5),))}


def test_several_bibliographies_and_works_in_the_front_matter(desk: Desk) -> None:
    desk.write("source/brief/a.bib", "@book{a, title={A}, year=2020}")
    desk.write("source/shared.bib", "@book{b, title={B}, year=2020}\n\n@book{a, title={C}, year=2020}")
    front = "title: A\nbibliography: [a.bib, ../shared.bib]\nreferences: [{id: c, title: C, issued: 2020}]"
    reading = desk.read("[@a; @b; @c]\n", front=front)
    assert list(reading.sure.works) == ["a", "b", "c"]
    assert reading.sure.works["a"].texts["title"] == "A"
    assert reading.spots == [("reference-duplicate", 3, 1)]


@pytest.mark.parametrize(
    ("name", "text", "spots"),
    [
        ("x.bib", "@book{a, title={A}, year=1}\n\n@book{b, title={B\n@comment{c}\n", [("bibliography-invalid", 3)]),
        ("x.bib", "@book{a, title={A}, title={B}, year=1}\n", [("bibliography-invalid", 1)]),
        ("x.bib", "@book{a, title={A}, year=1}\n@book{a, title={B}, year=1}\n", [("reference-duplicate", 2)]),
        ("x.bib", "@book{a, year=1}\n@book{b, title={B}}\n", [("reference-incomplete", n) for n in (1, 2)]),
        ("x.json", '[{"id": "a", "title": "A", "issued": "2020"},\n {"title": "B"}]', [("bibliography-invalid", 2)]),
        ("x.json", '[{"id": "a"', [("yaml-invalid", 1)]),
        ("x.yaml", "- words\n", [("bibliography-invalid", 1), ("bibliography-invalid", 1)]),
    ],
)  # fmt: skip
def test_faults_have_their_line(desk: Desk, name: str, text: str, spots: list[tuple[str, int]]) -> None:
    desk.write(f"source/brief/{name}", text)
    reading = desk.read(front=f"title: A\nbibliography: {name}\nnocite: '@*'")
    assert {(code, line) for code, line, _ in reading.spots} == set(spots)
    assert all(problem.place and problem.place.file.endswith(name) for problem in reading.problems)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("nothing.bib", "bibliography-missing"),
        ("refs.docx", "bibliography-invalid"),
        ("../../../etc/passwd.bib", "path-outside"),
        ("https://a.org/refs.bib", "bibliography-missing"),
    ],
)
def test_a_bibliography_that_cannot_be_read(desk: Desk, written: str, code: str) -> None:
    assert desk.read(front=f"title: A\nbibliography: {written}").codes == [code]


def test_a_missing_citation_style_is_reported(desk: Desk) -> None:
    assert desk.read(front="title: A\ncsl: nothing.csl").codes == ["csl-invalid"]


def test_style_macros_that_expand_endlessly_are_refused(desk: Desk) -> None:
    macros = "".join(f'<macro name="m{n + 1}"><text macro="m{n}"/><text macro="m{n}"/></macro>' for n in range(30))
    style = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>A</title><id>a</id>'
        f'</info><macro name="m0"><text value="x"/></macro>{macros}'
        '<citation><layout><text macro="m30"/></layout></citation></style>'
    )
    desk.write("source/brief/a.csl", style)
    desk.write("source/brief/works.bib", "@book{a, title={A}, author={B, C}, publisher={P}, year=2020}")
    desk.brief("[@a]\n", front="title: A\nbibliography: works.bib\ncsl: a.csl")
    outcome = desk.run("publish", "--to", "pdf")
    assert "error[csl-invalid]" in outcome.err


@pytest.mark.parametrize(
    "written", ["https://doi.org/10.1000/x_1", "http://dx.doi.org/10.1000/x_1", "doi:10.1000/x_1", "10.1000/x_1"]
)
def test_the_address_of_a_doi_is_not_repeated(desk: Desk, written: str) -> None:
    desk.write("source/brief/works.bib", f"@article{{a, title={{A}}, author={{B, C}}, year=2020, doi={{{written}}}}}")
    desk.write("source/brief/more.json", f'[{{"id": "b", "title": "B", "issued": 2020, "DOI": "{written}"}}]')
    brief = desk.read("[@a; @b]\n", front="title: A\nbibliography: [works.bib, more.json]").sure
    assert {work.texts["DOI"] for work in brief.works.values()} == {"10.1000/x_1"}


@pytest.mark.parametrize("written", ["10.1000.10/x", "10/gf8v4t", "https://www.doi.org/10.1000/x"])
def test_unusual_dois_are_accepted(desk: Desk, written: str) -> None:
    desk.write("source/brief/a.bib", f"@book{{a, title={{A}}, author={{B, C}}, year=2020, doi={{{written}}}}}")
    assert desk.read("As shown [@a].\n", front="title: A\nbibliography: a.bib").codes == []


def test_invalid_dois_are_reported_and_not_linked(desk: Desk) -> None:
    desk.write(
        "source/brief/a.bib",
        "@book{a, title={A}, author={B, C}, year=2020, doi={10.xxxx/abc}}\n"
        "@book{b, title={B}, author={D, E}, year=2020, doi={10.1000/abc}}\n",
    )
    desk.brief("As shown [@a; @b].\n", front="title: A\nbibliography: a.bib")
    assert 'a.bib:1:1: warning[reference-incomplete]: "10.xxxx/abc" is not a DOI' in desk.run("check").err
    assert desk.run("publish", "--to", "html").code == 0
    html = (desk.root / "output/brief.html").read_text(encoding="utf-8")
    assert "10.xxxx/abc" in html
    assert 'href="https://doi.org/10.1000/abc"' in html
    assert 'href="https://doi.org/10.xxxx' not in html


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        ("publisher = oup", ""),
        ("publisher = OUP # { and } # oup", ""),
        ("publisher = {cup}, month = feb, volume = 12", ""),
        ("month = february", ""),
        ("publisher = cup", "cup"),
        ('publisher = oup # " and " # cup', "cup"),
        ("month = foo", "foo"),
    ],
)
def test_names_of_texts_that_are_not_defined(desk: Desk, entry: str, name: str) -> None:
    text = f'@string{{oup = "Oxford"}}\n@book{{a, title = {{A}}, year = 2020,\n  {entry}}}\n'
    desk.write("source/brief/a.bib", text)
    reading = desk.read("As shown [@a].\n", front="title: A\nbibliography: a.bib")
    assert [(spot[0], spot[1]) for spot in reading.spots] == ([("reference-incomplete", 3)] if name else [])
    assert not name or f"{{{name}}}" in reading.problems[0].hint


def test_raised_and_lowered_characters_of_latex_stay(desk: Desk) -> None:
    title = r"{H$_2$O, m$^{2}$, CO\textsubscript{2}, 1\textsuperscript{st} and \emph{so on}}"
    desk.write("source/brief/works.bib", f"@book{{a, title={title}, author={{B, C}}, publisher={{P}}, year=2020}}")
    brief = desk.read("[@a]\n", front="title: A\nbibliography: works.bib").sure
    words = "H<sub>2</sub>O, m<sup>2</sup>, CO<sub>2</sub>, 1<sup>st</sup> and so on"
    assert brief.works["a"].texts["title"] == words


@pytest.mark.parametrize(
    ("author", "read_as"),
    [
        ("Ministry of Ports", "Ministry of Ports"),
        ("European Commission and Novak, Ada", "European Commission"),
        ("Novak, Ada and World Bank", "World Bank"),
        ("{European Commission}", ""),
        ("{{World Bank}} and Novak, Ada", ""),
        ("Bank, Daniel and Union, Eva", ""),
    ],
)
def test_an_organisation_that_is_read_as_a_person(desk: Desk, author: str, read_as: str) -> None:
    desk.write("source/brief/a.bib", f"@book{{a, author = {{{author}}}, title = {{T}}, year = 2020}}\n")
    reading = desk.read("As shown [@a].\n", front="title: A\nbibliography: a.bib")
    assert reading.codes == (["reference-incomplete"] if read_as else [])
    assert not read_as or f"{{{{{read_as}}}}}" in reading.problems[0].hint


def test_entries_inherit_from_others(desk: Desk) -> None:
    text = """@inproceedings{talk, author = {Lee, Kim}, title = {A talk}, crossref = {book}, pages = {1--2}}
@proceedings{book, title = {All talks}, editor = {Li, A}, year = 2017, publisher = {ACM}, url = {https://a.org/b}}
@thesis{thesis, author = {Roe, A}, title = {T}, type = {phdthesis}, xdata = {place}, date = {2019}}
@xdata{place, institution = {A university}, location = {Kyiv}}
"""
    found = works(desk, "refs.bib", text)
    assert [*found] == ["talk", "book", "thesis"]
    assert found["talk"].texts == {
        "title": "A talk",
        "container-title": "All talks",
        "publisher": "ACM",
        "page": "1-2",
    }
    assert found["talk"].dates["issued"] == WorkDate(((2017,),))
    assert found["talk"].names["editor"] == ({"family": "Li", "given": "A"},)
    thesis = found["thesis"].texts
    assert (thesis["genre"], thesis["publisher"], thesis["publisher-place"]) == ("PhD thesis", "A university", "Kyiv")


def test_missing_parents_and_impossible_days_are_reported(desk: Desk) -> None:
    text = """@incollection{a, author = {Lee, K}, title = {A}, year = 2017,
  crossref = {bock}}
@book{book, title = {B}, author = {Li, A}, date = {2024-02-30}}
"""
    desk.write("source/brief/refs.bib", text)
    reading = desk.read(front="title: A\nbibliography: refs.bib\nnocite: '@*'")
    assert [(problem.code, problem.place.line, problem.hint) for problem in reading.problems if problem.place] == [
        ("reference-incomplete", 2, 'did you mean "book"?'),
        ("reference-incomplete", 3, "check the month and the day"),
    ]


def test_the_citation_key_identifies_works_whose_id_is_an_address(desk: Desk) -> None:
    """CSL 1.0.2 has the variable `citation-key`; Zotero's API lists works under `items`."""
    desk.brief("[@ada; @bob].\n", front="title: A\nbibliography: refs.json")
    work = '{{"id": "{}", "citation-key": "{}", "type": "book", "title": "Lakes", "issued": {{"raw": "2021"}}}}'
    works = (work.format("http://zotero.org/groups/1/items/X", "ada"), work.format("bob", "other"))
    desk.write("source/brief/refs.json", f'{{"items": [{", ".join(works)}]}}')
    assert [*desk.again().sure.works] == ["ada", "bob"]
