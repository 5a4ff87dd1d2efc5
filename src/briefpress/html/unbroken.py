"""Words that stay on one line. In: text. Out: HTML in which no line ends between them."""

from __future__ import annotations

from markupsafe import escape

from briefpress import lazy

NUMBER = r"[€$£]?\d(?:[\d.,]*\d)?"
UNIT = (
    r"%|‰|°[CF]|[kcm]?m[²³]?|k?g|t|ha|[kMGT]Wh?|million|billion|trillion|EUR|USD|[€$£]|км|м|кг|га|млн|млрд|тис\.|рр?\."
)
BEFORE_NUMBER = r"(?:pp?|[Aa]rt|Nr|Nos?|[Ff]igs?|[Vv]ols?|[Cc]h|S|с|ст)\.|[§№]"
MEASURE = lazy.pattern(rf"((?<![\w.,])(?:{NUMBER}) (?:{UNIT})(?!\w)|(?<!\w)(?:{BEFORE_NUMBER}) \d[\d–-]*)")


def whole(html: str, name: str = "unbroken") -> str:
    """Return `html` as a stretch that no line break splits, of the class `name`."""
    return f'<span class="{name}">{html}</span>' if html else ""


def with_whole_measures(text: str) -> str:
    """Return `text` as HTML; numbers stay with their unit, or with an abbreviation before them, as in `p. 29`."""
    pieces = MEASURE.split(text)
    return "".join(whole(str(escape(piece))) if place % 2 else str(escape(piece)) for place, piece in enumerate(pieces))
