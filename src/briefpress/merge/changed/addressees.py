"""The line with the addressee and priority below a recommendation. In: this line. Out: attributes of the
recommendation.
"""

from __future__ import annotations

from briefpress import lazy
from briefpress.docx.read import Paragraph
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Kind
from briefpress.merge.source_map.bound import ATTRIBUTE, Bound
from briefpress.merge.source_map.edits import Edit
from briefpress.merge.source_map.offsets import Span
from briefpress.merge.words.messages import short

STYLE, ITEMS = "recommendation addressee", ("recommendation", "recommendation card", "recommendation lead")
ATTRIBUTES = ("addressee", "priority")
PARTS = lazy.pattern(r"\s·\s")  # the separator between addressee and priority


def for_new_item(changes: Changes, new: int) -> str:
    """Return the attributes of a new recommendation, in the form in which they follow its text, or `""`."""
    fresh = {new for old, new in changes.pairs if old is None and new is not None}
    for number in range(new + 1, len(changes.other.paragraphs)):
        paragraph = changes.other.paragraphs[number]
        if paragraph.style == STYLE and number in fresh:
            return f" {{{found}}}" if (found := _attributes(changes, paragraph)) else ""
        if not paragraph.style.startswith(ITEMS[0]) or paragraph.style in ITEMS:
            break
    return ""


def add(changes: Changes, new: int) -> None:
    """Merge a new line with an addressee or priority. If the recommendation is also new, both are written together."""
    partners = {new: old for old, new in changes.pairs if new is not None}
    above = (index for index in range(new - 1, -1, -1) if changes.other.paragraphs[index].style in ITEMS)
    item = next(above, None)
    old = partners.get(item) if item is not None else None
    paragraph = changes.other.paragraphs[new]
    found = _attributes(changes, paragraph)
    bound = changes.bound[old] if old is not None else None
    if item is not None and old is None and found:
        return
    if bound is None or bound.block is None or not found:
        message = (
            f'"{short(paragraph)}" was added: write addressee="…" or priority="…" in the braces of the recommendation'
        )
        changes.add(Kind.NOT_MERGED, bound, message)
        return
    text = changes.texts[bound.file]
    end = bound.block[0] + len(text[slice(*bound.block)].rstrip())
    line = text.find("\n", bound.block[0], end)
    end = len(text[:line].rstrip()) if line >= 0 else end
    inside = text[:end].endswith("}")
    change = changes.add(Kind.MERGED, bound, f'added "{short(paragraph)}"', end)
    at = end - inside
    changes.edits.append(Edit(bound.file, at, at, f" {found}" if inside else f" {{{found}}}", change))


def merge_attributes(changes: Changes, old: int, new: int, message: str) -> bool:
    """Merge a line in which an addressee or priority was added or removed, in which both changed, or whose priority is
    a house word; return whether that was possible. All other changes are merged word by word.
    """
    before, after, bound = changes.base.paragraphs[old], changes.other.paragraphs[new], changes.bound[old]
    if bound is None or STYLE not in (before.style, after.style) or any(piece.suggested for piece in after.pieces):
        return False
    was, now = (_values(changes, paragraph) for paragraph in (before, after))
    text, spans = changes.texts[bound.file], dict[str, Span]()
    for match in ATTRIBUTE.finditer(text, *(bound.block or (0, 0))):
        spans.setdefault(match[1], match.span())
    house = was.get("priority") != now.get("priority") and f": {was.get('priority')}" not in before.text
    both = len(was.items() - now.items()) == len(ATTRIBUTES)
    whole = was.keys() != now.keys() or house or both
    if not now or not was or not was.keys() <= spans.keys() or not whole:
        return False
    change = changes.add(Kind.MERGED, bound, message)
    for name in was.keys() - now.keys():
        start, end = spans[name]
        changes.edits.append(Edit(bound.file, start - (text[start - 1] == " "), end, "", change))
    for name in (key for key in was if key in now and was[key] != now[key]):
        changes.edits.append(Edit(bound.file, *spans[name], f'{name}="{now[name]}"', change))
    last = max(spans[name][1] for name in was)
    more = "".join(f' {name}="{value}"' for name, value in now.items() if name not in was)
    changes.edits += [Edit(bound.file, last, last, more, change)] if more else []
    return True


def _attributes(changes: Changes, paragraph: Paragraph) -> str:
    """Return a line as attributes, or `""` if it has unknown labels."""
    return " ".join(f'{name}="{value}"' for name, value in _values(changes, paragraph).items())


def _values(changes: Changes, paragraph: Paragraph) -> dict[str, str]:
    """Map attributes to the values in a line, or return `{}` if the line has unknown labels."""
    house = changes.house_words
    labels = {house[name].partition("{")[0].rstrip(): name for name in ATTRIBUTES} | _labels(changes)
    priorities = {shown.casefold(): key for key, shown in house.tables["priorities"].items()}
    out = {}
    for part in PARTS.split(paragraph.text.strip()):
        label = next((label for label in labels if part.startswith(label)), None)
        if label is None:
            return {}
        value = part[len(label) :].strip().replace('"', "\u201d")
        out[labels[label]] = priorities.get(value.casefold(), value) if labels[label] == "priority" else value
    return out


def _labels(changes: Changes) -> dict[str, str]:
    """Map each label in the file sent to the name of its attribute. Brands may have their own labels."""
    out: dict[str, str] = {}
    for paragraph, bound in zip(changes.base.paragraphs, changes.bound, strict=True):
        if paragraph.style != STYLE or bound is None:
            continue
        at = 0
        for part in PARTS.split(paragraph.text):
            first = next((number for number in range(at, at + len(part)) if bound.chars[number]), None)
            name = _name(changes, bound, first) if first is not None else ""
            if name and first is not None and first > at:
                out.setdefault(paragraph.text[at:first].rstrip(), name)
            at += len(part) + len(" · ")
    return out


def _name(changes: Changes, bound: Bound, number: int) -> str:
    span = bound.chars[number]
    assert span
    found = ATTRIBUTE.finditer(changes.texts[bound.file], *(bound.block or (0, 0)))
    return next((match[1] for match in found if match.start() <= span[0] and span[1] <= match.end()), "")
