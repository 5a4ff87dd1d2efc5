"""Addresses in stylesheets. In: a declaration. Out: problems with addresses that do not lead to a file, and with faulty
data.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from briefpress.brand.css.sheets import Sheet
from briefpress.brand.css.stylesheets import tokens_in
from briefpress.model import Place
from briefpress.problems import Code, Problem, nearest
from briefpress.workspace import data_in, media_type_in

if TYPE_CHECKING:
    from tinycss2.ast import Node

COPY = "save a copy in the brand's folder and use its file name"
SHOWN = 40  # the maximum number of characters of a `data:` address that a message shows


def faulty_addresses(node: Node, sheet: Sheet) -> Iterator[Problem]:
    """Yield the problems with the addresses in the declaration `node`."""
    for token in tokens_in(node.value):
        written = token.value if token.type == "url" else _quoted_url(token)
        place = sheet.place(token, len(token.serialize()))
        if written.lower().startswith("data:"):
            if not _is_picture(written):
                text = f'"{written[:SHOWN]}..." is not a picture'
                yield Problem(Code.IMAGE_INVALID, text, place, COPY)
        elif written and not written.startswith("#"):
            yield from _address(written, sheet, place)


def _quoted_url(token: Node) -> str:
    is_url = token.type == "function" and token.lower_name == "url"
    return next((part.value for part in token.arguments if part.type == "string"), "") if is_url else ""


def _address(address: str, sheet: Sheet, place: Place) -> Iterator[Problem]:
    """Report an invalid file address. Addresses are relative to the folder of the stylesheet."""
    if re.match(r"[a-z][a-z+.-]+:|//", address, re.IGNORECASE):
        is_file = address.lower().startswith("file:")
        code = Code.PATH_OUTSIDE if is_file else Code.IMAGE_ADDRESS
        text = (
            f'"{address}" is outside the workspace'
            if is_file
            else f'briefpress loads nothing from the web: "{address}"'
        )
        yield Problem(code, text, place, COPY)
        return
    name = unquote(urlsplit(address).path)
    files = [folder / name.lstrip("/") for folder in (sheet.folder, sheet.root)]
    if not any(file.is_file() and file.resolve().is_relative_to(sheet.root.resolve()) for file in files):
        names = (path.name for path in files[0].parent.iterdir()) if files[0].parent.is_dir() else ()
        put = COPY if "\\" in name else f"save it as {Path(sheet.source.file).parent.joinpath(name).as_posix()}"
        yield Problem(
            Code.IMAGE_MISSING, f'the picture "{address}" does not exist', place, nearest(Path(name).name, names) or put
        )


def _is_picture(address: str) -> bool:
    """Return whether a `data:` address contains a picture that can be opened."""
    from PIL import Image

    data, too_large = data_in(address), (Image.DecompressionBombError, Image.DecompressionBombWarning)
    try:
        if "svg" in media_type_in(address):
            return ElementTree.fromstring(data).tag.endswith("svg")
        with warnings.catch_warnings(action="error", category=Image.DecompressionBombWarning):
            Image.open(io.BytesIO(data)).verify()
    except (ElementTree.ParseError, OSError, ValueError, SyntaxError, *too_large):
        return False
    return True
