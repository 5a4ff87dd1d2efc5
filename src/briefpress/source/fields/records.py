"""The fields of people, organisations, and what belongs to them."""

from __future__ import annotations

from briefpress.source.fields.kinds import LINE, MARKDOWN, URL, Field, Table, either, mapping, some

PICTURE: Table = {
    "path": Field("the file, seen from the one it is written in"),
    "alt": Field("what the picture shows, for who cannot see it"),
    "credit": Field("who made it"),
}
CHANNEL: Table = {
    "address": Field("the address or handle, or a link"),
    "label": Field("what it is called, in place of the house word"),
}
WAY = some(either(LINE, mapping(CHANNEL)))
CHANNELS: Table = {
    "bluesky": Field("the handle on Bluesky", WAY),
    "email": Field("the address for e-mail", WAY),
    "facebook": Field("the page on Facebook", WAY),
    "instagram": Field("the handle on Instagram", WAY),
    "linkedin": Field("the page on LinkedIn", WAY),
    "mastodon": Field("the handle on Mastodon, @name@server", WAY),
    "phone": Field("the number, with the code of the country", WAY),
    "telegram": Field("the handle on Telegram", WAY),
    "twitter": Field("the handle on Twitter", WAY),
    "web": Field("the address on the web", WAY),
    "x": Field("the handle on X", WAY),
    "youtube": Field("the channel on YouTube", WAY),
}
PERSON: Table = {
    "name": Field("as it is shown"),
    "positions": Field("what somebody is, and where", some(LINE), ("position",)),
    "portrait": Field("a picture", either(LINE, mapping(PICTURE))),
    "channels": Field("ways to reach somebody", mapping(CHANNELS)),
    "orcid": Field("the ORCID iD"),
    "biography": Field("a short biography", MARKDOWN, ("bio",)),
}
ORGANISATION: Table = {
    "name": Field("as it is shown"),
    "contact-name": Field("its name in a contact block, where that differs"),
    "description": Field("what it is", MARKDOWN),
    "logo": Field("a picture", either(LINE, mapping(PICTURE))),
    "address": Field("the postal address"),
    "channels": Field("ways to reach it", mapping(CHANNELS)),
}
NAME: Table = {
    "given": Field("the given names"),
    "family": Field("the family name"),
    "literal": Field("the whole name as it is shown"),
}
AFFILIATION: Table = {
    "name": Field("the institution", also=("institution",)),
    "id": Field("what authors name it by"),
    "ref": Field("the id of one that is written under `affiliations`"),
    "department": Field("the part of the institution"),
    "city": Field("where it is"),
    "country": Field("where it is"),
    "ror": Field("the id in the Research Organization Registry", either(LINE, URL)),
}
AFFILIATIONS = some(either(LINE, mapping(AFFILIATION)))
AUTHOR: Table = {
    "name": Field("as it is shown, or its parts", either(LINE, mapping(NAME))),
    "id": Field("the id in people.yaml"),
    "orcid": Field("the ORCID iD"),
    "email": Field("the address for e-mail"),
    "corresponding": Field("says that letters go to this author", {"type": "boolean"}),
    "roles": Field("what the author did, in words of CRediT", some(LINE), ("role",)),
    "affiliations": Field("where the author works", AFFILIATIONS, ("affiliation",)),
    "biography": Field("a short biography", MARKDOWN, ("bio",)),
}
