"""Adapt the received file to the form of the sent file. In: both drafts. Out: the received draft in this form.

In this form, each table cell, code block and author is one paragraph, pasted paragraphs and list items have known
styles, and cross-references lead to the bookmarks of the sent file.
"""

from __future__ import annotations

from briefpress.docx.read import Draft
from briefpress.merge.drafts.author_lines import with_author_lines
from briefpress.merge.drafts.cell_paragraphs import with_breaks
from briefpress.merge.drafts.code_lines import with_code_lines
from briefpress.merge.drafts.cross_references import with_references
from briefpress.merge.drafts.inherited import with_inherited_styles
from briefpress.merge.drafts.listed import with_items


def in_form(base: Draft, other: Draft) -> Draft:
    """Return the received draft in the form of the sent draft."""
    steps = (with_inherited_styles, with_breaks, with_code_lines, with_items, with_author_lines, with_references)
    for change in steps:
        other = change(base, other)
    return other
