"""Picture files."""

from dataclasses import field

from briefpress.lazy import dataclass
from briefpress.model.place import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file: its `path` relative to the workspace, its alt text and its credit.

    If there is no file, `path` is `""`, the alt text replaces the picture, and `address` is its web address, if known.
    """

    path: str
    alt: str = ""
    credit: str = ""
    address: str = ""
    place: Place = field(default=NOWHERE, compare=False)
