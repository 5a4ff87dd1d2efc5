"""Lines with the names of authors. In: a line as written. Out: names with institutions, and marks left by mistake."""

from __future__ import annotations

import re

from briefpress import lazy

NOTE = lazy.pattern(
    r"(?P<name>[^;^\[\]]+?) ?(?:\^\[(?P<words>[^\[\]]*)\]|\[\^[^\]]*\])"
)  # R Markdown: Ada Novak^[University of X]
# A mark that leads to an affiliation or note: Ada Novak^1,2^, Ada Novak*, Ada Novak¹
NUMBERED = lazy.pattern(
    r"(?P<name>[^;,^*†‡¹²³⁴-⁹]+?) ?(?:\^[\w,*†‡ ]+\^?|[*†‡]+|[¹²³⁴-⁹]+(?:, ?[¹²³⁴-⁹]+)*)"
    r"(?=\s*(?:[;,&]|and\b|$))"
)
# An email address after a name: Ada Novak <ada@example.org>
MAILBOX = lazy.pattern(r"(?P<name>[^<>(),;]+?)\s*[<(](?:mailto:)?(?P<email>[^<>()\s@]+@[^<>()\s@]+)[>)]")
BRACKETED = lazy.pattern(r"(?P<name>[^()]+?) \((?P<institution>[^()]+)\)")
BETWEEN = lazy.pattern(r",\s*(?:and\s+)?|\s+and\s+|\s+&\s+")
# Words that occur in names of institutions but not of people.
INSTITUTION = lazy.pattern(
    r"\b(?:universi[td]\w*|instit\w*|minist(?:ry|eri\w*|ère|ério)|department|centre|center|zentrum|college"
    r"|school|faculty|foundation|stiftung|agency|council|commission|bank|академія|університет|інститут"
    r"|міністерство|университет|институт|министерство|جامعة|معهد|وزارة)\b",
    re.IGNORECASE,
)
# Degrees and honours after a name: PhD, M. Sc., LL.M., MdB, к. пед. н.
DEGREE = r"(?:(?:[^\W\d_]{1,5}\.-?)+|[A-Z][a-z]{0,4}[A-Z]+[a-z]{0,2})"
DEGREES = lazy.pattern(rf"{DEGREE}(?:\s+{DEGREE})*")
# "And" in other languages. It also occurs in names of organisations, so each name beside it must look like a person's
# name: capitalised words, except for particles.
ELSEWHERE = lazy.pattern(r",\s*|\s+(?:und|et|y|e|en|och|i|та|і|й|и|ды)\s+")
PERSON = lazy.pattern(
    r"(?:[A-ZÀ-ÞА-ЯЁЄІЇҐЎŚŻŁČŠŽ][\w.’'-]*|(?:von|van|der|den|de|da|di|du|la|le|el|al|zu|zur)\b)"
    r"(?:\s+(?:[A-ZÀ-ÞА-ЯЁЄІЇҐЎŚŻŁČŠŽ][\w.’'-]*|(?:von|van|der|den|de|da|di|du|la|le|el|al|zu|zur)\b)){1,6}"
)


def mark_in(written: str) -> tuple[str, str] | None:
    """Return the problem of a note, mark or email address after a name, and the fields to write instead, or None."""
    if mailbox := MAILBOX.search(written):
        fields = f"{{name: {mailbox['name']}, email: {mailbox['email']}}}"
        return "this is shown as written: an email address after an author's name", fields
    if note := NOTE.search(written):
        words = f'"{note["words"]}"' if note["words"] else "..."
        fields = f"{{name: {note['name']}, affiliations: {words}}}"
        return "this is shown as written: a note after an author's name", fields
    if mark := NUMBERED.search(written):
        fields = f"{{name: {mark['name'].strip()}, affiliations: ...}}"
        return "this is shown as written: a mark after an author's name", fields
    return None


def names_in(line: str) -> list[tuple[str, str]]:
    """Return the names in `line`, separated by semicolons, or by commas and "and" if each name has several words.

    Each name is paired with the institution written after it, or `""`. Degrees stay with their names.
    """
    names = [name.strip() for name in line.split(";")]
    if any(map(INSTITUTION.search, names)):
        return [pair for name in names for pair in _with_institutions(name)]
    if len(names) == 1:
        names = _several(line) or names
    return [(name, "") for name in names if name]


def _several(written: str) -> list[str]:
    """Return names separated by commas and "and" if each of them has several words, otherwise an empty list."""
    people = _with_degrees([name.strip() for name in ELSEWHERE.split(written)])
    if len(people) > 1 and all(PERSON.fullmatch(name.partition(",")[0]) for name in people):
        return people
    names = _with_degrees([name.strip() for name in BETWEEN.split(written)])
    return names if all(len(name.split()) > 1 for name in names) else []


def _with_degrees(parts: list[str]) -> list[str]:
    """Return the parts of a line between commas, with degrees joined to the names before them."""
    joined: list[str] = []
    for part in parts:
        if joined and DEGREES.fullmatch(part):
            joined[-1] = f"{joined[-1]}, {part}"
        else:
            joined.append(part)
    return joined


def _with_institutions(written: str) -> list[tuple[str, str]]:
    """Return names paired with the institutions after them; an institution without a name before it is an author.

    The institution after names joined by "and" belongs to each of these names.
    """
    if (match := BRACKETED.fullmatch(written)) and INSTITUTION.search(match["institution"]):
        return [(match["name"], match["institution"])]
    parts = [part.strip() for part in written.split(",")]
    if not INSTITUTION.search(written) or INSTITUTION.search(parts[0]):
        return [(written, "")] if written else []
    found: list[tuple[list[str], str]] = []
    for part in _with_degrees([*filter(None, parts)]):
        names, institution = found[-1] if found else ([], "")
        if found and (INSTITUTION.search(part) or (institution and " " not in part)):
            found[-1] = (names, f"{institution}, {part}" if institution else part)
        else:
            found.append((_several(part) or [part], ""))
    return [(name, institution) for names, institution in found for name in names]
