"""The benchmark measures functions of the program by name; each must exist, and a publication must call it."""

from pathlib import Path

from tests.bench.stages import CALLS, IMPORTS, stages
from tests.readers.publishing import small_workspace

FRONT = "title: A brief\npeople:\n  - role: speakers\n    members: [{name: Ana Lima}]"


def test_every_stage_is_measured(tmp_path: Path) -> None:
    root = small_workspace(tmp_path, "Text with *emphasis*.", FRONT)
    seconds = stages(root, "brief")
    assert {stage for _, _, stage in CALLS} | set(IMPORTS) <= seconds.keys()
    assert min(seconds.values()) > -0.05, seconds  # "the rest" is negative if a stage is counted twice
