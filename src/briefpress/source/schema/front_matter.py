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
    choice,
    choice_of_letters,
    choice_of_names,
    either,
    mapping,
    name,
    own,
    some,
    whole,
    words,
)
from briefpress.model import ORDER, Back, Front, NotesInWord, NotesPlacement, Status
from briefpress.source.schema.records import AFFILIATIONS, AUTHOR, NAME, ORGANISATION, PERSON, PICTURE

PAPERS = ("a4", "letter")
GROUP: Table = {
    "role": Field("the role they share: moderator, speakers ..."),
    "title": words("a heading of your own, instead of the role"),
    "members": Field("ids of people, or people described here", some(either(LINE, mapping(PERSON, beside=NAME)))),
}
NOTES: Table = {
    "place": Field("where notes appear", choice(NotesPlacement)),
    "title": words("the notes heading"),
    "word": Field("what grouped notes become in Word: a numbered list, endnotes or footnotes", choice(NotesInWord)),
}
LICENSE: Table = {
    "text": name("the name of the licence"),
    "content": Field("the licence of the text, written like a single licence", either(LINE, FIELDS)),
    "type": Field("the name of the licence, if there is no `text`"),
    "url": name("the address of the licence text", URL, ("link",)),
}
COPYRIGHT: Table = {
    "holder": name("the copyright holder"),
    "year": Field("the first year, or all years", some(LINE)),
    "statement": name("a statement of your own, instead of holder and year"),
}
TRANSLATION: Table = {
    "lang": Field("its language"),
    "url": Field("the address on the web", URL),
    "brief": Field("the id of the translated brief in this workspace"),
}
AWARD: Table = {
    "id": Field("the grant number", also=("number",)),
    "name": name("the grant's name"),
    "source": name("the funder, or the id of an affiliation", AFFILIATIONS, ("sources",)),
}
FUNDING: Table = {
    "statement": words("the funding statement", MARKDOWN),
    "open-access": words("the funding of open access", MARKDOWN),
    "source": name("the funder, or the id of an affiliation", AFFILIATIONS, ("sources",)),
    "id": Field("the grant number, if there is only one", also=("number",)),
    "name": name("the name of that grant"),
    "award": Field("the grant number, or a list of grants", some(either(LINE, mapping(AWARD))), ("awards",)),
}
BIBLIO: Table = {
    "volume": Field("the volume"),
    "issue": Field("the issue"),
    "first-page": Field("the first page"),
    "last-page": Field("the last page"),
}
ORGANISATIONS = some(either(LINE, mapping(ORGANISATION)))

# The prose parts besides the body.
PROSE = (
    *("plain-language-summary", "about", "acknowledgments"),
    *("disclaimer", "conflict-of-interest", "data-availability"),
)
_FIELDS: Table = {
    "title": words("the title on the cover"),
    "subtitle": words("the subtitle on the cover"),
    "short-title": words("a shorter title for running heads", also=("running-head",)),
    "kind": Field("the label on the cover: policy-brief, policy-paper, briefing-note, working-paper, report ..."),
    "series": name("the series"),
    "number": name("the number in the series", also=("issue",)),
    "topic": words("the topics shown on the cover", some(LINE), ("topics", "categories", "category")),
    "status": Field("drafts and embargoed briefs are marked on the cover and in running heads", choice(Status)),
    "watermark": name('the words across every page; by default, "Draft" on drafts; false for none'),
    "embargo": Field("the date before which the brief must not be published", DATE),
    "date": Field("the date: 2026-03-15, or just a month, 2026-03, or a year", DATE),
    "date-format": own("full, long, medium, short, or a CLDR pattern such as MMMM d, y"),
    "date-modified": Field("the date of the last change", DATE),
    "translation-of": Field("in a translation: the version or date of the original it follows"),
    "lang": own("the language of the text (BCP 47): en-GB, uk, de"),
    "brand": Field("a folder in styles/; by default, plain"),
    "front": Field("how the brief begins; by default, the brand decides", choice(filter(None, Front))),
    "back": Field("where the contacts and the imprint are; by default, the brand decides", choice(filter(None, Back))),
    "cover-image": name("the picture on the cover", either(LINE, mapping(PICTURE))),
    "papersize": Field("the paper size; by default, the brand's", choice_of_letters(PAPERS)),
    "author": Field(
        "the authors: ids of people, names, or fields", some(either(LINE, mapping(AUTHOR, beside=NAME))), ("authors",)
    ),
    "affiliations": Field("institutions that authors refer to by id", AFFILIATIONS, ("affiliation",)),
    "people": Field("groups of people, in the order they are shown", some(mapping(GROUP))),
    "contributors": Field("organisations shown with their descriptions", ORGANISATIONS),
    "contacts": Field("organisations or people with their addresses", ORGANISATIONS),
    "partners": Field("organisations whose logos are shown", ORGANISATIONS),
    "funders": Field("organisations whose logos are shown", ORGANISATIONS),
    "abstract": words("the summary", some(MARKDOWN)),
    "abstract-title": words("the summary's heading"),
    "keypoints": words("the key messages: a list, or Markdown", some(MARKDOWN), ("key-messages", "key-points")),
    "plain-language-summary": words("a summary in plain language", some(MARKDOWN)),
    "about": words("about the organisation", some(MARKDOWN)),
    "acknowledgments": words("acknowledgements", some(MARKDOWN), ("acknowledgements",)),
    "funding": words("the funding", some(either(MARKDOWN, mapping(FUNDING)))),
    "disclaimer": words("a disclaimer", some(MARKDOWN)),
    "conflict-of-interest": words(
        "conflicts of interest", some(MARKDOWN), ("competing-interests", "coi", "conflicts-of-interest")
    ),
    "data-availability": words("where to find the data", some(MARKDOWN)),
    "order": Field("the parts that come first; the others follow in the usual order", some(choice_of_names(ORDER))),
    "toc": Field(
        "whether to show the table of contents; by default, yes, except in short briefs with a masthead", YES_OR_NO
    ),
    "toc-depth": Field("the levels of headings in the contents; 1 for chapters only", whole(1, 6)),
    "toc-title": words("the contents heading"),
    "lof": Field("whether to show a list of figures after the contents", YES_OR_NO),
    "lot": Field("whether to show a list of tables after the contents", YES_OR_NO),
    "number-sections": Field("whether headings are numbered", YES_OR_NO),
    "number-depth": Field("the levels of headings that are numbered; by default, all", whole(1, 6)),
    "notes": Field("where notes appear", either(choice(NotesPlacement), mapping(NOTES))),
    "bibliography": Field("files that contain the cited works", some(LINE)),
    "references": Field("works described here, as CSL items", some(FIELDS)),
    "csl": Field("the citation style"),
    "citations": Field("where citations appear: notes or text"),
    "reference-section-title": words("the heading of the list of works"),
    "suppress-bibliography": Field("whether to leave out the list of works", YES_OR_NO),
    "link-citations": Field("whether citations link to the list of works", YES_OR_NO),
    "nocite": Field('works to list without citing them: "@key, @other" or "@*"', some(LINE)),
    "citation": Field("whether the imprint has a suggested citation", either(YES_OR_NO, FIELDS)),
    "problems": Field("levels of problems, by their codes", {"type": "object", "additionalProperties": LINE}),
    "biblio": Field("volume and pages, for the suggested citation", mapping(BIBLIO)),
    "keywords": name("for search engines, not shown; a list, or a line with commas or semicolons", some(LINE)),
    "description": words("for search engines; not shown"),
    "publisher": name("the publisher"),
    "issn": Field("the ISSN of the series (ISO 3297)"),
    "isbn": own("the ISBN (ISO 2108)"),
    "version": Field("the version"),
    "doi": name("the DOI"),
    "url": own("the address on the web", URL),
    "license": Field("the licence: CC BY 4.0", either(LINE, mapping(LICENSE))),
    "copyright": name("the copyright holder", either(LINE, mapping(COPYRIGHT))),
    "translations": Field("versions in other languages", some(mapping(TRANSLATION))),
}
# Fields that can also be one level deeper, under `parts`, as in MyST.
PARTS: Table = {part: _FIELDS[part] for part in ("abstract", "keypoints", *PROSE)}
FRONT_MATTER: Table = {**_FIELDS, "parts": Field("the summary and other text parts", mapping(PARTS))}
