"""A website with all briefs. In: a request whose web pages have been produced. Out: files in `output/site/`.

The site consists of the finished pages in `output/`, including those of unchanged briefs. Drafts and embargoed briefs
are left out.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath

from briefpress.cldr.locales import is_rtl, language_names
from briefpress.html import Catalogue, Entry, SiteContext, SkeletonError, read_entry
from briefpress.problems import Code, Report
from briefpress.publish.files import write_files
from briefpress.publish.layout_messages import skeleton_fault
from briefpress.publish.request import Finished, Made, Request
from briefpress.publish.shared import brand_named, words_for

SITE, LIST, INDEX = "site", ".files", "index.html"
OWN = ("index", "404")  # the names of the site's own pages
BESIDE = (".html", ".pdf", ".docx", ".epub")
CARD = ("card", ".png")  # the picture for link previews, which is also beside the pages


def publish_site(request: Request, address: str, report: Report) -> tuple[Finished, ...]:
    """Write the site, and return its first page, or `()` if a problem stops it. `address` is its future address, or
    `""`.
    """
    begun, folder = time.perf_counter(), (request.output or request.workspace.output) / SITE
    entries = [*_entries(request, report)]
    context = _context(request, entries, address, report)
    if context is None:
        return ()
    try:
        files = {name: text.encode() for name, text in Catalogue(context, _grouped(request, entries)).files().items()}
    except SkeletonError as error:
        report.extend([skeleton_fault(error, context.brand, request.workspace.root)])
        return ()
    for entry in entries:
        beside = (request.file(entry.id, suffix=suffix) for suffix in BESIDE)
        for path in (*beside, request.file(entry.id, *CARD)):
            with suppress(FileNotFoundError):
                files[path.name] = path.read_bytes()
    listed = "".join(f"{name}\n" for name in sorted(files)).encode()
    gone = _known(folder) - set(files)
    made = [Made(folder / name, data, 0, time.perf_counter() - begun) for name, data in files.items()]
    if not write_files([*made, Made(folder / LIST, listed, 0, 0)], report):
        return ()
    for name in gone:
        (folder / name).unlink(missing_ok=True)
    first = next(file for file in made if file.file.name == INDEX)
    return (Finished.of(first),)


def _entries(request: Request, report: Report) -> Iterator[Entry]:
    """Yield an entry for each finished page that is public."""
    for id_ in request.workspace.briefs():
        file = request.file(id_, suffix=".html")
        if not file.is_file():
            continue
        cover = request.file(id_, "cover", ".png")
        page = file.read_text(encoding="utf-8", errors="replace")
        entry = read_entry(id_, page, cover if cover.is_file() else None)
        if entry is None:
            text = f"{file.name} is left out of the site: it is not the page of a brief"
            report.add(Code.SITE_LEFT_OUT, text, None, "republish it with --force")
        elif id_.casefold() in OWN:
            text = f'the brief "{id_}" is left out of the site: {file.name.lower()} is a page of the site itself'
            report.add(Code.SITE_LEFT_OUT, text, None, "give the brief's folder another name")
        elif not entry.is_final:
            text = f'the brief "{id_}" is left out of the site: it is a draft, or under embargo'
            report.add(
                Code.SITE_LEFT_OUT, text, None, "once it is final, remove `status` and `embargo` from its front matter"
            )
        else:
            yield entry


def _grouped(request: Request, entries: Sequence[Entry]) -> list[list[Entry]]:
    """Return the entries of each brief in all its languages, the original first."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[request.workspace.parts_of(entry.id)[0]].append(entry)
    return [sorted(group, key=lambda entry: (entry.id != name, entry.id)) for name, group in groups.items()]


def _context(request: Request, entries: Sequence[Entry], address: str, report: Report) -> SiteContext | None:
    """Return the context of the site: the brand of most pages and the language of most briefs, not counting
    translations. In a tie, the first in alphabetical order is used.
    """
    workspace = request.workspace
    name = request.brand or _most(entry.brand for entry in entries) or "plain"
    originals = [entry for entry in entries if workspace.parts_of(entry.id)[0] == entry.id]
    lang = _most(entry.lang for entry in originals or entries) or "en"
    brand = brand_named(workspace, name, report)
    if brand is None:
        return None
    words = words_for(workspace, lang, brand, report)
    langs = sorted({entry.lang for entry in entries})
    tables = {**words.tables["page-words"], **words.tables["catalogue-words"]}
    names = dict(zip(langs, language_names(langs), strict=True))
    at = f"{address.rstrip('/')}/" if address else ""
    return SiteContext(brand, lang, is_rtl(lang), tables, names, workspace.root, workspace.cache, at)


def _most(values: Iterator[str]) -> str:
    found = Counter(sorted(filter(None, values)))
    return max(found, key=lambda value: found[value], default="")


def _known(folder: Path) -> set[str]:
    """Return the names of files in `folder` that earlier runs wrote."""
    try:
        names = (folder / LIST).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return set()
    return {name for name in names if _is_inside(folder, name)}


def _is_inside(folder: Path, name: str) -> bool:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.name:
        return False
    file = folder / name
    return file.is_file() and file.resolve().parent.is_relative_to(folder.resolve())
