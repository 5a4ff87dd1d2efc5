"""The fonts of a layout. In: what tells fontconfig which to use. Out: a block with these fonts; nothing stays."""

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
    """Let `choose` say in the environment which fonts there are; what it said before counts again afterwards."""
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
    """Yield the fonts of the moment, as WeasyPrint takes them. The fonts of `@font-face` are removed at the end.

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
