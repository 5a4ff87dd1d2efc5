"""The language of text. In: the tree of a part, its styles and the languages of the file. Out: a language tag."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from lxml import etree

from briefpress import lazy
from briefpress.docx.read.foreign.sheet import Sheet
from briefpress.docx.vocabulary.xml import qn, text_in

# For each script: its letters, the attribute of w:lang for its languages (17.3.2.20), and the most common language.
SCRIPTS = (
    (lazy.pattern(r"[\u0590-\u05ff]"), "bidi", "he"),
    (lazy.pattern(r"[\u0600-\u06ff]"), "bidi", "ar"),
    (lazy.pattern(r"[\u3040-\u30ff]"), "eastAsia", "ja"),
    (lazy.pattern(r"[\uac00-\ud7af]"), "eastAsia", "ko"),
    (lazy.pattern(r"[\u4e00-\u9fff]"), "eastAsia", "zh"),
    (lazy.pattern(r"[\u0370-\u03ff]"), "val", "el"),
    (lazy.pattern(r"[\u0400-\u04ff]"), "val", "ru"),
)
UKRAINIAN = lazy.pattern(r"[іїєґІЇЄҐ]")
LATIN = lazy.pattern(r"[A-Za-z\u00c0-\u024f]")
WORD = lazy.pattern(r"[^\W\d_]+")
MINIMUM = 8  # the minimum number of function words that identify a language
SMALL = {  # function words that are frequent in one language and rare in the others
    "en": ("the", "of", "and", "to", "is", "that", "for", "with", "as", "by"),
    "de": ("der", "und", "die", "das", "nicht", "mit", "den", "von", "ist", "auf"),
    "fr": ("le", "les", "des", "et", "une", "du", "dans", "est", "pour", "au"),
    "es": ("el", "los", "las", "del", "y", "por", "con", "una", "su", "para"),
    "it": ("il", "di", "che", "della", "gli", "sono", "è", "nel", "alla", "dei"),
    "pt": ("o", "os", "do", "da", "em", "não", "uma", "dos", "ao", "com"),
    "nl": ("het", "een", "van", "niet", "zijn", "voor", "dat", "naar", "ook", "wordt"),
    "pl": ("się", "nie", "na", "jest", "do", "że", "przez", "oraz", "od", "dla"),
}
# A text counts as written in another script if this share of its letters belongs to that script; it is low, because
# such scripts may have no spaces or vowels
SHARE = 0.3
PRIMARY = {"he": ("he", "iw"), "ar": ("ar", "fa", "ur"), "ru": ("ru", "uk", "bg", "be", "sr", "mk", "kk")}


def language_of_text(root: etree._Element, sheet: Sheet, usual: Mapping[str, str]) -> str:
    """Return the language in which most of the text is written."""
    spoken = {attribute: Counter[str]() for attribute in ("val", *(item[1] for item in SCRIPTS))}
    letters = ""
    for paragraph in root.iter(qn("w:p")):
        style = sheet.style_of(paragraph)
        for run in paragraph.iter(qn("w:r")):
            words = text_in(run)
            letters += words
            found = sheet.run(run, style, "lang")
            for attribute, counts in spoken.items():
                own = found.get(qn(f"w:{attribute}"), "") if found is not None else ""
                counts[own or usual.get(attribute, "")] += len(words)
    for script, attribute, guess in SCRIPTS:
        count = len(script.findall(letters))
        if count and count > SHARE * (count + len(LATIN.findall(letters))):
            return _of_script(letters, guess, [*spoken[attribute].most_common(), *spoken["val"].most_common()])
    declared = next((lang for lang, _ in spoken["val"].most_common() if lang), "")
    guess = _by_words(letters)
    return guess if guess and guess != declared.split("-")[0] else declared


def _by_words(text: str) -> str:
    """Return the language whose function words are by far the most frequent in the text, or `""` if no language stands
    out.
    """
    words = Counter(WORD.findall(text.lower()))
    counts = sorted(((sum(words[word] for word in small), lang) for lang, small in SMALL.items()), reverse=True)
    (most, lang), (next_, _) = counts[:2]
    return lang if most >= MINIMUM and most > 2 * next_ else ""


def _of_script(letters: str, guess: str, spoken: Iterable[tuple[str, int]]) -> str:
    """Return the language of text in a script: the first language of the file that uses it, otherwise a guess."""
    fits = PRIMARY.get(guess, (guess,))
    known = next((lang for lang, _ in spoken if lang.split("-")[0] in fits), "")
    return known or ("uk" if guess == "ru" and UKRAINIAN.search(letters) else guess)
