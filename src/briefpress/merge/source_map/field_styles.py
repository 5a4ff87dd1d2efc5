"""Tables of the styles in which fields and generated text appear."""

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
    "contact name": ("contact-name", "contact_name", "name", "given", "family"),
}
# the styles of headings whose text may come from a field
TITLED = ("people heading", "notes heading", "toc heading", "heading 1", "small print heading")
NOTE_STYLES = ("note item", "endnote text", "footnote text", "endnote continue", "footnote continue")
MADE_STYLES = (
    "toc",
    "table of figures",
    "header",
    "footer",
    "people heading",
    "notes heading",
    "cover label",
    "cover mark",
    "date",
)
# the styles of generated paragraphs that depend on the body text
FOLLOWING = ("toc 1", "toc 2", "toc 3", "table of figures", "header", "footer")
# attributes whose values readers do not see
UNSHOWN = frozenset({"alt", "person", "fig-alt", "width", "height", "csv", "header-columns", "header-rows", "lang"})
