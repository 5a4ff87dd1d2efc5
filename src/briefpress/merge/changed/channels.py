"""The lines of contact blocks. In: added, removed or relabelled lines. Out: edits to the `channels` of records."""

from __future__ import annotations

from collections.abc import Iterator

from briefpress import lazy
from briefpress.docx.read import Paragraph
from briefpress.lazy import dataclass
from briefpress.merge.changed.contact_lines import LABEL, contact_lines
from briefpress.merge.changed.known_records import plain
from briefpress.merge.changed.record_lists import front, node_at, value
from briefpress.merge.drafts.changes import Changes
from briefpress.merge.drafts.finding import Kind
from briefpress.merge.source_map.blocks import line_of
from briefpress.merge.source_map.bound import Bound
from briefpress.merge.source_map.edits import Edit
from briefpress.merge.source_map.offsets import Span
from briefpress.merge.source_map.scalars import spelled
from briefpress.merge.words.messages import short
from briefpress.yaml import MappingNode, Node, ScalarNode, SequenceNode, node_of

STYLE, FIELD = "contact channel", "channels"
COMMA = lazy.pattern(r",\s*")


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel of a record: pair `at` of the mapping `node`, whose YAML begins at `begins` in `file`.

    `field` is the pair of the record whose value is `node`.
    """

    file: str
    begins: int
    field: tuple[Node, Node]
    node: MappingNode
    at: int

    @property
    def kind(self) -> str:
        """Return the kind of the channel, such as `email`."""
        kind: str = self.pair[0].value
        return kind

    @property
    def pair(self) -> tuple[Node, Node]:
        """Return the nodes of its name and its value."""
        found: tuple[Node, Node] = self.node.value[self.at]
        return found

    def place(self, node: Node) -> Span:
        """Return the span of a scalar in the file."""
        return self.begins + node.start_mark.index, self.begins + node.end_mark.index

    def span(self, pair: tuple[Node, Node], text: str) -> Span:
        """Return the span of a field in the file, from its name to the end of its value."""
        start, end = (self.begins + mark.index for mark in (pair[0].start_mark, pair[1].end_mark))
        return start, start + len(text[start:end].rstrip())


def add(changes: Changes, new: int) -> bool:
    """Merge a line that was added to a contact block; return whether it is a channel."""
    paragraph = changes.other.paragraphs[new]
    label = LABEL.match(plain(paragraph))
    known = contact_lines([plain(paragraph)], changes.house_words)
    found = _beside(changes, new)
    if found is None or not label or len(known.channels) != 1:
        return False
    channel, ahead = found
    kind, words = next(iter(known.channels.items()))
    if kind in _kinds(channel):
        return False
    words = _with_link(paragraph, words)
    flow = bool(channel.node.flow_style)
    text = spelled(words, "", flow=flow)
    if not known.sure:
        text = f"{{address: {spelled(words, '', flow=True)}, label: {spelled(label[1], '', flow=True)}}}"
    source = changes.texts[channel.file]
    start, end = channel.span(channel.pair, source)
    at = start if ahead else end
    change = changes.add(Kind.MERGED, Bound(channel.file, ()), f'added "{short(paragraph)}"', at)
    lead = "" if flow else "\n" + source[line_of(source, start)[0] : start]
    pair, between = f"{kind}: {text}", ", " if flow else lead
    changes.edits.append(Edit(channel.file, at, at, f"{pair}{between}" if ahead else f"{between}{pair}", change))
    return True


def remove(changes: Changes, old: int) -> bool:
    """Merge the removal of a channel; return whether the paragraph is one. Without channels, the field is removed."""
    channel, text = _channel(changes, old), changes.texts
    if channel is None or isinstance(channel.pair[1], SequenceNode):
        return False
    removed = [found for index, lost in changes.pairs if lost is None and (found := _channel(changes, index))]
    owner = channel.file, channel.place(channel.field[0])
    siblings = {found.at for found in removed if (found.file, found.place(found.field[0])) == owner}
    whole = len(siblings) == len(channel.node.value)
    change = changes.add(Kind.MERGED, changes.bound[old], f'removed "{short(changes.base.paragraphs[old])}"')
    span = channel.span(channel.field if whole else channel.pair, text[channel.file])
    changes.edits.append(Edit(channel.file, *_without_gap(text[channel.file], span), "", change))
    return True


def relabel(changes: Changes, old: int, new: int, message: str) -> bool:
    """Merge a changed label; return whether that was possible. Other changes are merged word by word."""
    was, now = plain(changes.base.paragraphs[old]), plain(changes.other.paragraphs[new])
    before, after, channel = LABEL.match(was), LABEL.match(now), _channel(changes, old)
    if channel is None or not before or not after or before[1] == after[1] or was[before.end() :] != now[after.end() :]:
        return False
    house = changes.house_words.tables[FIELD]
    kinds = {label.casefold(): kind for kind, label in house.items()}
    kind = kinds.get(after[1].casefold(), "")
    name, written = channel.pair
    label, text = value(written, "label"), changes.texts[channel.file]
    if kind and kind not in _kinds(channel) and not label:
        span, words = channel.place(name), kind
    elif label:
        span, words = channel.place(label), spelled(after[1], "", flow=True)
    elif isinstance(written, ScalarNode):
        span = channel.place(written)
        words = f"{{address: {text[slice(*span)]}, label: {spelled(after[1], '', flow=True)}}}"
    else:
        return False
    change = changes.add(Kind.MERGED, Bound(channel.file, ()), message, span[0])
    changes.edits.append(Edit(channel.file, *span, words, change))
    return True


def _channel(changes: Changes, old: int | None) -> Channel | None:
    """Return the channel that a line of the sent file shows, or None if it shows something else."""
    bound = changes.bound[old] if old is not None and changes.base.paragraphs[old].style == STYLE else None
    scalar = next((scalar for scalar in bound.scalars if FIELD in scalar.owner), None) if bound else None
    if scalar is None:
        return None
    text, depth = changes.texts[scalar.file], scalar.owner.index(FIELD)
    root, begins = (node_of(text), 0) if scalar.file.endswith((".yaml", ".yml")) else front(text)
    record = node_at(root, scalar.owner[:depth])
    field = next((pair for pair in record.value if pair[0].value == FIELD), None) if record else None
    kind = (*scalar.owner, scalar.key)[depth + 1]
    if field is None or not isinstance(field[1], MappingNode):
        return None
    at = next((at for at, pair in enumerate(field[1].value) if pair[0].value == kind), None)
    return Channel(scalar.file, begins, field, field[1], at) if at is not None else None


def _beside(changes: Changes, new: int) -> tuple[Channel, bool] | None:
    """Return the nearest channel in the same contact block, and whether it follows the new line, or None."""
    partners = {new: old for old, new in changes.pairs if new is not None}
    paragraphs = changes.other.paragraphs
    for step in (-1, 1):
        at = new + step
        while 0 <= at < len(paragraphs) and paragraphs[at].style == STYLE:
            if channel := _channel(changes, partners.get(at)):
                return channel, step > 0
            at += step
    return None


def _kinds(channel: Channel) -> Iterator[str]:
    return (name.value for name, _ in channel.node.value)


def _with_link(paragraph: Paragraph, words: str) -> str:
    """Return the text of a channel, with the address of its link unless that follows from the text."""
    link = next((piece.link for piece in paragraph.pieces if piece.link and piece.text.strip()), "")
    handle = "".join(words.removeprefix("@").split())
    return f"[{words}]({link})" if link and handle not in link else words


def _without_gap(text: str, span: Span) -> Span:
    """Return the span to remove for a field: its lines or, in a mapping on one line, one comma."""
    start, end = span
    first, last = line_of(text, start)[0], line_of(text, end)[1]
    if not text[first:start].strip() and not text[end:last].strip():
        return first, last + 1
    after = COMMA.match(text, end)
    before = text[first:start].rstrip(" ,")
    return (start, after.end()) if after else (first + len(before), end)
