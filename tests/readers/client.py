"""The client's text, `../shared/seed/brief.txt` beside the repository. Out: its sentences, without markup."""

import re
from pathlib import Path

FILE = Path(__file__).parents[3] / "shared" / "seed" / "brief.txt"
LINE_START = re.compile(r"^\s*(#+\s+|[-*]\s+(\d+\*\*\s+)?|\d+\.\s+)")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
TAG = re.compile(r"</?sup>")
SENTENCE_END = re.compile(r"(?<=[.?!:])\s+(?=[A-Z\"“])")


def sentences() -> list[str]:
    """Return the sentences of the client's text in order, including headings, list items and contact lines."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    plain = (_plain(line) for line in lines)
    found = (sentence for line in plain for sentence in SENTENCE_END.split(line))
    return [sentence for sentence in found if any(char.isalnum() for char in sentence)]


def notes() -> list[tuple[str, str]]:
    """Return the number and text of the client's notes: lines that begin with a number, and their continuations."""
    text = FILE.read_text(encoding="utf-8")
    found = re.findall(r"^(\d+)\. (.+(?:\n\[.+)*)", text, re.MULTILINE)
    return [(number, _plain(note)) for number, note in found]


def _plain(line: str) -> str:
    line = LINK.sub(r"\1", TAG.sub("", LINE_START.sub("", line)))
    return re.sub(r"\\(?=[^A-Za-z0-9])|\*+", "", line).strip()
