"""The names of people in a line. In: a line. Out: where one name ends and the next begins, in many languages."""

from __future__ import annotations

from briefpress import lazy

# Arabic attaches "and" to the next name; both names have at least two words, because a name can begin with this letter.
ARABIC_AND = r"(?<=[\u0621-\u064a] )(?<=\S[\u0621-\u064a] )و(?=[\u0621-\u064a.]+ [\u0621-\u064a])"
AND = (
    r"(?:,\s+and\s|;|；|&|\+|\b(?:and|und|et|y|e|и|й|і|та|i|a|og|och|en|ve|ja|și|és|και|with|mit|avec|con)\b"
    rf"|(?<=\s)(?:和|与|與|及)(?=\s)|{ARABIC_AND})"
)
BETWEEN_NAMES = lazy.pattern(rf"\s*{AND}\s*")
