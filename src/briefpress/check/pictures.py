"""Rules for pictures: every format can show them."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from briefpress.model import Brief, Figure, Picture, walk
from briefpress.problems import Code, Problem

FORMATS = ("PNG", "JPEG", "GIF")
MOST_PIXELS = 100_000_000


def check_pictures(brief: Brief, root: Path) -> Iterator[Problem]:
    """Yield the problems of the portraits, logos and figures that `brief` shows."""
    members = {reference.id for group in brief.meta.people for reference in group.members}
    people = (brief.people[id_].portrait for id_ in sorted(members & set(brief.people)))
    meta = brief.meta
    named = {reference.id for reference in (*meta.contributors, *meta.partners, *meta.funders)}
    logos = (brief.organisations[id_].logo for id_ in sorted(named & set(brief.organisations)))
    figures = (block.picture for block in walk((*brief.meta.abstract, *brief.blocks)) if isinstance(block, Figure))
    for picture in chain(people, logos, figures):
        if picture:
            yield from check_picture(picture, root)


def check_picture(picture: Picture, root: Path) -> Iterator[Problem]:
    """Yield the problem of `picture`, whose path is relative to `root`, where it cannot be shown."""
    from PIL import Image, UnidentifiedImageError

    hint = f"save it as {' or '.join(FORMATS[:2])}"
    try:
        with _strictly(), Image.open(root / picture.path, formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                text = f"the picture has more than {MOST_PIXELS // 1_000_000} million pixels"
                yield Problem(Code.IMAGE_INVALID, text, picture.place, "save it smaller")
                return
            image.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        text = f'"{picture.path}" is not a picture that can be shown'
        yield Problem(Code.IMAGE_INVALID, text, picture.place, hint)


@contextmanager
def _strictly() -> Iterator[None]:
    """Let Pillow refuse pictures that end too early, whatever it was told elsewhere, and leave its warnings unsaid."""
    from PIL import Image, ImageFile

    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient
