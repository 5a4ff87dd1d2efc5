"""People and organisations that were added to a list. In: the changes found so far. Out: edits to the front matter.

A record that was moved, or that the source describes elsewhere, is written as it is in the source; other records are
written with their fields. If the fields cannot be inferred from the text, a message states the text to write and its
place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from briefpress.merge.changed.contact_lines import contact_lines
from briefpress.merge.changed.known_records import WORDS, as_elsewhere, plain, words_of
from briefpress.merge.changed.record_lists import (
    BIOGRAPHIES,
    FIELDS,
    Entry,
    ends_record,
    entry_of,
    front,
    is_heading,
    is_picture,
    value,
)
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Kind
from briefpress.merge.source_map.blocks import PROSE, is_item, level_of, line_of
from briefpress.merge.source_map.bound import Bound
from briefpress.merge.source_map.edits import Edit
from briefpress.merge.source_map.offsets import main_file
from briefpress.merge.source_map.scalars import spelled as spelled_yaml
from briefpress.merge.words.messages import short
from briefpress.merge.words.spelling import at_start, spelled

# the field that the lines below a name become, by the kind of list
SHOWN = {"contacts": "address", "author": "affiliations", "contributors": "address"}
WIDEST = 100  # the maximum number of characters in a record that is written on one line
Record = Mapping[str, str | Mapping[str, str]]


def listed(changes: Changes, done: Collection[int]) -> set[int]:
    """Write added people and organisations into the lists of adjacent records, and return the indices of their
    paragraphs.

    Paragraphs in `done` have already been merged.
    """
    partners = {new: old for old, new in changes.pairs if new is not None}
    out: set[int] = set()
    for new, paragraph in enumerate(changes.other.paragraphs):
        fresh = partners.get(new, new) is None and new not in done
        if fresh and paragraph.style in FIELDS and plain(paragraph):
            changes.new_index = new
            beside = _beside(changes, partners, new)
            below = [*_below(changes, partners, new)] if beside else []
            _add(changes, beside, new, below)
            out |= {new, *below, *_portrait(changes, partners, new, below)}
    return out


def _below(changes: Changes, partners: Mapping[int, int | None], name: int) -> Iterator[int]:
    """Yield the new paragraphs below the name of a record that belong to it."""
    for new in range(name + 1, len(changes.other.paragraphs)):
        paragraph = changes.other.paragraphs[new]
        if partners.get(new, new) is not None or ends_record(paragraph, changes.other.paragraphs[name]):
            return
        yield new


def _portrait(changes: Changes, partners: Mapping[int, int | None], new: int, below: list[int]) -> Iterator[int]:
    """Yield the paragraph of a new record's picture, if any; report the picture unless it is a copy of another picture.

    The picture is above the name. A picture below the record belongs to it only if it is a copy of the next record's
    picture.
    """
    paragraphs = changes.other.paragraphs
    around = (
        index
        for index in (new - 1, max((new, *below)) + 1)
        if 0 <= index < len(paragraphs) and is_picture(paragraphs[index])
    )
    picture = next((index for index in around if partners.get(index, index) is None), None)
    if picture is None:
        return
    data = {changes.other.images.get(piece.image, b"") for piece in paragraphs[picture].pieces if piece.image}
    if not data <= {*changes.base.images.values()}:
        message = f'a picture of "{short(paragraphs[new])}" was added: save it beside the text'
        changes.add(
            Kind.NOT_MERGED, None, f"{message} and write `portrait: FILE` or, for an organisation, `logo: FILE`"
        )
    yield picture


def _add(changes: Changes, beside: tuple[int, bool] | None, new: int, below: list[int]) -> None:
    """Write a record beside another record, or report it with the line to add."""
    paragraph = changes.other.paragraphs[new]
    field = _field(changes, new)
    record, sure = _record(changes, field, new, below)
    pieces = (piece for index in (new, *below) for piece in changes.other.paragraphs[index].pieces)
    plain_words = all(piece.kind in WORDS and not piece.suggested for piece in pieces)
    entry = entry_of(changes, beside[0]) if beside and plain_words and field != "biography" else None
    file = main_file(changes.texts)
    root, begins = front(changes.texts.get(file, ""))
    field = "author" if field == "biography" else field
    origin = as_elsewhere(changes, field, new, below, entry) if entry else None
    listed = entry.group if entry else value(root, field)
    at = entry.spans[entry.at][0] if entry else begins + (listed.start_mark.index if listed else 0)
    message = (
        f'"{short(paragraph)}" was added: add this item to the list `{field}` in the front matter: - {_flow(record)}'
    )
    if entry and beside and (sure or origin) and _is_plain(changes.texts[entry.file], entry):
        verb, to = ("moved", "in") if origin and origin.moved else ("added", "to")
        change = changes.add(Kind.MERGED, Bound(entry.file, ()), f'{verb} "{short(paragraph)}" {to} `{field}`', at)
        words = (origin.words, origin.words) if origin else (_flow(record), _block(record))
        changes.fallbacks[change] = message
        changes.referring |= {change} if origin else set()
        changes.edits.append(_edit(changes.texts[entry.file], entry, words, change, ahead=beside[1]))
        return
    changes.add(Kind.NOT_MERGED, Bound(file, ()) if file else None, message, at)


def _field(changes: Changes, new: int) -> str:
    """Return the field that lists the record in a paragraph. The style alone is not enough, because biographies have
    the styles of contacts.
    """
    above = (changes.other.paragraphs[index] for index in range(new, -1, -1))
    heading = next((paragraph for paragraph in above if level_of(paragraph.style)), None)
    style = changes.other.paragraphs[new].style
    biography = style == "contact name" and heading is not None and BIOGRAPHIES in heading.bookmarks
    return "biography" if biography else FIELDS[style]


def _record(changes: Changes, field: str, new: int, below: list[int]) -> tuple[Record, bool]:
    """Return the fields of a record, and whether they certainly reproduce its lines."""
    lines, texts = list[str](), list[str]()
    for paragraph in (changes.other.paragraphs[number] for number in below):
        if field != "people" and (paragraph.style in PROSE or is_item(paragraph)):
            texts.append(
                ("- " if is_item(paragraph) else "") + at_start(spelled(words_of(paragraph), changes.keys.atom))
            )
        else:
            lines.append(plain(paragraph))
    contact = contact_lines(lines if field == "contacts" else (), changes.house_words)
    about = "description" if field == "contributors" else "biography"
    out: dict[str, str | Mapping[str, str]] = {
        "name": plain(changes.other.paragraphs[new]),
        SHOWN.get(field, "positions"): "; ".join(filter(None, lines)),
        about: "\n\n".join(filter(None, texts)),
    }
    out |= {"address": contact.address, "channels": contact.channels} if field == "contacts" else {}
    return {key: message for key, message in out.items() if message}, contact.sure


def _beside(changes: Changes, partners: Mapping[int, int | None], new: int) -> tuple[int, bool] | None:
    """Return the paragraph with the name of the nearest record in the same list, and whether it follows the new record,
    or None.
    """
    paragraphs = changes.other.paragraphs
    for step in (-1, 1):
        at = new + step
        while 0 <= at < len(paragraphs) and not is_heading(paragraphs[at]):
            old = partners.get(at)
            if old is not None and paragraphs[at].style == changes.base.paragraphs[old].style == paragraphs[new].style:
                return old, step > 0
            at += step
    return None


def _is_plain(text: str, entry: Entry) -> bool:
    """Return whether an entry begins on a line of its own or is in a list in square brackets."""
    start = entry.spans[entry.at][0]
    return bool(entry.group.flow_style) or text[line_of(text, start)[0] : start].strip() == "-"


def _edit(text: str, entry: Entry, record: tuple[str, str], change: int, *, ahead: bool) -> Edit:
    """Return the edit that writes a record beside `entry`, in the YAML style of its list. If `ahead`, the record
    precedes the entry.
    """
    start, end = entry.spans[entry.at]
    flow, block = record
    if entry.group.flow_style:
        words, at = (f"{flow}, ", start) if ahead else (f", {flow}", end)
        return Edit(entry.file, at, at, words, change)
    first, _ = line_of(text, start)
    lead = text[first:start]
    words = lead + block.replace("\n", "\n" + " " * len(lead)).replace(" " * len(lead) + "\n", "\n")
    if ahead:
        return Edit(entry.file, first, first, f"{words}\n", change)
    _, last = line_of(text, start + len(text[start:end].rstrip()))
    return Edit(entry.file, last, last, f"\n{words}", change)


def _flow(record: Record) -> str:
    """Return a record as YAML on one line."""
    values = ((key, value if isinstance(value, str) else _flow(value)) for key, value in record.items())
    pairs = (f"{key}: {value if key == 'channels' else spelled_yaml(value, '', flow=True)}" for key, value in values)
    return f"{{{', '.join(pairs)}}}"


def _block(record: Record) -> str:
    """Return a record as YAML, on several lines if it is long."""
    if len(line := _flow(record)) <= WIDEST and "\\n" not in line:
        return line
    return "\n".join(f"{key}: {_value(value)}" for key, value in record.items() if isinstance(value, str))


def _value(words: str) -> str:
    return "|\n  " + words.replace("\n", "\n  ").replace("  \n", "\n") if "\n" in words else spelled_yaml(words, "")
