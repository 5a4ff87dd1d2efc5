"""Data shared by briefs: brands and house words, each read and checked once.

In: a workspace, and the name of a brand or a language. Out: the brand or the words, with their problems.
"""

from __future__ import annotations

from pathlib import Path

from briefpress.brand import BASE, Brand, check_css, read_brand, shown_in
from briefpress.check import check_contrast, check_picture
from briefpress.model import Place
from briefpress.problems import Report
from briefpress.words import Words, check_names, consulted, read_words
from briefpress.workspace import Workspace


def brand_named(workspace: Workspace, name: str, report: Report, place: Place | None = None) -> Brand | None:
    """Return the brand `name`, or None, with problems in `report`, if it cannot be used.

    `place` is the place at which the brand is requested.
    """
    if name != BASE and workspace.styles / name / "brand.yml" not in workspace.styles.glob("*/brand.yml"):
        return read_brand(workspace.styles, name, workspace.cache, report, place)
    return workspace.once(("brand", name), lambda workspace, found: _checked(workspace, name, found), report)


def _checked(workspace: Workspace, name: str, report: Report) -> Brand | None:
    """Read a brand, and report problems with its logo, stylesheets and colours."""
    root = workspace.root
    _use(workspace, workspace.styles / name)
    brand = read_brand(workspace.styles, name, workspace.cache, report)
    if brand is None:
        for folder in workspace.styles.glob("*"):  # because the cause may be in any of the brands
            _use(workspace, folder)
        return None
    for folder in brand.folders:
        _use(workspace, folder)
        check_names(folder / "words", f"{shown_in(folder, root)}/words", report)
    report.extend([*check_css(brand, root, workspace.cache), *check_contrast(brand, root)])
    faults = list(check_picture(brand.logo, root)) if brand.logo else []
    if brand.logo:
        workspace.uses.add(root / brand.logo.path)
    report.extend(faults)
    return None if faults else brand


def _use(workspace: Workspace, folder: Path) -> None:
    """Record all files of a brand except its words: which files with words are used depends on the language of a
    brief.
    """
    words = folder / "words"
    for path in (folder, *folder.rglob("*")):
        if path != words and words not in path.parents:
            workspace.uses.add(path)


def use_files(workspace: Workspace, brand: Brand) -> None:
    """Record the brand's files that are used unchanged: pictures, the skeleton, and fonts of the brand or the system.

    The content of brand.yml and the stylesheets is part of the brand itself.
    """
    for folder in brand.folders:
        for path in folder.rglob("*"):
            if path.suffix not in (".css", ".yml", ".yaml") and path.is_file():
                workspace.uses.add(path)
    for folder in brand.font_folders:
        for path in folder.glob("*") if folder.is_relative_to(workspace.cache.resolve()) else ():
            workspace.uses.add(path.resolve())  # resolved, because it may be a link to a system font


def words_for(workspace: Workspace, lang: str, brand: Brand, report: Report) -> Words:
    """Return the house words for `lang`; words of `brand` override built-in words."""
    folders = brand.word_folders

    def read(workspace: Workspace, found: Report) -> Words:
        for file in consulted(lang, folders):
            workspace.uses.add(file)
        return read_words(lang, folders, found)

    return workspace.once(("words", lang, folders), read, report)
