"""Shell completion. In: the text typed so far. Out: words or files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

MAX_CODES_WITH_LEVELS = 3  # the maximum number of codes offered with each of their levels


def complete_brief(context: click.Context, _parameter: click.Parameter, prefix: str) -> list[CompletionItem]:
    """Return the briefs whose names begin with `prefix`, or files if it looks like a path."""
    from briefpress.workspace import Workspace

    if prefix.startswith(".") or "/" in prefix:
        return _items([prefix], "file")
    workspace = Workspace.around(_folder(context))
    return _matching(workspace.briefs() if workspace else (), prefix)


def complete_brand(context: click.Context, _parameter: click.Parameter, prefix: str) -> list[CompletionItem]:
    """Return the brands whose names begin with `prefix`."""
    from briefpress.workspace import Workspace

    workspace = Workspace.around(_folder(context))
    files = workspace.styles.glob("*/brand.yml") if workspace else ()
    return _matching({"plain", *(file.parent.name for file in files)}, prefix)


def complete_code(_context: click.Context, _parameter: click.Parameter, prefix: str) -> list[CompletionItem]:
    """Return the problem codes that begin with `prefix`."""
    from briefpress.problems import Code

    return _matching(Code, prefix)


def complete_level(_context: click.Context, _parameter: click.Parameter, prefix: str) -> list[CompletionItem]:
    """Return the `code=level` settings that begin with `prefix`, or only codes if many match."""
    from briefpress.problems import Code, Level

    codes = [code for code in Code if code.startswith(prefix.partition("=")[0]) and not code.fixed]
    if "=" not in prefix and len(codes) > MAX_CODES_WITH_LEVELS:
        return _matching(codes, prefix)
    return _matching((f"{code}={level}" for code in codes for level in Level), prefix)


def _folder(context: click.Context) -> Path:
    """Return the folder set with `--workspace`, or the current folder."""
    return Path(context.find_root().params.get("folder") or Path())


def _matching(names: Iterable[str], prefix: str) -> list[CompletionItem]:
    return _items(sorted(str(name) for name in names if name.startswith(prefix)))


def _items(words: Iterable[str], kind: str = "plain") -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(word, type=kind) for word in words]
