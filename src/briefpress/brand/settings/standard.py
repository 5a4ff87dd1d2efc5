"""The keys of the brand.yml standard (posit-dev.github.io/brand-yml), and those in `defaults.briefpress`.

Keys that briefpress does not use are included, so that they are not reported as unknown.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefpress.fields.kinds import Field, Table

OURS = "briefpress"  # the key of briefpress's own settings in `defaults`
COLORS = (
    "foreground", "background", "primary", "secondary", "tertiary", "success", "info", "warning", "danger", "light",
    "dark",
)  # fmt: skip
USES = ("base", "headings", "monospace")  # the uses of fonts in pages and Word files
# The roles to which text styles in brand.yml correspond. The stylesheet must set these styles.
ROLES = {"base": ".body-text", "headings": ".heading-1", "monospace": ".source-code"}
LOGO_SIZES = ("large", "medium", "small")
LISTS = ("order", "wordmark")
TEXTS = (
    "back",
    "book-fonts",
    "extends",
    "fonts",
    "front",
    "paper",
    "print-ink-limit",
    "print-links",
    "print-pages",
    "print-profile",
    "recommendations",
    "smart-punctuation",
)
TABLES = ("limits", "print-colors", "problems", "scripts")
BLOCKS = "blocks"


def _table(names: Iterable[str], about: str) -> Table:
    return {name: Field(about) for name in names}


BRAND = _table(("meta", "logo", "color", "typography", "defaults"), "A part of brand.yml.")
COLOR = _table(("palette", *COLORS), "A colour, or the name of a colour in the palette.")
TYPOGRAPHY = _table(("fonts", *USES, "monospace-inline", "monospace-block", "link"), "Fonts and their uses.")
FONT = _table(
    ("family", "source", "files", "weight", "style", "display", "url", "version"), "Where a font family comes from."
)
# The text styles of the standard that only style.css can set.
LOOKS = ("size", "weight", "style", "line-height", "color", "background-color")
OPTIONS = _table(("family", *LOOKS, "decoration"), "The look of this kind of text.")
LOGO = _table(("images", *LOGO_SIZES, "path", "alt", "attrs"), "The logo, or logos by size.")
LOGO_FILE = _table(("path", "alt", "attrs", "light", "dark"), "A picture and its alt text.")
SETTINGS = _table((*TEXTS, *LISTS, *TABLES, BLOCKS), "A briefpress setting.")
BLOCK = _table(
    ("like", "title", "variants"),
    "A property of the block: the built-in block that it resembles, its title, or its variants.",
)
