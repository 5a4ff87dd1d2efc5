"""Document properties that somebody edited. In: the changes found so far. Out: messages at the fields that set them.

Readers of the text do not see these properties, and document management systems overwrite them, so they are reported
and never merged. A property that a program removed is not reported.
"""

from __future__ import annotations

from briefpress import lazy
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Kind
from briefpress.merge.source_map.bound import Bound
from briefpress.merge.source_map.offsets import main_file
from briefpress.merge.source_map.scalars import scalars_of
from briefpress.merge.words.messages import SHORTEN

# core properties (ECMA-376 part 2, clause 11): the name in Word, and the field that sets it
PROPERTIES = {
    "title": ("title", "title"),
    "subject": ("subject", "kind"),
    "creator": ("author", "author"),
    "keywords": ("keywords", "keywords"),
    "description": ("comments", "description"),
    "category": ("category", ""),
    "contentStatus": ("status", ""),
}
SEPARATOR = lazy.pattern(r"\s*[,;]\s*|\s+")  # programs separate names and keywords in their own way


def find(changes: Changes) -> None:
    """Report each document property with a new value, unless the text shows that value too."""
    shown = {_plain(paragraph.text) for paragraph in changes.other.paragraphs}
    for name, (label, field) in PROPERTIES.items():
        was, now = (" ".join(draft.about.get(name, "").split()) for draft in (changes.base, changes.other))
        if now and _plain(was) != _plain(now) and _plain(now) not in shown:
            changes.new_index = changes.old_index = None
            hint = f"the field `{field}` sets it; change it there" if field else "briefs have no field for it"
            message = f'the document property "{label}" is now "{now[:SHORTEN]}": {hint}'
            changes.add(Kind.REMARK, _field(changes, field), message)


def _field(changes: Changes, name: str) -> Bound | None:
    """Return the place of the front matter field `name`, or None if the brief does not have it as a single value."""
    file = main_file(changes.texts)
    scalars = scalars_of(file, changes.texts[file]) if file and name else ()
    own = (scalar for scalar in scalars if name in (scalar.key, *scalar.owner[:1]))
    return next((Bound(file, (scalar.inner,)) for scalar in own), None)


def _plain(words: str) -> str:
    return " ".join(filter(None, SEPARATOR.split(words))).lower()
