"""The fonts of a layout. In: a fontconfig setting. Out: a block with these fonts, after which nothing remains."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from briefpress.engine.load import EngineChangedError, checked

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


@contextmanager
def font_configuration() -> Iterator[Any]:
    """Yield the current font configuration for WeasyPrint. The fonts of `@font-face` are removed at the end.

    WeasyPrint removes them when Python collects the configuration, and a worker may end before that.
    """
    fonts = checked().text.fonts.FontConfiguration()
    if not hasattr(fonts, "_folder"):
        raise EngineChangedError("WeasyPrint has changed: it keeps the fonts of @font-face elsewhere than in _folder")
    try:
        yield fonts
    finally:
        if fonts._folder:
            shutil.rmtree(fonts._folder, ignore_errors=True)
