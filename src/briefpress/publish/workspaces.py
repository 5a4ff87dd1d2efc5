"""New workspaces, briefs, brands and editor settings from the built-in starters.

In: a folder. Out: files. Existing files are never changed.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
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
    (folder / "source").mkdir(parents=True)
    shutil.copytree(packaged(), folder / "styles" / BASE)
    return Workspace(folder.resolve())


def new_brief(workspace: Workspace, name: str) -> list[Path]:
    """Create `source/<name>/`, and return its files; raise NewError if `name` is invalid or taken."""
    return _copied(STARTERS / "brief", _free(workspace.source, name), name, name.replace("-", " ").capitalize())


def new_folder(workspace: Workspace, name: str, files: Mapping[str, bytes]) -> list[Path]:
    """Create `source/<name>/` with all `files`, or nothing, and return their paths.

    Raise NewError if `name` is invalid or taken, and OSError if the files cannot be written.
    """
    folder = _free(workspace.source, name)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{name}.", suffix=".part", dir=folder.parent) as beside:
        complete = Path(beside) / name
        complete.mkdir()
        for path, data in files.items():
            (complete / path).parent.mkdir(parents=True, exist_ok=True)
            write_new(complete / path, data, to_disk=True)
        complete.rename(folder)
    return [folder / path for path in files]


def new_brand(workspace: Workspace, name: str) -> list[Path]:
    """Create `styles/<name>/`, a brand that extends "plain", and return its files.

    Raise NewError if `name` is invalid or taken.
    """
    if not (workspace.styles / BASE / "brand.yml").is_file():
        shutil.copytree(packaged(), workspace.styles / BASE)
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
    return list(_copies(starter, folder, name, title))


def _copies(starter: Path, folder: Path, name: str, title: str) -> Iterator[Path]:
    """Write the files of a starter with its placeholders filled in, and yield their paths."""
    folder.mkdir(parents=True)
    for file in sorted(starter.iterdir()):
        text = file.read_text(encoding="utf-8").replace("{{name}}", name).replace("{{title}}", title)
        (folder / file.name).write_text(text, encoding="utf-8")
        yield folder / file.name
