"""The file that a partner edits in a test."""

from pathlib import Path

import pytest

from tests.merge.merging import SentFile, sent_file


@pytest.fixture(scope="module")
def sent(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, shared_cache: Path) -> SentFile:
    """The Word file of the brief that `write_source` of the test's module creates."""
    return sent_file(tmp_path_factory.mktemp("sent"), shared_cache, request.module.write_source)
