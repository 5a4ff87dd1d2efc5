"""The kind, the series and the number of a brief on the cover of a Word file. In: a line. Out: values of fields."""

from __future__ import annotations

import re

from briefpress import lazy
from briefpress.words import in_every_language

KINDS = ("policy-brief", "policy-paper", "briefing-note", "working-paper", "report")
ISSUE = lazy.pattern(r"(?:No\.?|Nr\.?|N[°º]|№|#|Issue|Number|Nummer|Ausgabe)\s*(\d[\d/.–-]*)", re.I)
NUMBERED_KIND = lazy.pattern(
    r"(.*?[^\W\d])[\s,:–—-]+(?:第|No\.?|Nr\.?|N[°º]|№|#|Issue|Number|Nummer|رقم)?\s*(\d[\d/.–-]*)[期号號]?$", re.I
)
# Names of kinds in languages without house words.
FURTHER = {
    "policy-brief": ("政策简报", "nota de política", "nota politica", "beleidsnota", "politikpapier"),
    "policy-paper": ("政策文件",),
    "working-paper": ("工作论文", "документ для обсуждения"),
    "report": ("报告", "研究报告", "raport", "rapport"),
}
# Names of series that are not kinds of brief in briefpress.
SERIES = lazy.pattern(
    r"(?:(?:policy|issue|research|discussion|background|white|position|briefing|technical|analysis|data|evidence) "
    r"(?:brief|briefing|paper|note|memo|report|update)|brief|briefing|fact ?sheet|policy insights?)",
    re.I,
)


def series_in(words: str) -> tuple[str, str]:
    """Return the name of a series in a line and the number in the series, or empty strings if there are none."""
    line = " ".join(words.split())
    match = NUMBERED_KIND.match(line)
    name, number = (match[1], match[2]) if match else (line, "")
    return (name.capitalize() if name.isupper() else name, number) if SERIES.fullmatch(name) else ("", "")


def kind_in(words: str) -> tuple[str, str]:
    """Return the kind of brief in a line and its number in the series, or empty strings if there are none."""
    line = " ".join(words.split())
    match = NUMBERED_KIND.match(line)
    name, number = (match[1], match[2]) if match else (line, "")
    name = name.lower()
    names = {kind: (*map(str.lower, in_every_language("kinds", kind)), *FURTHER.get(kind, ())) for kind in KINDS}
    return next((kind for kind in KINDS if name in names[kind]), ""), number


def without_kind(title: str) -> dict[str, str]:
    """Return the fields in a title, which can contain a kind of brief, as in "Policy Brief 4: Rivers"."""
    before, _, rest = title.partition(": ")
    kind, number = kind_in(before) if rest.strip() else ("", "")
    fields = {"title": rest.strip() if kind else title, "kind": kind, "number": number if kind else ""}
    return {key: value for key, value in fields.items() if value}
