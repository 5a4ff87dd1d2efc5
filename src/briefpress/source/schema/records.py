"""The fields of people, organisations, and their parts."""

from __future__ import annotations

from briefpress.fields.kinds import (
    FIELDS,
    LINE,
    MARKDOWN,
    URL,
    YES_OR_NO,
    Field,
    Table,
    any_of,
    choice_of_names,
    list_of,
    localised,
    mapping,
    under_keys,
)

PICTURE: Table = {
    "path": Field("the file, relative to the file that contains this field"),
    "alt": localised("alt text: what the picture shows"),
    "credit": localised("the creator of the picture"),
}
CHANNEL: Table = {
    "address": Field("the address or handle, or a link"),
    "label": localised("a label of your own, instead of the house word"),
}
WAY = list_of(any_of(LINE, mapping(CHANNEL)))
CHANNELS: Table = {
    "bluesky": localised("the handle on Bluesky", WAY),
    "email": localised("the email address", WAY),
    "facebook": localised("the page on Facebook", WAY),
    "instagram": localised("the handle on Instagram", WAY),
    "linkedin": localised("the page on LinkedIn", WAY),
    "mastodon": localised("the handle on Mastodon, @name@server", WAY),
    "phone": localised("the number with its country code", WAY),
    "telegram": localised("the handle on Telegram", WAY),
    "twitter": localised("the handle on Twitter", WAY),
    "web": localised("the address on the web", WAY),
    "x": localised("the handle on X", WAY),
    "youtube": localised("the channel on YouTube", WAY),
}
NAME: Table = {
    "given": Field("the given names", also=("given-names", "given-name", "first", "first-name", "firstname")),
    "family": Field(
        "the family name", also=("family-names", "family-name", "last", "last-name", "lastname", "surname")
    ),
    "dropping-particle": Field("a particle that is dropped when the family name is used alone: de, von"),
    "non-dropping-particle": Field("a particle that always stays with the family name: van, de la"),
    "suffix": Field("a suffix: Jr., III"),
    "literal": Field("the full name as shown"),
}
NAME_ORDER = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
PERSON: Table = {
    "name": localised("the name as shown, or its parts", any_of(LINE, mapping(NAME))),
    "positions": localised("positions, each with its institution", list_of(LINE), ("position",)),
    "portrait": Field("a picture", any_of(LINE, mapping(PICTURE))),
    "channels": Field("contact channels", mapping(CHANNELS)),
    "orcid": Field("the ORCID iD"),
    "biography": localised("a short biography", MARKDOWN, ("bio",)),
}
ORGANISATION: Table = {
    "name": localised("the name as shown"),
    "contact-name": localised("the name in contact blocks, if different"),
    "description": localised("a description", MARKDOWN),
    "logo": localised("a picture", any_of(LINE, mapping(PICTURE))),
    "address": localised("the postal address"),
    "channels": Field("contact channels", mapping(CHANNELS)),
    "ror": Field("the id in the Research Organization Registry", any_of(LINE, URL)),
}
AFFILIATION: Table = {
    "name": localised("the institution", also=("institution", "institute", "organization", "organisation")),
    "id": Field("the id that authors refer to"),
    "ref": Field("the id of an institution under `affiliations`"),
    "department": localised("the department"),
    "city": localised("the city"),
    "country": localised("the country"),
    "ror": Field("the id in the Research Organization Registry", any_of(LINE, URL)),
}
AFFILIATIONS = list_of(any_of(LINE, mapping(AFFILIATION), under_keys(AFFILIATION, lines=True)))
ATTRIBUTES: Table = {
    "corresponding": Field("marks the corresponding author; by default, the first with an email address", YES_OR_NO),
    "equal-contributor": Field("marks authors who contributed equally", YES_OR_NO, ("equal",)),
}
AUTHOR: Table = {
    "name": localised("the name as shown, or its parts", any_of(LINE, mapping(NAME))),
    "id": Field("the id in people.yaml"),
    "orcid": Field("the ORCID iD"),
    "email": Field("the email address"),
    **ATTRIBUTES,
    "attributes": Field(
        "the two fields above, in Quarto's form", any_of(mapping(ATTRIBUTES), list_of(choice_of_names(ATTRIBUTES)))
    ),
    "collaboration": Field("marks a group of authors", YES_OR_NO),
    "roles": Field("CRediT roles", list_of(any_of(LINE, FIELDS)), ("role",)),
    "affiliations": Field("institutions", AFFILIATIONS, ("affiliation", "institute", "institutes", "institution")),
    "portrait": Field("a picture, shown beside the biography", any_of(LINE, mapping(PICTURE))),
    "biography": localised("a short biography", MARKDOWN, ("bio",)),
}
