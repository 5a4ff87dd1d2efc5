"""Writing changed files. In: a workspace, and their text, before and after. Out: the files, all of them or none.

Lines that did not change keep their bytes; others get the line endings of their file.
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
    """Write changed text and new files, and return whether that succeeded; if one fails, none is changed.

    Nothing is written if a file no longer has its text `before`: somebody saved it in the meantime.
    """
    made = [Made(_inside(workspace, path), data, 0, 0) for path, data in files.items()]
    for path, text in texts.items():
        file = _inside(workspace, path)
        if not os.access(file, os.W_OK):
            report.add(Code.OUTPUT_UNWRITABLE, f"{path} is read-only", None)
            return False
        now = workspace.read(file, Report())
        if now is None or now.text != before[path]:
            report.add(Code.OUTPUT_UNWRITABLE, f"{path} was changed while the files were being merged", None)
            return False
        made.append(Made(file, _bytes(file.read_bytes(), now.lines, text), 0, 0))
    return write_all(made, report)


def _inside(workspace: Workspace, path: str) -> Path:
    file = (workspace.root / path).resolve()
    assert file.is_relative_to(workspace.source.resolve()), "only files of the source are changed"
    return file


def _bytes(before: bytes, lines: tuple[str, ...], text: str) -> bytes:
    """Return `text` with the encoding, byte order mark and line endings of the file that it replaces.

    `lines` are the lines of that file as briefpress reads them.
    """
    coding = "utf-16" if before.startswith(UTF_16) else "utf-8"
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    new = text.split("\n")
    written = before.removeprefix(mark).decode(coding)
    ends = LINE_END.findall(written)
    usual = max(("\n", "\r\n", "\r"), key=ends.count)
    whole = "".join(_lines(written, ends, usual, lines, new))
    if len(LINE_END.split(whole)) != len(new):  # a line end "\r" is followed by an empty line, "\n"
        whole = usual.join(new)
    return mark + whole.encode(coding)


def _lines(written: str, ends: list[str], usual: str, old: tuple[str, ...], new: list[str]) -> Iterator[str]:
    """Yield the new lines, each with its line end; unchanged lines keep their bytes."""
    whole = [line + end for line, end in zip(LINE_END.split(written), [*ends, ""], strict=True)]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            kept = whole[i1:i2]
            yield from kept[:-1]
            yield kept[-1] if (i2 == len(old)) == (j2 == len(new)) else _ended(kept[-1], j2 == len(new), usual)
        else:
            yield from (line + (usual if j1 + at < len(new) - 1 else "") for at, line in enumerate(new[j1:j2]))


def _ended(line: str, is_last: bool, end: str) -> str:
    """Return the last line of a file without its line end, and any other line with one."""
    return line.rstrip("\r\n") if is_last else line + end
