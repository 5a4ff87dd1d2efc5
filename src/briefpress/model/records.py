"""People and organisations, described once in `people.yaml` and `organisations.yaml`, or inline in a brief."""

from dataclasses import field

from briefpress.lazy import dataclass
from briefpress.model.blocks import Blocks
from briefpress.model.inlines import Inlines
from briefpress.model.pictures import Picture
from briefpress.model.place import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Channel:
    """A way to contact someone: its `kind` (email, web, twitter ...) and its value.

    `inlines` is the author's link, if any, otherwise the bare address or handle; `label` replaces the house word for
    the kind.
    """

    kind: str
    inlines: Inlines
    label: str = ""
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Person:
    """A person in the brief; `orcid` is the bare iD."""

    id: str
    name: str
    positions: tuple[str, ...] = ()
    portrait: Picture | None = None
    channels: tuple[Channel, ...] = ()
    place: Place = field(default=NOWHERE, compare=False)
    orcid: str = ""
    biography: Blocks = ()


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation in the brief; `contact_name` is its name in contact blocks, if different.

    `ror` is the bare id in the Research Organization Registry.
    """

    id: str
    name: str
    contact_name: str = ""
    description: Blocks = ()
    logo: Picture | None = None
    address: str = ""
    channels: tuple[Channel, ...] = ()
    place: Place = field(default=NOWHERE, compare=False)
    ror: str = ""
