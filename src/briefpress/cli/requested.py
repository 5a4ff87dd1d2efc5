"""The briefs that a user requests. In: names and paths as typed. Out: ids of briefs, or a usage error.

A name or a folder means a brief in all languages; `name.uk` or a file means one language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefpress import lazy
from briefpress.workspace import serving

if TYPE_CHECKING:
    from briefpress.workspace import Workspace

BRIEF = "brief.md"
LANG = lazy.pattern(r"^lang:[ \t]*[\"']?([A-Za-z0-9-]+)", re.MULTILINE)  # the language in the front matter


def every_brief(workspace: Workspace) -> list[str]:
    """Return the ids of the brief in the current folder or, failing that, of all briefs; raise a usage error if
    there are none.
    """
    found = _around(workspace, Path.cwd()) or workspace.briefs()
    if not found:
        why = "source/ contains no brief yet"
        raise click.UsageError(f"{why}: create one with briefpress new NAME")
    return found


def ids_for(workspace: Workspace, argument: str) -> Iterator[str]:
    """Yield the ids of the briefs to which `argument`, a name or a path, refers; an unknown name is yielded
    unchanged.
    """
    asked = Path(argument)
    if asked.name == argument and workspace.languages(workspace.parts_of(argument)[0]):
        yield from (
            [_in_language(workspace, argument)] if workspace.parts_of(argument)[1] else workspace.languages(argument)
        )
    elif path := _path(workspace, asked):
        yield from _at(workspace, path, argument)
    elif asked.suffix == ".md" and len(asked.parts) > 1:
        yield workspace.id_of(asked)
    else:
        yield asked.name


def _in_language(workspace: Workspace, argument: str) -> str:
    """Return the id of a brief in one language, `name.uk`, or the id of the original if it has this language."""
    original, tag = workspace.parts_of(argument)
    if workspace.has(argument) or not workspace.has(original):
        return argument
    with suppress(OSError):
        text = workspace.file_of(original).read_text(encoding="utf-8-sig", errors="replace")
        match_ = LANG.search(text.partition("\n---")[0] if text.startswith("---") else "")
        return original if serving(match_[1] if match_ else "en", [tag]) else argument
    return argument


def _path(workspace: Workspace, argument: Path) -> Path | None:
    """Return the existing path to which `argument` refers, relative to the current folder or the workspace, or None."""
    for path in (Path.cwd() / argument, workspace.root / argument):
        try:
            if path.exists():
                return path.resolve()
        except (OSError, ValueError, RuntimeError):  # the path may be too long, or contain a circular link
            return None
    return None


def _at(workspace: Workspace, path: Path, argument: str) -> Iterator[str]:
    inside = _below(path, workspace.source.resolve())
    if path.is_dir() and (found := _around(workspace, path)):
        yield from found
    elif path.is_dir() and (path == workspace.root or inside == ()):
        yield from every_brief(workspace)
    elif len(inside or ()) == 2 and (id_ := workspace.id_of(path)) in _around(workspace, path):
        yield id_
    else:
        raise click.UsageError(f"{argument} is not a brief: {_advice(workspace, path, inside)}")


def _advice(workspace: Workspace, path: Path, inside: tuple[str, ...] | None) -> str:
    """Return advice for a path that is not a brief; `inside` contains its parts below `source/`, if any."""
    name = path.stem if path.is_file() else path.name
    if inside is None:
        published = name if _below(path, workspace.output.resolve()) else ""
        if workspace.languages(workspace.parts_of(published)[0]):
            return f"it was made from one: use {published}"
        return f"a brief is a folder in {workspace.source}"
    if path.name.lower() == BRIEF and path.name != BRIEF:
        return f"rename the file to {BRIEF}"
    if _around(workspace, path):
        return f"it is part of one: use {inside[0]}"
    if path.is_file():
        return f"move it to source/{inside[0] if len(inside) > 1 else name}/{BRIEF}"
    other = next((entry.name for entry in path.iterdir() if entry.name.lower() == BRIEF), "")
    return f"rename {other} in it to {BRIEF}" if other else f"it has no {BRIEF}. To create a brief: briefpress new NAME"


def _around(workspace: Workspace, path: Path) -> list[str]:
    """Return the ids of the brief whose folder contains `path`, in all languages, or an empty list."""
    inside = _below(path, workspace.source.resolve())
    return workspace.languages(inside[0]) if inside else []


def _below(path: Path, folder: Path) -> tuple[str, ...] | None:
    """Return the parts of `path` below `folder`, or None if it is elsewhere."""
    return path.relative_to(folder).parts if path.is_relative_to(folder) else None
