"""Works and styles for citeproc. In: `Work`s and the text of a style. Out: citeproc's items and style."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

from briefpress import lazy
from briefpress.model import Name, Work, WorkDate

CSL = "{http://purl.org/net/xbiblio/csl}"
MAX_DRAWN = 20_000  # the maximum number of elements in a style, with macros counted at each use
TRADITIONAL = frozenset(("hant", "tw", "hk", "mo"))  # language tags for traditional Chinese
# A given name that must not be replaced by its initials
UNINITIALLED = lazy.pattern("(?:[.] )?\ue002([^\ue002]*)\ue002(?: [.])?")
SPACE = "\ue003"  # replaces a space in a name without initials, so that citeproc does not see the space
OTHERS = "\ue001"  # replaces "et al." until the style has joined the names

# HTML elements for the formats of citeproc's formatter; formats without an equivalent mark become spans.
TAGS = {
    "Italic": "i",
    "Oblique": "i",
    "Bold": "b",
    "Light": "span",
    "Underline": "span",
    "Superscript": "sup",
    "Subscript": "sub",
    "SmallCaps": "span",
}


class StyleError(Exception):
    """A style cannot be used; the message states the reason."""


class _LetteredYear(int):
    """A year with a letter after it, for styles that do not place letters themselves."""

    letter: str

    def __abs__(self) -> _LetteredYear:
        return self

    def __str__(self) -> str:
        return f"{int(self)}{self.letter}"


def read_style(csl: bytes, lang: str) -> Any:
    """Return citeproc's style for the CSL file `csl`, with the terms of `lang`; raise `StyleError` if it cannot be
    used.
    """
    from io import BytesIO

    from citeproc import CitationStylesStyle

    lang = _locale(lang)
    _refuse_growing(csl)
    try:
        style = CitationStylesStyle(BytesIO(csl), locale=lang, validate=False)
        layout = style.root.citation.layout
    except SyntaxError as error:
        raise StyleError(f"it is not valid XML: {error}") from error
    except (AttributeError, ValueError, KeyError) as error:
        raise StyleError("it has no layout for citations") from error
    if layout is None:
        raise StyleError("it has no layout for citations")
    return style


def _locale(lang: str) -> str:
    """Return the CSL locale for a language; Chinese has one for each script."""
    tags = lang.lower().split("-")
    return ("zh-TW" if TRADITIONAL.intersection(tags) else "zh-CN") if tags[0] == "zh" else lang


def _refuse_growing(csl: bytes) -> None:
    """Raise StyleError if macros refer to themselves or expand to more elements than any real style has."""
    from xml.etree.ElementTree import Element, ParseError, fromstring

    try:
        root = fromstring(csl)
    except ParseError as error:
        raise StyleError(f"it is not valid XML: {error}") from error
    macros = {macro.get("name"): macro for macro in root.iter(f"{CSL}macro")}
    sizes: dict[Element, int] = {}

    def size(element: Element) -> int:
        if element not in sizes:
            sizes[element] = MAX_DRAWN + 1  # the size of a macro that refers to itself
            named = macros.get(element.get("macro"))
            inside = sum(map(size, element)) + (size(named) if named is not None else 0)
            sizes[element] = min(1 + inside, MAX_DRAWN + 1)
        return sizes[element]

    if any(size(part) > MAX_DRAWN for part in root if part.tag in (f"{CSL}citation", f"{CSL}bibliography")):
        raise StyleError("its macros refer to each other in a circle")


def item_of(work: Work, name: str) -> dict[str, object]:
    """Return `work` as a CSL item named `name`, with the variables that citeproc supports."""
    from citeproc import DATES, NAMES, VARIABLES

    texts = {**work.texts, "event": work.texts.get("event-title", "")}
    names = {
        key: [_name(name) for name in names if name] for key, names in work.names.items() if names and _in(NAMES, key)
    }
    dates = {key: _date(date) for key, date in work.dates.items() if _in(DATES, key)}
    known = {key: text for key, text in texts.items() if text and _in(VARIABLES, key) and not _in(NAMES + DATES, key)}
    return {"id": name, "type": work.type, **known, **names, **dates}


def _in(variables: list[str], key: str) -> bool:
    return key.replace("-", "_") in variables


def _name(name: Name) -> dict[str, str]:
    if name.get("literal") == "et al.":
        return {"literal": OTHERS}
    given = name.get("given", "")
    # A script without capital letters, which citeproc would treat as initials
    if "family" in name and given and given.lower() == given.upper():
        return {**name, "given": f"\ue002{given.replace(' ', SPACE)}\ue002"}
    return dict(name) if "family" in name else {"literal": name.get("literal") or " ".join(name.values())}


def _date(date: WorkDate) -> dict[str, object]:
    begin, end = date.parts[:1], date.parts[1:]
    if begin and end and begin[0][0] == end[0][0]:
        end = ()  # citeproc often omits the year of a range within one year
    return {"date-parts": [list(parts) for parts in (*begin, *end)]} if begin else {"literal": date.literal}


def formatter() -> SimpleNamespace:
    """Return a formatter whose output is citeproc's string type, so that citeproc can still change its case."""
    from citeproc.string import String

    def tagged(tag: str) -> Callable[[object], String]:
        return lambda text: String(f"<{tag}>{text}</{tag}>")

    return SimpleNamespace(
        preformat=lambda text: String(str(text)), **{look: tagged(tag) for look, tag in TAGS.items()}
    )


def add_letter(reference: Any, letter: str, *, explicit: bool) -> None:
    """Append `letter` to the year of a citeproc reference; if `explicit` is True, the style places the letter."""
    from citeproc.string import String

    if explicit:
        reference["year_suffix"] = String(letter)
    elif "year" in (reference.get("issued") or {}):
        year = _LetteredYear(reference["issued"]["year"])
        year.letter = letter
        reference["issued"]["year"] = year


def named(text: str) -> str:
    """Return citeproc's output with the original given names in place of their placeholders."""
    return UNINITIALLED.sub(r"\1", text).replace(SPACE, " ")


@contextmanager
def converted_errors() -> Iterator[None]:
    """Suppress citeproc's warnings about values that it ignores; convert any exception to a `StyleError`.

    A style is a third-party program, so citeproc may raise any exception.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except StyleError:
            raise
        except Exception as error:
            raise StyleError(f"citeproc cannot use it ({type(error).__name__}: {error})") from error
