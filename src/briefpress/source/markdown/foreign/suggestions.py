"""Unclosed suggestions. In: an opening or closing mark without its counterpart. Out: a problem."""

from __future__ import annotations

from briefpress.model import Place
from briefpress.problems import Code, Report
from briefpress.source.syntax.inline.critic_markup import ENDS


def report_lone(marks: str, place: Place, report: Report) -> None:
    """Report a suggestion or comment that is not closed."""
    ends = ENDS[marks]
    detail = '"{~~" needs "~>" and "~~}"' if marks == "{~~" else f'"{marks}" has no "{ends}"'
    hint = f'end it in the same paragraph with "{ends}"; write the literal characters as \\{marks}'
    report.add(Code.SUGGESTION_UNCLOSED, f"a suggestion has no end: {detail}", place, hint)
