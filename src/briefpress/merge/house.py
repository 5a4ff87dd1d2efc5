"""Words of the house that somebody typed over. In: a heading before and after. Out: the field that has its words."""

from __future__ import annotations

from collections.abc import Mapping

from briefpress.docx.read import Paragraph
from briefpress.merge.edits import Edit
from briefpress.merge.scalars import FRONT, spelled

FIELDS = {"_bp_abstract": "abstract-title"}


def heading_edit(before: Paragraph, after: Paragraph, texts: Mapping[str, str]) -> Edit | None:
    """Return what sets a heading that the program made, None where no field does."""
    name = next((FIELDS[one] for one in before.bookmarks if one in FIELDS), "")
    name = "toc-title" if before.style == "toc heading" else name
    file = next((file for file in texts if file.endswith(".md")), "")
    match = FRONT.match(texts[file]) if file and name else None
    if match is None:
        return None
    return Edit(file, match.end(1), match.end(1), f"{name}: {spelled(after.text.strip(), '')}\n", 0)
