"""The files of a workspace as an editor shows them. In: a workspace with unsaved text. Out: texts, and the names that
they define.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from briefpress.language_server.completing import CompletionData
from briefpress.language_server.names import Name, names_in
from briefpress.language_server.texts import Text
from briefpress.problems import Report
from briefpress.workspace import Workspace

RECORDS = ("people.yaml", "organisations.yaml")
SUFFIXES = ("*.md", "*.qmd", "*.bib")


def subject_of(workspace: Workspace, file: Path) -> str:
    """Return the name of the schema for YAML in `file`."""
    return file.stem if file in [workspace.source / name for name in RECORDS] else "front-matter"


def text_of(workspace: Workspace, file: Path) -> Text:
    """Return the text of a file, or a text without lines if the file cannot be read."""
    source = workspace.read(file, Report()) if file in workspace.drafts or file.is_file() else None
    return Text(source.lines) if source else Text(())


def names_for(workspace: Workspace, file: Path) -> list[Name]:
    """Return the names that the brief of `file` can refer to; those defined in `file` are last."""
    texts = {path: text_of(workspace, path) for path in _around(workspace, file)}
    return names_in({**texts, file: text_of(workspace, file)})


def completion_data(workspace: Workspace, file: Path) -> CompletionData:
    """Return data for completions in `file`: names, and values that are not in the schema."""
    brands = sorted({"plain", *(path.parent.name for path in workspace.styles.glob("*/brand.yml"))})
    beside = [path.relative_to(file.parent).as_posix() for path in sorted(file.parent.rglob("*")) if path.is_file()]
    values: Mapping[str, list[str]] = {
        "brand": brands,
        "brief": workspace.briefs(),
        "bibliography": [path for path in beside if path.endswith((".bib", ".json", ".yaml"))],
        "csl": [path for path in beside if path.endswith(".csl")],
    }
    return CompletionData(names_for(workspace, file), values)


def _around(workspace: Workspace, file: Path) -> Iterator[Path]:
    """Yield the other files of a brief and the shared files, without translations, because they define ids of their
    own.
    """
    yield from (workspace.source / name for name in RECORDS)
    yield from sorted(workspace.source.glob("*.bib"))
    folder = workspace.source / file.relative_to(workspace.source).parts[0]
    briefs = {workspace.file_of(id_) for id_ in workspace.briefs()}
    for pattern in SUFFIXES if folder.is_dir() else ():
        yield from (path for path in sorted(folder.rglob(pattern)) if path != file and path not in briefs)
