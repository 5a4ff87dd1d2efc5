"""House words: every word that a reader sees and no author wrote, one YAML file per language.

In: a language tag and the folders a brand puts its own words into. Out: `Words`.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from briefpress.model import Place
from briefpress.problems import Code, Report, nearest

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language. `tables` holds the groups of words (kinds, roles, channels)."""

    lang: str
    single: Mapping[str, str]
    tables: Mapping[str, Mapping[str, str]]

    def __getitem__(self, name: str) -> str:
        return self.single[name]

    def of(self, table: str, name: str, report: Report, place: Place | None = None) -> str:
        """Return the word for `name`; where there is none, `name` itself made readable, and a warning."""
        if name in self.tables[table]:
            return self.tables[table][name]
        words = f"add `{name}: ...` under `{table}` in styles/<brand>/words/{self.lang.split('-')[0]}.yaml"
        hint = nearest(name, self.tables[table]) or words
        report.add(Code.WORD_MISSING, f'there is no house word for the "{name}" of {table}', place, hint)
        return name.replace("-", " ").capitalize()

    def numbered(self, name: str, number: str) -> str:
        """Return the word `name` with `number` in the place of `{number}`."""
        return self.single[name].replace("{number}", number)

    def around(self, name: str) -> tuple[str, str]:
        """Return what the word `name` has before and after its `{...}`."""
        before, _, rest = self.single[name].partition("{")
        return before, rest.partition("}")[2]

    def date(self, day: datetime.date, pattern: str, report: Report) -> str:
        """Return `day` in a pattern of CLDR, or one of its lengths: long, medium ...; `""` for that of the house.

        Where the pattern is none, the date is written as in ISO 8601, and that is reported.
        """
        from babel import Locale, UnknownLocaleError
        from babel.dates import format_date

        pattern = pattern or self.single["date"]
        try:
            locale = Locale.parse(self.lang, sep="-")
        except (UnknownLocaleError, ValueError):
            locale = Locale("en")
        try:
            return format_date(day, format=pattern, locale=locale)
        except (ValueError, KeyError, IndexError, AttributeError) as error:
            hint = "write a date pattern of CLDR, such as d MMMM y"
            report.add(Code.VALUE_INVALID, f"`{pattern}` is no pattern for dates: {error}", None, hint)
            return day.isoformat()


def is_rtl(lang: str) -> bool:
    """Say whether the language `lang` is written from right to left (CLDR, characterOrder)."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(lang, sep="-").text_direction == "rtl"
    except (UnknownLocaleError, ValueError):
        return False


def read_words(lang: str, folders: Sequence[Path], report: Report) -> Words:
    """Return the house words for `lang`, those in `folders` before our own, the first folder first."""
    language = lang.split("-")[0].lower()
    if not any((folder / f"{language}.yaml").is_file() for folder in (*folders, HERE)):
        hint = f"write them into styles/<brand>/words/{language}.yaml"
        text = f'there are no house words for the language "{lang}": the English ones are used'
        report.add(Code.WORD_MISSING, text, None, hint)
    single: dict[str, str] = {}
    tables: dict[str, dict[str, str]] = {}
    own = (folder / f"{language}.yaml" for folder in reversed(folders))
    for file in dict.fromkeys((HERE / "en.yaml", HERE / f"{language}.yaml", *own)):
        for key, value in _load(file, report).items():
            if isinstance(value, dict):
                words = {str(name): str(word) for name, word in value.items() if isinstance(word, str | int)}
                tables.setdefault(key, {}).update(words)
            elif isinstance(value, str | int):
                single[key] = str(value)
    return Words(lang, single, tables)


def _load(file: Path, report: Report) -> Mapping[str, object]:
    if not file.is_file():
        return {}
    try:
        loaded = YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))
    except (YAMLError, ValueError, OverflowError, RecursionError) as error:
        report.add(Code.YAML_INVALID, f"{file.name} cannot be read: {error}")
        return {}
    return loaded if isinstance(loaded, dict) else {}
