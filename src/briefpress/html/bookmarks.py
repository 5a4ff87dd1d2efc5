"""The text of headings for bookmarks and running heads. In: headings of an edition. Out: attributes."""

from __future__ import annotations

from markupsafe import escape

from briefpress.brand.roles import Role
from briefpress.edition import LineBreak, NoteMark, Paragraph, plain_text, shortened

RUNNING_HEAD = 44  # in characters: the longest chapter heading that fits beside the title on one line


def bookmark(paragraph: Paragraph) -> str:
    """Return the attributes with the text of a heading for bookmarks and running heads, or `""` if they show the
    heading as it is. Long chapter headings are shortened in running heads.
    """
    if not (paragraph.role.level or paragraph.role in (Role.TITLE, Role.COVER_MARK)):
        return ""
    title = plain_text(paragraph.inlines)
    head = shortened(title, RUNNING_HEAD) if paragraph.role is Role.HEADING_1 else title
    has_more = paragraph.number or any(isinstance(inline, NoteMark | LineBreak) for inline in paragraph.inlines)
    if not (has_more or head != title):
        return ""
    return f' data-label="{escape(paragraph.whole_text)}" data-title="{escape(head)}"'
