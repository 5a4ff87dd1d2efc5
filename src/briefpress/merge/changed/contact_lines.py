"""The lines of a contact. In: their text, and house words. Out: the channels and the address that they contain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefpress import lazy
from briefpress.lazy import dataclass
from briefpress.words import Words

CHANNELS = {
    "email": lazy.pattern(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    "web": lazy.pattern(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?"),
    "phone": lazy.pattern(r"\+?[\d(][\d ()/.-]{5,}\d"),
}
LABEL = lazy.pattern(r"([^:]{1,40}?)\s*[:\uff1a]\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class ContactLines:
    """The channels and the address in the lines of a contact. If `sure` is True, they reproduce the lines exactly."""

    channels: Mapping[str, str]
    address: str
    sure: bool


def contact_lines(lines: Iterable[str], words: Words) -> ContactLines:
    """Return the channels and the address that `lines` contain; `words` are the house words for channels."""
    labels = {label.casefold(): key for key, label in words.tables["channels"].items()}
    channels, addresses, sure = dict[str, str](), list[str](), True
    for line in lines:
        label = LABEL.match(line)
        key = labels.get(label[1].casefold(), "") if label else ""
        text = line[label.end() :].strip() if label and key else line
        found = next(((kind, hit[0]) for kind, pattern in CHANNELS.items() if (hit := pattern.search(text))), None)
        if key and key not in channels:
            channels[key] = found[1] if found and found[0] == key else text
            sure &= channels[key] == text
        elif label and label[1].casefold() == words["address"].casefold() and not addresses:
            addresses.append(line[label.end() :].strip())
        elif found and found[0] not in channels:
            channels[found[0]], sure = found[1], False
        elif line:
            addresses.append(line)
            sure = False
    return ContactLines(channels, "; ".join(addresses), sure)
