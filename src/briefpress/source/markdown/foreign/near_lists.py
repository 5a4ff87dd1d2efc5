"""Lines that look like a list or fields, but become one paragraph. Out: patterns, with what to write instead."""

from __future__ import annotations

import re

from briefpress import lazy
from briefpress.source.markdown.foreign.markup import Literal

CHINESE = "[一二三四五六七八九十]{1,3}"
# Item markers that are not Markdown.
MARKERS = (
    r"\d{1,3}[、．）]",
    r"[０-９]{1,3}[.．、。)）]?",
    rf"{CHINESE}[、．.]",
    rf"[（(](?:{CHINESE}|\d{{1,3}}(?=）))[)）]",
    r"[٠-٩۰-۹]{1,3} ?[.)–-]",
    r"(?:[ء-ي]|الف)[.)] ?",
    r"[א-ת]['׳]?[.)]",
    r"[а-щьюяєіїґ][.)] ",
    r"\d{1,2}(?:\.\d{1,2}){1,3}\.? (?!(?:million|billion|percent|%))",
    r"[→⇒➔➜►▶★☆◆◇・●○■□※](?!\s*$)",
)
ITEMS = "|".join(rf"{marker}[^\n]*\S[^\n]*\n{marker}" for marker in MARKERS)
FIELD = r"[^\W\d_a-z][\w /&()'-]{0,24}:(?: [^\n]{0,60}[^\s\\]|(?=\n|\Z))"
# A field with its name in bold; its value may be longer than in FIELD: **Owner:** Ada Novak
BOLD_FIELD = r"\*\*[^\W\d_][^*\n:]{0,40}(?::\*\*|\*\*:)(?: [^\n]*[^\s\\])?"
# A line of an address or a signature: short, without punctuation at its end.
SHORT = r"(?:[^\n;|\t,]|,(?=\s)){1,38}[^\s.,;:!?…。、\\\n]"
CAPITAL = rf"(?=[^\W_a-zà-öø-ÿа-яїієґα-ω]){SHORT}"
ADDRESS = rf"(?=(?:[^\n]*\n)*[^\n]*(?:\d|@)){CAPITAL}(?:\n{CAPITAL}){{2,}}(?:\n{SHORT})?"
NEAR_LISTS = (
    Literal(
        lazy.pattern(rf"\A(?:--? ?\n)?{ADDRESS}\Z", re.NOFLAG),
        "these lines become one paragraph",
        "end each line except the last with a backslash",
        shown=False,
    ),
    Literal(
        lazy.pattern(rf"\A(?:{ITEMS})"),
        "these lines become one paragraph, because Markdown does not read their first characters as list markers",
        "begin each line with a hyphen and a space, or with 1. and a space",
        shown=False,
    ),
    Literal(
        lazy.pattern(rf"\A(?:{FIELD}(?:\n{FIELD})+|{BOLD_FIELD}(?:\n{BOLD_FIELD})+)\Z", re.NOFLAG),
        "these lines become one paragraph",
        "end each line except the last with a backslash, or write - and a space before each; "
        "move metadata to the front matter",
        shown=False,
    ),
)
