"""The fields of the front matter. Names are Quarto's where Quarto has one, MyST's after that, ours last."""

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
from briefpress.model import ORDER, NotesInWord, NotesPlacement, Status
from briefpress.source.schema.records import AFFILIATIONS, AUTHOR, ORGANISATION, PERSON

PAPERS = ("a4", "letter")
GROUP: Table = {
    "role": Field("what they have in common: moderator, speakers ..."),
    "title": words("a heading in your own words, in place of the role's"),
    "members": Field("ids of people, or people themselves", some(either(LINE, mapping(PERSON)))),
}
NOTES: Table = {
    "place": Field("where notes stand", choice(NotesPlacement)),
    "title": words("the heading of their list"),
    "word": Field("what groups of notes are in Word: paragraphs or Word's endnotes", choice(NotesInWord)),
}
LICENSE: Table = {
    "text": name("the licence's name"),
    "content": Field("the licence of the text, as one is written alone", either(LINE, FIELDS)),
    "type": Field("the licence's name, where there is no `text`"),
    "url": name("the address of its text", URL, ("link",)),
}
COPYRIGHT: Table = {
    "holder": name("who holds the rights"),
    "year": Field("since when, or all years", some(LINE)),
    "statement": name("a line in place of the one made of both"),
}
TRANSLATION: Table = {
    "lang": Field("its language"),
    "url": Field("where it is on the web", URL),
    "brief": Field("the id of the brief that it is, in this workspace"),
}
AWARD: Table = {
    "id": Field("its number", also=("number",)),
    "name": name("what it is called"),
    "source": name("who gave it, or the id of an affiliation", AFFILIATIONS, ("sources",)),
}
FUNDING: Table = {
    "statement": words("who paid for the work", MARKDOWN),
    "open-access": words("who paid for open access", MARKDOWN),
    "source": name("who gave the money, or the id of an affiliation", AFFILIATIONS, ("sources",)),
    "id": Field("the number of the grant, where there is one only", also=("number",)),
    "name": name("what that grant is called"),
    "award": Field("the number of the grant, or grants", some(either(LINE, mapping(AWARD))), ("awards",)),
}
BIBLIO: Table = {
    "volume": Field("the volume"),
    "issue": Field("the issue"),
    "first-page": Field("the first page"),
    "last-page": Field("the last page"),
}
ORGANISATIONS = some(either(LINE, mapping(ORGANISATION)))

# The parts besides the text that are prose.
PROSE = (
    *("plain-language-summary", "about", "acknowledgments"),
    *("disclaimer", "conflict-of-interest", "data-availability"),
)
_FIELDS: Table = {
    "title": words("as on the cover"),
    "subtitle": words("as on the cover"),
    "short-title": words("the title in running heads", also=("running-head",)),
    "kind": Field("the label on the cover: policy-brief, policy-paper, briefing-note, working-paper, report ..."),
    "series": name("the series it appears in"),
    "number": name("its number in the series", also=("issue",)),
    "topic": words("what it is about, as on the cover", some(LINE), ("topics", "categories", "category")),
    "status": Field("what is not final has a mark on the cover and in running heads", choice(Status)),
    "embargo": Field("the day before which nothing of it may be published", DATE),
    "date": Field("2026-03-15; 2026-03 and 2026 show no more than that", DATE),
    "date-format": own("full, long, medium, short, or a pattern of CLDR such as MMMM d, y"),
    "date-modified": Field("when it was last changed", DATE),
    "translation-of": Field("in a translation: the version or the date of the original that it follows"),
    "lang": own("the language of the text (BCP 47): en-GB, uk, de"),
    "brand": Field("a folder in styles/; without it, plain"),
    "papersize": Field("the size of the sheets; without it, as the brand says", choice_of_letters(PAPERS)),
    "author": Field("who wrote it: ids of people, names, or fields", some(either(LINE, mapping(AUTHOR))), ("authors",)),
    "affiliations": Field("institutions that authors name by id", AFFILIATIONS, ("affiliation",)),
    "people": Field("groups of people, in the order they are shown", some(mapping(GROUP))),
    "contributors": Field("organisations that are described", ORGANISATIONS),
    "contacts": Field("organisations or people with their addresses", ORGANISATIONS),
    "partners": Field("organisations whose logos are shown", ORGANISATIONS),
    "funders": Field("organisations whose logos are shown", ORGANISATIONS),
    "abstract": words("the summary", some(MARKDOWN)),
    "abstract-title": words("another heading for the summary"),
    "keypoints": words("the key messages: a list, or Markdown", some(MARKDOWN), ("key-messages", "key-points")),
    "plain-language-summary": words("the summary in easy words", some(MARKDOWN)),
    "about": words("about the organisation", some(MARKDOWN)),
    "acknowledgments": words("whom you thank", some(MARKDOWN), ("acknowledgements",)),
    "funding": words("who paid for the work", some(either(MARKDOWN, mapping(FUNDING)))),
    "disclaimer": words("whose views these are", some(MARKDOWN)),
    "conflict-of-interest": words(
        "interests that readers should know of", some(MARKDOWN), ("competing-interests", "coi", "conflicts-of-interest")
    ),
    "data-availability": words("where the data are", some(MARKDOWN)),
    "order": Field("the order of the parts; those left out follow as usual", some(choice_of_names(ORDER))),
    "toc": Field("whether there are contents", YES_OR_NO),
    "toc-depth": Field("1 lists chapters only", whole(1, 6)),
    "toc-title": words("another heading for the contents"),
    "notes": Field("where notes stand", either(choice(NotesPlacement), mapping(NOTES))),
    "bibliography": Field("files with the works that are cited", some(LINE)),
    "references": Field("works written right here, as CSL items", some(FIELDS)),
    "csl": Field("the style of citations"),
    "citations": Field("where citations stand: notes or text"),
    "reference-section-title": words("another heading for the list of works"),
    "suppress-bibliography": Field("true for no list of works", YES_OR_NO),
    "link-citations": Field("false for citations that are no links", YES_OR_NO),
    "nocite": Field('works that are listed though not cited: "@key, @other" or "@*"', some(LINE)),
    "citation": Field("true: the imprint says how the brief is to be cited", either(YES_OR_NO, FIELDS)),
    "problems": Field(
        "how grave kinds of problems are, by their codes", {"type": "object", "additionalProperties": LINE}
    ),
    "biblio": Field("where it appeared, for the imprint to say how it is to be cited", mapping(BIBLIO)),
    "keywords": name("for search engines; not shown: a list, or a line with commas or semicolons", some(LINE)),
    "description": words("for search engines; not shown"),
    "publisher": name("who publishes it"),
    "issn": Field("the number of the series (ISO 3297)"),
    "isbn": own("the number of the publication (ISO 2108)"),
    "version": Field("which version this is"),
    "doi": name("the DOI"),
    "url": own("where it is on the web", URL),
    "license": Field("what others may do with it: CC BY 4.0", either(LINE, mapping(LICENSE))),
    "copyright": name("who holds the rights", either(LINE, mapping(COPYRIGHT))),
    "translations": Field("the same in other languages", some(mapping(TRANSLATION))),
}
# What may stand one level deeper, under `parts`, as in MyST.
PARTS: Table = {part: _FIELDS[part] for part in ("abstract", "keypoints", *PROSE)}
FRONT_MATTER: Table = {**_FIELDS, "parts": Field("the summary and other parts that are prose", mapping(PARTS))}
