"""Language tags. In: what an author wrote. Out: the tag, or nothing and a problem."""

import re

from briefpress.model import Place
from briefpress.problems import Code, Report

# The shape of a BCP 47 language tag (RFC 5646, section 2.1), without private use and grandfathered tags.
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-[A-Za-z0-9]{4,8})*$")


def language(written: str, place: Place, report: Report) -> str:
    """Return the tag that was written; `""`, and a problem, where it has not the shape of one."""
    if LANGUAGE.match(written):
        return written
    report.add(
        Code.LANG_INVALID, f'"{written}" is not a language', place, "write a language tag such as en-GB, uk or zh-Hant"
    )
    return ""
