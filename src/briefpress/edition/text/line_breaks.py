"""Words that stay on one line. In: text. Out: its unbreakable parts."""

from __future__ import annotations

from briefpress import lazy
from briefpress.edition.text.widths import is_wide

LONGEST_OPTION = 24  # the maximum number of characters in an unbreakable word in code
LONGEST_END = 24  # the maximum number of characters in the last two words of a paragraph that stay together
SHORT_END = 8  # the maximum number of characters in a last word that must not be alone on the last line
WIDE_END = 3  # the number of wide characters at the end of a paragraph that stay together
NUMBER = r"[€$£]?\d(?:[\d.,]*\d)?"
UNIT = (
    r"%|‰|°[CF]|[kcm]?m[²³]?|k?g|t|ha|[kMGT]Wh?|million|billion|trillion|EUR|USD|[€$£]"
    r"|к?м[²³]?|кг|т|га|млн|млрд|тис\.|рр?\.|ك?م[²³]?|كغ|هكتار|مليون|مليار"
)
# Per second, per hectare ...: a line must not end after the slash. The unit before it can have a mark of its own.
PER = r"/\w{1,3}(?![\w/.])"
SHORT_HOST = r"https?://\w{1,8}(?!\w)"  # an address must not be split directly after its scheme
BEFORE_NUMBER = r"(?:pp?|[Aa]rt|Nr|Nos?|[Ff]igs?|[Vv]ols?|[Cc]h|S|с|ст)\.|[§№]"
# Words that should not end a line of a title, such as articles and prepositions.
JOINING = (
    "and the for its nor but und von der die das dem den des zur zum mit les aux sur par une los las del con por que "
    "для про або при без щоб над или что على إلى"
)
LONGEST_JOINT = 24  # the maximum number of characters in words of JOINING and the word after them
LOWER = "[a-zß-öø-ÿа-яёієїґўء-يא-ת]"
# Chinese and Japanese characters that should not begin, or not end, a line of a title.
PARTICLES, LINKING = "的了之着著嗎吗呢吧們们をはがのにへとも", "與与和及在從从對对"
JOINT = lazy.pattern(
    rf"((?<!\S)(?:(?:{JOINING.replace(' ', '|')}|{LOWER}{{1,2}}) )+\S+(?: [–—](?!\S))?|\w[{PARTICLES}]+|[{LINKING}]\w)"
)
MEASURED = (
    rf"(?<![\w.,])(?:{NUMBER}) (?:{UNIT})(?:{PER}|(?!\w))|(?<![\w/.:])[\w²³]{{0,4}}{PER}|{SHORT_HOST}"
    rf"|(?<!\w)(?:{BEFORE_NUMBER}) \d[\d–-]*"
)
MEASURE = lazy.pattern(rf"({MEASURED})")
DASHES = ("–", "—")
# A spaced dash must not begin a line, so it stays with the word before it.
BEFORE_DASH = lazy.pattern(rf"((?:{MEASURED}) [–—](?!\S)|{MEASURED}|(?<!\S)\S{{1,20}} [–—](?!\S))")


def is_unbroken(word: str) -> bool:
    """Return whether a word in code is unbreakable: it has hyphens, like a command option, and is not too long."""
    return "-" in word and len(word) <= LONGEST_OPTION


def last_word(text: str) -> str:
    """Return the last unbreakable piece of `text`: its last word or wide character, with the punctuation after it."""
    word = text[text.rfind(" ") + 1 :]
    letters = [place for place, char in enumerate(word) if char.isalnum()]
    last = letters[-1] if letters else 0
    return word[last:] if word and is_wide(word[last]) else word


def last_words(text: str) -> str:
    """Return the words that belong together at the end of `text`: two, or three wide characters.

    Return `""` if they are too long, or if the last word is long enough to be alone on a line.
    """
    word = last_word(text)
    before = text.removesuffix(word)
    if word and is_wide(word[0]):
        chars = before[1 - WIDE_END :]
        return f"{chars}{word}" if chars and all(map(is_wide, chars)) else ""
    if len(word) > SHORT_END:
        return ""
    second = last_word(before.rstrip(" "))
    if second in DASHES:
        second = f"{last_word(before.rstrip(' ').removesuffix(second).rstrip(' '))} {second}"
    end = f"{second} {word}"
    return end if second and word and text.endswith(end) and len(end) <= LONGEST_END else ""


def measures_in(text: str) -> list[str]:
    """Return `text` in pieces; every second piece is a number with its unit or abbreviation, such as `p. 29`."""
    return MEASURE.split(text)


def dashed_in(text: str) -> list[str]:
    """Return `text` in pieces as `measures_in` does; spaced dashes are in one piece with the word before."""
    return BEFORE_DASH.split(text) if any(f" {dash}" in text for dash in DASHES) else measures_in(text)


def joints_in(text: str) -> list[str]:
    """Return a title in pieces; every second piece is unbreakable: short words, such as articles, with the word after
    them.
    """
    pieces = JOINT.split(text)
    longest = max(map(len, pieces[1::2]), default=0)
    return pieces if longest <= LONGEST_JOINT else [text]
