"""Read the text files of a brand. In: folders in `styles/`. Out: their content, within limits, or problems."""

from __future__ import annotations

import re
from itertools import accumulate
from pathlib import Path
from urllib.parse import quote, unquote

from briefpress.model import Place
from briefpress.problems import Code, Report
from briefpress.workspace import SourceText, read_text

MAX_BYTES = 500_000  # the maximum number of bytes in brand.yml or a stylesheet
# The address of a file in CSS (CSS Values 4, 4.5) that needs no escaping.
URL = re.compile(r"""url\(\s*(?P<quote>["']?)(?P<path>[^"'()\\\s:#][^"'()\\:#\n]*?)(?P=quote)\s*\)""", re.IGNORECASE)
FONT_FACE = re.compile(r"@font-face\s*\{[^{}]*\}", re.IGNORECASE)
MAX_NESTING = 30  # the maximum depth of nested rules or selectors


def is_inside(path: Path, folder: Path) -> bool:
    """Return whether `path` exists and is in `folder` after symbolic links are resolved."""
    return path.exists() and path.resolve().is_relative_to(folder.resolve())


def read_file(file: Path, shown: str, report: Report) -> SourceText | None:
    """Return the text of a brand's file, without any byte order mark, or None if there is no such file. Files that
    are too large or not text are reported.
    """
    if not file.is_file():
        return None
    if file.stat().st_size > MAX_BYTES:
        text = f"{file.name} is larger than {MAX_BYTES // 1000} kB"
        report.add(Code.BRAND_INVALID, text, Place(shown, 1, 1, 0), "remove what is not needed")
        return None
    return read_text(file, shown, report)


def read_css(file: Path, shown: str, report: Report) -> str:
    """Return a stylesheet, or `""` if there is none. Brackets that are nested too deeply are reported."""
    source = read_file(file, shown, report)
    if source is None:
        return ""
    if _nesting(source.text) > MAX_NESTING:
        text = f"the rules or selectors of {file.name} are nested too deeply"
        report.add(Code.BRAND_INVALID, text, Place(shown, 1, 1, 0), "close each bracket before the next rule begins")
        return ""
    return source.text


def seen_from(root: Path, folder: Path, css: str) -> str:
    """Return a stylesheet in `folder` with addresses relative to `root`, and without `@font-face` rules.

    WeasyPrint would use fonts from `@font-face` rules, but Word could not.
    """

    def moved(match: re.Match[str]) -> str:
        file = folder / unquote(match["path"])
        if not is_inside(file, root) or not file.is_file():
            return match[0]
        return f'url("{quote(file.relative_to(root).as_posix())}")'

    return FONT_FACE.sub(lambda match: "\n" * match[0].count("\n"), URL.sub(moved, css))


def _nesting(css: str) -> int:
    """Return the maximum depth of nested brackets in a stylesheet."""
    steps = (1 if char in "{([" else -1 for char in re.findall(r"[{}()\[\]]", css))
    return max(accumulate(steps), default=0)


def file_in(folder: Path, styles: Path, name: str = "brand.yml") -> str:
    """Return the path, for messages, of a file in the `folder` of a brand: relative to the workspace."""
    return shown_in(folder / name, styles.parent)


def shown_in(file: Path, root: Path) -> str:
    """Return the path of a file relative to the workspace `root`. For a file of the built-in brand, the path begins
    with the name of its folder.
    """
    return (file.relative_to(root) if file.is_relative_to(root) else Path(file.parent.name, file.name)).as_posix()


def place_in(folder: Path, styles: Path, name: str) -> Place:
    """Return the place of a whole file in the `folder` of a brand."""
    return Place(file_in(folder, styles, name), 1, 1, 0)
