"""What is written where a picture is meant. In: a path or an address. Out: its file, else its address and name."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from briefpress import lazy
from briefpress.model import Place
from briefpress.problems import Code, Report
from briefpress.workspace import Workspace

ADDRESS = lazy.pattern(r"(https?|ftp|data):|//", re.IGNORECASE)
MOST = 80  # characters of an address that are shown
WEB = lazy.pattern(r"https?://", re.IGNORECASE)


def find_picture(workspace: Workspace, written: str, *, beside: str, place: Place, report: Report) -> str:
    """Return the path of a picture, relative to the workspace; `""`, and a problem, where it cannot be had."""
    if ADDRESS.match(written):
        text = f"this picture is not a file, but at {written[:MOST]}: its words stand in its place"
        hint = "save it in the folder of the brief and write the path: ![caption](images/picture.png)"
        report.add(Code.IMAGE_ADDRESS, text, place, hint)
        return ""
    path = workspace.find(written, beside=beside, place=place, report=report, rooted=True)
    return workspace.relative(path) if path else ""


def web_address(written: str) -> str:
    """Return `written` where it is an address of the web, else `""`."""
    return written if WEB.match(written) else ""


def file_name(written: str) -> str:
    """Return the name of the file in a path or an address, `""` where it has none."""
    return "" if written.startswith("data:") else unquote(urlsplit(written).path).rpartition("/")[2]
