"""Pictures that cannot be drawn. In: their URLs and WeasyPrint's errors. Out: problems at the references to them."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import unquote

from briefpress.lazy import dataclass
from briefpress.model import Place
from briefpress.problems import Code, Problem

HINT = "fix it in the program it was made with, or save it as PNG"


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures below the folder with the URL `base`, and the `places` of references to them, by relative path."""

    base: str
    places: Mapping[str, Place]

    def place(self, url: object) -> Place | None:
        """Return the place of a reference to the picture at `url`, or None if the source contains none."""
        return self.places.get(self._path(str(url)))

    def undrawn(self, url: str, error: BaseException) -> Problem:
        """Return the problem for a picture that WeasyPrint draws incompletely or not at all."""
        name = "a picture on the page" if url.startswith("data:") else f'"{self._path(url)}"'
        return Problem(Code.IMAGE_INVALID, f"{name} cannot be drawn: {reason(error)}", self.place(url), HINT)

    def _path(self, url: str) -> str:
        return unquote(url.removeprefix(self.base))


def reason(error: BaseException) -> str:
    """Return the reason why a picture cannot be drawn, as a clause."""
    if isinstance(error, MemoryError):
        return "it needs too much memory"
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    message = str(error)
    if message.startswith("could not convert string to float"):
        return f"{message.rpartition(': ')[2]} is not a number"
    return f"it contains an error ({message or type(error).__name__})"
