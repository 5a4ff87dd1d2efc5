"""Language tags. In: an author's text. Out: the tag, or a problem; the best available tag for a language."""

from collections.abc import Iterable

from briefpress import lazy
from briefpress.model import Place
from briefpress.problems import Code, Report

# Common mistakes for ISO 3166-1 and ISO 639-1 codes: country domains, and countries or names in place of language
# codes.
REGIONS = {"UK": "GB", "EN": "GB"}
LANGUAGES = {
    "cz": "cs", "dk": "da", "gr": "el", "jp": "ja", "ua": "uk", "english": "en", "german": "de", "deutsch": "de",
    "french": "fr", "français": "fr", "spanish": "es", "español": "es", "portuguese": "pt", "português": "pt",
    "russian": "ru", "ukrainian": "uk", "arabic": "ar", "japanese": "ja", "chinese": "zh", "hebrew": "he",
}  # fmt: skip
# The form of a language tag (BCP 47; RFC 5646, 2.1), without private-use or grandfathered tags.
LANGUAGE_SHAPE = r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-[A-Za-z0-9]{4,8})*$"
LANGUAGE = lazy.pattern(LANGUAGE_SHAPE)


def read_language(text: str, place: Place, report: Report) -> str:
    """Return the tag, or `""` with a problem if it is invalid; a common mistake is reported and corrected."""
    if meant := _meant(text):
        report.add(Code.LANG_INVALID, f'"{text}" is not a language', place, f"write {meant}")
        return meant
    if LANGUAGE.match(text):
        return text
    report.add(
        Code.LANG_INVALID, f'"{text}" is not a language', place, "write a language tag such as en-GB, uk or zh-Hant"
    )
    return ""


def _meant(text: str) -> str:
    """If `text` contains a common mistake, return the tag that its author probably meant, otherwise `""`."""
    first, *more = text.replace("_", "-").split("-")
    meant = "-".join([LANGUAGES.get(first.lower(), first), *(REGIONS.get(part.upper(), part) for part in more)])
    return meant if meant != text else ""


def serving(lang: str, tags: Iterable[str]) -> str:
    """Return the member of `tags` that serves readers of `lang` best, or `""` if none does.

    The best match is `lang` itself, then a shorter form (RFC 4647, 3.4), then a more specific form.
    """
    known = {tag.lower(): tag for tag in tags}
    subtags = lang.lower().split("-")
    shorter = ("-".join(subtags[:count]) for count in range(len(subtags), 0, -1))
    specific = (tag for tag in known if tag.startswith(f"{lang.lower()}-"))
    return next((known[tag] for tag in (*shorter, *specific) if tag in known), "")
