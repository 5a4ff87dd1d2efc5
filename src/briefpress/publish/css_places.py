"""Where the faults of a stylesheet stand. In: what WeasyPrint says of one. Out: the same with its file and line."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from briefpress import lazy
from briefpress.brand import Brand
from briefpress.model import Place
from briefpress.problems import Code, Problem

QUOTED = lazy.pattern("[`'](.+)[`']", re.DOTALL)
SPOT = lazy.pattern(r" at \d+:\d+")  # in the stylesheets of all brands that one stands on, together


def with_place(problem: Problem, brand: Brand, root: Path) -> Problem:
    """Return `problem` at the line of the stylesheets of `brand` that has what it quotes, or as it is."""
    quoted = QUOTED.search(problem.text)
    if problem.code is not Code.CSS_INVALID or problem.place or not quoted:
        return problem
    words = quoted[1].split("\n")[0].strip()
    for file in (file for folder in brand.folders for file in sorted(folder.glob("*.css"))):
        for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").split("\n"), 1):
            if words in line:
                name = file.relative_to(root).as_posix()
                place = Place(name, number, line.index(words) + 1, len(words))
                return replace(problem, text=SPOT.sub("", problem.text), place=place)
    return problem
