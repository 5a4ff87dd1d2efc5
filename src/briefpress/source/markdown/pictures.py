"""References to pictures. In: a path or an address. Out: the path of the file, or the address and file name."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from markdown_it.token import Token

from briefpress import lazy
from briefpress.model import Inlines, Place
from briefpress.problems import Code, Report
from briefpress.source.syntax.attributes import of
from briefpress.workspace import Workspace

if TYPE_CHECKING:
    from briefpress.source.markdown.inline.runs import InlineReader

ADDRESS = lazy.pattern(r"(https?|ftp|data):|//", re.IGNORECASE)
MAXIMUM = 80  # how many characters of an address messages show
WEB = lazy.pattern(r"https?://", re.IGNORECASE)


LENGTH = lazy.pattern(r"(?P<number>\d{1,5}(?:\.\d{0,20})?|\.\d{1,20})\s*(?P<unit>%|[a-z]{2}|)", re.IGNORECASE)
LATEX = lazy.pattern(r"(?P<number>\d*\.?\d*)\\(?:text|line|column)width")
# CSS units in points (CSS Values 3, 5.2); a number without a unit is in pixels, as in HTML.
POINTS = {"": 0.75, "px": 0.75, "pt": 1, "pc": 12, "in": 72, "cm": 72 / 2.54, "mm": 72 / 25.4, "em": 12}
TEMPLATE = lazy.pattern(r"\{[{%].*?[}%]\}")  # a template tag of Jekyll, Hugo or Liquid
LOCAL_PICTURE = "save it in the brief's folder and use its path: ![caption](images/picture.png)"
DRIVE = lazy.pattern(r"[A-Za-z]:/|file:", re.IGNORECASE)


def read_width(report: Report, value: str, place: Place) -> tuple[float, float]:
    """Return the width `value` as a share of the text width and as a length in points. At least one of these is 0; both
    are 0 for an invalid width, which is reported.
    """
    if share := LATEX.fullmatch(value):
        return min(1, float(share["number"] or 1)), 0
    found = LENGTH.fullmatch(value.strip())
    unit = found["unit"].lower() if found else "-"
    number = float(found["number"]) if found else 0
    if number > 0 and unit == "%":
        return min(1, number / 100), 0
    if number > 0 and unit in POINTS:
        return 0, round(number * POINTS[unit], 2)
    if value and value != "auto":
        hint = 'use a percentage of the text width, width="60%", or a length such as 8cm, 3in or 400px'
        report.add(Code.VALUE_INVALID, f'"{value}" is not a width', place, hint)
    return 0, 0


def find_picture(workspace: Workspace, path: str, *, beside: str, place: Place, report: Report) -> str:
    """Return the path of a picture, relative to the workspace, or `""` with a problem if it cannot be used."""
    if ADDRESS.match(path):
        is_inside = path[:5].lower() == "data:"
        where = "inside the text" if is_inside else f"at {path[:MAXIMUM]}"
        text = f"this picture is {where}, not in a file; its alt text is used instead"
        hint = LOCAL_PICTURE + (
            "; from Google Docs, download a Word file and run `briefpress import`" if is_inside else ""
        )
        report.add(Code.IMAGE_ADDRESS, text, place, hint)
        return ""
    if TEMPLATE.match(path) and not workspace.find(path, beside=beside, place=place, report=Report()):
        text = f"the address of this picture is that of a website, {path[:MAXIMUM]}; its alt text is used instead"
        report.add(Code.IMAGE_ADDRESS, text, place, LOCAL_PICTURE)
        return ""
    path = path.replace("\\", "/")  # Windows paths have backslashes
    if DRIVE.match(path):
        hint = "save a copy in the brief's folder and use its path from there: images/picture.png"
        report.add(Code.PATH_OUTSIDE, f'"{path}" is outside source/', place, hint)
        return ""
    file = workspace.find(path, beside=beside, place=place, report=report, rooted=True)
    return workspace.relative(file) if file else ""


def web_address(path: str) -> str:
    """Return `path` if it is a web address, otherwise `""`."""
    return path if WEB.match(path) else ""


def file_name(path: str) -> str:
    """Return the file name in a path or address, or `""`."""
    return "" if path.startswith("data:") else unquote(urlsplit(path).path).rpartition("/")[2]


def words_of_picture(reader: InlineReader, token: Token) -> Inlines:
    """Return the alt text of a picture inside text, as a link if the picture is on the web."""
    hint = "put it on a line of its own, with blank lines around it"
    text = "a picture inside a line of text cannot be shown; its alt text is used instead"
    reader.report.add(Code.IMAGE_INLINE, text, reader.place(token), hint)
    given, link = of(token.attrs).values, (reader.link, reader.link_place)
    if reader.link is None:
        link = (web_address(given["src"]) or None, reader.place(token))
    places = replace(reader.places, start=reader.places.start + (token.map[0] if token.map else 0) + len("!["))
    inner = replace(reader, places=places, open_tags=[], link=link[0], link_place=link[1])
    alt = (inner.run(given["alt"]),) if given.get("alt") else inner.read(token.children or ())
    return alt or (inner.run(given.get("title") or file_name(unquote(given["src"]))),)
