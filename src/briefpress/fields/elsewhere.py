"""Fields that people write in the wrong place or by another name. In: what has the field, and its name. Out: a hint."""

from __future__ import annotations

WAYS = ("email", "web", "website", "url", "phone", "twitter", "x", "mastodon", "linkedin", "facebook", "bluesky")
PICTURES = ("photo", "picture", "image", "photograph", "avatar")
RECORDS = ("a person", "an organisation")
NAMES = {
    ("the front matter", "type"): "kind",
    ("the front matter", "doctype"): "kind",
    ("the front matter", "summary"): "abstract",
    ("the front matter", "language"): "lang",
    ("the front matter", "tags"): "keywords",
    **{("a person", name): "portrait" for name in PICTURES},
    **{("an organisation", name): "logo" for name in PICTURES},
}
CHANNELS = {"website": "web", "url": "web"}


def hint_for(what: str, name: str) -> str:
    """Return a hint for the field `name` of `what`; `""` where there is none to give."""
    if meant := NAMES.get((what, name)):
        return f"write `{meant}: ...`"
    if what in RECORDS and name in WAYS:
        way = CHANNELS.get(name, name)
        return f"move it to `channels:`, as `channels: {{{way}: ...}}`"
    return ""
