"""Prepare the input of writers, for tests of a single writer. In: a brief. Out: its edition, and files of it."""

import datetime
from functools import cache
from pathlib import Path

from briefpress.brand import Brand, read_brand
from briefpress.brand.computed_style import Look, read_look
from briefpress.brand.monogram import Monogram
from briefpress.docx import Drawing, WordInputs, write_docx
from briefpress.edition import Edition, initials, prepare
from briefpress.html import Download, Surroundings, write_html, write_page
from briefpress.model import Brief
from briefpress.problems import Level, Report
from briefpress.source import read_brief
from briefpress.words import Words, read_words
from briefpress.workspace import Workspace
from tests.readers.publishing import ROOT

WHEN = datetime.datetime(2024, 2, 29)


@cache
def brand_named(cache_folder: Path, name: str) -> Brand:
    """Return a brand of the repository."""
    report = Report()
    brand = read_brand(ROOT / "styles", name, cache_folder, report)
    assert brand, report.problems
    return brand


def plain_brand(cache_folder: Path) -> Brand:
    """Return the plain brand of the repository."""
    return brand_named(cache_folder, "plain")


@cache
def plain_look(cache_folder: Path, page_class: str) -> Look:
    """Return the look of the plain brand."""
    return read_look(plain_brand(cache_folder), "a4", page_class, cache_folder)


@cache
def house_words(lang: str) -> Words:
    """Return the built-in house words in a language."""
    return read_words(lang, (), Report())


def read(root: Path, id_: str) -> Brief:
    """Return a brief of the workspace `root`; fail if it has errors."""
    workspace, report = Workspace.around(root), Report()
    assert workspace
    brief = read_brief(workspace, id_, report)
    assert brief, report.problems
    assert [problem for problem in report.problems if problem.level is Level.ERROR] == []
    return brief


def edition_of(brief: Brief, cache_folder: Path) -> Edition:
    """Return the edition of `brief` in the plain brand."""
    return prepare(brief, plain_brand(cache_folder), house_words(brief.meta.lang), Report())


def html_of(edition: Edition, cache_folder: Path) -> str:
    """Return the HTML of an edition; monograms are discs without letters."""
    return write_html(edition, plain_brand(cache_folder), _monograms(edition))


def web_page_of(
    edition: Edition,
    cache_folder: Path,
    root: Path = ROOT,
    downloads: tuple[Download, ...] = (),
    brand: str = "plain",
    card: str = "",
) -> str:
    """Return the web page of an edition in a brand of the repository."""
    around = Surroundings(root, cache_folder, downloads, card)
    return write_page(edition, brand_named(cache_folder, brand), _monograms(edition), around)


def docx_of(edition: Edition, cache_folder: Path, root: Path = ROOT, kept: Path | None = None) -> bytes:
    """Return the Word file of an edition, with every heading on page 1; `kept` can be a cache folder."""
    drawing = Drawing(root, plain_brand(cache_folder), _monograms(edition), cache=kept or cache_folder)
    return write_docx(edition, plain_look(cache_folder, edition.page_class), drawing, WordInputs(WHEN, {}, 1))


def _monograms(edition: Edition) -> dict[str, Monogram]:
    return {letters: Monogram(()) for letters in initials(edition)}
