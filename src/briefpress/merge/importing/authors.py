"""Authors on the covers of Word files. In: lines. Out: names with institutions, as in the front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from briefpress import lazy
from briefpress.docx.read import Paragraph
from briefpress.merge.source_map.scalars import spelled as spelled_yaml
from briefpress.merge.words.names import AND
from briefpress.model import Mark

PARTICLE = r"(?:de|del|della|des|van|von|der|den|la|le|el|al|af|av|bin|ibn|bint|ben|abu|da|di|do|dos|du|ten|ter|zu|zum)"
UPPER = "".join(filter(str.isupper, map(chr, range(0x41, 0x530))))  # capital letters of Latin, Greek and Cyrillic
ELIDED = r"(?:[dDlL]['’]|(?:al|el|Al|El)-)?"  # a prefix that is attached to a name, as in d’Aubigné
WORD = rf"{ELIDED}[{UPPER}][\w'’.-]*"
NAME = rf"(?:{WORD})(?:\s+(?:{PARTICLE}\s+)*{WORD}){{1,5}}"
BETWEEN = lazy.pattern(rf"\s*(?:{AND}|[,،、，·|/])\s*")
BY = lazy.pattern(
    r"(?:إعداد|بقلم|تأليف|المؤلف(?:ون|ان|ين)?|الكاتب|كتابة|מאת|作者|著者|執筆|执笔|撰文|编写|编者|저자|글쓴이)\s*[:：]\s*|(?:By|From:|Von:|De:|"
    r"Authors?:?|(?:Written|Prepared|Authored|Edited) by:?|Von|Par|Por|Di|Autor(?:en|es|a|i|zy)?:|Auteurs?\s?:|"
    r"Verfasst von|Verfasser(?:in|innen)?:|Rédigé par|Escrito por|Preparado por|Redatto da|Door|Av|Yazar(?:lar)?:|"
    r"Авторы?:|Автори?:|Аўтары?:|Подготовил[аи]?:?|Підготува(?:в|ла|ли):?|Составител[ьи]:|Opracowanie:|"
    r"Opracował[ai]?:?)\s+(?=[^\W\d_])",
    re.I,
)
APART = lazy.pattern(BETWEEN.pattern + r"(?![^()（）]*[)）])")  # like `BETWEEN`, but only outside parentheses
IN_PARENTHESES = r"(?:\s*[(（]([^()（）]+)[)）])?"
PERSON = lazy.pattern(rf"({NAME}){IN_PARENTHESES}")  # a name, perhaps with an institution in parentheses
DEGREE = lazy.pattern(
    r"(?:Ph\.? ?D|M\.? ?D|M\.? ?Sc|B\.? ?Sc|M\.? ?A|B\.? ?A|MPH|MPP|MPA|MBA|J\.? ?D|LL\.? ?M|D\.? ?Phil|Esq)\.?"
)
# Words of positions and institutions, which are capitalised like names: "Senior Fellow", "Water Institute".
NO_NAME = lazy.pattern(
    r"\b(?:fellow|director|professor|researcher|analyst|manager|head|officer|advis[eo]r|associate|economist|editor|chair|"
    r"lecturer|coordinator|institut\w*|universit\w*|college|cent(?:re|er)|minist(?:ry|er)|foundation|stiftung|school|"
    r"facult\w*|department|council|commission|bank|labs?|laboratory|agency|program(?:me)?|office|group|network|society|"
    r"association|academy|policy|brief(?:ing)?|paper|report|note|draft|version|issue|series|"
    r"hochschule|akademie|zentrum|gesellschaft|verein|ministerium|centr[eo]|université|universidad|ministère|"
    r"ministerio|fundación|fondation|fundacja|instytut|uniwersytet|институт\w*|університет\w*|университет\w*|центр\w*|"
    r"фонд\w*|академи\w*|академі\w*|министерств\w*|міністерств\w*|кафедр\w*|інститут\w*|(?:ال)?معهد|(?:ال)?جامعة|"
    r"(?:ال)?مركز|(?:ال)?وزارة|مؤسسة|אוניברסיטת|מכון|המכון)\b|大学|大學|研究所|研究院|学院|學院|研究中心|委员会|委員會|기관|대학교",
    re.I,
)
EAST = r"[\u4e00-\u9fff\u3040-\u30ff\uac00-\ud7a3]"
SEMITIC = r"(?:[\u0621-\u064a]+|[\u05d0-\u05ea]+|د\.|أ\.|ד\"ר)"
# names in scripts without capital letters, perhaps with an institution in parentheses
EASTERN = lazy.pattern(rf"({EAST}(?:{EAST}|[・·\s]){{1,7}}|{SEMITIC}(?:[\s-]+{SEMITIC}){{1,5}}){IN_PARENTHESES}")
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
        if people and not others and DEGREE.fullmatch(part):
            people[-1] = f"{people[-1][0]}, {part}", people[-1][1]
        elif match and not NO_NAME.search(match[1]):
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
    if eastern := _eastern(words):
        return eastern, []
    people, others = people_in(words)
    return ([*people, *((item, "") for item in others)], []) if certain else (people, others)


def _eastern(words: str) -> list[tuple[str, str]]:
    """Return the names and institutions in a line that consists of names in scripts without capital letters, if any."""
    found = [EASTERN.fullmatch(part.strip()) for part in APART.split(words)]
    named = [(match[1].strip(), (match[2] or "").strip()) for match in found if match]
    return named if len(named) == len(found) and not any(NO_NAME.search(name) for name, _ in named) else []


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
    """Map keys to the institutions in a line, or return an empty dictionary if the line does not begin with a key."""
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
