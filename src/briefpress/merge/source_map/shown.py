"""The styles in which fields are shown, as tables."""

from collections.abc import Mapping

SET_FROM_FIELDS = frozenset(
    {
        *(
            "title",
            "subtitle",
            "cover series",
            "cover author",
            "cover organisation",
            "cover affiliation",
            "cover credit",
        ),
        *("organisation name", "person name", "person position", "picture credit", "contact name", "contact channel"),
        *("small print", "imprint"),
    }
)
KEYS: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "subtitle": ("subtitle",),
    "cover series": ("series", "number", "issue", "topic", "topics"),
    "cover author": ("name", "given", "family", "author", "authors"),
    "cover affiliation": ("name", "department", "affiliation", "affiliations"),
    "cover organisation": ("name",),
    "cover credit": ("credit",),
    "organisation name": ("name",),
    "people heading": ("title",),
    "notes heading": ("title",),
    "toc heading": ("toc-title",),
    "small print heading": ("title",),
    "heading 1": ("abstract-title", "reference-section-title"),
    "person name": ("name", "given", "family"),
    "person position": ("positions", "position"),
    "contact name": ("contact-name", "contact_name", "name"),
}
