"""The problem reference in the guide. In: codes and their explanations. Out: Markdown for a brief."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from briefpress.problems.catalogue import Explanation, catalogue
from briefpress.problems.codes import Code, Level

SECTIONS: dict[str, Callable[[Code], bool]] = {
    "Errors": lambda code: code.fixed,
    "Errors that can be lowered": lambda code: code.level is Level.ERROR and not code.fixed,
    "Warnings": lambda code: code.level is Level.WARNING,
    "Remarks": lambda code: code.level is Level.REMARK,
    "Off by default": lambda code: code.level is Level.OFF,
}


def manual(codes: Collection[Code]) -> str:
    """Return an explanation of each of `codes`, grouped by level: its meaning, why it matters, what to do, and an
    example.
    """
    return "\n\n".join(_blocks(codes)) + "\n"


def _blocks(codes: Collection[Code]) -> Iterator[str]:
    for title, belongs in SECTIONS.items():
        if chosen := [code for code in codes if belongs(code)]:
            yield f"## {title}"
            for code in chosen:
                yield from _entry(code, catalogue()[code])


def _entry(code: Code, explanation: Explanation) -> Iterator[str]:
    """Yield the blocks about one code: a heading, two paragraphs and examples."""
    yield f"### {code}"
    yield f"{explanation.summary} {explanation.why.strip()}"
    yield f"**What to do:** {explanation.do.strip()}"
    for file, text in {explanation.file: explanation.example, **explanation.files}.items():
        if text.strip():
            if file != "brief.md":
                yield f"In the file `{file}`:" if "/" in file else "On the command line:"
            yield f"```\n{text.rstrip()}\n```"
