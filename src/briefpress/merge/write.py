"""Write changed files. In: a workspace, and the text of each file before and after. Out: all files, or none.

The bytes of unchanged lines do not change; other lines take the line endings of their file.
"""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path

from briefpress import lazy
from briefpress.problems import Code, Report
from briefpress.publish import Made, write_all
from briefpress.workspace import Workspace

LINE_END = lazy.pattern(r"\r\n|\r|\n")
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def write_texts(
    workspace: Workspace,
    texts: Mapping[str, str],
    before: Mapping[str, str],
    files: Mapping[str, bytes],
    report: Report,
) -> bool:
    """Write changed texts and new files, and return whether that succeeded. If any file cannot be written, none is
    changed.

    Nothing is written if a file no longer has the text in `before`, because someone has saved it in the meantime.
    """
    new = [Made(_inside(workspace, path), data, 0, 0) for path, data in files.items()]
    for path, text in texts.items():
        file = _inside(workspace, path)
        if not os.access(file, os.W_OK):
            report.add(Code.OUTPUT_UNWRITABLE, f"{path} is read-only", None)
            return False
        now = workspace.read(file, Report())
        if now is None or now.text != before[path]:
            report.add(Code.OUTPUT_UNWRITABLE, f"{path} was changed while the files were being merged", None)
            return False
        new.append(Made(file, _bytes(file.read_bytes(), now.lines, text), 0, 0))
    return write_all(new, report)


def _inside(workspace: Workspace, path: str) -> Path:
    file = (workspace.root / path).resolve()
    assert file.is_relative_to(workspace.source.resolve()), "only files of the source are changed"
    return file


def _bytes(before: bytes, lines: tuple[str, ...], text: str) -> bytes:
    """Return `text` with the encoding, byte order mark and line endings of the file `before`, which it replaces.

    `lines` are the lines of that file as briefpress reads them.
    """
    coding = "utf-16" if before.startswith(UTF_16) else "utf-8"
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    new = text.split("\n")
    written = before.removeprefix(mark).decode(coding)
    ends = LINE_END.findall(written)
    usual = max(("\n", "\r\n", "\r"), key=ends.count)
    whole = "".join(_lines(written, ends, usual, lines, new))
    if len(LINE_END.split(whole)) != len(new):  # a "\r" and the "\n" of an empty line have become one line ending
        whole = usual.join(new)
    return mark + whole.encode(coding)


def _lines(written: str, ends: list[str], usual: str, old: tuple[str, ...], new: list[str]) -> Iterator[str]:
    """Yield the new lines with their line endings; the bytes of unchanged lines do not change."""
    whole = [line + end for line, end in zip(LINE_END.split(written), [*ends, ""], strict=True)]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            *others, last = whole[i1:i2]
            yield from others
            yield last if (i2 == len(old)) == (j2 == len(new)) else _ended(last, j2 == len(new), usual)
        else:
            yield from (line + (usual if j1 + at < len(new) - 1 else "") for at, line in enumerate(new[j1:j2]))


def _ended(line: str, is_last: bool, end: str) -> str:
    """Return a line with the line ending `end`, or without a line ending if it is the last line of the file."""
    return line.rstrip("\r\n") if is_last else line + end
