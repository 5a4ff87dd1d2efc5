"""New workspaces, briefs, brands and editor settings from the built-in starters.

In: a folder. Out: files. Existing files are never changed.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from briefpress import lazy
from briefpress.brand import BASE, brand_schema, declared_blocks, packaged
from briefpress.source import block_snippets, field_snippets, json_schema
from briefpress.workspace import Workspace, write_new

STARTERS = Path(__file__).parents[1] / "starters"
RECORDS = ("people", "organisations")  # the files of a workspace for which editors use a schema
NAME = lazy.pattern(r"[a-z0-9]+(?:-[a-z0-9]+)*$")


class NewError(ValueError):
    """The workspace, brief or brand cannot be created; the message states the reason."""


def new_workspace(folder: Path) -> Workspace:
    """Turn the empty or missing `folder` into a workspace with `source/`, and with `styles/` that contains the brand
    "plain".

    The folder may contain hidden files, and Word files to import; raise NewError if it contains anything else.
    """
    if folder.exists() and any(not path.name.startswith(".") and not _is_word(path) for path in folder.iterdir()):
        raise NewError(
            f"{folder.resolve()} is neither a workspace nor an empty folder: run the command in a new folder, or "
            "specify one: briefpress --workspace FOLDER ..."
        )
    source, styles = folder / "source", folder / "styles"
    source.mkdir(parents=True)
    try:
        _write_complete(styles / BASE, _files_in(packaged()))
    except OSError:
        for created in (source, styles):
            with suppress(OSError):
                created.rmdir()
        raise
    return Workspace(folder.resolve())


def new_brief(workspace: Workspace, name: str) -> list[Path]:
    """Create `source/<name>/`, and return its files; raise NewError if `name` is invalid or taken."""
    return _copied(STARTERS / "brief", _free(workspace.source, name), name, name.replace("-", " ").capitalize())


def new_folder(workspace: Workspace, name: str, files: Mapping[str, bytes]) -> list[Path]:
    """Create `source/<name>/` with all `files`, or nothing, and return their paths.

    Raise NewError if `name` is invalid or taken, and OSError if the files cannot be written.
    """
    return _write_complete(_free(workspace.source, name), files)


def new_brand(workspace: Workspace, name: str) -> list[Path]:
    """Create `styles/<name>/`, a brand that extends "plain", and return its files.

    Raise NewError if `name` is invalid or taken.
    """
    if not (workspace.styles / BASE / "brand.yml").is_file():
        _write_complete(workspace.styles / BASE, _files_in(packaged()))
    title = " ".join(word[:1].upper() + word[1:] for word in name.split("-"))
    return _copied(STARTERS / "brand", _free(workspace.styles, name), name, title)


def _is_word(path: Path) -> bool:
    return path.suffix.lower() == ".docx" and path.is_file()


def new_editor_files(workspace: Workspace) -> list[Path]:
    """Create `.vscode/` for Visual Studio Code with settings, tasks, snippets and schemas, and return its files.

    Raise NewError if any of the files already exists.
    """
    folder = workspace.root / ".vscode"
    texts = {file.name: file.read_text(encoding="utf-8") for file in sorted((STARTERS / "vscode").iterdir())}
    texts["front-matter.code-snippets"] = json.dumps(field_snippets(), indent=2, ensure_ascii=False) + "\n"
    if blocks := block_snippets(declared_blocks(workspace.styles, workspace.cache)):
        texts["blocks.code-snippets"] = json.dumps(blocks, indent=2, ensure_ascii=False) + "\n"
    for subject, schema in {**{name: json_schema(name) for name in RECORDS}, "brand": brand_schema()}.items():
        texts[f"{subject}.schema.json"] = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
    if taken := [name for name in texts if (folder / name).exists()]:
        raise NewError(f".vscode/{taken[0]} already exists: remove or rename it")
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in texts]


def _free(folder: Path, name: str) -> Path:
    if not NAME.match(name):
        raise NewError(
            f'"{name}" is not a valid name: use lower-case letters, digits and hyphens, as in sharing-rivers'
        )
    if (folder / name).exists():
        raise NewError(f"{folder.name}/{name} already exists: choose a different name")
    return folder / name


def _copied(starter: Path, folder: Path, name: str, title: str) -> list[Path]:
    """Write the files of a starter with its placeholders filled in, and return their paths."""
    texts = {file.name: file.read_text(encoding="utf-8") for file in sorted(starter.iterdir())}
    filled = {file: text.replace("{{name}}", name).replace("{{title}}", title) for file, text in texts.items()}
    return _write_complete(folder, {file: text.encode() for file, text in filled.items()})


def _files_in(folder: Path) -> dict[str, bytes]:
    """Return the content of all files in `folder`, by their paths in it."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _write_complete(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Create `folder` with all `files`, or nothing, even if the run is killed, and return their paths."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", suffix=".part", dir=folder.parent) as beside:
            complete = Path(beside) / folder.name
            complete.mkdir()
            for path, data in files.items():
                (complete / path).parent.mkdir(parents=True, exist_ok=True)
                write_new(complete / path, data, to_disk=True)
            complete.rename(folder)
    except OSError as error:  # an error while writing names no file
        raise OSError(error.errno, error.strerror, str(folder)) from None
    return [folder / path for path in files]
