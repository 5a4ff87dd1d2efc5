"""Hints for files that do not exist. In: the path that an author wrote. Out: a hint that contains the edit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from briefpress import lazy
from briefpress.problems import nearest

ADDRESS = lazy.pattern(r"https?:")
WEB = lazy.pattern(r"[?#].*")  # the query or fragment after the file name in a web address
SUFFIXES = (".png", ".jpg", ".jpeg", ".svg", ".gif", ".csv")  # suffixes that authors may have omitted
QUOTES = "“”„‟‘’‚‹›«»"
UNWRITTEN = "write its path between the round brackets"


def hint_for_missing(
    path: Path, reference: str, kind: str, folder: Path | None, relative: Callable[[Path], str]
) -> str:
    """Return a hint for a `reference` to a file at `path`, which is not an existing file.

    Hints call the file a `kind`. A file with the same name is searched for in `folder`. `relative` returns a path as
    messages show it.
    """
    if not reference:
        return UNWRITTEN
    if path.is_dir():
        return "this is a folder: write the path of a file in it"
    if path.exists():
        return "this is not an ordinary file: replace it with one"
    if bare := reference.strip(QUOTES) if reference[0] in QUOTES else "":
        return f"remove the quotation marks: {bare}"
    return _existing(path, reference, folder) or _save_as(path, reference, kind, relative)


def _existing(path: Path, reference: str, folder: Path | None) -> str:
    """Return a hint: a path without the query, a file elsewhere in `folder` or with a similar name, or `""`."""
    name = WEB.sub("", path.name)
    if name and name != path.name and path.with_name(name).is_file():
        return f"remove {path.name.removeprefix(name)}: the name of the file is {name}"
    named = {path.name, *(f"{path.name}{suffix}" for suffix in SUFFIXES)} - {""}
    elsewhere = sorted(file for file in folder.rglob("*") if file.name in named and file.is_file()) if folder else []
    if folder and elsewhere:
        return f'did you mean "{elsewhere[0].relative_to(folder).as_posix()}"?'
    around, slash, _ = reference.rpartition("/")
    beside = {other.name for other in path.parent.iterdir()} if path.parent.is_dir() else set()
    return nearest(path.name, beside - {path.name}).replace('"', f'"{around}{slash}', 1)


def _save_as(path: Path, reference: str, kind: str, relative: Callable[[Path], str]) -> str:
    """Return a hint on where to save a file that is not in the workspace."""
    if path.name.startswith("cid:"):
        return f"save the {kind} from the email in the brief's folder, and write the name of the file"
    if ADDRESS.match(reference):
        return f"download it into the brief's folder, and write the name of the file: {path.name}"
    saved = path.with_name(WEB.sub("", path.name) or path.name)
    instead = ", or remove `csl` to use the built-in style" if kind == "style" else ""
    return f"save the {kind} as {relative(saved)}{instead}"
