"""The amounts that the benchmark measures, and the stages: it measures functions of the program by name, so each must
exist, and a publication must call it.
"""

from pathlib import Path

import pytest

from tests.bench.__main__ import QUICK, USUAL
from tests.bench.rows import SHARES, Rounds, lengths_in
from tests.bench.stages import CALLS, IMPORTS, stages
from tests.readers.publishing import small_workspace

FRONT = "title: A brief\npeople:\n  - role: speakers\n    members: [{name: Ana Lima}]"


def test_every_stage_is_measured(tmp_path: Path) -> None:
    root = small_workspace(tmp_path, "Text with *emphasis*.", FRONT)
    seconds = stages(root, "brief")
    assert {stage for _, _, stage in CALLS} | set(IMPORTS) <= seconds.keys()
    assert min(seconds.values()) > -0.05, seconds  # "the rest" is negative if a stage is counted twice


@pytest.mark.parametrize("rounds", [QUICK, USUAL], ids=["quick", "usual"])
def test_every_share_of_a_fleet_has_its_own_length(rounds: Rounds) -> None:
    lengths = lengths_in(rounds)
    assert len(set(lengths)) == len(SHARES)
    assert sorted(lengths) == [*lengths]
