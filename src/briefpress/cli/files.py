"""Files that a user names. In: an argument. Out: its path, or a usage error."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click


class ReadableFile(click.Path):
    """The path of an existing file. Pipes and devices are refused, because reading them may never end."""

    def __init__(self) -> None:
        super().__init__(exists=True, dir_okay=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path in `value`."""
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        if not path.is_file():
            self.fail(f"File '{path}' is a pipe or a device: save it as a file first.", param, ctx)
        return path
