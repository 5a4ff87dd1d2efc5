"""Check the stylesheets of a brand. In: a brand. Out: problems for all errors, and for all rules that Word cannot show.

Results are cached until the files of the brand or the program change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from briefpress.brand import own_blocks
from briefpress.brand.cache import digest, program, remember_found
from briefpress.brand.css import (
    addresses,
    at_rules,
    bounds,
    calculations,
    declarations,
    hidden_text,
    hints,
    lost_boxes,
    stylesheets,
    trial,
    word_contrast,
)
from briefpress.brand.css import faults as css_faults
from briefpress.brand.css import (
    sheets as sheet_of_brand,
)
from briefpress.brand.css.faults import BrandValues
from briefpress.brand.css.sheets import Sheet
from briefpress.brand.read import Brand, SheetKind
from briefpress.brand.settings.files import read_css, shown_in
from briefpress.engine import VERSION, MissingLibraryError
from briefpress.engine import css as engine_css
from briefpress.problems import Code, Problem, Report
from briefpress.workspace import SourceText

MAIN = "style.css"
SHEETS = (MAIN, *(f"{kind}.css" for kind in SheetKind))


def check_css(brand: Brand, root: Path, cache: Path) -> list[Problem]:
    """Return the errors in the stylesheets of `brand`, and the rules that Word cannot show.

    `root` is the workspace. Classes in the brand's own skeleton are also known.
    """
    sheets = [sheet for folder in reversed(brand.folders) for sheet in _sheets(folder, root)]
    skeletons = (folder / name for folder in brand.folders for name in ("skeleton.html.j2", "page.html.j2"))
    own = "".join(file.read_text(encoding="utf-8", errors="replace") for file in skeletons if file.is_file())
    found = [file for folder in brand.folders for file in sorted(folder.rglob("*")) if file.is_file()]
    # relative, so that copies of a workspace, as for merges, share the result
    files = [f"{shown_in(file, root)}:{file.stat().st_size}:{file.stat().st_mtime_ns}" for file in found]
    texts = [part for sheet in sheets for part in (sheet.source.file, sheet.source.text)]
    checks = (bounds, css_faults, declarations, hidden_text, lost_boxes, own_blocks, stylesheets, trial, word_contrast)
    used = (addresses, at_rules, calculations, hints, sheet_of_brand, engine_css)
    code = program(*checks, *used)
    name = f"css-{digest(code, VERSION, own, *files, *texts, brand.css, *sorted(brand.families), repr(brand.blocks))}"
    report = Report()
    remember_found(cache, name, lambda found: _find(sheets, own, brand, cache, found), report)
    return report.problems


def _sheets(folder: Path, root: Path) -> list[Sheet]:
    """Return the stylesheets in a folder. Unreadable files are skipped, because they were reported when the brand was
    read.
    """
    texts = ((shown_in(folder / name, root), read_css(folder / name, name, Report())) for name in SHEETS)
    return [Sheet(SourceText(file, tuple(text.split("\n"))), folder, root) for file, text in texts if text]


def _find(sheets: Sequence[Sheet], own: str, brand: Brand, cache: Path, report: Report) -> None:
    with suppress(MissingLibraryError):  # `publish` reports a missing library
        report.extend(_faults(sheets, brand, cache))
    named = {problem.place for problem in report.problems}
    for sheet in sheets:
        print_only = not sheet.source.file.endswith(MAIN)
        found = declarations.unknown_or_lost(sheet.source, own, brand.own_roles, print_only=print_only)
        report.extend(problem for problem in found if problem.place not in named)
        # the stylesheet for link previews hides most of the text on purpose
        if not sheet.source.file.endswith(f"{SheetKind.CARD}.css"):
            report.extend(hidden_text.hiding_rules(sheet.source, brand.own_roles))
    home = shown_in(brand.folders[0], sheets[0].root) if sheets else ""
    report.extend(own_blocks.unstyled(brand.blocks.values(), [sheet.source.text for sheet in sheets], home))


def _faults(sheets: Sequence[Sheet], brand: Brand, cache: Path) -> Iterator[Problem]:
    faults = list(css_faults.css_faults(sheets, BrandValues(brand.properties, brand.families)))
    yield from faults
    main = [sheet for sheet in sheets if sheet.source.file.endswith(MAIN)]
    sound = not any(problem.code is Code.BRAND_INVALID for problem in faults) and brand.font_folders
    if not sound:
        return
    if problem := trial.find_unfit(brand, main, cache):
        yield problem
        return
    from briefpress.brand.computed_style import read_look

    look = read_look(brand, brand.paper, "", cache)
    yield from word_contrast.unreadable(look, [sheet.source for sheet in main])
    yield from word_contrast.unreadable_blocks(look, brand.blocks.values())
