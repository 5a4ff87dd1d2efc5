"""The files with house words. In: a language tag, and folders. Out: the names of the files for the language."""

from collections.abc import Sequence
from pathlib import Path

from briefpress.cldr.locales import locale_of
from briefpress.model import Place
from briefpress.problems import Code, Report
from briefpress.workspace import read_language

HERE = Path(__file__).parent


def check_names(folder: Path, shown: str, report: Report) -> None:
    """Report files in a brand's `folder` of words that are not used because their names are not language tags; messages
    call the folder `shown`.
    """
    for file in sorted(folder.glob("*")):
        if file.suffix not in (".yaml", ".yml") or file.name.startswith("."):
            continue
        place = Place(f"{shown}/{file.name}", 1, 1, 0)
        tag = read_language(file.stem, place, Report())
        if not tag or _names(tag)[0] != file.name:
            text = f'"{file.name}" is not the name of a file with house words, so it is not used'
            hint = f"rename it to {_names(tag)[0]}" if tag else "name it after a language tag, such as en.yaml"
            report.add(Code.LANG_INVALID, text, place, hint)


def consulted(lang: str, folders: Sequence[Path]) -> list[Path]:
    """Return all files that may contain words for `lang`, whether or not they exist."""
    locale = locale_of(lang)
    tags = (lang, str(locale).replace("_", "-")) if locale else (lang,)
    return [folder / name for tag in tags for name in _names(tag) for folder in (HERE, *folders)] + [HERE / "en.yaml"]


def files_of(lang: str, folders: Sequence[Path]) -> list[str]:
    """Return the names of the existing files with words for `lang`, the most specific first.

    If there is no file for the tag or a shortened form of it (RFC 4647, 3.4), its likely script is added.
    """
    found = _there(lang, folders)
    if found:
        return found
    locale = locale_of(lang)
    return _there(str(locale).replace("_", "-"), folders) if locale else []


def _there(lang: str, folders: Sequence[Path]) -> list[str]:
    return [name for name in _names(lang) if any((folder / name).is_file() for folder in folders)]


def _names(lang: str) -> list[str]:
    """Return the possible names of a file with words for `lang`, the most specific first."""
    subtags = [_cased(subtag, position) for position, subtag in enumerate(lang.split("-"))]
    return [f"{'-'.join(subtags[:count])}.yaml" for count in range(len(subtags), 0, -1)]


def _cased(subtag: str, position: int) -> str:
    """Return `subtag` in its usual case, as in `zh-Hant-TW` (RFC 5646, 2.1.1)."""
    if not position:
        return subtag.lower()
    return {2: subtag.upper(), 4: subtag.title()}.get(len(subtag), subtag.lower())
