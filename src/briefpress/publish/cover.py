"""The cover picture. In: a job whose brief has a cover picture. Out: its edition with the picture for paper.

Only layout shows where the text is on the picture, so the cover is first laid out without the picture.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from briefpress.brand import FrontPage, Letters, scrimmed
from briefpress.brand.cache import digest, program, remember
from briefpress.brand.computed_style import Look
from briefpress.brand.roles import COVER_HEAD, HALVES, Role
from briefpress.edition import Block, Card, Edition, Paragraph, Picture, walk

FOLDER = "covers"  # the folder in the cache


def on_paper(
    edition: Edition, root: Path, cache: Path, look: Look, data: bytes, lay_out: Callable[[Edition], FrontPage]
) -> Edition:
    """Return `edition` with its cover picture (file content `data`) and a scrim; the result is cached."""
    front = lay_out(replace(edition, parts=edition.parts[:1]))
    if not front.head:
        return edition
    letters = _letters(edition, look, front)
    area = front.head.width, front.head.height
    name = digest(data, str(area), str(letters), program())
    made = remember(cache, f"cover-{name}", lambda: b64encode(scrimmed(data, *area, letters)).decode())
    file = cache / FOLDER / f"{name}.jpg"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b64decode(made))
    inside = file.is_relative_to(root)  # if the workspace is read-only, its cache is elsewhere
    return _with(edition, (file.relative_to(root) if inside else file).as_posix())


def _letters(edition: Edition, look: Look, front: FrontPage) -> Letters:
    roles = {block.role for block in walk(edition.parts[0].blocks) if isinstance(block, Paragraph)}
    colors = sorted({f"#{look.styles[role].color}" for role in HALVES[COVER_HEAD] if role in roles})
    top, bottom = front.words
    return Letters(top, bottom, f"#{look.halves[COVER_HEAD].background}", tuple(colors))


def _with(edition: Edition, path: str) -> Edition:
    """Return an edition whose cover has the picture at `path`."""
    cover, *others = edition.parts
    halves = (
        replace(half, blocks=tuple(_at(path, block) for block in half.blocks)) if isinstance(half, Card) else half
        for half in cover.blocks
    )
    return replace(edition, parts=(replace(cover, blocks=tuple(halves)), *others))


def _at(path: str, block: Block) -> Block:
    return replace(block, path=path) if isinstance(block, Picture) and block.role is Role.COVER_PICTURE else block
