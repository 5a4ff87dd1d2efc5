"""Shell completion. In: the text typed so far. Out: words or files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

FEW = 3  # the maximum number of codes to offer with each of their levels


def complete_brief(context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the briefs whose names begin with the text typed so far, or files if this text looks like a path."""
    from briefpress.workspace import Workspace

    if begun.startswith(".") or "/" in begun:
        return _items([begun], "file")
    workspace = Workspace.around(_folder(context))
    return _begun(workspace.briefs() if workspace else (), begun)


def complete_brand(context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the brands whose names begin with the text typed so far."""
    from briefpress.workspace import Workspace

    workspace = Workspace.around(_folder(context))
    files = workspace.styles.glob("*/brand.yml") if workspace else ()
    return _begun({"plain", *(file.parent.name for file in files)}, begun)


def complete_code(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the problem codes that begin with the text typed so far."""
    from briefpress.problems import Code

    return _begun(Code, begun)


def complete_level(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return settings `code=level` that begin with the text typed so far; only codes while several match."""
    from briefpress.problems import Code, Level

    codes = [code for code in Code if code.startswith(begun.partition("=")[0]) and not code.fixed]
    if "=" not in begun and len(codes) > FEW:
        return _begun(codes, begun)
    return _begun((f"{code}={level}" for code in codes for level in Level), begun)


def _folder(context: click.Context) -> Path:
    """Return the folder in which to begin: the one of `--workspace` if given, otherwise the current one."""
    return Path(context.find_root().params.get("folder") or Path())


def _begun(names: Iterable[str], begun: str) -> list[CompletionItem]:
    return _items(sorted(str(name) for name in names if name.startswith(begun)))


def _items(words: Iterable[str], kind: str = "plain") -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(word, type=kind) for word in words]
