"""People and organisations added to a list. In: the changes so far. Out: edits that describe them in the front matter.

If the fields cannot be inferred from the text, the person or organisation is reported with the lines to paste and their
place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from briefpress import lazy
from briefpress.docx.read import Paragraph, PieceKind
from briefpress.merge.changed.record_lists import FIELDS, Entry, entry_of, front, is_picture, value
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.told import Kind
from briefpress.merge.source_map.blocks import PROSE, is_item, level_of, line_of
from briefpress.merge.source_map.bound import Bound
from briefpress.merge.source_map.edits import Edit
from briefpress.merge.source_map.offsets import main_file
from briefpress.merge.source_map.scalars import spelled as spelled_yaml
from briefpress.merge.words.messages import is_deleted, short
from briefpress.merge.words.spelling import Token, at_start, spelled, tokens_of

SHOWN = ("people", "contributors")  # whose fields can be inferred from their styles
WORDS = (PieceKind.TEXT, PieceKind.BREAK)
WIDEST = 100  # characters of a record on one line
CHANNELS = {
    "email": lazy.pattern(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    "web": lazy.pattern(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?"),
    "phone": lazy.pattern(r"\+?[\d(][\d ()/.-]{5,}\d"),
}
BIOGRAPHIES = "_bp_about_authors"  # the bookmark of the heading
Record = Mapping[str, str | Mapping[str, str]]


def listed(changes: Changes, done: Collection[int]) -> set[int]:
    """Describe the people and organisations that were added, beside their neighbours; return their paragraphs.

    Those in `done` are merged already.
    """
    partners = {new: old for old, new in changes.pairs if new is not None}
    out: set[int] = set()
    for new, paragraph in enumerate(changes.other.paragraphs):
        fresh = partners.get(new, new) is None and new not in done
        if fresh and paragraph.style in FIELDS and _plain(paragraph):
            changes.now = new
            beside = _beside(changes, partners, new)
            below = [*_below(changes, partners, new)] if beside else []
            _add(changes, beside, new, below)
            out |= {new, *below, *_portrait(changes, partners, new)}
    return out


def _below(changes: Changes, partners: Mapping[int, int | None], name: int) -> Iterator[int]:
    """Yield the new paragraphs of a record below its name."""
    for new in range(name + 1, len(changes.other.paragraphs)):
        one = changes.other.paragraphs[new]
        if partners.get(new, new) is not None or one.style in FIELDS or _is_heading(one) or one.cell or is_picture(one):
            return
        yield new


def _is_heading(paragraph: Paragraph) -> bool:
    return bool(level_of(paragraph.style)) or paragraph.style.endswith("heading")


def _portrait(changes: Changes, partners: Mapping[int, int | None], name: int) -> Iterator[int]:
    """Yield the new picture above a name; report it unless it is a copy of another one."""
    picture = changes.other.paragraphs[name - 1] if name else None
    if picture is None or partners.get(name - 1, name) is not None or not is_picture(picture):
        return
    data = {changes.other.images.get(one.image, b"") for one in picture.pieces if one.image}
    if not data <= {*changes.base.images.values()}:
        said = f'a picture of "{short(changes.other.paragraphs[name])}" was added: save it beside the text'
        changes.tell(Kind.HOMELESS, None, f"{said} and write `portrait: FILE`, or `logo: FILE` of an organisation")
    yield name - 1


def _add(changes: Changes, beside: tuple[int, bool] | None, new: int, below: list[int]) -> None:
    """Write a record beside another one, or report it with the line to paste."""
    paragraph = changes.other.paragraphs[new]
    field = _field(changes, new)
    record = _record(changes, field, new, below)
    pieces = (piece for one in (new, *below) for piece in changes.other.paragraphs[one].pieces)
    known = field in SHOWN and all(piece.kind in WORDS and not piece.suggested for piece in pieces)
    entry = entry_of(changes, beside[0]) if beside and field != "author" else None
    if entry and beside and known and _is_plain(changes.texts[entry.file], entry):
        at = entry.spans[entry.at][0]
        change = changes.tell(Kind.TAKEN, Bound(entry.file, ()), f'added "{short(paragraph)}" to `{field}`', at)
        changes.edits.append(_edit(changes.texts[entry.file], entry, record, change, ahead=beside[1]))
        return
    file = main_file(changes.texts)
    root, begins = front(changes.texts.get(file, ""))
    listed = entry.group if entry else value(root, field)
    at = entry.spans[entry.at][0] if entry else begins + (listed.start_mark.index if listed else 0)
    said = f'"{short(paragraph)}" was added: add this item to the list `{field}` in the front matter: - {_flow(record)}'
    changes.tell(Kind.HOMELESS, Bound(file, ()) if file else None, said, at)


def _field(changes: Changes, new: int) -> str:
    """Return the field that lists a record: biographies look like contacts."""
    above = (changes.other.paragraphs[one] for one in range(new, -1, -1))
    heading = next((one for one in above if level_of(one.style)), None)
    biography = heading is not None and BIOGRAPHIES in heading.bookmarks
    return "author" if biography else FIELDS[changes.other.paragraphs[new].style]


def _record(changes: Changes, field: str, new: int, below: list[int]) -> Record:
    """Return the fields of a record."""
    lines, texts, channels = list[str](), list[str](), dict[str, str]()
    for one in (changes.other.paragraphs[number] for number in below):
        words = _plain(one)
        found = [(key, hit[0]) for key, sign in CHANNELS.items() if field == "contacts" and (hit := sign.search(words))]
        if field != "people" and (one.style in PROSE or is_item(one)):
            texts.append(("- " if is_item(one) else "") + at_start(spelled(_words(one), changes.keys.atom)))
        elif found and found[0][0] not in channels:
            channels.update(found[:1])
        elif words:
            lines.append(words)
    shown = "address" if field == "contacts" else "positions"
    about = "description" if field == "contributors" else "biography"
    out: dict[str, str | Mapping[str, str]] = {
        "name": _plain(changes.other.paragraphs[new]),
        shown: "; ".join(lines),
        about: "\n\n".join(filter(None, texts)),
        "channels": channels,
    }
    return {key: said for key, said in out.items() if said}


def _words(paragraph: Paragraph) -> list[Token]:
    """Return the words of a paragraph without pictures, marks of notes and suggested deletions."""
    tokens = tokens_of([one for one in paragraph.pieces if one.kind in WORDS and not is_deleted(one)])
    return [one._replace(suggested=()) for one in tokens]


def _plain(paragraph: Paragraph) -> str:
    """Return the words of a paragraph on one line."""
    return " ".join("".join(one.text for one in _words(paragraph)).split())


def _beside(changes: Changes, partners: Mapping[int, int | None], new: int) -> tuple[int, bool] | None:
    """Return the name of the nearest record in the same list, and whether the new one is before it."""
    some = changes.other.paragraphs
    for step in (-1, 1):
        at = new + step
        while 0 <= at < len(some) and not _is_heading(some[at]):
            old = partners.get(at)
            if old is not None and some[at].style == changes.base.paragraphs[old].style == some[new].style:
                return old, step > 0
            at += step
    return None


def _is_plain(text: str, entry: Entry) -> bool:
    """Return whether an entry is alone on its line, or in a list between brackets."""
    start = entry.spans[entry.at][0]
    return bool(entry.group.flow_style) or text[line_of(text, start)[0] : start].strip() == "-"


def _edit(text: str, entry: Entry, record: Record, change: int, *, ahead: bool) -> Edit:
    """Return the edit that writes a record beside an entry, in the YAML syntax of its list."""
    start, end = entry.spans[entry.at]
    if entry.group.flow_style:
        words, at = (f"{_flow(record)}, ", start) if ahead else (f", {_flow(record)}", end)
        return Edit(entry.file, at, at, words, change)
    first, _ = line_of(text, start)
    lead = text[first:start]
    words = lead + _block(record).replace("\n", "\n" + " " * len(lead)).replace(" " * len(lead) + "\n", "\n")
    if ahead:
        return Edit(entry.file, first, first, f"{words}\n", change)
    _, last = line_of(text, start + len(text[start:end].rstrip()))
    return Edit(entry.file, last, last, f"\n{words}", change)


def _flow(record: Record) -> str:
    """Return a record as YAML on one line."""
    said = ((key, one if isinstance(one, str) else _flow(one)) for key, one in record.items())
    pairs = (f"{key}: {one if key == 'channels' else spelled_yaml(one, '', flow=True)}" for key, one in said)
    return f"{{{', '.join(pairs)}}}"


def _block(record: Record) -> str:
    """Return a record as YAML, on several lines if it is long."""
    if len(line := _flow(record)) <= WIDEST and "\\n" not in line:
        return line
    return "\n".join(f"{key}: {_value(one)}" for key, one in record.items() if isinstance(one, str))


def _value(words: str) -> str:
    return "|\n  " + words.replace("\n", "\n  ").replace("  \n", "\n") if "\n" in words else spelled_yaml(words, "")
