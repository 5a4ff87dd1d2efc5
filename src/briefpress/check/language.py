"""Text in a language other than the brief's `lang`. In: a brief. Out: one problem at most.

Scripts distinguish Hebrew from English; the most common words distinguish French from English. Texts of only a few
sentences are not checked, and quotations do not count.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping

from briefpress import lazy
from briefpress.check.texts import prose
from briefpress.model import Block, Box, BoxKind, Brief, Quote, walk
from briefpress.problems import Code, Problem

MAX_CHARS = 50_000  # longer texts do not make the result more certain
MIN_LETTERS, MIN_WORDS = 300, 80
MIN_SHARE = 0.7  # the minimum share of letters in one script in text written in that script
MIN_COMMON = 0.12  # the minimum share of words that are among the most common of their language
# Scripts, by the first word of the Unicode names of their letters, each with the languages written in it, the most
# likely first.
SCRIPTS = {
    "HEBREW": ("he", "yi"),
    "ARABIC": ("ar", "fa", "ur", "ps", "ckb", "ku", "ug", "sd", "az", "uz", "pa"),
    "CJK": ("zh", "ja", "ko", "yue", "lzh"),
    "HIRAGANA": ("ja",),
    "KATAKANA": ("ja",),
    "HANGUL": ("ko",),
    "CYRILLIC": ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg", "uz", "az", "tt", "bs", "sh"),
    "GREEK": ("el", "grc"),
    "ARMENIAN": ("hy",),
    "GEORGIAN": ("ka",),
    "DEVANAGARI": ("hi", "mr", "ne", "sa"),
    "BENGALI": ("bn", "as"),
    "TAMIL": ("ta",),
    "THAI": ("th",),
    "ETHIOPIC": ("am", "ti"),
}
LATIN_TOO = {"az", "uz", "ku", "kk", "sr", "bs", "sh", "tt", "mn", "tg", "ky"}
COMMON = {
    "en": "the of and to in is that for with are this by",
    "fr": "le les des et est une dans pour que qui sur du",
    "de": "der die und das ist den von zu mit nicht des ein",
    "es": "el los las que del una por con para es y se",
    "pt": "o os as que do da não uma com para é em",
    "it": "il di che della per un è con del sono i gli",
    "nl": "de het een van en dat niet op te met voor zijn",
    "pl": "i w na z się nie do że jest dla od oraz",
    "sv": "och att det som en på är av för inte med till",
    "ru": "и в не на что с по для как это от к",
    "uk": "і в на що не до та з для як є й",
    "be": "і ў на што не да з для як гэта ад па",
}
CYRILLIC = {"ru", "uk", "be"}
SIMPLIFIED, TRADITIONAL = "这国会个们说对时来学", "這國會個們說對時來學"
WORD = lazy.pattern(r"[^\W\d_]+")
QUOTED = lazy.pattern(r"\"[^\"\n]+\"|“[^”\n]+”|„[^“”\n]+[“”]|«[^»\n]+»|»[^«\n]+«|「[^」\n]+」")


def check_language(brief: Brief) -> Iterator[Problem]:
    """Yield a problem if the text of `brief` is clearly not in its declared language."""
    lang = brief.meta.lang.split("-")[0].lower()
    text = _own_words(brief)
    likely = _by_script(text, lang) if "latn" not in brief.meta.lang.lower() else None
    if likely is None:
        likely = _by_words(text, lang)
    if likely:
        message = f"the text does not seem to be in the language of the brief, `{brief.meta.lang}`"
        hint = f"write its language in the front matter, probably `lang: {likely}`"
        yield Problem(Code.LANG_UNLIKELY, message, brief.meta.title_place, hint)


def _own_words(brief: Brief) -> str:
    """Return the beginning of the text of `brief`, without quotations, in lower case."""
    quotes = (block for block in walk(brief.blocks) if isinstance(block, Quote) or _is_pull_quote(block))
    quoted = {id(block) for quote in quotes for block in walk((quote,))}
    text = "\n".join(prose(block) for block in walk(brief.blocks) if id(block) not in quoted)
    return QUOTED.sub(" ", text[:MAX_CHARS]).casefold()


def _is_pull_quote(block: Block) -> bool:
    return isinstance(block, Box) and block.kind is BoxKind.PULL_QUOTE


def _by_script(text: str, lang: str) -> str | None:
    """Return the most likely language of `text` if `lang` is not written in its script, or None if `lang` may be
    correct.
    """
    letters = _letters(text)
    total, script = sum(letters.values()), max(letters, key=lambda name: letters[name], default="")
    east = letters["CJK"] + letters["HIRAGANA"] + letters["KATAKANA"]
    if total < MIN_LETTERS or max(letters[script], east) < MIN_SHARE * total:
        return None
    if script == "LATIN":
        others = any(lang in languages for languages in SCRIPTS.values()) and lang not in LATIN_TOO
        return _most_likely(text)[0] if others else None
    languages = SCRIPTS.get(script, (lang,))
    if lang in languages:
        return None
    if letters["HIRAGANA"] > east / 10:
        return "ja" if lang != "ja" else None
    if languages[0] == "zh":
        return "zh-Hant" if sum(map(text.count, TRADITIONAL)) > sum(map(text.count, SIMPLIFIED)) else "zh-Hans"
    return _most_likely(text)[0] if script == "CYRILLIC" else languages[0]


def _letters(text: str) -> Mapping[str, int]:
    """Map scripts, named by the first word of Unicode letter names, to the number of letters in each."""
    found: Counter[str] = Counter()
    for character, number in Counter(text).items():
        if character.isalpha():
            found[unicodedata.name(character, "").split(" ")[0]] += number
    return found


def _by_words(text: str, lang: str) -> str:
    """Return the language whose most common words are in `text`, or `""` if the language may be `lang`."""
    if lang not in COMMON:
        return ""
    likeliest, shares = _most_likely(text)
    return likeliest if shares.get(lang, 0) < shares.get(likeliest, 0) / 2 else ""


def _most_likely(text: str) -> tuple[str, Mapping[str, float]]:
    """Return the language that the most common words suggest, or `""`, and the share of each language's words in
    `text`.
    """
    words = Counter(WORD.findall(text))
    total = sum(words.values())
    letters = _letters(text)
    foreign = CYRILLIC if letters["LATIN"] > letters["CYRILLIC"] else {*COMMON} - CYRILLIC
    shares = {
        lang: 0 if lang in foreign else sum(words[word] for word in common.split()) / (total or 1)
        for lang, common in COMMON.items()
    }
    best = max(shares, key=lambda lang: shares[lang])
    return (best if total >= MIN_WORDS and shares[best] >= MIN_COMMON else ""), shares
