"""The metadata of a web page for reference managers, search engines and social networks."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.html.editions import edition_of, read, web_page_of
from tests.readers.page import HtmlPage
from tests.readers.publishing import small_workspace

FRONT = """title: Sharing rivers
subtitle: What works
kind: policy-brief
date: 2024-05-01
date-modified: 2024-06-02
lang: en-GB
series: River Papers
number: 12
issn: 2049-3630
doi: 10.1234/abc
url: https://institute.example/briefs/rivers
license: CC BY 4.0
publisher: Confluence Institute
keywords: [rivers, drought]
description: How basins share water.
funding: {source: Water Fund}
author:
  - name: Ada Novak
    orcid: 0000-0002-1825-0097
    affiliations: [{name: Delta University, ror: https://ror.org/052gg0110}]
  - name: Oleksandr Hrytsenko
translations: [{lang: uk, url: https://institute.example/uk/rivers}]"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> HtmlPage:
    """Return the page of a brief with all metadata."""
    from briefpress.html import Download

    cache: Path = tmp_path_factory.mktemp("cache")
    root = small_workspace(tmp_path_factory.mktemp("machines") / "w", "# One\n\nWords.", FRONT)
    files = (Download("brief.pdf", "PDF", 1000),)
    return HtmlPage(web_page_of(edition_of(read(root, "brief"), cache), cache, root, files, card="brief-card.png"))


def zotero(page: HtmlPage) -> dict[str, Any]:
    """Return the item that Zotero's translator "Embedded Metadata" creates from the page's Highwire tags.

    The last part of an author's name is the family name; an item with a number or an institution is a report; dates
    have slashes; the PDF is attached from `citation_pdf_url`.
    """
    tags = [(str(node.get("name")), str(node.get("content"))) for node in page.find("//meta[@name]")]
    found = {name: value for name, value in reversed(tags) if name.startswith("citation_")}
    authors = [value for name, value in tags if name == "citation_author"]
    report = {"citation_technical_report_number", "citation_technical_report_institution"} & set(found)
    return {
        "itemType": "report" if report else "webpage",
        "title": found.get("citation_title"),
        "creators": [tuple(reversed(name.rsplit(" ", 1))) for name in authors],
        "date": found.get("citation_publication_date", "").replace("/", "-"),
        "reportNumber": found.get("citation_technical_report_number"),
        "institution": found.get("citation_technical_report_institution"),
        "DOI": found.get("citation_doi"),
        "language": found.get("citation_language"),
        "pdf": found.get("citation_pdf_url"),
        "tags": found.get("citation_keywords", "").split("; "),
    }


def test_a_reference_manager_gets_the_whole_reference(page: HtmlPage) -> None:
    assert zotero(page) == {
        "itemType": "report",
        "title": "Sharing rivers: What works",
        "creators": [("Novak", "Ada"), ("Hrytsenko", "Oleksandr")],
        "date": "2024-05-01",
        "reportNumber": "12",
        "institution": "Confluence Institute",
        "DOI": "10.1234/abc",
        "language": "en-GB",
        "pdf": "https://institute.example/briefs/rivers/brief.pdf",
        "tags": ["rivers", "drought"],
    }


def test_each_author_is_followed_by_the_authors_own_data(page: HtmlPage) -> None:
    """Google Scholar and Zotero assign an institution to the author before it."""
    names = [str(node.get("name")) for node in page.find("//meta[starts-with(@name, 'citation_author')]")]
    assert names == [
        "citation_author", "citation_author_institution", "citation_author_orcid", "citation_author",
    ]  # fmt: skip


def test_json_ld(page: HtmlPage) -> None:
    (text,) = page.values("//script[@type='application/ld+json']/text()")
    actual = json.loads(text)
    assert (actual["@context"], actual["@type"]) == ("https://schema.org", "Report")
    assert actual["author"][0] == {
        "@type": "Person",
        "name": "Ada Novak",
        "@id": "https://orcid.org/0000-0002-1825-0097",
        "affiliation": [{"@type": "Organization", "name": "Delta University", "@id": "https://ror.org/052gg0110"}],
    }
    assert actual["funder"] == [{"@type": "Organization", "name": "Water Fund"}]
    assert actual["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert (actual["datePublished"], actual["dateModified"]) == ("2024-05-01", "2024-06-02")
    assert actual["isPartOf"] == {"@type": "CreativeWorkSeries", "name": "River Papers", "issn": "2049-3630"}
    assert actual["identifier"] == [{"@type": "PropertyValue", "propertyID": "DOI", "value": "10.1234/abc"}]


def test_networks_and_other_languages(page: HtmlPage) -> None:
    graph = {str(node.get("property")): node.get("content") for node in page.find("//meta[@property]")}
    assert (graph["og:title"], graph["og:type"]) == ("Sharing rivers", "article")
    assert graph["og:url"] == "https://institute.example/briefs/rivers"
    assert graph["og:image"] == "https://institute.example/briefs/rivers/brief-card.png"
    assert (graph["og:image:width"], graph["og:image:height"]) == ("1200", "630")
    assert graph["og:image:alt"] == "Sharing rivers: What works"
    assert graph["og:locale"] == "en_GB"
    assert (graph["article:published_time"], graph["article:modified_time"]) == ("2024-05-01", "2024-06-02")
    assert page.values("//meta[@name='twitter:card']/@content") == ["summary_large_image"]
    assert page.values("//link[@rel='canonical']/@href") == ["https://institute.example/briefs/rivers"]
    others = {str(node.get("hreflang")): node.get("href") for node in page.find("//link[@rel='alternate']")}
    assert others == {
        "en-GB": "https://institute.example/briefs/rivers",
        "uk": "https://institute.example/uk/rivers",
    }


def test_a_translation_has_no_metadata_that_machines_misread(tmp_path: Path) -> None:
    """The last change of the translation is not before its publication, the licence is not a page in one language, and
    a language without a country is not a locale.
    """
    licence = "https://creativecommons.org/licenses/by/4.0/"
    front = f"title: A\nlang: zh-Hant\ndate: 2026-04-02\ndate-modified: 2026-03-18\nlicense: {licence}deed.zh-hant"
    root = small_workspace(tmp_path / "w", "# 一\n\n河流。", front)
    page = HtmlPage(web_page_of(edition_of(read(root, "brief"), tmp_path), tmp_path, root))
    said = json.loads(page.values("//script[@type='application/ld+json']/text()")[0])
    assert said["license"] == page.values("//meta[@name='dcterms.license']/@content")[0] == licence
    assert "dateModified" not in said
    assert page.values("//meta[@property='og:locale' or @property='article:modified_time']") == []
    assert page.values("//meta[@name='twitter:card']/@content") == ["summary"]
