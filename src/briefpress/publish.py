"""The way out on one page: names of briefs -> files in `output/`.

In: a request. Out: what was made, with everything that is wrong in a report. Every brief is read and
checked first; where one has an error, or a file cannot be made, nothing at all is written.
"""

from __future__ import annotations

import datetime
import errno
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from briefpress.brand import Brand, SheetKind, read_brand
from briefpress.brand.coverage import missing_characters
from briefpress.brand.declarations import check_css
from briefpress.brand.monogram import Monogram, monograms
from briefpress.brand.scripts import font_hint, with_scripts
from briefpress.check import check, check_picture
from briefpress.edition import Edition, initials, prepare, texts, with_addresses
from briefpress.model import Brief
from briefpress.pdf import Attached, Press, Sheet, first_page
from briefpress.problems import Code, Problem, Report
from briefpress.source import Workspace, read_brief, source_files
from briefpress.words import read_words

DEFAULT_BRAND = "plain"
PICTURE_WIDTH = 1200  # pixels, as link previews on the web have it
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SOURCE_TYPES = {".md": "text/markdown", ".yaml": "application/yaml"}
MOST_CHARACTERS = 8  # named in one problem


class Format(StrEnum):
    """What can be made."""

    PDF = "pdf"
    DOCX = "docx"


@dataclass(frozen=True, slots=True)
class Request:
    """What is wanted: the ids of briefs, the formats, a brand in place of the briefs' own, and where files go.

    `date` is that of the files, in place of the briefs' own. `printed`: the PDF is for a printer, in the colours of
    `profile` or of the brand's own. `cover_image`: pictures of the cover too. `attach` puts the Word file and the
    source into the PDF.
    """

    workspace: Workspace
    briefs: tuple[str, ...]
    formats: frozenset[Format] = frozenset(Format)
    brand: str = ""
    output: Path | None = None
    strict: bool = False
    date: datetime.datetime | None = None
    printed: bool = False
    profile: Path | None = None
    cover_image: bool = False
    attach: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file, not written yet: its bytes, the pages of the PDF it is or stands beside, and the seconds."""

    file: Path
    data: bytes
    pages: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Job:
    """A brief, ready to be drawn."""

    brief: Brief
    edition: Edition
    brand: Brand
    when: datetime.datetime
    profile: Path | None = None


Progress = Callable[[str], None]


def check_briefs(workspace: Workspace, ids: tuple[str, ...], report: Report) -> None:
    """Report every problem of the briefs `ids`, with the brands and house words they ask for."""
    for id_ in ids:
        job = _prepare(Request(workspace, (id_,)), id_, report)
        report.extend(check_css(job.brand, workspace.root) if job else ())


def publish(request: Request, printer: Press, report: Report, progress: Progress) -> list[Made]:
    """Write the files and return what was made; nothing, where `report` says why not."""
    jobs = [job for id_ in request.briefs if (job := _prepare(request, id_, report))]
    if report.fails(strict=request.strict):
        return []
    made = [file for job in jobs for file in _make(request, job, printer, report, progress)]
    if report.fails(strict=request.strict):
        return []
    return made if _write(made, report) else []


def _write(made: list[Made], report: Report) -> bool:
    """Write all files beside their places, then rename them all, so that there is no half of anything."""
    parts = {file.file: file.file.with_name(f".{file.file.name}.part") for file in made}
    target = Path()
    try:
        for file in made:
            target = file.file
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.is_dir():
                raise IsADirectoryError(errno.EISDIR, "a folder of that name is there")
            parts[target].write_bytes(file.data)
        for target, part in parts.items():
            part.replace(target)
    except OSError as error:
        hint = "close it where it is open, or choose another folder with --output"
        report.add(Code.OUTPUT_UNWRITABLE, f"{target} cannot be written: {error.strerror}", None, hint)
        return False
    finally:
        for part in parts.values():
            with suppress(OSError):
                part.unlink()
    return True


def _prepare(request: Request, id_: str, report: Report) -> Job | None:
    """Return the brief `id_` ready to be drawn; None where it or its brand has an error."""
    workspace, found = request.workspace, Report()
    brief = read_brief(workspace, id_, found)
    if brief:
        found.extend(check(brief, workspace.root))
    report.extend(found.problems)
    name = request.brand or (brief.meta.brand if brief else "") or DEFAULT_BRAND
    place = brief.meta.brand_place if brief and not request.brand and brief.meta.brand else None
    brand = read_brand(workspace.styles, name, workspace.cache, report, place)
    logo = Report(list(check_picture(brand.logo, workspace.root)) if brand and brand.logo else [])
    report.extend(logo.problems)
    if brief is None or brand is None or logo.problems or found.fails(strict=False):
        return None
    if request.printed and brand.print_links == "notes":
        brief = with_addresses(brief)
    words = read_words(brief.meta.lang, brand.word_folders, report)
    edition = prepare(brief, brand, words, report)
    brand = with_scripts(brand, tuple(texts(edition)), words.script, workspace.cache)
    report.extend(_check_fonts(edition, brand, workspace))
    day = datetime.datetime.combine(edition.date or datetime.date(1980, 1, 1), datetime.time())
    profile = _profile(request, brand, report) if request.printed else None
    return Job(brief, edition, brand, request.date or day, profile)


def _profile(request: Request, brand: Brand, report: Report) -> Path | None:
    """Return the colour profile of the press; a problem where there is none, or none of inks."""
    from briefpress.brand.profile import why_not

    profile = request.profile or brand.print_profile
    if profile is None:
        hint = (
            "ask the printer for it, then: --profile FILE, or `print-profile: FILE` in defaults.briefpress of brand.yml"
        )
        text = f'the brand "{brand.name}" names no colour profile of a press'
        report.add(Code.PRINT_PROFILE, text, None, hint)
    elif reason := why_not(profile):
        hint = "a press has a profile of CMYK, such as Coated FOGRA39 or PSO Coated v3"
        report.add(Code.PRINT_PROFILE, f"{profile.name} is no colour profile of a press: {reason}", None, hint)
    return profile


def _check_fonts(edition: Edition, brand: Brand, workspace: Workspace) -> Iterator[Problem]:
    missing = missing_characters(texts(edition), brand.font_folders, workspace.cache)
    if missing:
        shown = ", ".join(f"{character} (U+{ord(character):04X})" for character in missing[:MOST_CHARACTERS])
        more = f" and {len(missing) - MOST_CHARACTERS} more" if len(missing) > MOST_CHARACTERS else ""
        text = f'no font of the brand "{brand.name}" has: {shown}{more}'
        place = workspace.find_text(edition.id, missing[0])
        yield Problem(Code.FONT_CHARACTER, text, place, font_hint(brand, missing))


def _make(request: Request, job: Job, printer: Press, report: Report, progress: Progress) -> Iterator[Made]:
    """Yield the files of one brief. While its pages are laid out and printed, the Word file is made."""
    from briefpress.brand.fonts import font_file
    from briefpress.html import SkeletonError, write_html

    begun = time.perf_counter()
    edition, brand, workspace = job.edition, job.brand, request.workspace
    progress(f"{edition.id}: laying out pages")
    families = (brand.fonts.get("headings", ""), *brand.scripts.values())
    fonts = [file for family in families if (file := font_file(family, brand.font_folders, bold=True))]
    outlines = monograms(initials(edition), fonts, workspace.cache)
    try:
        html = write_html(edition, brand, outlines, request.date, SheetKind.PRINT if request.printed else None)
    except SkeletonError as error:
        report.add(Code.BRAND_INVALID, f'the skeleton of the brand "{brand.name}" is faulty: {error}')
        return
    wants_pdf, wants_word = Format.PDF in request.formats, Format.DOCX in request.formats
    attaches = request.attach and wants_pdf
    folders = (workspace.root, brand.font_folders, workspace.cache)
    profile = job.profile.read_bytes() if job.profile else b""
    printed = wants_pdf or request.cover_image
    printer.lay_out(Sheet(html, *folders, job.when, printed=printed, waits=attaches, profile=profile))
    write = _word_writer(request, job, outlines) if wants_word or attaches else None
    pages = printer.pages()
    file = (request.output or workspace.output) / (f"{edition.id}-print" if request.printed else edition.id)
    if write:
        progress(f"{edition.id}: writing the Word file")
        word = Made(file.with_name(f"{file.name}.docx"), write(pages.numbers), pages.total, time.perf_counter() - begun)
        if attaches:
            printer.attach([*_attached(workspace, job, word)])
        if wants_word:
            yield word
    pdf = printer.file(report)
    if wants_pdf:
        yield Made(file.with_name(f"{file.name}.pdf"), pdf, pages.total, time.perf_counter() - begun)
    if request.cover_image:
        card = replace(edition, parts=edition.parts[:1])
        printer.lay_out(Sheet(write_html(card, brand, outlines, request.date, SheetKind.CARD), *folders, job.when))
        printer.pages()
        for name, sheet in (("cover", pdf), ("card", printer.file(report))):
            picture = first_page(sheet, width=PICTURE_WIDTH)
            yield Made(file.with_name(f"{file.name}-{name}.png"), picture, 1, time.perf_counter() - begun)


def _attached(workspace: Workspace, job: Job, word: Made) -> Iterator[Attached]:
    """Yield what is attached to the PDF: the same in Word, and the source."""
    yield Attached(word.file.name, word.data, WORD_TYPE, "Alternative", job.when)
    for name, text in source_files(workspace, job.brief).items():
        yield Attached(name, text.encode(), SOURCE_TYPES[Path(name).suffix], "Source", job.when)


def _word_writer(request: Request, job: Job, outlines: Mapping[str, Monogram]) -> Callable[[Mapping[str, int]], bytes]:
    """Return what writes the Word file as soon as the page numbers are known; everything else is ready by then."""
    from briefpress.brand.fonts import use_fonts
    from briefpress.brand.look import read_look
    from briefpress.docx import Drawing, write_docx

    workspace, brand = request.workspace, job.brand
    use_fonts(brand.font_folders, workspace.cache)
    look = read_look(brand, job.edition.paper, job.edition.title_length, workspace.cache)
    drawing = Drawing(workspace.root, brand, outlines)
    return lambda page_numbers: write_docx(job.edition, look, drawing, page_numbers, job.when)
