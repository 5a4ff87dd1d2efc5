"""The fonts that a layout can use. In: a fontconfig setting. Out: a block with these fonts."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

VARIABLE = "FONTCONFIG_FILE"


@contextmanager
def chosen_fonts(choose: Callable[[], None]) -> Iterator[None]:
    """Let `choose` set the available fonts in the environment; the earlier setting is restored afterwards."""
    before = os.environ.get(VARIABLE)
    try:
        choose()
        yield
    finally:
        if before is None:
            os.environ.pop(VARIABLE, None)
        else:
            os.environ[VARIABLE] = before
