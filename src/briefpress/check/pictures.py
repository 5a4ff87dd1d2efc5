"""Rules for pictures, so that every format can show them. In: a brief and its workspace. Out: problems."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from briefpress.check import svg
from briefpress.model import Brief, Figure, Front, Panels, Picture, speakers, text_of, walk
from briefpress.problems import Code, Problem
from briefpress.workspace import FROM_CAMERA, PICTURE_FORMATS, upright_size, version_of

if TYPE_CHECKING:
    from PIL.Image import Image

DEEP = ("I", "I;16", "I;16B", "F")  # Pillow's modes with more than 8 bits per channel
MAX_START = 200  # the number of bytes at the start of a file that show its format
LFS = b"version https://git-lfs"
SVG_HINTS = {
    "<foreignObject>": "save it as PNG; in draw.io, you can also turn off Word Wrap and Formatted Text for its labels",
    "loads ": "embed what it loads in the file, or save it as PNG",
    "lacks the namespace": 'add xmlns="http://www.w3.org/2000/svg" to its <svg>',
    "<flowRoot>": "in Inkscape, select the text, choose Text > Convert to Text, and save the picture again",
    "draws nothing": "export it again, or remove it",
    "neither a size": 'add viewBox="0 0 WIDTH HEIGHT" to its <svg>, or save it as PNG',
}
MAX_PIXELS = 100_000_000
MIN_DPI = 150
TOO_FEW = "this picture has only {:.0f} pixels per inch at its printed size"
CSS_DPI = 96  # the resolution of a picture at its natural size (CSS Values and Units 4, 6.2)
MM_PER_INCH = 25.4
POINTS_PER_INCH = 72
MAX_HEIGHT = 190  # the maximum height of a figure in mm, as in style.css of the brand "plain"
MAX_KEPT = 1000  # the maximum number of pictures whose problems are cached
MARGINS = 50  # the width of both side margins in mm, as in most brands
COVER, MASTHEAD = 198, 80  # in mm: heights of the area behind the title, as in style.css of the brand "plain"


def check_pictures(brief: Brief, root: Path) -> Iterator[Problem]:
    """Yield the problems with the portraits, logos and figures in `brief`."""
    for picture in named_pictures(brief):
        yield from check_picture(picture, root)


def named_pictures(brief: Brief) -> Iterator[Picture]:
    """Yield the pictures in `brief` that are files: the cover picture, portraits, logos and figures."""
    members = {reference.id for group in brief.meta.people for reference in group.members}
    members |= {reference.id for reference in speakers(brief)} | {author.person for author in brief.meta.authors}
    people = (brief.people[id_].portrait for id_ in sorted(members & set(brief.people)))
    meta = brief.meta
    named = {reference.id for reference in (*meta.contributors, *meta.partners, *meta.funders)}
    logos = (brief.organisations[id_].logo for id_ in sorted(named & set(brief.organisations)))
    figures = (block.picture for block in walk(text_of(brief)) if isinstance(block, Figure))
    cover = (meta.masthead.cover_image,)
    shown = (picture for picture in chain(cover, people, logos, figures) if isinstance(picture, Picture))
    yield from (picture for picture in shown if picture.path)


def lettering_of(picture: Picture, root: Path) -> str:
    """Return the text that a picture draws with the brand's fonts, or `""` for pictures other than SVG."""
    return svg.lettering(root / picture.path) if picture.path.lower().endswith(".svg") else ""


def check_picture(picture: Picture, root: Path) -> Iterator[Problem]:
    """Yield any problem that prevents `picture` from being shown in full; its path is relative to `root`."""
    for problem in _problems_of(picture.path, root, version_of(root / picture.path)):
        yield replace(problem, place=picture.place)


@lru_cache(MAX_KEPT)
def _problems_of(path: str, root: Path, _version: str) -> tuple[Problem, ...]:
    """Return the problems with a picture, without places. The result is cached for this `_version` of the file, so that
    each picture is opened only once.
    """
    return tuple(_check_svg(path, root) if path.lower().endswith(".svg") else _check_pixels(path, root))


def _check_svg(path: str, root: Path) -> Iterator[Problem]:
    if reason := svg.svg_fault(root / path):
        text = f'"{path}" cannot be shown: {reason}'
        hint = next((hint for words, hint in SVG_HINTS.items() if words in reason), "save it as plain SVG or as PNG")
        yield Problem(Code.IMAGE_INVALID, text, None, hint)
    elif missing := svg.left_out(root / path):
        text = f'the PDF shows "{path}" without {missing}'
        yield Problem(Code.IMAGE_SIMPLIFIED, text, None, "save it as a PNG that looks as it should in print")


def _check_pixels(path: str, root: Path) -> Iterator[Problem]:
    from PIL import Image, UnidentifiedImageError

    file, named = root / path, f'"{path}"'
    if not file.stat().st_size:
        hint = "copy it again from its original source"
        yield Problem(Code.IMAGE_INVALID, f"{named} is empty", None, hint)
        return
    try:
        with _opened(file) as image:
            yield from _check_image(image, named)
        with _opened(file, lenient=True) as image:  # WeasyPrint is lenient too: an error may follow the last pixel
            if image.format == "PNG":
                image.load()
    except Image.DecompressionBombError:
        text = f"{named} has more than {MAX_PIXELS // 1_000_000} million pixels"
        yield Problem(Code.IMAGE_INVALID, text, None, "save it with smaller dimensions")
    except (UnidentifiedImageError, SyntaxError, ValueError):
        yield _unsupported(file.read_bytes()[:MAX_START], named)
    except OSError:
        hint = "copy it again from its original source"
        yield Problem(Code.IMAGE_INVALID, f"{named} is damaged or incomplete", None, hint)


def _unsupported(start: bytes, named: str) -> Problem:
    """Return the problem for a file that is not a picture in a supported format; its first bytes, `start`, show what it
    is.
    """
    text, hint = f"{named} is not in a supported picture format", "save it as PNG or JPEG"
    if start.startswith(LFS):
        text, hint = f"{named} is only a pointer to a file in Git LFS", "get the picture: git lfs pull"
    elif start.lstrip().lower().startswith((b"<!doctype html", b"<html")):
        text, hint = (
            f"{named} is a web page, not a picture",
            "open its address in a browser, and save the picture itself",
        )
    return Problem(Code.IMAGE_INVALID, text, None, hint)


def _check_image(image: Image, named: str) -> Iterator[Problem]:
    """Yield the problems with an open picture; raise Pillow's error if it is damaged."""
    from PIL.Image import DecompressionBombError

    if image.width * image.height > MAX_PIXELS:
        raise DecompressionBombError
    image.load()
    if image.mode in DEEP:
        text, hint = f"{named} is a 16-bit greyscale picture", "save it with 8 bits per channel"
        yield Problem(Code.IMAGE_INVALID, text, None, hint)
    if image.mode in ("RGBA", "LA") and not image.getchannel("A").getbbox():
        text, hint = f"{named} is transparent everywhere, so it shows nothing", "export it again, or remove it"
        yield Problem(Code.IMAGE_INVALID, text, None, hint)
    frames = 1 if image.format in FROM_CAMERA else getattr(image, "n_frames", 1)
    if frames > 1:
        text = f"the PDF shows only the first of the {frames} frames of {named}"
        yield Problem(Code.IMAGE_SIMPLIFIED, text, None, "choose the frame that readers should see, and save it as PNG")


@contextmanager
def _opened(file: Path, *, lenient: bool = False) -> Iterator[Image]:
    """Open a picture without Pillow's warnings; truncated pictures are refused unless `lenient`."""
    from PIL import Image, ImageFile

    usual, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, lenient
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(file, formats=PICTURE_FORMATS) as image:
                yield image
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = usual


def check_cover_picture(brief: Brief, root: Path, paper_width: float, front: Front) -> Iterator[Problem]:
    """Yield a problem if the cover picture has too few pixels to fill the area behind the title."""
    picture = brief.meta.masthead.cover_image
    width, height = _size(root / picture.path) if picture and picture.path else (0, 0)
    if picture and width and height:
        field_height = MASTHEAD if front is Front.MASTHEAD else COVER
        dpi = min(width / paper_width, height / field_height) * MM_PER_INCH
        if dpi < MIN_DPI:
            needed = (round(side * MIN_DPI / dpi) for side in (width, height))
            hint = "use a picture of at least {} by {} pixels".format(*needed)
            yield Problem(Code.IMAGE_RESOLUTION, TOO_FEW.format(dpi), picture.place, hint)


def check_figures(brief: Brief, root: Path, paper_width: float) -> Iterator[Problem]:
    """Yield a problem for each figure without a credit, or with too few pixels on paper that is `paper_width` mm
    wide.
    """
    columns = _columns(brief)
    for figure in walk(text_of(brief)):
        text_width = (paper_width - MARGINS) / MM_PER_INCH * columns.get(id(figure), 1)
        if not isinstance(figure, Figure) or not isinstance(picture := figure.picture, Picture) or not picture.path:
            continue
        if not picture.credit and not figure.source:
            hint = 'add it after the path: {credit="..."}'
            yield Problem(Code.CREDIT_MISSING, "this picture has no credit", picture.place, hint)
        pixels, height = _size(root / picture.path)
        asked = figure.length / POINTS_PER_INCH or figure.width * text_width
        shown = min(asked or pixels / CSS_DPI, text_width)
        shown = min(shown, MAX_HEIGHT / MM_PER_INCH * pixels / height) if height else 0
        if shown and (dpi := pixels / shown) < MIN_DPI:
            hint = f"use a picture that is at least {shown * MIN_DPI:.0f} pixels wide, or reduce its width on the page"
            yield Problem(Code.IMAGE_RESOLUTION, TOO_FEW.format(dpi), picture.place, hint)


def _columns(brief: Brief) -> dict[int, float]:
    """Map the `id()` of each figure in panels to its share of the text width."""
    panels = (block for block in walk(text_of(brief)) if isinstance(block, Panels))
    return {id(figure): share for block in panels for row in block.arranged() for share, figure in row}


def _size(file: Path) -> tuple[int, int]:
    """Return the displayed width and height of a picture in pixels, or zeros for an invalid picture, which is reported
    elsewhere.
    """
    from PIL import Image

    try:
        with _opened(file) as image:
            return upright_size(image)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return 0, 0
