"""Misplaced and misnamed fields. In: the owner of the field, and its name. Out: a hint."""

from __future__ import annotations

FRONT_MATTER = "the front matter"
WAYS = ("email", "web", "website", "url", "phone", "twitter", "x", "mastodon", "linkedin", "facebook", "bluesky")
PICTURES = ("photo", "picture", "image", "photograph", "avatar")
RECORDS = ("a person", "an organisation")
NAMES = {
    (FRONT_MATTER, "type"): "kind",
    (FRONT_MATTER, "doctype"): "kind",
    (FRONT_MATTER, "summary"): "abstract",
    (FRONT_MATTER, "language"): "lang",
    (FRONT_MATTER, "tags"): "keywords",
    (FRONT_MATTER, "categories"): "keywords",
    (FRONT_MATTER, "thanks"): "acknowledgments",
    (FRONT_MATTER, "institute"): "contributors",
    (FRONT_MATTER, "organization"): "contributors",
    **{("a person", name): "portrait" for name in PICTURES},
    **{("an organisation", name): "logo" for name in PICTURES},
}
WEBSITE = (
    *("aliases", "cssclass", "cssclasses", "menu", "nav", "hide-table-of-contents", "layout", "nav-order", "parent"),
    *("permalink", "published", "sidebar-label", "sidebar-position", "slug", "weight"),
)
RUN = ("editor", "engine", "execute", "filters", "jupyter", "jupytext", "kernelspec", "knitr", "params")
LOOKS = (
    *("classoption", "colorlinks", "css", "dir", "papersize", "reference-doc", "stylesheet", "template", "theme"),
    *("documentclass", "fontsize", "format", "geometry", "header-includes", "linestretch"),
    *("linkcolor", "mainfont", "margin", "margins", "output"),
)
CHANNELS = {"website": "web", "url": "web"}


def hint_for(what: str, name: str) -> str:
    """Return a hint for the field `name` of `what`, or `""`."""
    if meant := NAMES.get((what, name)):
        return f"write `{meant}: ...`"
    if what == FRONT_MATTER and name == "draft":
        return "remove it, or write `status: draft`"
    if what == FRONT_MATTER and name.replace("_", "-") in WEBSITE:
        return "remove it: it is for a website"
    if what == FRONT_MATTER and name in LOOKS:
        return "remove it: the brand decides on the look"
    if what == FRONT_MATTER and name in RUN:
        return "remove it: briefpress runs no code"
    if what == "an author" and name in ("given", "family", "literal"):
        return "write `name: {given: ..., family: ...}`"
    if what in RECORDS and name in WAYS:
        way = CHANNELS.get(name, name)
        return f"move it to `channels:`, as `channels: {{{way}: ...}}`"
    return ""
