"""Fixtures for all tests."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.browser import Browser, chromium
from tests.desk import Desk

ROOT = Path(__file__).parent.parent

settings.register_profile("briefpress", deadline=None, max_examples=200)
settings.register_profile("fast", deadline=None, max_examples=10)  # of `make test-fast`
settings.load_profile("briefpress")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The repository, which is itself a workspace; tests must not write to it."""
    return ROOT


@pytest.fixture(scope="session")
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all workspaces of the session, because its content depends on the styles alone."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def workspace(tmp_path: Path, shared_cache: Path) -> Path:
    """An empty workspace with the repository's brands and a file in output/ that must stay unchanged."""
    return make_workspace(tmp_path / "workspace", shared_cache)


@pytest.fixture
def desk(workspace: Path) -> Desk:
    """The workspace, with methods that write files and run the program."""
    return Desk(workspace)


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    """A page of a real browser."""
    with chromium(tmp_path / "profile") as found:
        yield found


@pytest.fixture(scope="module")
def module_desk(tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> Desk:
    """One workspace for all examples of a law."""
    return Desk(make_workspace(tmp_path_factory.mktemp("laws") / "workspace", shared_cache))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how much of each specification is met, as recorded by its tests."""
    reports = [*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")]
    shares = [str(value) for report in reports for name, value in report.user_properties if name == "share"]
    if shares:
        terminalreporter.section("conformance")
        terminalreporter.write_line("\n".join(sorted(dict.fromkeys(shares))))


def make_workspace(root: Path, cache: Path) -> Path:
    """Make a workspace at `root`."""
    (root / "source").mkdir(parents=True)
    shutil.copytree(ROOT / "styles", root / "styles")
    (root / "output").mkdir()
    (root / "output" / "earlier.pdf").write_bytes(b"made before")
    (root / ".briefpress").symlink_to(cache, target_is_directory=True)
    return root
