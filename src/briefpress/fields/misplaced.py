"""Hints for misplaced and misnamed fields. In: the owner of a field, and its name. Out: a hint."""

from __future__ import annotations

from difflib import get_close_matches

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
    (FRONT_MATTER, "organization"): "contributors",
    (FRONT_MATTER, "excerpt"): "description",
    (FRONT_MATTER, "thumbnail"): "cover-image",
    **{
        (FRONT_MATTER, f"{item}{char}image"): "cover-image"
        for item in ("featured", "hero", "header", "feature", "banner", "share", "social", "og")
        for char in ("", "_", "-")
    },
    **dict.fromkeys((("a person", "affiliation"), ("a person", "affiliations"), ("a person", "job")), "positions"),
    **{
        ("an author", name): "affiliations"
        for name in ("organisation", "organization", "university", "department", "company")
    },
    **{("a group of people", name): "members" for name in ("people", "persons", "names", "person")},
    **{("a person", name): "portrait" for name in PICTURES},
    **{("an organisation", name): "logo" for name in PICTURES},
}
WEBSITE = (
    *("aliases", "cssclass", "cssclasses", "menu", "nav", "hide-table-of-contents", "layout", "nav-order", "parent"),
    *("permalink", "published", "sidebar-label", "sidebar-position", "slug", "weight", "id", "publish", "created"),
    *("created-at", "date-created", "updated", "updated-at", "modified", "lastmod", "last-modified", "last-updated"),
    *("redirect-from", "comments", "sitemap", "robots", "noindex", "search", "sidebar", "breadcrumbs", "has-children"),
    *("toc-sticky", "header", "author-profile", "read-time", "classes", "sticky", "pinned", "related", "share"),
    *("pagination-label", "custom-edit-url", "reading-time", "uuid", "cssclass", "hide-title", "show-date"),
)
OF_MYST = ("exports", "downloads", "github", "open-access", "venue", "site", "numbering", "subject", "short-title")
RUN = ("engine", "execute", "filters", "jupyter", "jupytext", "kernelspec", "knitr", "params")
LOOKS = (
    *("classoption", "colorlinks", "css", "dir", "papersize", "reference-doc", "stylesheet", "template", "theme"),
    *("documentclass", "fontsize", "format", "geometry", "header-includes", "linestretch"),
    *("linkcolor", "mainfont", "margin", "margins", "output"),
)
OF_AUTHORS = ("orcid", "email", "corresponding", "biography", "bio", "portrait")
OTHER_PEOPLE = (
    "editors",
    "translator",
    "translators",
    "reviewer",
    "reviewers",
    "contributor",
    "moderator",
    "moderators",
)
# Fields at the top level of brand.yml, and where they belong
OF_BRANDS = {
    "name": "meta: {name: ...}",
    "extends": "defaults: {briefpress: {extends: ...}}",
    "paper": "defaults: {briefpress: {paper: ...}}",
    "fonts": "typography: {fonts: [...]}",
    "palette": "color: {palette: {...}}",
}
CHANNELS = {"website": "web", "url": "web"}


def near_hint(owner: str, name: str) -> str:
    """Return a hint for a misspelt name that other programs use for a field of `owner`, or `""` if none is close."""
    others = [other for other_owner, other in NAMES if other_owner == owner]
    close = get_close_matches(name.lower(), others, n=1, cutoff=0.75)
    return f"write `{NAMES[owner, close[0]]}: ...`" if close else ""


def hint_for(owner: str, name: str) -> str:
    """Return a hint for the misplaced field `name` of `owner`, or `""` if there is none."""
    if meant := NAMES.get((owner, name)) or NAMES.get((owner, name.lower())):
        return f"write `{meant}: ...`"
    if owner == "brand.yml" and name in OF_BRANDS:
        return f"write `{OF_BRANDS[name]}`"
    if owner == FRONT_MATTER and name == "abbreviations":
        return "define each on a line of its own in the text: *[EU]: European Union"
    if owner == FRONT_MATTER and name == "logo":
        return "remove it: the logo of the brand is set in its brand.yml, and logos of others in organisations.yaml"
    if owner == FRONT_MATTER and name == "last-update":
        return "write `date: ...`"
    if owner == FRONT_MATTER and name == "draft":
        return "remove it, or write `status: draft`"
    if owner == FRONT_MATTER and name.replace("_", "-") in (*WEBSITE, *OF_MYST):
        return "remove it: this field is for websites"
    if owner == FRONT_MATTER and name in LOOKS:
        return "remove it: the brand defines the look"
    if owner == FRONT_MATTER and name in RUN:
        return "remove it: briefpress runs no code"
    if owner == FRONT_MATTER and name == "editor":  # in Quarto, a program
        return "for a person, write `people: [{role: editors, members: [...]}]`; remove the name of a program"
    if owner == FRONT_MATTER and name in OF_AUTHORS:
        return f"move it to its author: `author: {{name: ..., {'biography' if name == 'bio' else name}: ...}}`"
    if owner in RECORDS and name in ("title", "suffix", "degree", "degrees"):
        return "write it in `name`"
    if owner == FRONT_MATTER and name in OTHER_PEOPLE:
        return f"write `people: [{{role: {name.rstrip('s')}s, members: [...]}}]`"
    if owner in RECORDS and name in WAYS:
        channel = CHANNELS.get(name, name)
        return f"move it to `channels:`, as `channels: {{{channel}: ...}}`"
    return ""
