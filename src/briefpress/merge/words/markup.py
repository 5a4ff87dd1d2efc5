"""Markup around words, as patterns: references and formulas, and what may follow the end of a marked stretch."""

from briefpress import lazy

ATOM = lazy.pattern(
    r"\[?-?@[\w:.#$%&+?<>~/-]+(?:[^\]\n]*\])?|\{\{<.*?>\}\}|!\[[^\]]*\]\([^)]*\)(?:\{[^}]*\})?|\$\$?(?:[^$\\]|\\.)+\$\$?"
)
NOTHING, ID = lazy.pattern(r"\s*"), lazy.pattern(r"\s*(?:\{[^{}\n]*\}\s*)?")  # may follow a reference, a formula
TAIL = lazy.pattern(
    r"[*_~^`]*(?:\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)|\]\{[^}\n]*\})?[*_~^`]*"
    r"(?:(?:\+\+|--|~~)\}(?:\{>>\s*@[^:<>{}]*<<\})?)*"
)
