"""Emoji that a brand's fonts lack. In: an edition and the missing characters. Out: replacements.

Each is replaced by an equivalent character, such as a tick, or by its Unicode name in square brackets.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import partial
from typing import Any

from briefpress import lazy
from briefpress.edition.model.inlines import Text
from briefpress.edition.model.publication import Edition
from briefpress.model import Place

# A flag of two letters; or a character with its selector, skin tone, tags or keycap, optionally joined to others (UTS
# 51).
FLAG = "[\U0001f1e6-\U0001f1ff]{2}"
PICTOGRAM = "[\u203c-\u3299\U0001f000-\U0001faff]"
MORE = "[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
EMOJI = lazy.pattern(rf"{FLAG}|[0-9#*]\ufe0f?\u20e3|{PICTOGRAM}{MORE}(?:\u200d{PICTOGRAM}{MORE})*")
UNNAMED = frozenset("\u200d\ufe0e\ufe0f\u20e3") | {
    chr(code) for code in (*range(0x1F3FB, 0x1F400), *range(0xE0020, 0xE0080))
}
FIRST_LETTER = 0x1F1E6  # the first of the letters that form flags
# Equivalent characters that most fonts contain.
SAME = {
    "\u2705": "\u2713",
    "\u2714": "\u2713",
    "\u274c": "\u2717",
    "\u274e": "\u2717",
    "\u2b50": "\u2605",
    "\u27a1": "\u2192",
}
SYMBOLS = ("So", "Sk", "Me")


def emoji_in(texts: Collection[str], missing: Collection[str]) -> dict[str, str]:
    """Return the emoji in `texts` that contain `missing` characters, with their replacements."""
    lost = {char for char in missing if unicodedata.category(char) in SYMBOLS}
    found = (match[0] for text in texts for match in EMOJI.finditer(text)) if lost else ()
    return {emoji: _words(emoji, missing) for emoji in dict.fromkeys(found) if lost.intersection(emoji)}


def _words(emoji: str, missing: Collection[str]) -> str:
    if (same := SAME.get(emoji[0], "")) and same not in missing:
        return same
    if emoji[0].isascii():
        return emoji[0]
    if all(ord(char) - FIRST_LETTER in range(26) for char in emoji):
        return f"[flag {''.join(chr(ord(char) - FIRST_LETTER + ord('A')) for char in emoji)}]"
    names = (unicodedata.name(char, f"U+{ord(char):04X}").lower() for char in emoji if char not in UNNAMED)
    return f"[{', '.join(names)}]"


def spelled(edition: Edition, words: Mapping[str, str]) -> Edition:
    """Return the edition with `words` in place of emoji in all visible text."""

    def change(text: str) -> str:
        return EMOJI.sub(lambda match: words.get(match[0], match[0]), text)

    changed = _changed(
        replace(edition, running_title=change(edition.running_title), watermark=change(edition.watermark)), change
    )
    assert isinstance(changed, Edition)
    return changed


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    """Return `value` with `change` applied to each `Text` in it."""
    match value:
        case Text():
            return replace(value, text=change(value.text))
        case tuple():
            return tuple(map(partial(_changed, change=change), value))
        case dict():
            return {key: _changed(inner, change) for key, inner in value.items()}
        case Place():
            return value
        case _ if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **dict(_new_fields(value, change)))
    return value


def _new_fields(value: Any, change: Callable[[str], str]) -> Iterator[tuple[str, Any]]:
    for field in fields(value):
        old = getattr(value, field.name)
        new = _changed(old, change)
        if new != old:
            yield field.name, new
