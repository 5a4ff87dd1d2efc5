"""The font configuration of a layout. In: the chosen fonts. Out: WeasyPrint's configuration."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from briefpress.engine.load import EngineChangedError, checked


@contextmanager
def font_configuration() -> Iterator[Any]:
    """Yield the current font configuration for WeasyPrint; afterwards, remove the fonts that `@font-face` rules added.

    WeasyPrint removes them only when Python collects the configuration, and a worker may end before that.
    """
    fonts = checked().text.fonts.FontConfiguration()
    if not hasattr(fonts, "_folder"):
        raise EngineChangedError("WeasyPrint has changed: _folder no longer keeps the fonts of @font-face")
    try:
        yield fonts
    finally:
        if fonts._folder:
            shutil.rmtree(fonts._folder, ignore_errors=True)
