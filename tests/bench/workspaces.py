"""Workspaces for measurements: copies of one brief, altered or lengthened. In: an empty folder. Out: a workspace."""

from __future__ import annotations

import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.bench.clock import Command
from tests.readers.publishing import SEED
from tests.readers.publishing import workspace as copied
from tests.readers.word import WordFile

GUIDE = "guide"
LABEL = re.compile(r"\[\^([\w-]+)\]")
PARAGRAPH = "The states along the river share its water, its floods and the cost of both. " * 4
NOTE = "Ministry of Water, Annual report, 2024, page 12."
WORD = re.compile(r"\bBelarusian\b")


@dataclass(frozen=True, slots=True)
class Bench:
    """A workspace at `root` with `briefs`."""

    root: Path
    briefs: tuple[str, ...]

    def publish(self, *options: str) -> Command:
        """Return the command that publishes the briefs."""
        return [
            Path(sys.executable).with_name("briefpress"),
            "--workspace",
            self.root,
            "publish",
            *options,
            *self.briefs,
        ]

    def source(self, brief: str) -> Path:
        """Return the file of a brief."""
        return self.root / "source" / brief / "brief.md"

    def forget(self) -> None:
        """Remove published files and the cache."""
        shutil.rmtree(self.root / "output", ignore_errors=True)
        shutil.rmtree(self.root / ".briefpress", ignore_errors=True)

    def pages(self, brief: str) -> int:
        """Return how many pages a brief's PDF has, as given in the footer of its Word file."""
        parts = WordFile(self.root / "output" / f"{brief}.docx").parts
        foot = next(part for name, part in parts.items() if name.startswith("word/footer") and b"NUMPAGES" in part)
        return int(re.findall(rb"<w:t[^>]*>(\d+)</w:t>", foot)[-1])


def of_briefs(folder: Path, *briefs: str) -> Bench:
    """Return a bench with copies of `briefs` of this workspace."""
    return Bench(copied(folder, *briefs), briefs)


def of_length(folder: Path, times: int) -> Bench:
    """Return a bench with a brief whose body is repeated this many times; numbers keep its notes distinct."""
    bench = of_briefs(folder, SEED)
    file = bench.source(SEED)
    _, front, body = file.read_text(encoding="utf-8").split("---\n", maxsplit=2)
    bodies = "\n\n".join(LABEL.sub(rf"[^\1-{number}]", body) for number in range(times))
    file.write_text(f"---\n{front}---\n{bodies}", encoding="utf-8")
    return bench


def of_notes(folder: Path, count: int) -> Bench:
    """Return a bench with a brief of this many paragraphs, each with a note at the foot of its page."""
    bench = of_briefs(folder, SEED)
    parts = (f"{PARAGRAPH}[^{number}]\n\n[^{number}]: {NOTE}\n" for number in range(count))
    text = "---\ntitle: Many notes\nlang: en\nnotes: page\n---\n\n" + "\n".join(parts)
    bench.source(SEED).write_text(text, encoding="utf-8")
    return bench


def of_many(folder: Path, count: int) -> Bench:
    """Return a bench with this many briefs, each with different words."""
    bench = of_briefs(folder, SEED)
    text = bench.source(SEED).read_text(encoding="utf-8")
    names = tuple(f"brief-{number:05}" for number in range(count))
    for number, name in enumerate(names):
        changed = WORD.sub(f"Belarusian no. {number}", text).replace("title: ", f"title: {number}. ")
        bench.source(name).parent.mkdir()
        bench.source(name).write_text(changed, encoding="utf-8")
    shutil.rmtree(bench.source(SEED).parent)
    return Bench(bench.root, names)
