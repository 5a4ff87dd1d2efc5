"""WeasyPrint's validation of stylesheets. In: declarations and selectors of tinycss2. Out: the reason why WeasyPrint
refuses one.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from briefpress.engine.load import weasyprint

# "Ignored `color:rde` at 1:2, invalid value."
REASON = re.compile(r"at \d+:\d+, (?P<reason>.*?)\.?$", re.DOTALL)
BASE = "file:///"


class UnfitError(ValueError):
    """WeasyPrint fails on this value instead of ignoring it."""


def refusal(declaration: Any) -> str:
    """Return why WeasyPrint would ignore a declaration, or `""` if it accepts it. Raises UnfitError if it fails."""
    weasyprint()
    from weasyprint.css.validation import preprocess_declarations

    said = _Said()
    logger = logging.getLogger("weasyprint")
    level = logger.level
    logger.addHandler(said)
    logger.setLevel(logging.WARNING)
    try:
        list(preprocess_declarations(BASE, [declaration]))
    except Exception as error:  # WeasyPrint would raise the same error for this value in a page
        raise UnfitError from error
    finally:
        logger.removeHandler(said)
        logger.setLevel(level)
    found = REASON.search(said.messages[0]) if said.messages else None
    return found["reason"] if found else "".join(said.messages[:1])


def families(declaration: Any) -> tuple[str, ...]:
    """Return the font families that a declaration names and WeasyPrint accepts."""
    weasyprint()
    from weasyprint.css.validation import preprocess_declarations

    said = {name: value for name, value, _ in preprocess_declarations(BASE, [declaration])}
    found = said.get("font_family", ())
    return tuple(map(str, found)) if isinstance(found, tuple) else ()


def selector_refusal(prelude: Sequence[Any]) -> str:
    """Return why WeasyPrint would ignore a rule with this selector, or `""` if it accepts it."""
    weasyprint()
    from cssselect2 import SelectorError, compile_selector_list
    from weasyprint.css import PSEUDO_ELEMENTS

    try:
        selectors = compile_selector_list(list(prelude))
    except SelectorError as error:
        return str(error.args[-1]) if error.args else "this selector cannot be read"
    unknown = [one.pseudo_element for one in selectors if one.pseudo_element not in PSEUDO_ELEMENTS]
    return f'unknown pseudo-element "::{unknown[0]}"' if unknown and not unknown[0].startswith("-") else ""


@cache
def property_names() -> frozenset[str]:
    """Return the names of all properties that WeasyPrint supports."""
    weasyprint()
    from weasyprint.css.properties import KNOWN_PROPERTIES
    from weasyprint.css.validation.expanders import EXPANDERS

    return frozenset(KNOWN_PROPERTIES) | frozenset(EXPANDERS)


class _Said(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
