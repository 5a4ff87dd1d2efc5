"""Fixtures of this folder."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from briefpress.brand import read_brand
from briefpress.brand.fonts import use_fonts
from briefpress.engine.font_choice import chosen_fonts
from briefpress.problems import Report
from tests.pdf.constructs import BODY, make_pdf, page
from tests.readers.fixtures import *  # noqa: F403 - what is published once for all tests
from tests.readers.pdf import PdfFile
from tests.readers.tags import Artifacts, Tag, read_tags

Printer = Callable[[str], PdfFile]
Fonts = Callable[[], AbstractContextManager[None]]


@pytest.fixture(scope="session")
def plain_fonts(shared_cache: Path, repository: Path) -> Fonts:
    """A function that makes only the fonts of the brand `plain` available."""
    brand = read_brand(repository / "styles", "plain", shared_cache, Report())
    assert brand is not None
    return lambda: chosen_fonts(lambda: use_fonts(brand.font_folders, shared_cache))


@pytest.fixture(autouse=True)
def fonts_of_each_test(plain_fonts: Fonts) -> Iterator[None]:
    """Lay out pages with the same fonts, whatever tests ran before."""
    with plain_fonts():
        yield


@pytest.fixture(scope="session")
def printer(tmp_path_factory: pytest.TempPathFactory, plain_fonts: Fonts) -> Printer:
    """A function that makes a PDF from the body of a page."""

    def printed(body: str) -> PdfFile:
        with plain_fonts():
            return make_pdf(tmp_path_factory.mktemp("page"), page(body))

    return printed


@pytest.fixture(scope="session")
def constructs(printer: Printer) -> PdfFile:
    """A PDF with every construct."""
    return printer(BODY)


@pytest.fixture(scope="session")
def tree(constructs: PdfFile) -> Tag:
    """The tag tree of this PDF."""
    return read_tags(constructs)[0]


@pytest.fixture(scope="session")
def artifacts(constructs: PdfFile) -> Artifacts:
    """The artifacts of this PDF, which are not read."""
    return read_tags(constructs)[1]
