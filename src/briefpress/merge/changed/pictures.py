"""Replaced and new pictures.

In: a figure before and after. Out: a new file beside the brief, and its path in the source.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice, repeat

from briefpress import lazy
from briefpress.docx.read import DRAWN, Paragraph, PieceKind
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Kind
from briefpress.merge.source_map.bound import Bound
from briefpress.merge.source_map.edits import Edit
from briefpress.merge.source_map.scalars import Scalar, scalars_of
from briefpress.merge.source_map.scalars import spelled as spelled_yaml
from briefpress.merge.source_map.typed import in_attribute
from briefpress.merge.words.messages import SHORTEN
from briefpress.merge.words.spelling import Token, spelled, tokens_of

PATH = lazy.pattern(r"\]\(<?([^()<>\s]+)")
LABEL = lazy.pattern(r"\w+\s+[\d.]+[.:]?\s*")
DIGEST = lazy.pattern(r"[0-9a-f]{16}\.")
SIGNATURES = {b"\x89PNG": ".png", b"\xff\xd8\xff": ".jpg", b"GIF8": ".gif", b"<svg": ".svg", b"<?xml": ".svg"}


def replaced(changes: Changes, old: Sequence[Token], new: Sequence[Token], bound: Bound) -> None:
    """Merge replaced pictures. A drawing, such as an SVG, is only reported, and only if it was certainly replaced."""
    pairs = zip(
        *([token for token in tokens if token.kind is PieceKind.PICTURE] for tokens in (old, new)), strict=False
    )
    # Charts are merged in the module `charts`.
    files = [pair for pair in pairs if pair[0].image not in changes.base.charts]
    for (was, now), match in zip(files, _paths(changes, bound), strict=False):
        before, after = changes.base.images.get(was.image, b""), changes.other.images.get(now.image, b"")
        # Drawings, such as QR codes, are skipped: their pixels depend on the program that saved the file.
        drawn = match is not None and (match[1].lower().endswith(".svg") or "://" in match[1])
        if before == after or not after or match is None:
            continue
        if drawn:
            if _leaves_pictures(changes, now.image, after):
                message = f"the drawing {match[1]} was replaced by a different picture: replace it in the source"
                changes.add(Kind.NOT_MERGED, bound, message)
            continue
        suffix = suffix_of(after)
        if suffix in ("", ".svg"):
            message = f"the picture {match[1]} was replaced by one that is not a PNG, JPEG or GIF file"
            changes.add(Kind.NOT_MERGED, bound, message)
            continue
        path = _fresh(match[1], after, suffix)
        change = changes.add(Kind.MERGED, bound, f"the picture {match[1]} was replaced with {path}", match.start(1))
        changes.files[change] = posixpath.normpath(posixpath.join(posixpath.dirname(bound.file), path)), after
        changes.edits.append(Edit(bound.file, match.start(1), match.end(1), path, change))


def unbound(changes: Changes, old: Sequence[Token], new: Sequence[Token]) -> None:
    """Merge changed alt texts of portraits and logos, and report replaced pictures."""
    pairs = zip(
        *([token for token in tokens if token.kind is PieceKind.PICTURE] for tokens in (old, new)), strict=False
    )
    for was, now in pairs:
        before, after = changes.base.images.get(was.image, b""), changes.other.images.get(now.image, b"")
        if was.key and now.key and was.key != now.key:
            _described(changes, was.key, now.key)
        if before and after and before != after and _leaves_pictures(changes, now.image, after):
            changes.add(Kind.NOT_MERGED, None, f'the picture "{was.key}" was replaced: replace it in the source')


def _described(changes: Changes, was: str, now: str) -> None:
    message = f'the alt text "{was[:SHORTEN]}" -> "{now[:SHORTEN]}"'
    fields = (candidate for file, text in changes.texts.items() for candidate in scalars_of(file, text))
    found = [field for field in fields if field.key == "alt" and field.words == was]
    if len(found) != 1:
        changes.add(Kind.NOT_MERGED, None, f"{message}: change it in the source")
        return
    (scalar,) = found
    flow = changes.texts[scalar.file][: scalar.start].rstrip().endswith(("{", ",")) or "{" in _line(changes, scalar)
    change = changes.add(Kind.MERGED, Bound(scalar.file, (scalar.inner,)), message)
    changes.edits.append(
        Edit(scalar.file, scalar.start, scalar.end, spelled_yaml(now, scalar.style, flow=flow), change)
    )


def _line(changes: Changes, field: Scalar) -> str:
    text = changes.texts[field.file]
    return text[text.rfind("\n", 0, field.start) + 1 : field.start]


def _leaves_pictures(changes: Changes, picture: str, data: bytes) -> bool:
    """Return whether a person inserted a picture; if not, a program only drew it again. Pictures that briefpress drew
    have the digest of their content in their names; Word gives them other names and keeps their SVG.
    """
    program = changes.other.about.get("Application", "")
    if DIGEST.search(picture) or program == "briefpress":
        redrawn = hashlib.sha256(data).hexdigest()[:16] not in picture
        return redrawn and (program.startswith("Microsoft") or program == "briefpress")
    shown = (piece for paragraph in changes.other.paragraphs for piece in paragraph.pieces if piece.image == picture)
    return program.startswith("Microsoft") and not any(DRAWN in piece.look for piece in shown)


def _paths(changes: Changes, bound: Bound) -> Iterator[re.Match[str] | None]:
    """Yield the paths of the pictures in a paragraph in the source, skipping those of earlier paragraphs of the same
    block.
    """
    block = bound.block or (0, 0)
    above, charts = 0, changes.base.charts
    for paragraph, other in zip(changes.base.paragraphs, changes.bound, strict=True):
        if other is bound:
            break
        if other and (other.file, other.block) == (bound.file, block):
            above += sum(piece.kind is PieceKind.PICTURE for piece in paragraph.pieces if piece.image not in charts)
    yield from islice(chain(PATH.finditer(changes.texts[bound.file], *block), repeat(None)), above, None)


def added(changes: Changes, paragraph: Paragraph, caption: Paragraph | None, file: str) -> str | None:
    """Return the source of a new figure if a paragraph contains only a picture in a supported format, otherwise None.

    The picture will be stored beside `file`.
    """
    shown = [piece for piece in paragraph.pieces if piece.text.strip()]
    data = changes.other.images.get(shown[0].image, b"") if len(shown) == 1 else b""
    suffix = suffix_of(data)
    if suffix in ("", ".svg"):
        return None
    path = f"images/picture-{hashlib.sha256(data).hexdigest()[:6]}{suffix}"
    words = spelled(caption_of(caption), changes.keys.atom).strip() if caption else ""
    alt = in_attribute(shown[0].key)
    changes.files[changes.last + 1] = posixpath.normpath(posixpath.join(posixpath.dirname(file), path)), data
    return f'![{words}]({path}){{alt="{alt}"}}' if alt else f"![{words}]({path})"


def caption_of(paragraph: Paragraph) -> list[Token]:
    """Return the words of a caption after its label and number."""
    tokens = tokens_of(paragraph.pieces)
    last = max((at for at, token in enumerate(tokens) if token.kind is PieceKind.MADE), default=-1)
    if last < 0 and (label := LABEL.match(paragraph.text)):
        last = next(
            at for at in range(len(tokens)) if len("".join(token.text for token in tokens[: at + 1])) >= label.end()
        )
    rest = tokens[last + 1 :]
    while rest and not rest[0].text[:1].isalnum() and rest[0].kind is PieceKind.TEXT:
        rest.pop(0)
    return rest


def suffix_of(data: bytes) -> str:
    """Return the file name suffix for the picture format of `data`, or `""` if it is not supported."""
    return next((suffix for begins, suffix in SIGNATURES.items() if data.startswith(begins)), "")


def _fresh(path: str, data: bytes, suffix: str) -> str:
    """Return a path beside the old picture `path`. Its name ends with the first digits of the new picture's digest."""
    return f"{posixpath.splitext(path)[0]}-{hashlib.sha256(data).hexdigest()[:6]}{suffix}"
