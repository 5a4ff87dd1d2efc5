"""Fixtures of this folder."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefpress.brand import read_brand
from briefpress.brand.fonts import use_fonts
from briefpress.problems import Report
from tests.pdf.constructs import BODY, make_pdf, page
from tests.readers.fixtures import *  # noqa: F403 - what is published once for all tests
from tests.readers.pdf import PdfFile
from tests.readers.tags import Artifacts, Tag, read_tags

Printer = Callable[[str], PdfFile]


@pytest.fixture(scope="session")
def printer(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path, repository: Path) -> Printer:
    """What makes a PDF of the body of a page."""
    brand = read_brand(repository / "styles", "plain", shared_cache, Report())
    assert brand is not None
    use_fonts(brand.font_folders, shared_cache)
    return lambda body: make_pdf(tmp_path_factory.mktemp("page"), page(body))


@pytest.fixture(scope="session")
def constructs(printer: Printer) -> PdfFile:
    """A PDF with every construct."""
    return printer(BODY)


@pytest.fixture(scope="session")
def tree(constructs: PdfFile) -> Tag:
    """Its tag tree."""
    return read_tags(constructs)[0]


@pytest.fixture(scope="session")
def artifacts(constructs: PdfFile) -> Artifacts:
    """What is not read of it."""
    return read_tags(constructs)[1]
