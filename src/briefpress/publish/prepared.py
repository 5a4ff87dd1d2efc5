"""Prepares a brief for layout. In: a request and the id of a brief. Out: its edition and brand, or problems."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePosixPath

from briefpress.brand import Brand, font_hint, missing_characters, with_scripts
from briefpress.check import check, check_body, check_house, check_suggestions
from briefpress.check.pictures import lettering_of, named_pictures
from briefpress.edition import (
    Edition,
    combined_roles,
    emoji_in,
    prepare,
    prose_texts,
    report_leftovers,
    spelled,
    texts,
    with_addresses,
)
from briefpress.lazy import dataclass
from briefpress.model import Brief, Decision, Place, SourceFile, decided, examples, text_of
from briefpress.problems import Code, Level, Levels, Problem, Report, with_levels
from briefpress.publish.consequences import without_consequences
from briefpress.publish.originals import Originals, translation_problems
from briefpress.publish.request import Purpose, Request
from briefpress.publish.shared import brand_named, use_files, words_for
from briefpress.source import read_body, read_partly, source_files
from briefpress.words import Words
from briefpress.workspace import Workspace

DEFAULT_BRAND = "plain"
# Codes of problems that are not about markup, although their places can contain markup.
NOT_ABOUT_MARKUP = (Code.EMOJI, Code.HEADING_SKIPPED, Code.LINK_VAGUE, Code.PLACEHOLDER)
MAX_CHARACTERS = 8  # the maximum number of missing characters that a problem lists
VERSION = 7  # the number of characters of the digest that names a draft, as many as in git's short form of a commit
NO_DATE = datetime.date(1980, 1, 1)


@dataclass(frozen=True, slots=True)
class Job:
    """A brief prepared for layout; `profile` is set if it is for print.

    `levels` are the levels set on the command line, in the brief and in the brand.
    """

    brief: Brief
    edition: Edition
    brand: Brand
    when: datetime.datetime
    sources: tuple[SourceFile, ...]
    profile: Path | None = None
    levels: tuple[Levels, ...] = ()


def prepare_job(
    request: Request, id_: str, originals: Originals, report: Report, change: Callable[[Brief], Brief] | None = None
) -> Job | None:
    """Return the brief `id_`, prepared for layout, or None if the brief or its brand has an error.

    `change` is applied after the brief has been read and checked.
    """
    found, workspace = Report(), request.workspace
    brief = read_partly(workspace, id_, found)
    written = brief
    if brief is None:
        found.extend(_in_body(workspace, id_))
    else:
        found.extend(check(decided(brief, Decision.ACCEPT), workspace.root))
        brief = decided(brief, request.decision)
        brief = change(brief) if change else brief
    if brief and brief.original:
        found = Report([*translation_problems(found.problems, brief, originals.get(workspace, brief.original))])
    else:
        originals.keep(id_, brief, found.problems, workspace.uses)
    sound = brief is not None and not brief.is_partial and not any(problem.code.fixed for problem in found.problems)
    brand = _brand(request, brief, found)
    levels = (request.levels, brief.meta.problems if brief else {}, brand.problems if brand else {})
    words = _house(request, brief, brand, found) if brief and brand else None
    job = (
        replace(_job(request, brief, brand, words, found), levels=levels)
        if brief and brand and words and sound
        else None
    )
    found.extend(
        check_suggestions(written, decided=request.changes is not None)
        if written and request.decision is not Decision.SHOW
        else ()
    )
    report.extend(with_levels(without_consequences(found.problems), *levels))
    return job


def _in_body(workspace: Workspace, id_: str) -> tuple[Problem, ...]:
    """Return the problems in the body of a brief whose front matter cannot be read, so that all are fixed at once."""
    found = Report()
    body = read_body(workspace, id_, found)
    found.extend(check_body(body, workspace.root) if body else ())
    return tuple(found.problems)


def _brand(request: Request, brief: Brief | None, report: Report) -> Brand | None:
    name = request.brand or (brief.meta.brand if brief else "") or DEFAULT_BRAND
    place = brief.meta.brand_place if brief and not request.brand and brief.meta.brand else None
    return brand_named(request.workspace, name, report, place)


def _house(request: Request, brief: Brief, brand: Brand, report: Report) -> Words:
    """Report violations of the brand's rules, and missing house words; return the words. At a place that already has an
    error, no further problem is reported, because the problem may disappear with the error.
    """
    words = words_for(request.workspace, brief.meta.lang, brand, report)
    wrong = {_spot(problem) for problem in report.problems if problem.code.fixed and problem.place}
    found = check_house(decided(brief, Decision.ACCEPT), brand, words, request.workspace.root, request.today)
    report.extend(problem for problem in found if not problem.place or _spot(problem) not in wrong)
    return words


def _spot(problem: Problem) -> tuple[str, int, int] | None:
    return (problem.place.file, problem.place.line, problem.place.column) if problem.place else None


def _job(request: Request, brief: Brief, brand: Brand, words: Words, report: Report) -> Job:
    workspace, sources = request.workspace, source_files(request.workspace, brief)
    draft = (brief.meta.version or sources[0].digest[:VERSION]) if request.purpose is Purpose.REVIEW else ""
    printed = request.purpose is Purpose.PRINT
    shown = with_addresses(brief) if printed and brand.print_links == "notes" else brief
    edition = prepare(shown, brand, words, report, draft)
    lettering = {picture.place: lettering_of(picture, workspace.root) for picture in named_pictures(brief)}
    drawn = (*texts(edition), *lettering.values())
    brand = with_scripts(brand, drawn, words.script, workspace.cache)
    brand = replace(brand, combined=combined_roles(edition.blocks))
    use_files(workspace, brand)
    if missing_characters(drawn, brand.font_folders, workspace.cache):
        edition = _with_emoji(brief, edition, brand, workspace, report)
        report.extend(_check_fonts(brief, edition, brand, workspace, lettering))
    report.extend(_check_leftovers(brief, edition, sources, workspace, report))
    day = datetime.datetime.combine(edition.date or NO_DATE, datetime.time())
    profile = _profile(request, brand, report) if printed else None
    return Job(brief, edition, brand, request.date or day, sources, profile)


def _profile(request: Request, brand: Brand, report: Report) -> Path | None:
    """Return the colour profile of the press; if it is missing or not a CMYK profile, report that."""
    from briefpress.brand import profile_fault

    profile = request.profile or brand.print_profile
    if profile:
        request.workspace.uses.add(profile.absolute())
    if profile is None:
        key = "`print-profile: FILE` in defaults.briefpress of brand.yml"
        text = f'the brand "{brand.name}" has no colour profile for print'
        report.add(
            Code.PRINT_PROFILE,
            text,
            None,
            f"ask your printing company for the profile, then use --profile FILE, or set {key}",
        )
    elif reason := profile_fault(profile):
        hint = "use a CMYK output profile, such as Coated FOGRA39 or PSO Coated v3"
        report.add(Code.PRINT_PROFILE, f"{profile.name} is not a colour profile for print: {reason}", None, hint)
    return profile


def _check_leftovers(
    brief: Brief, edition: Edition, sources: tuple[SourceFile, ...], workspace: Workspace, report: Report
) -> list[Problem]:
    """Return problems for leftover markup in the text, except at places that already have a problem. Text that a
    translation inherits is checked in its original.
    """
    found = (
        problem
        for problem in report.problems
        if problem.code.level is not Level.REMARK and problem.code not in NOT_ABOUT_MARKUP
    )
    named = [place for problem in found for place in _lines(problem)]

    @cache
    def lines(file: str) -> tuple[str, ...]:
        path = workspace.root / file
        source = workspace.read(path, Report()) if path.is_file() else None
        return source.lines if source else ()

    files = [source.path for source in sources] + [*dict.fromkeys(work.place.file for work in brief.works.values())]
    labels = {example.label for example in examples(text_of(brief)) if example.label} - brief.works.keys()
    original_file = str(PurePosixPath(brief.place.file).with_name("brief.md")) if brief.original else ""
    left = report_leftovers(prose_texts(edition), files, lines, named, brief.works, labels)
    return [problem for problem in left if not (problem.place and problem.place.file == original_file)]


def _lines(problem: Problem) -> Iterator[Place]:
    """Yield the place of a problem, and of each additional line of markup that is shown as written."""
    if place := problem.place:
        yield place
        if problem.code is Code.MARKUP_LITERAL:
            yield from (Place(place.file, line, 1, sys.maxsize) for line in range(place.line + 1, place.end[0] + 1))


def _with_emoji(brief: Brief, edition: Edition, brand: Brand, workspace: Workspace, report: Report) -> Edition:
    """Return the edition with words in place of emoji that are in no font."""
    drawn = tuple(texts(edition))
    missing = missing_characters(drawn, brand.font_folders, workspace.cache)
    words = emoji_in(drawn, missing) if missing else {}
    for emoji, replacement in words.items():
        text = f'no font of the brand "{brand.name}" contains the emoji {emoji}; it appears as {replacement}'
        hint = "write it in words, remove it, or add a font such as Noto Emoji to "
        place = _place_of(emoji, brief, workspace)
        report.add(Code.EMOJI, text, place, f"{hint}styles/{brand.name}/fonts/")
    return spelled(edition, words) if words else edition


def _place_of(char: str, brief: Brief, workspace: Workspace) -> Place | None:
    """Return the first place of a character, or of an entity for it, in the source."""
    number = ord(char[0])
    spellings = (char, f"&#{number};", f"&#x{number:x};", f"&#x{number:X};", f"&#X{number:X};")
    found = (workspace.find_text(brief.id, spelling, files=brief.files) for spelling in spellings)
    return next((place for place in found if place), None)


def _check_fonts(
    brief: Brief, edition: Edition, brand: Brand, workspace: Workspace, lettering: Mapping[Place, str]
) -> Iterator[Problem]:
    """Yield a problem if no font contains some of the characters in the text or in the `lettering` of pictures."""
    drawn = (*texts(edition), *lettering.values())
    missing = missing_characters(drawn, brand.font_folders, workspace.cache)
    if missing:
        shown = ", ".join(f"{character} (U+{ord(character):04X})" for character in missing[:MAX_CHARACTERS])
        more = f" and {len(missing) - MAX_CHARACTERS} more" if len(missing) > MAX_CHARACTERS else ""
        text = f'no font of the brand "{brand.name}" contains these characters: {shown}{more}'
        pictured = next((place for place, drawn_text in lettering.items() if missing[0] in drawn_text), None)
        place = _place_of(missing[0], brief, workspace) or pictured
        yield Problem(Code.FONT_CHARACTER, text, place, font_hint(brand, missing))
