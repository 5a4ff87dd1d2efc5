"""Word's data about each style. In: a role. Out: the name of its style, its base and its position in the gallery."""

from __future__ import annotations

from briefpress import lazy
from briefpress.brand.own_roles import AnyRole, OwnRole
from briefpress.brand.roles import Role

# The styles that are based on each style; all other styles are based on Normal. If someone changes a base, the
# properties that other styles share with it change too.
FAMILIES = {
    Role.TITLE: (
        Role.SUBTITLE, Role.DATE, Role.COVER_LABEL, Role.COVER_ORGANISATION, Role.COVER_LOGO, Role.COVER_MARK,
        Role.COVER_STATUS, Role.COVER_SERIES, Role.COVER_AUTHOR, Role.COVER_AFFILIATION,
    ),
    Role.BODY_TEXT: (
        Role.ABSTRACT, Role.KEY_MESSAGES, Role.BOX, Role.CASE_STUDY, Role.SIDEBAR, Role.PULL_QUOTE, Role.MARGIN_NOTE,
        Role.MARGIN_QUOTE, Role.CALLOUT_NOTE,
        Role.BOX_HEADING, Role.ATTRIBUTION, Role.QUOTE, Role.SOURCE_CODE, Role.LIST_BULLET, Role.LIST_NUMBER,
        Role.LIST_CONTINUE, Role.RECOMMENDATION, Role.RECOMMENDATION_CONTINUE, Role.RECOMMENDATION_ADDRESSEE,
        Role.DEFINITION_TERM, Role.DEFINITION, Role.REFERENCE, Role.SMALL_PRINT,
    ),
    Role.HEADING_1: (
        Role.HEADING_2, Role.HEADING_3, Role.HEADING_4, Role.HEADING_5, Role.HEADING_6, Role.TOC_HEADING,
        Role.SMALL_PRINT_HEADING,
    ),
    Role.HEADING_2: (Role.ORGANISATION_NAME, Role.CONTACT_NAME),
    Role.TOC_1: (Role.TOC_2, Role.TOC_3, Role.TOC_4, Role.TOC_5, Role.TOC_6),
    Role.RECOMMENDATION: (Role.RECOMMENDATION_CARD, Role.RECOMMENDATION_LEAD),
    Role.CALLOUT_NOTE: (
        Role.CALLOUT_TIP, Role.CALLOUT_WARNING, Role.CALLOUT_IMPORTANT, Role.CALLOUT_CAUTION,
    ),
    Role.LIST_BULLET: (Role.LIST_BULLET_2, Role.LIST_BULLET_3),
    Role.LIST_NUMBER: (Role.LIST_NUMBER_2, Role.LIST_NUMBER_3),
    Role.LIST_CONTINUE: (Role.LIST_CONTINUE_2, Role.LIST_CONTINUE_3),
    Role.FOOTNOTE_TEXT: (Role.FOOTNOTE_CONTINUE,),
    Role.ENDNOTE_TEXT: (Role.ENDNOTE_CONTINUE,),
    Role.HEADER: (Role.FOOTER,),
    Role.CAPTION: (Role.TABLE_CAPTION,),
    Role.TABLE_TEXT: (Role.TABLE_HEADER, Role.TABLE_TEXT_SMALL, Role.TABLE_HEADER_SMALL),
}  # fmt: skip
PARENTS = {child: parent for parent, children in FAMILIES.items() for child in children}

# The style of the paragraph that Enter starts. By default, it is Body Text after a heading and otherwise the same
# style.
NEXT = {
    Role.TITLE: Role.SUBTITLE,
    Role.SUBTITLE: Role.DATE,
    Role.DATE: Role.COVER_ORGANISATION,
    Role.COVER_LABEL: Role.TITLE,
    Role.COVER_SERIES: Role.TITLE,
    Role.COVER_AUTHOR: Role.COVER_AFFILIATION,
    Role.COVER_AFFILIATION: Role.COVER_AUTHOR,
    Role.SMALL_PRINT_HEADING: Role.SMALL_PRINT,
    Role.RULE: Role.BODY_TEXT,
    Role.PERSON_NAME: Role.PERSON_POSITION,
    Role.PERSON_POSITION: Role.PERSON_NAME,
    Role.ORGANISATION_LOGO: Role.ORGANISATION_NAME,
    Role.CONTACT_NAME: Role.CONTACT_CHANNEL,
    Role.PORTRAIT: Role.PERSON_NAME,
    Role.QR_CODE: Role.IMPRINT,
    Role.PULL_QUOTE: Role.ATTRIBUTION,
    Role.ATTRIBUTION: Role.BODY_TEXT,
    Role.BOX_HEADING: Role.BOX,
    Role.RECOMMENDATION_ADDRESSEE: Role.RECOMMENDATION,
    Role.RECOMMENDATION_LEAD: Role.RECOMMENDATION_CONTINUE,
    Role.DEFINITION_TERM: Role.DEFINITION,
    Role.DEFINITION: Role.DEFINITION_TERM,
    Role.FIGURE: Role.CAPTION,
    Role.MISSING_PICTURE: Role.CAPTION,
    Role.CAPTION: Role.SOURCE_LINE,
    Role.TABLE_CAPTION: Role.TABLE_TEXT,
    Role.SOURCE_LINE: Role.BODY_TEXT,
    Role.TOC_HEADING: Role.TOC_1,
}
# The style gallery on the ribbon, in order: the styles that people need for writing. Styles of covers and contents are
# not included, because people do not write these in Word.
GALLERY = (
    Role.BODY_TEXT, Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.LIST_BULLET, Role.LIST_NUMBER, Role.QUOTE,
    Role.RECOMMENDATION, Role.BOX_HEADING, Role.BOX, Role.KEY_MESSAGES, Role.PULL_QUOTE, Role.CALLOUT_NOTE,
    Role.CALLOUT_TIP, Role.CALLOUT_WARNING, Role.CALLOUT_IMPORTANT, Role.CALLOUT_CAUTION, Role.CASE_STUDY, Role.SIDEBAR,
    Role.CAPTION, Role.TABLE_CAPTION, Role.SOURCE_LINE, Role.ABSTRACT, Role.HEADING_4, Role.HEADING_5, Role.HEADING_6,
)  # fmt: skip
NOTE_PRIORITY = len(GALLERY) + 1  # the position of notes in lists, at the end of the gallery
CONTENTS_PRIORITY, LAST_PRIORITY = 39, 99  # the positions of contents and of all other styles, as in Word

BUILT_IN = lazy.pattern(
    r"(Heading|TOC) \d|TOC Heading|Table of Figures|Title|Subtitle|Date|Bibliography|Body Text|Quote|Caption|Header"
    r"|Footer|Hyperlink|(Footnote|Endnote) (Text|Reference)|List (Bullet|Number|Continue)( \d)?"
)
# Word recognises these built-in styles only by lower-case names.
LOWER_CASE = lazy.pattern(
    r"(Heading|TOC) \d|Table of Figures|(Footnote|Endnote) (Text|Reference)|Header|Footer|Caption"
)
# In Word, these built-in styles have linked character styles.
LINKED = lazy.pattern(r"Heading \d|Title|Subtitle|Date|Body Text|Quote|Header|Footer|(Footnote|Endnote) Text")


def base(role: AnyRole) -> AnyRole | None:
    """Return the role on whose style the style of `role` is based, or None for Word's Normal."""
    return role.base if isinstance(role, OwnRole) else PARENTS.get(role)


def style_name(role: AnyRole) -> str:
    """Return the name that the style of `role` has in the file."""
    return role.word_name.lower() if LOWER_CASE.fullmatch(role.word_name) else role.word_name


def is_custom(role: AnyRole) -> bool:
    """Return whether Word has no built-in style with the name of `role`."""
    return not BUILT_IN.fullmatch(role.word_name)


def linked_name(role: AnyRole) -> str:
    """Return the name of the character style linked to the style of `role`, or `""` if there is none."""
    return f"{role.word_name} Char" if LINKED.fullmatch(role.word_name) else ""


def following(role: AnyRole) -> AnyRole:
    """Return the role of the new paragraph after someone presses Enter in a paragraph of `role`."""
    if isinstance(role, OwnRole):
        return NEXT.get(role.like, role)
    return NEXT.get(role, Role.BODY_TEXT if role.level else role)


def is_shown(role: AnyRole) -> bool:
    """Return whether the style of `role` is in the gallery; styles that a brand adds always are."""
    return isinstance(role, OwnRole) or role in GALLERY


def priority(role: AnyRole) -> int:
    """Return the position of the style among Word's recommended styles (ECMA-376 part 1, 17.7.4.19)."""
    if isinstance(role, OwnRole):
        return priority(role.like)
    if role in GALLERY:
        return GALLERY.index(role) + 1
    return CONTENTS_PRIORITY if role.word_name.startswith(("TOC", "Table of")) else LAST_PRIORITY
