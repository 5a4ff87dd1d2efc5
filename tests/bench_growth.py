"""How seconds and memory grow with the text. Run it with `python -m tests.bench_growth`.

In: the seed with its body once, 10 times and 50 times. Out: figures on standard output, never a verdict.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from tests.bench import Command, peak, seconds
from tests.readers.publishing import SEED, workspace
from tests.readers.word import WordFile

TIMES = (1, 10, 50)
LABEL = re.compile(r"\[\^([\w-]+)\]")


def grown(text: str, times: int) -> str:
    """Return a brief with its body so many times; its notes are told apart by a number."""
    _, front, body = text.split("---\n", maxsplit=2)
    return f"---\n{front}---\n" + "\n\n".join(LABEL.sub(rf"[^\1-{number}]", body) for number in range(times))


def pages(root: Path) -> int:
    """Return how many pages the PDF has, as the Word file's foot says."""
    word = WordFile(root / "output" / f"{SEED}.docx")
    foot = next(part for name, part in word.parts.items() if name.startswith("word/footer") and b"NUMPAGES" in part)
    return int(re.findall(rb"<w:t[^>]*>(\d+)</w:t>", foot)[-1])


def main() -> None:
    """Measure each size once, after a first run that fills what is kept."""
    sys.stdout.write(f"{'times':>6}{'pages':>8}{'seconds':>10}{'s a page':>10}{'MB':>8}{'MB a page':>11}\n")
    with tempfile.TemporaryDirectory() as folder:
        root = workspace(Path(folder) / "workspace")
        brief = root / "source" / SEED / "brief.md"
        text = brief.read_text(encoding="utf-8")
        command: Command = [sys.executable, "-m", "briefpress", "--workspace", root, "publish", SEED]
        seconds([command])
        for times in TIMES:
            brief.write_text(grown(text, times), encoding="utf-8")
            taken, memory, count = seconds([command]), peak([command]).once, pages(root)
            sys.stdout.write(
                f"{times:>6}{count:>8}{taken:>10.2f}{taken / count:>10.3f}{memory:>8.0f}{memory / count:>11.2f}\n"
            )


if __name__ == "__main__":
    main()
