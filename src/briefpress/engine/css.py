"""WeasyPrint's validation of stylesheets. In: declarations and selectors from tinycss2. Out: the reasons for refusing
them.
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
    """WeasyPrint raises an exception for a value instead of ignoring it."""


def refusal(declaration: Any) -> str:
    """Return the reason why WeasyPrint would ignore a declaration, or `""` if it accepts it. Raise UnfitError if the
    declaration makes WeasyPrint fail.
    """
    weasyprint()
    from weasyprint.css.validation import preprocess_declarations

    messages = _Messages()
    logger = logging.getLogger("weasyprint")
    level = logger.level
    logger.addHandler(messages)
    logger.setLevel(logging.WARNING)
    try:
        list(preprocess_declarations(BASE, [declaration]))
    except Exception as error:  # any exception, because WeasyPrint would also raise it for a page with this value
        raise UnfitError from error
    finally:
        logger.removeHandler(messages)
        logger.setLevel(level)
    found = REASON.search(messages.messages[0]) if messages.messages else None
    return found["reason"] if found else "".join(messages.messages[:1])


def families(declaration: Any) -> tuple[str, ...]:
    """Return the font families in a declaration that WeasyPrint accepts."""
    weasyprint()
    from weasyprint.css.validation import preprocess_declarations

    properties = {name: value for name, value, _ in preprocess_declarations(BASE, [declaration])}
    found = properties.get("font_family", ())
    return tuple(map(str, found)) if isinstance(found, tuple) else ()


def selector_refusal(prelude: Sequence[Any]) -> str:
    """Return the reason why WeasyPrint would ignore a rule with this selector, or `""` if it accepts it."""
    weasyprint()
    from cssselect2 import SelectorError, compile_selector_list
    from weasyprint.css import PSEUDO_ELEMENTS

    try:
        selectors = compile_selector_list(list(prelude))
    except SelectorError as error:
        return str(error.args[-1]) if error.args else "this selector cannot be read"
    unknown = [selector.pseudo_element for selector in selectors if selector.pseudo_element not in PSEUDO_ELEMENTS]
    return f'unknown pseudo-element "::{unknown[0]}"' if unknown and not unknown[0].startswith("-") else ""


@cache
def property_names() -> frozenset[str]:
    """Return the names of all properties that WeasyPrint supports."""
    weasyprint()
    from weasyprint.css.properties import KNOWN_PROPERTIES
    from weasyprint.css.validation.expanders import EXPANDERS

    return frozenset(KNOWN_PROPERTIES) | frozenset(EXPANDERS)


class _Messages(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
