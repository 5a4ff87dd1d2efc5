"""The built-in guide. In: the name of a page or section. Out: its text, and a workspace from which to publish the
guide.

The guide is a brief with several pages; the gallery is a brief that shows everything you can write.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

from briefpress import __version__
from briefpress.publish.guide_view import readable, titles_of
from briefpress.workspace import Workspace

PACKAGE = Path(__file__).parents[1]
GUIDE, GALLERY = "guide", "gallery"
INCLUDED = re.compile(r"^\{\{< include ([\w-]+)\.md >\}\}$", re.MULTILINE)
FIELD = re.compile(r"^(title|date): (.+)$", re.MULTILINE)
TITLED = re.compile(r"#+ (.+?) \{#(sec-[\w-]+)[^}\n]*\}$", re.MULTILINE)
IN_HEADING, MAX_FOUND = 10, 8  # the weight of a word in a heading; the maximum number of sections found
USUAL = 3000  # in characters: the length of a usual section; longer ones contain more words anyway
HEADING = re.compile(r"\s*# (.+?)(?: \{[^}]*\})?$", re.MULTILINE)
HEADING_OR_CODE = re.compile(
    r"^(?P<code>`{3,}).*?^(?P=code)$|^(?P<level>#+) [^\n]*?(?:\{#(?P<id>sec-[\w-]+)[^}\n]*\})?$",
    re.MULTILINE | re.DOTALL,
)


def pages() -> dict[str, str]:
    """Map the names of the guide's pages, in order, to their headings; the gallery is last."""
    names = INCLUDED.findall(_read(_shipped(GUIDE) / "brief.md"))
    return {name: _title(name) for name in names} | {GALLERY: "A brief that shows everything"}


def _title(name: str) -> str:
    """Return the heading of a page, or a title from its name for a page inside a chapter, which has no heading."""
    match = HEADING.match(page_text(name))
    return match[1] if match else name.replace("-", " ").capitalize()


def page_text(name: str) -> str:
    """Return the Markdown source of a page."""
    return _read(_shipped(GALLERY) / "brief.md" if name == GALLERY else _shipped(GUIDE) / f"{name}.md")


def readable_text(name: str) -> str:
    """Return the page `name`, or the section with the id `name`, without block syntax; the gallery is returned as
    source.
    """
    if name == GALLERY:
        return page_text(name)
    whole = _whole()
    text = dict(_sections_of(whole)).get(name) or page_text(name)
    front, _, _ = whole.removeprefix("---").partition("\n---")
    return readable(text, titles_of(whole), dict(FIELD.findall(front)))


def sections() -> dict[str, str]:
    """Map the ids of sections in the guide to their Markdown source."""
    return dict(_sections_of(_whole()))


def sections_about(words: str) -> dict[str, str]:
    """Map the ids of sections that contain all of `words`, most relevant first, to their headings."""
    wanted = words.casefold().split()
    starts = [*_identified(whole := _whole()), len(whole)]
    texts = (whole[start:end] for start, end in pairwise(starts))
    ranked: list[tuple[float, str, str]] = []
    for text in texts:
        match, lower = TITLED.match(text), text.casefold()
        if match and all(word in lower for word in wanted):
            in_heading = sum(word in match[1].casefold() for word in wanted)
            score = IN_HEADING * in_heading + lower.count(" ".join(wanted)) + min(map(lower.count, wanted))
            ranked.append((-score / (1 + len(text) / USUAL), match[2], match[1]))
    return {id_: title for _, id_, title in sorted(ranked)[:MAX_FOUND]}


def _identified(text: str) -> Iterator[int]:
    """Yield the positions of the headings with ids."""
    return (match.start() for match in HEADING_OR_CODE.finditer(text) if match["id"])


def _whole() -> str:
    return INCLUDED.sub(lambda match: page_text(match[1]), _read(_shipped(GUIDE) / "brief.md"))


def _sections_of(text: str) -> Iterator[tuple[str, str]]:
    """Yield the id and source of each section, up to the next heading of the same or a higher level."""
    headings = [match for match in HEADING_OR_CODE.finditer(text) if match["level"]]
    for number, match in enumerate(headings):
        later = (other.start() for other in headings[number + 1 :] if len(other["level"]) <= len(match["level"]))
        if match["id"]:
            yield match["id"], text[match.start() : next(later, len(text))]


def guide_workspace() -> Workspace:
    """Return a workspace with guide and gallery in the user's cache folder."""
    try:
        root = _cache() / "briefpress" / __version__
        _write_guide(root)
    except (OSError, RuntimeError):  # the user's home folder may be missing or read-only
        root = Path(tempfile.mkdtemp(prefix="briefpress-"))
        _write_guide(root)
    return Workspace(root.resolve())


def _write_guide(root: Path) -> None:
    for name in (GUIDE, GALLERY):
        folder = root / "source" / name
        with suppress(FileNotFoundError):
            shutil.rmtree(folder)
        shutil.copytree(_shipped(name), folder)


def _cache() -> Path:
    """Return the user's cache folder, which depends on the system (on Linux: XDG Base Directory Specification)."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    written = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", "")
    return Path(written) if Path(written).is_absolute() else Path.home() / ".cache"


def _shipped(name: str) -> Path:
    """Return a built-in folder: inside the installed package or, during development, beside it."""
    return next(folder for folder in (PACKAGE / name, PACKAGE.parents[1] / "source" / name) if folder.is_dir())


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
