"""The fonts available to a layout. In: a fontconfig setting. Out: a `with` block in which only these fonts are
available.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

VARIABLE = "FONTCONFIG_FILE"


@contextmanager
def chosen_fonts(choose: Callable[[], None]) -> Iterator[None]:
    """Let `choose` set the available fonts in the environment; restore the previous setting after the block."""
    before = os.environ.get(VARIABLE)
    try:
        choose()
        yield
    finally:
        if before is None:
            os.environ.pop(VARIABLE, None)
        else:
            os.environ[VARIABLE] = before
