"""House words: all text that the program generates, in one YAML file per language.

In: a language tag, and the folders with the words of a brand. Out: `Words`. Data that CLDR defines for a language, such
as date formats and writing direction, come from CLDR.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from pathlib import Path

from briefpress.cldr.dates import SKELETONS, date_pattern, written_date, written_period
from briefpress.cldr.locales import around_items, script_of
from briefpress.cldr.numbers import Affixes, Magnitude, magnitude_of, unit_affixes, written_number
from briefpress.lazy import dataclass
from briefpress.model import Place
from briefpress.problems import Code, Report, nearest
from briefpress.words.files import HERE, check_names, consulted, files_of
from briefpress.words.house import house_words, in_every_language
from briefpress.words.own import read_own

__all__ = [
    "Words", "check_names", "consulted", "in_every_language", "read_words",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """The house words of a language.

    `tables` contains groups of words (kinds, roles, channels); `lists` contains words that `check` looks for. `file` is
    the name of the file in which a brand can set its words.
    """

    lang: str
    file: str
    single: Mapping[str, str]
    tables: Mapping[str, Mapping[str, str]]
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        return self.single[name]

    @property
    def script(self) -> str:
        """Return the script of the language (ISO 15924) according to CLDR, or `""` if unknown."""
        return script_of(self.lang)

    def of(self, table: str, name: str, report: Report, place: Place | None = None, *, hint: str = "") -> str:
        """Return the word for `name` in a table. `name` can also be the word itself.

        If there is no such word, report this, with `hint` if it is given, and return `name` in readable form.
        """
        if name in self.tables[table]:
            return self.tables[table][name]
        if word := next((word for word in self.tables[table].values() if word.casefold() == name.casefold()), ""):
            return word
        words = f"add `{name}: ...` under `{table}` in styles/<brand>/words/{self.file}"
        hint = hint or nearest(name, self.tables[table]) or words
        report.add(Code.WORD_MISSING, f'`{table}` has no house word for "{name}"', place, hint)
        return name.replace("-", " ").capitalize()

    def numbered(self, name: str, number: str) -> str:
        """Return the word `name` with `number` in place of `{number}`."""
        return self.filled(name, number=number)

    def filled(self, name: str, **values: str) -> str:
        """Return the word `name` with each name in braces replaced by its value in `values`."""
        word = self.single[name]
        for key, value in values.items():
            word = word.replace(f"{{{key}}}", value)
        return word

    def labelled(self, name: str, text: str) -> str:
        """Return `text` after the word `name`, as in `Source: ...`, separated as the language requires."""
        return f"{self.single[name]}{self.single['between-term-and-text']}{text}"

    def date_pattern(self, pattern: str) -> str:
        """Return `pattern` as a CLDR pattern. `pattern` may be a CLDR pattern, a length (long, medium ...), or `""` for
        the house format.
        """
        return date_pattern(pattern or self.single["date"], self.lang)

    def period(self, name: str) -> str:
        """Return a day or a month in ISO 8601, such as 2025-01-31, as a short date, and any other `name` unchanged."""
        return written_period(name, self.lang)

    def around_items(self, count: int) -> list[str]:
        """Return the text before, between and after `count` items of a list (CLDR, list patterns)."""
        return around_items(count, self.lang)

    def listed(self, items: Sequence[str]) -> str:
        """Return `items` as a list in a sentence, `one, two and three`, as the language requires (CLDR)."""
        first, *after = self.around_items(len(items))
        return first + "".join(f"{item}{between}" for item, between in zip(items, after, strict=True))

    def around(self, name: str) -> tuple[str, str]:
        """Return the text before and after the placeholder in the word `name`."""
        before, _, rest = self.single[name].partition("{")
        return before, rest.partition("}")[2]

    def number(self, number: Decimal, decimals: int) -> str:
        """Return `number` with `decimals` decimal places, in the digits and with the separators of the language."""
        return written_number(number, decimals, self.lang)

    def magnitude(self, highest: Decimal) -> Magnitude:
        """Return the unit with which numbers up to `highest` are abbreviated."""
        return magnitude_of(highest, self.lang)

    def affixes(self, unit: str) -> Affixes:
        """Return the text before and after numbers with a `unit`."""
        return unit_affixes(unit, self.lang)

    def date(self, day: datetime.date, pattern: str, report: Report) -> str:
        """Return `day` in a CLDR pattern or length (long, medium ...); `""` means the house format.

        If the pattern is invalid, report it and return the date in ISO 8601.
        """
        pattern = self.date_pattern(pattern) if pattern in SKELETONS else pattern or self.single["date"]
        try:
            return written_date(day, pattern, self.lang)
        except ValueError as error:
            hint = "use a CLDR date pattern, such as d MMMM y"
            report.add(Code.VALUE_INVALID, f"`{pattern}` is not a date pattern: {error}", None, hint)
            return day.isoformat()


def read_words(lang: str, folders: Sequence[Path], report: Report) -> Words:
    """Return the house words for `lang`; words in `folders` override built-in words, and the first folder takes
    precedence.

    Words for `en-GB` override words for `en`; words for `zh-Hant` also serve `zh-TW`.
    """
    places = (HERE, *reversed(folders))
    names = files_of(lang, places)
    if not names:
        names = [f"{lang.split('-')[0].lower()}.yaml"]
        hint = f"add them in styles/<brand>/words/{names[0]}"
        text = f'there are no house words for the language "{lang}"; the English ones are used'
        report.add(Code.WORD_MISSING, text, None, hint)
    single: dict[str, str] = {}
    tables: dict[str, dict[str, str]] = {}
    lists: dict[str, tuple[str, ...]] = {}
    own = (folder / name for name in reversed(names) for folder in places)
    for file in dict.fromkeys((HERE / "en.yaml", *own)):
        for key, value in _content(file, report).items():
            if isinstance(value, dict):
                words = {str(name): str(word) for name, word in value.items() if isinstance(word, str | int)}
                tables.setdefault(key, {}).update(words)
            elif isinstance(value, list):
                lists[key] = tuple(str(word) for word in value if word)
            elif isinstance(value, str | int):
                single[key] = str(value)
    return Words(lang, names[0], single, tables, lists)


def _content(file: Path, report: Report) -> Mapping[str, object]:
    """Return the content of a built-in file of words, or of a brand's."""
    if file.parent == HERE:
        return house_words(file.name)
    return read_own(file, house_words("en.yaml"), report) if file.is_file() else {}
