"""Roles: the kinds of text in a publication.

The name of a role is the name of its style in Word: one of Word's built-in styles if there is a suitable one. The CSS
class and the id of the Word style are derived from this name, so that all formats use the same name.
"""

from __future__ import annotations

from enum import Enum, StrEnum
from functools import cache

# Classes of web pages that are neither parts nor roles. Brands can style them in `@media screen`.
SCREEN_CLASSES = (
    "beside", "chart", "chart-data", "cite", "close", "cross-reference", "data-link", "downloads", "enlarge",
    "languages", "masthead", "note-button", "note-text", "page", "picture-view", "rail", "reading-time", "share",
    "size", "skip-link", "slim", "table-block", "table-scroll", "tools", "up", "web",
)  # fmt: skip


class PartKind(StrEnum):
    """The parts of a publication. The CSS class of each begins with `part-`."""

    COVER = "cover"
    CONTENTS = "contents"
    LISTS = "lists"
    KEYPOINTS = "keypoints"
    PEOPLE = "people"
    CONTRIBUTORS = "contributors"
    ABSTRACT = "abstract"
    PLAIN_LANGUAGE_SUMMARY = "plain-language-summary"
    BODY = "body"
    AUTHORS = "authors"
    ABOUT = "about"
    CONTACTS = "contacts"
    PARTNERS = "partners"
    FUNDERS = "funders"
    SMALL_PRINT = "small-print"
    IMPRINT = "imprint"
    BACK_COVER = "back-cover"

    @property
    def css_class(self) -> str:
        """Return the class of the part in HTML and CSS."""
        return f"part-{self}"


class Role(Enum):
    """A role: the name of its style in Word, its HTML element, and its outline level, or 0 for none."""

    BODY_TEXT = ("Body Text", "p")
    TITLE = ("Title", "h1")
    SUBTITLE = ("Subtitle", "p")
    COVER_LABEL = ("Cover Label", "p")
    COVER_PICTURE = ("Cover Picture", "p")
    COVER_LOGO = ("Cover Logo", "p")
    COVER_MARK = ("Cover Mark", "p")
    COVER_ORGANISATION = ("Cover Organisation", "p")
    COVER_STATUS = ("Cover Status", "p")
    COVER_SERIES = ("Cover Series", "p")
    COVER_AUTHOR = ("Cover Author", "p")
    COVER_AFFILIATION = ("Cover Affiliation", "p")
    COVER_CREDIT = ("Cover Credit", "p")
    DATE = ("Date", "p")
    HEADING_1 = ("Heading 1", "h2", 1)
    HEADING_2 = ("Heading 2", "h3", 2)
    HEADING_3 = ("Heading 3", "h4", 3)
    HEADING_4 = ("Heading 4", "h5", 4)
    HEADING_5 = ("Heading 5", "h6", 5)
    HEADING_6 = ("Heading 6", "h6", 6)
    TOC_HEADING = ("TOC Heading", "h2")
    TOC_1 = ("TOC 1", "p")
    TOC_2 = ("TOC 2", "p")
    TOC_3 = ("TOC 3", "p")
    TOC_4 = ("TOC 4", "p")
    TOC_5 = ("TOC 5", "p")
    TOC_6 = ("TOC 6", "p")
    TOC_NUMBER = ("TOC Number", "span")
    TABLE_OF_FIGURES = ("Table of Figures", "p")
    PEOPLE_HEADING = ("People Heading", "h2", 1)
    PORTRAIT = ("Portrait", "p")
    PERSON_NAME = ("Person Name", "p")
    PERSON_POSITION = ("Person Position", "p")
    PICTURE_CREDIT = ("Picture Credit", "p")
    ORGANISATION_LOGO = ("Organisation Logo", "p")
    LOGO = ("Logo", "p")
    ORGANISATION_NAME = ("Organisation Name", "h3", 2)
    ABSTRACT = ("Abstract", "section")
    KEY_MESSAGES = ("Key Messages", "aside")
    BOX = ("Box", "aside")
    CASE_STUDY = ("Case Study", "aside")
    SIDEBAR = ("Sidebar", "aside")
    PULL_QUOTE = ("Pull Quote", "aside")
    KEY_FIGURES = ("Key Figures", "aside")
    KEY_FIGURE_NUMBER = ("Key Figure Number", "p")
    KEY_FIGURE_LABEL = ("Key Figure Label", "p")
    KEY_FIGURE_NOTE = ("Key Figure Note", "p")
    TIMELINE = ("Timeline", "aside")
    TIMELINE_DATE = ("Timeline Date", "dt")
    TIMELINE_EVENT = ("Timeline Event", "p")
    MARGIN_NOTE = ("Margin Note", "aside")
    MARGIN_QUOTE = ("Margin Quote", "aside")
    CALLOUT_NOTE = ("Callout Note", "aside")
    CALLOUT_TIP = ("Callout Tip", "aside")
    CALLOUT_WARNING = ("Callout Warning", "aside")
    CALLOUT_IMPORTANT = ("Callout Important", "aside")
    CALLOUT_CAUTION = ("Callout Caution", "aside")
    BOX_HEADING = ("Box Heading", "p")
    LIST_BULLET = ("List Bullet", "li")
    LIST_BULLET_2 = ("List Bullet 2", "li")
    LIST_BULLET_3 = ("List Bullet 3", "li")
    LIST_NUMBER = ("List Number", "li")
    LIST_NUMBER_2 = ("List Number 2", "li")
    LIST_NUMBER_3 = ("List Number 3", "li")
    LIST_CONTINUE = ("List Continue", "p")
    LIST_CONTINUE_2 = ("List Continue 2", "p")
    LIST_CONTINUE_3 = ("List Continue 3", "p")
    QUOTE = ("Quote", "blockquote")
    ATTRIBUTION = ("Attribution", "p")
    SOURCE_CODE = ("Source Code", "p")
    DEFINITION_TERM = ("Definition Term", "dt")
    DEFINITION = ("Definition", "p")
    FIGURE = ("Figure", "p")
    MISSING_PICTURE = ("Missing Picture", "p")
    CAPTION = ("Caption", "p")
    PANEL_CAPTION = ("Panel Caption", "p")
    TABLE_CAPTION = ("Table Caption", "p")
    EQUATION = ("Equation", "p")
    HEADING_NUMBER = ("Heading Number", "span")
    CAPTION_LABEL = ("Caption Label", "span")
    SOURCE_LINE = ("Source Line", "p")
    BRIEF_TABLE = ("Brief Table", "table")
    TABLE_HEADER = ("Table Header", "th")
    TABLE_TEXT = ("Table Text", "td")
    TABLE_HEADER_SMALL = ("Table Header Small", "th")
    TABLE_TEXT_SMALL = ("Table Text Small", "td")
    RULE = ("Rule", "div")
    RECOMMENDATION = ("Recommendation", "li")
    RECOMMENDATION_CARD = ("Recommendation Card", "li")
    RECOMMENDATION_LEAD = ("Recommendation Lead", "li")
    RECOMMENDATION_CONTINUE = ("Recommendation Continue", "p")
    RECOMMENDATION_ADDRESSEE = ("Recommendation Addressee", "p")
    RECOMMENDATION_NUMBER = ("Recommendation Number", "span")
    NOTES_HEADING = ("Notes Heading", "p")
    NOTE_NUMBER = ("Note Number", "span")
    FOOTNOTE_TEXT = ("Footnote Text", "li")
    FOOTNOTE_CONTINUE = ("Footnote Continue", "p")
    FOOTNOTE_SEPARATOR = ("Footnote Separator", "p")
    FOOTNOTE_REFERENCE = ("Footnote Reference", "sup")
    ENDNOTE_TEXT = ("Endnote Text", "li")
    ENDNOTE_CONTINUE = ("Endnote Continue", "p")
    ENDNOTE_REFERENCE = ("Endnote Reference", "sup")
    REFERENCE = ("Bibliography", "p")
    CONTACT_NAME = ("Contact Name", "h3", 2)
    CONTACT_CHANNEL = ("Contact Channel", "p")
    SMALL_PRINT_HEADING = ("Small Print Heading", "h2", 1)
    SMALL_PRINT = ("Small Print", "p")
    IMPRINT = ("Imprint", "p")
    QR_CODE = ("QR Code", "p")
    BACK_TITLE = ("Back Title", "p")
    HEADER = ("Header", "p")
    FOOTER = ("Footer", "p")
    DRAFT_MARK = ("Draft Mark", "span")
    HYPERLINK = ("Hyperlink", "a")
    HIGHLIGHT = ("Highlight", "mark")
    VERBATIM_CHAR = ("Verbatim Char", "code")

    def __init__(self, word_name: str, element: str, level: int = 0) -> None:
        self.word_name = word_name
        self.element = element
        self.level = level

    @property
    def css_class(self) -> str:
        """Return the class in HTML and CSS, such as `heading-1` for `Heading 1`."""
        return self.word_name.lower().replace(" ", "-")

    @property
    def style_id(self) -> str:
        """Return the id of the Word style, such as `Heading1` for `Heading 1`."""
        return self.word_name.replace(" ", "")

    @property
    def is_character(self) -> bool:
        """Return whether the role is for text inside a paragraph."""
        return self.element in ("a", "code", "mark", "span", "sup")

    @property
    def is_box(self) -> bool:
        """Return whether the role is for a box or cell around paragraphs. In Word, these paragraphs use its style."""
        return self.element in ("aside", "blockquote", "section", "td", "th")


# The two halves of a cover or masthead: the title with the lines around it, and the authors below.
COVER_HEAD, COVER_FOOT = "cover-head", "cover-foot"
HALVES = {
    COVER_HEAD: (
        Role.COVER_LOGO, Role.COVER_MARK, Role.COVER_LABEL, Role.COVER_SERIES, Role.TITLE, Role.SUBTITLE,
        Role.COVER_STATUS,
    ),
    COVER_FOOT: (
        Role.DATE, Role.COVER_AUTHOR, Role.COVER_AFFILIATION, Role.COVER_ORGANISATION, Role.COVER_CREDIT,
    ),
}  # fmt: skip
HALF_OF = {role: half for half, roles in HALVES.items() for role in roles}

KEY_FIGURE = "key-figure"  # the class of the card that shows a key figure
SPEAKER = "speaker"  # the class of the card that shows the person quoted in a pull quote

# The roles of the first paragraphs of recommendations, which contain the numbers.
RECOMMENDED = (Role.RECOMMENDATION, Role.RECOMMENDATION_CARD, Role.RECOMMENDATION_LEAD)

# The roles of text in table cells.
CELLS = (Role.TABLE_HEADER, Role.TABLE_TEXT, Role.TABLE_HEADER_SMALL, Role.TABLE_TEXT_SMALL)


@cache
def numbered(first: Role, number: int) -> Role:
    """Return the role `number` of the sequence that begins with `first`, or the last role if the sequence is shorter.

    For example, 3 and `HEADING_1` return `HEADING_3`.
    """
    row = first.name.removesuffix("_1")
    names = [name for name in Role.__members__ if name == first.name or name.removeprefix(f"{row}_").isdigit()]
    return Role[names[min(number, len(names)) - 1]]
