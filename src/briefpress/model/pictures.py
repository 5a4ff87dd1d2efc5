"""Pictures: files that an author names."""

from dataclasses import field

from briefpress.lazy import dataclass
from briefpress.model.place import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file: `path` relative to the workspace, with its alternative text and credit.

    Without a file, `path` is `""` and `alt` is in its place; `address` is then where it is on the web, if it is.
    """

    path: str
    alt: str = ""
    credit: str = ""
    address: str = ""
    place: Place = field(default=NOWHERE, compare=False)
