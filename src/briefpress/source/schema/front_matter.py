"""The fields of the front matter. Names come from Quarto if it defines the field, otherwise from MyST; the rest are
specific to briefpress.
"""

from __future__ import annotations

from briefpress.fields.kinds import (
    DATE,
    FIELDS,
    LINE,
    MARKDOWN,
    URL,
    YES_OR_NO,
    Field,
    Table,
    any_of,
    choice,
    choice_ignoring_case,
    choice_of_names,
    integer,
    list_of,
    localised,
    mapping,
    not_inherited,
    translated,
    under_keys,
)
from briefpress.model import ORDER, Back, Front, NotesInWord, NotesPlacement, Status
from briefpress.source.schema.records import AFFILIATIONS, AUTHOR, NAME, ORGANISATION, PERSON, PICTURE

PAPERS = ("a4", "letter")
GROUP: Table = {
    "role": Field("the role they share: moderator, speakers ..."),
    "title": translated("a heading of your own, instead of the role"),
    "members": Field("ids of people, or people described here", list_of(any_of(LINE, mapping(PERSON, beside=NAME)))),
}
NOTES: Table = {
    "place": Field("where notes appear", choice(NotesPlacement)),
    "title": translated("the heading of the notes"),
    "word": Field("what grouped notes become in Word: a numbered list, endnotes or footnotes", choice(NotesInWord)),
}
LICENSE: Table = {
    "text": localised("the name of the licence"),
    "content": Field("the licence of the text, written like a single licence", any_of(LINE, FIELDS)),
    "type": Field("the name of the licence, if there is no `text`"),
    "url": localised("the address of the licence text", URL, ("link",)),
}
COPYRIGHT: Table = {
    "holder": localised("the copyright holder"),
    "year": Field("the first year, or all years", list_of(LINE)),
    "statement": localised("a statement of your own, instead of holder and year"),
}
TRANSLATION: Table = {
    "lang": Field("its language"),
    "url": Field("the address on the web", URL),
    "brief": Field("the id of the translated brief in this workspace"),
}
AWARD: Table = {
    "id": Field("the grant number", also=("number",)),
    "name": localised("the grant's name"),
    "source": localised("the funder, or the id of an affiliation", AFFILIATIONS, ("sources",)),
}
FUNDING: Table = {
    "statement": translated("the funding statement", MARKDOWN),
    "open-access": translated("the funding of open access", MARKDOWN),
    "source": localised("the funder, or the id of an affiliation", AFFILIATIONS, ("sources",)),
    "id": Field("the grant number, if there is only one", also=("number",)),
    "name": localised("the name of that grant"),
    "award": Field("the grant number, or a list of grants", list_of(any_of(LINE, mapping(AWARD))), ("awards",)),
}
BIBLIO: Table = {
    "volume": Field("the volume"),
    "issue": Field("the issue"),
    "first-page": Field("the first page"),
    "last-page": Field("the last page"),
}
ORGANISATIONS = list_of(any_of(LINE, mapping(ORGANISATION)))

# The prose parts besides the body.
PROSE = (
    *("plain-language-summary", "about", "acknowledgments"),
    *("disclaimer", "conflict-of-interest", "data-availability"),
)
_FIELDS: Table = {
    "title": translated("the title on the cover"),
    "subtitle": translated("the subtitle on the cover"),
    "short-title": translated("a shorter title for running heads", also=("running-head",)),
    "kind": Field("the label on the cover: policy-brief, policy-paper, briefing-note, working-paper, report ..."),
    "series": localised("the series"),
    "number": localised("the number in the series", also=("issue",)),
    "topic": translated("the topics shown on the cover", list_of(LINE), ("topics", "categories", "category")),
    "status": Field("the status; the cover and running heads of drafts and embargoed briefs show it", choice(Status)),
    "watermark": localised('the words across every page; by default, "Draft" on drafts; false for none'),
    "embargo": Field("the date before which the brief must not be published", DATE),
    "date": Field("the date, such as 2026-03-15, a month, such as 2026-03, or a year", DATE),
    "date-format": not_inherited("full, long, medium, short, or a CLDR pattern such as MMMM d, y"),
    "date-modified": Field("the date of the last change", DATE),
    "translation-of": Field("in a translation: the version or date of the original that it follows"),
    "lang": not_inherited("the language of the text (BCP 47): en-GB, uk, de"),
    "brand": Field("a folder in styles/; by default, plain"),
    "front": Field("how the brief begins; by default, the brand decides", choice(filter(None, Front))),
    "back": Field("where contacts and imprint appear; by default, the brand decides", choice(filter(None, Back))),
    "cover-image": localised("the picture on the cover", any_of(LINE, mapping(PICTURE))),
    "papersize": Field("the paper size; by default, the brand's", choice_ignoring_case(PAPERS)),
    "author": Field(
        "the authors: ids of people, names, or fields",
        list_of(any_of(LINE, mapping(AUTHOR, beside=NAME), under_keys({**AUTHOR, **NAME}))),
        ("authors",),
    ),
    "affiliations": Field(
        "institutions that authors refer to by id", AFFILIATIONS, ("affiliation", "institute", "institutes")
    ),
    "people": Field("groups of people, in the order they are shown", list_of(mapping(GROUP))),
    "contributors": Field("organisations shown with their descriptions", ORGANISATIONS),
    "contacts": Field("organisations or people shown with their addresses", ORGANISATIONS),
    "partners": Field("partners, shown with their logos", ORGANISATIONS),
    "funders": Field("funders, shown with their logos", ORGANISATIONS),
    "abstract": translated("the summary", list_of(MARKDOWN)),
    "abstract-title": translated("the summary's heading"),
    "keypoints": translated("the key messages: a list, or Markdown", list_of(MARKDOWN), ("key-messages", "key-points")),
    "plain-language-summary": translated("a summary in plain language", list_of(MARKDOWN)),
    "about": translated("a text about the organisation", list_of(MARKDOWN)),
    "acknowledgments": translated("acknowledgements", list_of(MARKDOWN), ("acknowledgements",)),
    "funding": translated("the funders and grants, or a statement", list_of(any_of(MARKDOWN, mapping(FUNDING)))),
    "disclaimer": translated("a disclaimer", list_of(MARKDOWN)),
    "conflict-of-interest": translated(
        "conflicts of interest", list_of(MARKDOWN), ("competing-interests", "coi", "conflicts-of-interest")
    ),
    "data-availability": translated("where to find the data", list_of(MARKDOWN)),
    "order": Field("the parts that come first; the others follow in the usual order", list_of(choice_of_names(ORDER))),
    "toc": Field(
        "whether to show the table of contents; by default, yes, except in short briefs with a masthead", YES_OR_NO
    ),
    "toc-depth": Field("how many heading levels the table of contents shows; 1 for chapters only", integer(1, 6)),
    "toc-title": translated("the heading of the table of contents"),
    "lof": Field("whether to show a list of figures after the table of contents", YES_OR_NO),
    "lot": Field("whether to show a list of tables after the table of contents", YES_OR_NO),
    "number-sections": Field("whether headings are numbered", YES_OR_NO),
    "number-depth": Field("how many heading levels are numbered; by default, all", integer(1, 6)),
    "notes": Field("where notes appear", any_of(choice(NotesPlacement), mapping(NOTES))),
    "bibliography": Field("files that contain the cited works", list_of(LINE)),
    "references": Field("works described here, as CSL items", list_of(FIELDS)),
    "csl": Field("the citation style"),
    "citations": Field("where citations appear: notes or text"),
    "reference-section-title": translated("the heading of the list of works"),
    "suppress-bibliography": Field("whether to leave out the list of works", YES_OR_NO),
    "link-citations": Field("whether citations link to the list of works", YES_OR_NO),
    "nocite": Field('works to list without citing them: "@key, @other" or "@*"', list_of(LINE)),
    "citation": Field("whether the imprint includes a suggested citation", any_of(YES_OR_NO, FIELDS)),
    "problems": Field("levels of problems, by code", {"type": "object", "additionalProperties": LINE}),
    "biblio": Field("volume and pages, for the suggested citation", mapping(BIBLIO)),
    "keywords": localised(
        "keywords for search engines, not shown: a list, or a line with commas or semicolons", list_of(LINE)
    ),
    "description": translated("a description for search engines, not shown"),
    "publisher": localised("the publisher"),
    "issn": Field("the ISSN of the series (ISO 3297)"),
    "isbn": not_inherited("the ISBN (ISO 2108)"),
    "version": Field("the version"),
    "doi": localised("the DOI"),
    "url": not_inherited("the address on the web", URL),
    "license": Field("the licence: CC BY 4.0", any_of(LINE, mapping(LICENSE))),
    "copyright": localised("the copyright holder", any_of(LINE, mapping(COPYRIGHT))),
    "translations": Field("versions in other languages", list_of(mapping(TRANSLATION))),
}
# Fields that can also be one level deeper, under `parts`, as in MyST.
PARTS: Table = {part: _FIELDS[part] for part in ("abstract", "keypoints", *PROSE)}
FRONT_MATTER: Table = {**_FIELDS, "parts": Field("the summary and other text parts", mapping(PARTS))}
