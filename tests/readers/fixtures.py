"""Files published once for all tests: the seed in each brand, and the stress brief with each placement of notes."""

import shutil
from functools import cache
from pathlib import Path

import pytest

from tests.readers.pdf import PdfFile
from tests.readers.pictures import stress_pictures
from tests.readers.publishing import OBO, STRESS, Published, publish, small_workspace, workspace
from tests.readers.word import WordFile

BRANDS = (OBO, "plain")
PLACEMENTS = ("page", "section", "end")

__all__ = [
    "brand",
    "each_docx",
    "each_pdf",
    "letter",
    "seed",
    "seed_docx",
    "seed_pdf",
    "seed_root",
    "seeds",
    "stress",
    "stress_docx",
    "stress_pdf",
]


@cache
def _seed_root(base: Path) -> Path:
    return workspace(base / "seed-workspace")


@cache
def _seed(base: Path, brand: str) -> Published:
    published = publish(_seed_root(base), "--brand", brand, output=f"output-{brand}")
    assert published.code == 0, published.output
    return published


@cache
def _stress(base: Path) -> Published:
    root = workspace(base / "stress-workspace", source=STRESS)
    stress_pictures(root / "source" / "images")
    text = (root / "source" / "stress" / "brief.md").read_text(encoding="utf-8")
    shutil.rmtree(root / "source" / "stress")
    for placement in PLACEMENTS:
        assert "place: section" in text
        folder = root / "source" / f"stress-{placement}"
        folder.mkdir()
        (folder / "brief.md").write_text(text.replace("place: section", f"place: {placement}"), encoding="utf-8")
    published = publish(root)
    assert published.code == 0, published.output
    return published


@cache
def _letter(base: Path) -> Published:
    published = publish(small_workspace(base / "letter", "# One\n\nText.", "title: A\npapersize: letter"))
    assert published.code == 0, published.output
    return published


@pytest.fixture(scope="session")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """Return a brief on Letter paper, `brief`."""
    return _letter(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def seed_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace with copies of the repository's source and styles."""
    return _seed_root(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Published]:
    """Return the seed published with each brand."""
    return {name: _seed(tmp_path_factory.getbasetemp(), name) for name in BRANDS}


@pytest.fixture(scope="session")
def seed(seeds: dict[str, Published]) -> Published:
    """Return the seed published with its own brand."""
    return seeds[OBO]


@pytest.fixture(scope="session")
def seed_pdf(seed: Published) -> PdfFile:
    """Return the seed's PDF."""
    return PdfFile(seed.pdf())


@pytest.fixture(scope="session")
def seed_docx(seed: Published) -> WordFile:
    """Return the seed's Word file."""
    return WordFile(seed.docx())


@pytest.fixture(scope="session", params=BRANDS)
def brand(request: pytest.FixtureRequest) -> str:
    """Return the name of each brand."""
    return str(request.param)


@pytest.fixture(scope="session")
def each_pdf(seeds: dict[str, Published], brand: str) -> PdfFile:
    """Return the seed's PDF in each brand."""
    return PdfFile(seeds[brand].pdf())


@pytest.fixture(scope="session")
def each_docx(seeds: dict[str, Published], brand: str) -> WordFile:
    """Return the seed's Word file in each brand."""
    return WordFile(seeds[brand].docx())


@pytest.fixture(scope="session")
def stress(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """Return the stress brief with each placement of notes: `stress-page`, `stress-section` and `stress-end`."""
    return _stress(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def stress_pdf(stress: Published) -> PdfFile:
    """Return the PDF of the stress brief with its notes at the ends of sections."""
    return PdfFile(stress.pdf("stress-section"))


@pytest.fixture(scope="session")
def stress_docx(stress: Published) -> WordFile:
    """Return the Word file of that brief."""
    return WordFile(stress.docx("stress-section"))
