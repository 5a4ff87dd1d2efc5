"""The roles of boxes, including blocks and variants that brands declare. In: kinds and names. Out: roles."""

from __future__ import annotations

from briefpress.brand.roles import Role
from briefpress.lazy import dataclass
from briefpress.model import BoxKind


@dataclass(frozen=True, slots=True)
class OwnRole:
    """The role of a block that a brand declares, or of a variant of a block, based on the role `like`.

    `name` is the name of the declared block, or `""` for a variant of a built-in block.
    """

    like: Role
    name: str
    variants: tuple[str, ...] = ()

    @property
    def word_name(self) -> str:
        """Return the name of the Word style, such as `Fact Sheet Red` for the variant `red` of `fact-sheet`."""
        return " ".join(_titled(item) for item in (self.name or self.like.css_class, *self.variants))

    @property
    def element(self) -> str:
        """Return the name of the HTML element, which is the element of `like`."""
        return self.like.element

    @property
    def level(self) -> int:
        """Return the outline level (0: none)."""
        return self.like.level

    @property
    def css_class(self) -> str:
        """Return the classes in HTML: the class of `like`, the name of the block, and its variants."""
        return " ".join(filter(None, (self.like.css_class, self.name, *self.variants)))

    @property
    def style_id(self) -> str:
        """Return the id of the Word style."""
        return self.word_name.replace(" ", "")

    @property
    def is_character(self) -> bool:
        """Return whether the role is for text inside a paragraph."""
        return self.like.is_character

    @property
    def is_box(self) -> bool:
        """Return whether the role is for a box around paragraphs."""
        return self.like.is_box

    @property
    def base(self) -> AnyRole:
        """Return the role on whose Word style the Word style of this role is based."""
        return OwnRole(self.like, self.name) if self.name and self.variants else self.like


AnyRole = Role | OwnRole


def _titled(name: str) -> str:
    return name.replace("-", " ").title()


# The role of each kind of box. A comparison of options is a table without a box.
BOX_ROLES = {
    BoxKind.KEY_MESSAGES: Role.KEY_MESSAGES,
    BoxKind.BOX: Role.BOX,
    BoxKind.CASE_STUDY: Role.CASE_STUDY,
    BoxKind.SIDEBAR: Role.SIDEBAR,
    BoxKind.PULL_QUOTE: Role.PULL_QUOTE,
    BoxKind.KEY_FIGURES: Role.KEY_FIGURES,
    BoxKind.TIMELINE: Role.TIMELINE,
    BoxKind.OPTIONS: Role.BODY_TEXT,
    BoxKind.MARGIN: Role.MARGIN_NOTE,
    BoxKind.NOTE: Role.CALLOUT_NOTE,
    BoxKind.TIP: Role.CALLOUT_TIP,
    BoxKind.WARNING: Role.CALLOUT_WARNING,
    BoxKind.IMPORTANT: Role.CALLOUT_IMPORTANT,
    BoxKind.CAUTION: Role.CALLOUT_CAUTION,
}
