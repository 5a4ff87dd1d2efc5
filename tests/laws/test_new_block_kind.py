"""A new kind of block cannot be forgotten: mypy reports every place that must handle it."""

import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

KIND = '@dataclass(frozen=True, slots=True)\nclass Trial:\n    """A kind of block that nobody knows."""\n\n'
FIELD = "    place: Place = field(default=NOWHERE, compare=False)\n"
UNION = "Block = (\n"
# The modules that handle each kind of block in a brief, with the number of places in each.
OF_BRIEFS = {
    "model/structure.py": 5,  # its blocks, texts and ids, its copies, and whether notes can contain it
    "check/notes.py": 1,  # its name if a note contains it
    "edition/convert/blocks.py": 1,  # its form in an edition
}
OF_EDITIONS = {
    "edition/model/structure.py": 3,  # its blocks, its texts, and whether its headings are in the contents
    "html/blocks.py": 1,
    "html/print/footnotes.py": 1,
    "docx/body/blocks.py": 1,
}


def _with_kind(file: Path, field: str) -> None:
    """Add a kind of block to the union in `file`."""
    text = file.read_text()
    assert text.count(UNION) == 1, f"{file} has no union of blocks"
    file.write_text(text.replace(UNION, f"{KIND}{field}\n\n{UNION}    Trial\n    | "))


def test_mypy_reports_every_place_that_handles_blocks(repository: Path, tmp_path: Path) -> None:
    copy = tmp_path / "briefpress"
    shutil.copytree(repository / "src" / "briefpress", copy, ignore=shutil.ignore_patterns("__pycache__"))
    _with_kind(copy / "model" / "blocks.py", FIELD)
    _with_kind(copy / "edition" / "model" / "blocks.py", "")
    settings = ["--config-file", f"{repository}/pyproject.toml", "--python-executable", sys.executable]
    command = [sys.executable, "-m", "mypy", *settings, "--cache-dir", f"{tmp_path}/cache", "briefpress"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    found = re.findall(r"^briefpress/(\S+?):\d+: error: (.*)", run.stdout, re.MULTILINE)
    others = [error for error in found if not re.search('"Trial"|Missing return', error[1])]
    assert not others, run.stdout
    assert Counter(file for file, _ in found) == Counter(OF_BRIEFS) + Counter(OF_EDITIONS), run.stdout
