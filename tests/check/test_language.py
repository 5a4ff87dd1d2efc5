"""Text in a language other than the brief's, which would be read aloud, hyphenated and typeset incorrectly."""

import json

import pytest

from briefpress.problems import Code
from tests.desk import Desk

TEXTS = {
    "en": "The members of the council said that this is the first of many steps by which the water is shared.",
    "fr": "Les pays qui partagent un fleuve et une carte sont pour la paix, sur le fond et dans les villes du sud.",
    "de": "Die Länder und der Rat sind mit dem Fluss nicht zu sehen, und das ist von den Leuten zu den Ufern des Sees.",
    "es": "Los países que comparten una cuenca y el agua del río se reúnen para las obras por el bien de los pueblos.",
    "uk": "Країни, що ділять річку, та міста на її берегах не мають до води з моря і для людей це як дорога в гори.",
    "ru": "Страны, что делят реку, и города на её берегах не имеют по воде пути к морю, как это и для людей с гор.",
    "he": "המדינות שחולקות את הנהר נפגשות פעמיים בשנה כדי להשוות את הנתונים ואת התחזיות של התחנות.",
    "ar": "تجتمع الدول التي تتقاسم النهر مرتين في السنة لمقارنة البيانات والتنبؤات الخاصة بالمحطات.",
    "ja": "川を共有する国々は年に二回集まり、観測所のデータと予測を比べ、水の配分について話し合います。",
    "zh-Hant": "共享河流的國家每年會面兩次，比較這些測站的數據和預報，並討論來年的水量分配。",
    "zh-Hans": "共享河流的国家每年会面两次，比较这些测站的数据和预报，并讨论来年的水量分配。",
    "el": "Οι χώρες που μοιράζονται τον ποταμό συναντώνται δύο φορές τον χρόνο για να συγκρίνουν τα στοιχεία.",
}


def hint(desk: Desk, lang: str, text: str, times: int = 10) -> str:
    desk.brief(f"{text}\n\n" * times, front=f"title: A\n{lang}")
    output = json.loads(desk.check("--format", "json").out)
    return next((problem["hint"] for problem in output if problem["code"] == Code.LANG_UNLIKELY), "")


@pytest.mark.parametrize("lang", sorted(TEXTS))
def test_another_language_is_reported(desk: Desk, lang: str) -> None:
    other = "de" if lang == "en" else "en"
    assert hint(desk, f"lang: {other}", TEXTS[lang]).endswith(f"probably `lang: {lang}`")


@pytest.mark.parametrize("lang", [*sorted(TEXTS), "en-GB", "en-UK"])
def test_the_briefs_own_language_is_not_reported(desk: Desk, lang: str) -> None:
    assert not hint(desk, f"lang: {lang}", TEXTS.get(lang, TEXTS["en"]))


@pytest.mark.parametrize(("lang", "text"), [("da", "en"), ("fa", "ar"), ("bg", "ru"), ("sr-Latn", "de"), ("yi", "he")])
def test_ambiguous_text_is_not_reported(desk: Desk, lang: str, text: str) -> None:
    assert not hint(desk, f"lang: {lang}", TEXTS[text])


def test_a_few_sentences_do_not_determine_the_language(desk: Desk) -> None:
    assert not hint(desk, "lang: en", TEXTS["fr"], 2)


SPARSE = "Ménages, communes, entreprises : chacun consomme moins, malgré tout. Selon Ada Novak, il faudrait investir. "
QUOTED = "The state of the rivers is the measure of this country, and for that we are to blame, with all of the people."


@pytest.mark.parametrize("quotation", ['"{}"', "« {} »", "\n\n> {}\n\n", "\n\n::: pull-quote\n{}\n:::\n\n"])
def test_quotations_in_another_language_do_not_count(desk: Desk, quotation: str) -> None:
    assert not hint(desk, "lang: fr", SPARSE + quotation.format(QUOTED))


def test_text_in_another_script_does_not_count(desk: Desk) -> None:
    words = "Родини, громади, підприємства: всі ощадять. Ремонт коштує грошей; очікування коштує дорожче. "
    assert not hint(desk, "lang: uk", f"{words * 2}{QUOTED}")
    assert hint(desk, "lang: en", TEXTS["ru"]).endswith("probably `lang: ru`")
