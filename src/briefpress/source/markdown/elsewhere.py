"""Markup for other programs. In: what was written, and where. Out: problems."""

from __future__ import annotations

from briefpress import lazy
from briefpress.model import Place
from briefpress.problems import Code, Report

RUN = lazy.pattern(r"(?P<language>\{(?:r|python|julia|ojs)\}|r(?= [\w.]+(?:[(\[$:*/+-]|$)))(?=\s)")


def report_run(report: Report, code: str, place: Place) -> None:
    """Report code that R Markdown or Quarto would run."""
    if found := RUN.match(code):
        text = f"briefpress does not run {found['language']} code; it is set as written"
        report.add(Code.ATTRIBUTE_UNKNOWN, text, place, "write its result")


def report_page(report: Report, page: str, words: str, place: Place) -> None:
    """Report a link to a wiki page."""
    text = f'the link to the page "{page}" leads nowhere; its text is kept'
    hint = f"write [{words}](address) for a link on the web, [{words}](#heading) for one in this brief"
    report.add(Code.LINK_TARGET, text, place, hint)


def report_attributes(report: Report, written: str, place: Place) -> None:
    """Report kramdown attributes."""
    hint = 'write attributes as {.class key="value"}, directly after what they belong to'
    report.add(Code.ATTRIBUTE_UNKNOWN, f"attributes in kramdown syntax have no effect: {written}", place, hint)
