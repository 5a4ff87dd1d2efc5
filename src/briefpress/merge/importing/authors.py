"""Authors on the covers of Word files. In: lines. Out: names with institutions, as in the front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from briefpress import lazy
from briefpress.docx.read import Paragraph
from briefpress.merge.source_map.scalars import spelled as spelled_yaml
from briefpress.model import Mark

PARTICLE = r"(?:de|van|von|der|den|la|le|el|al|bin|da|di|dos|du|ten|ter|zu)"
NAME = rf"(?:[A-ZÀ-ÞČŠŽŁŚŻĄĘІЇЄА-Я][\w'’.-]*)(?:\s+(?:{PARTICLE}\s+)*[A-ZÀ-ÞČŠŽŁŚŻĄĘІЇЄА-Я][\w'’.-]*){{1,3}}"
BETWEEN = lazy.pattern(r"\s*(?:,\s+and\s|,|،|、|，|;|·|\||/|&|\band\b|\bund\b|\bet\b|\by\b|\be\b|\bі\b|\bта\b)\s*")
BY = lazy.pattern(
    r"(?:إعداد|بقلم|מאת|作者|著者|執筆|撰文)\s*[:：]\s*|(?:By|From:|Von:|De:|"
    r"Authors?:?|Written by|Prepared by|Von|Par|Por|Di|Autor(?:en|es|a)?:|Auteurs?\s?:)\s+(?=[^\W\d_])",
    re.I,
)
APART = lazy.pattern(BETWEEN.pattern + r"(?![^()]*\))")  # like `BETWEEN`, but only outside parentheses
PERSON = lazy.pattern(rf"({NAME})(?:\s*\(([^()]+)\))?")  # a name, perhaps with an institution in parentheses
# Words of positions and institutions, which are capitalised like names: "Senior Fellow", "Water Institute".
NO_NAME = lazy.pattern(
    r"\b(?:fellow|director|professor|researcher|analyst|manager|head|officer|advis[eo]r|associate|economist|editor|chair|"
    r"lecturer|coordinator|institut\w*|universit\w*|college|cent(?:re|er)|minist(?:ry|er)|foundation|stiftung|school|"
    r"facult\w*|department|council|commission|bank|labs?|laboratory|agency|program(?:me)?|office|group|network|society|"
    r"association|academy|policy|brief(?:ing)?|paper|report|note|draft|version|issue|series)\b",
    re.I,
)
EASTERN = lazy.pattern(r"[\u4e00-\u9fff\u3040-\u30ff\uac00-\ud7a3][\u4e00-\u9fff\u3040-\u30ff\uac00-\ud7a3・·\s]{1,7}")
KEYS = lazy.pattern(r"[\d,;*†‡§a-e\s]+")  # the keys in a superscript, which refer to institutions
KEY = lazy.pattern(r"\d+|[a-e*†‡§]")  # a single key
OPEN, CLOSE = "\ue010", "\ue011"  # placeholders that enclose keys
MARKED = lazy.pattern(rf"({NAME}),?{OPEN}([^{CLOSE}]*){CLOSE}")  # a name with keys
CORRESPONDING = lazy.pattern(r"(?:[A-Za-z-]+(?: [a-z]+)?(?: to)?: *)?([\w.+-]+@[\w.-]+\w)")


def with_affiliations(words: str) -> list[tuple[str, str]]:
    """Return the names and institutions in a line such as "Ada Novak, Institute; Ben Roy, University", if any."""
    found = [re.fullmatch(rf"({NAME}),\s*(\S.*)", item.strip()) for item in words.split(";")]
    return [(match[1], match[2]) for match in found if match] if len(found) > 1 and all(found) else []


def people_in(words: str) -> tuple[list[tuple[str, str]], list[str]]:
    """Return the people in a line, with the institutions in parentheses after their names, and the rest of the line."""
    people, others = list[tuple[str, str]](), list[str]()
    for part in (item.strip() for item in APART.split(words)):
        match = PERSON.fullmatch(part)
        if match and not NO_NAME.search(match[1]):
            people.append((match[1], (match[2] or "").strip()))
        elif part:
            others.append(part)
    return people, others


def people_of(words: str, *, certain: bool) -> tuple[list[tuple[str, str]], list[str]]:
    """Return the authors in a line, each with an institution, and the rest of the line. If the line is `certain` to
    contain only authors, the rest is empty.
    """
    if several := with_affiliations(words):
        return several, []
    people, others = people_in(words)
    is_certain = certain or _are_eastern(words)
    return ([*people, *((item, "") for item in others)], []) if is_certain else (people, others)


def _are_eastern(words: str) -> bool:
    """Return whether a line consists of names in Chinese characters, kana or Hangul, which are short."""
    return all(EASTERN.fullmatch(part.strip()) for part in APART.split(words))


def author_yaml(name: str, *institutions: str, email: str = "") -> Iterator[str]:
    """Yield the YAML lines of an author with institutions; the corresponding author has an `email`."""
    yield f"  - name: {spelled_yaml(name, '')}\n"
    known = [institution for institution in institutions if institution]
    if len(known) > 1:
        yield "    affiliations:\n"
        yield from (f"      - {spelled_yaml(item, '')}\n" for item in known)
    elif known:
        yield f"    affiliations: {spelled_yaml(known[0], '')}\n"
    if email:
        yield f"    email: {spelled_yaml(email, '')}\n    corresponding: true\n"


def marked_authors(cover: Sequence[Paragraph]) -> tuple[str, set[int]] | None:
    """Return the YAML of authors whose names have superscripts for their institutions, and the indices of the lines
    used, or None if there are none.
    """
    for index, paragraph in enumerate(cover):
        parts = [item.strip() for item in BETWEEN.split(_keyed(paragraph)) if item.strip()]
        found = [match for part in parts if (match := MARKED.fullmatch(part))]
        if not found or len(found) < len(parts):
            continue
        keys = {key for match in found for key in KEY.findall(match[2])}
        institutions, emails, numbers = dict[str, str](), dict[str, str](), {paragraph.number}
        for line in cover[index + 1 :]:
            lines = _institutions(line)
            addresses = {key: match[1] for key, text in lines.items() if (match := CORRESPONDING.fullmatch(text))}
            if lines and lines.keys() <= keys:  # otherwise, the superscripts are note marks
                emails |= addresses
                institutions |= {key: text for key, text in lines.items() if key not in addresses}
                numbers.add(line.number)
        people = (_author_of(match[1], KEY.findall(match[2]), institutions, emails) for match in found)
        return "".join(["author:\n", *chain.from_iterable(people)]), numbers
    return None


def _author_of(
    name: str, keys: Sequence[str], institutions: Mapping[str, str], emails: Mapping[str, str]
) -> Iterator[str]:
    email = next((emails[key] for key in keys if key in emails), "")
    return author_yaml(name, *(institutions.get(key, "") for key in keys), email=email)


def _institutions(paragraph: Paragraph) -> dict[str, str]:
    """Return the institutions in a line by their keys, or an empty dictionary if the line does not begin with a key."""
    pieces = re.split(rf"{OPEN}([^{CLOSE}]*){CLOSE}", _keyed(paragraph))
    if len(pieces) < 3 or pieces[0].strip():
        return {}
    return {key.strip(): text.strip(" ;,") for key, text in zip(pieces[1::2], pieces[2::2], strict=True)}


def _keyed(paragraph: Paragraph) -> str:
    """Return the text of a line with its superscripts enclosed in `OPEN` and `CLOSE`, without commas between keys."""
    return "".join(
        f"{OPEN}{re.sub(r'[,;]', ' ', piece.text)}{CLOSE}"
        if Mark.SUPERSCRIPT in piece.marks and KEYS.fullmatch(piece.text)
        else piece.text
        for piece in paragraph.pieces
    )
