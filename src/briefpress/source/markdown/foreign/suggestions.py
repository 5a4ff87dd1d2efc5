"""Suggestions without an end. In: the marks that begin a suggestion. Out: a problem."""

from __future__ import annotations

from briefpress.model import Place
from briefpress.problems import Code, Report
from briefpress.source.syntax.critic_markup import ENDS


def report_lone(signs: str, place: Place, report: Report) -> None:
    """Report a suggestion or comment without an end."""
    ends = ENDS[signs]
    what = '"{~~" needs "~>" and "~~}"' if signs == "{~~" else f'"{signs}" has no "{ends}"'
    hint = f'end it in the same paragraph with "{ends}"; write the literal characters as \\{signs}'
    report.add(Code.SUGGESTION_UNCLOSED, f"a suggestion has no end: {what}", place, hint)
