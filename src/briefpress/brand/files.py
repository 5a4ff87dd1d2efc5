"""The files of a brand, as text. In: folders of `styles/`. Out: what stands in them, within bounds, or problems."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

from briefpress.model import Place
from briefpress.problems import Code, Report

MOST_BYTES = 500_000  # of brand.yml or a stylesheet
MOST_NESTING = 30  # rules in rules, or selectors in selectors


def stylesheet(folders: Sequence[Path], name: str, styles: Path, report: Report) -> str:
    """Return the stylesheet `name` of a brand, after that of what it stands on."""
    return "\n".join(_read_css(folder / name, styles, report) for folder in reversed(folders))


def _read_css(file: Path, styles: Path, report: Report) -> str:
    try:
        text = file_text(file)
        if _nesting(text) > MOST_NESTING:
            raise ValueError("its rules or selectors are nested too deeply")
        return text
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as error:
        report.add(Code.BRAND_INVALID, f"{file.name} cannot be read: {error}", place_in(file.parent, styles, file.name))
        return ""


def file_text(file: Path) -> str:
    """Return the text of a file. Raises ValueError where it is no UTF-8, or longer than any that a brand needs."""
    if file.stat().st_size > MOST_BYTES:
        raise ValueError(f"it has more than {MOST_BYTES // 1000} kB")
    return file.read_text(encoding="utf-8")


def _nesting(css: str) -> int:
    """Return how many brackets are open at most."""
    steps = (1 if sign in "{([" else -1 for sign in re.findall(r"[{}()\[\]]", css))
    return max(accumulate(steps), default=0)


def place_in(folder: Path, styles: Path, name: str = "brand.yml") -> Place:
    """Return the place of a whole file of the brand in `folder`."""
    return Place((folder / name).relative_to(styles.parent).as_posix(), 1, 1, 0)
