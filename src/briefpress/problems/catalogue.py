"""The explanations of problems. In: `explanations.yaml`, read on demand. Out: what each code means."""

from dataclasses import field
from functools import cache
from pathlib import Path

from briefpress.lazy import dataclass
from briefpress.problems.codes import Code

EXPLANATIONS = Path(__file__).with_name("explanations.yaml")


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a code means, why it matters, what to do, and an example that raises it.

    `example` is the content of `file`: `brief.md`, `brand.yml`, or a command. `files` contains other files that the
    example needs.
    """

    summary: str
    why: str
    do: str
    example: str
    file: str = "brief.md"
    files: dict[str, str] = field(default_factory=dict)


@cache
def catalogue() -> dict[Code, Explanation]:
    """Return the explanation of every code, sorted by code."""
    from briefpress.yaml import values_of

    written = values_of(EXPLANATIONS.read_text(encoding="utf-8"))
    return {code: Explanation(**written[code]) for code in Code}
