"""The time and memory that Pandoc and other programs need for a PDF and a Word file of the same Markdown.

Each step is a separate process. These programs do less: they have no people, organisations or brands, and perform no
tagging or checks of their own. In: Markdown files. Out: commands.
"""

from __future__ import annotations

import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.bench.clock import Command
from tests.bench.workspaces import Bench

TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"


@dataclass(frozen=True, slots=True)
class Peer:
    """The way in which another program produces a PDF: `steps` are lines of a shell script, in which $1 is the Markdown
    file without `.md`.
    """

    name: str
    steps: tuple[str, ...]

    def script(self, folder: Path) -> Path:
        """Write the script that produces both formats of one brief into `folder`, and return it."""
        import pypandoc

        names = {"pandoc": pypandoc.get_pandoc_path(), "python": sys.executable, "folder": Path(sys.executable).parent}
        word = '"{pandoc}" "$1.md" --output "$1.docx"'
        lines = ["#!/bin/sh", "set -e", *(step.format(**names) for step in (*self.steps, word))]
        file = folder / f"{self.name.replace(' ', '-')}.sh"
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        file.chmod(file.stat().st_mode | stat.S_IXUSR)
        return file

    def one(self, bench: Bench) -> Command:
        """Return the command that produces both formats of the only brief of `bench`."""
        (file,) = _markdown(bench)
        return [self.script(file.parent), file.with_suffix("")]

    def all(self, bench: Bench) -> Command:
        """Return the command that produces both formats of all briefs of `bench`, on all cores."""
        files = _markdown(bench)
        names = files[0].with_name("names")
        names.write_text("".join(f"{file.with_suffix('')}\n" for file in files), encoding="utf-8")
        return ["xargs", "-a", names, "-P", str(os.cpu_count()), "-n", "1", self.script(names.parent)]


PEERS = (
    Peer(
        "pandoc and typst",
        ('"{pandoc}" -s "$1.md" -o "$1.typ"', f'"{{python}}" -c "{TYPST}" "$1.typ" "$1.pdf"'),
    ),
    Peer(
        "pandoc and WeasyPrint",
        ('"{pandoc}" -s "$1.md" -o "$1.html" 2>/dev/null', '"{folder}/weasyprint" -q "$1.html" "$1.pdf"'),
    ),
)


def _markdown(bench: Bench) -> list[Path]:
    """Write, beside the workspace, files that the other programs can read, and return them."""
    folder = bench.root.with_name(f"{bench.root.name}-peers")
    folder.mkdir(exist_ok=True)
    files = [folder / f"{brief}.md" for brief in bench.briefs]
    for brief, file in zip(bench.briefs, files, strict=True):
        # Typst rejects a link without an address
        text = bench.source(brief).read_text(encoding="utf-8").replace("]()", "](https://example.org)")
        file.write_text(text, encoding="utf-8")
    return files
