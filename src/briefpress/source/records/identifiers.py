"""Identifiers with a check digit. In: YAML nodes. Out: the bare identifier, or `""` with a problem."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefpress import lazy
from briefpress.fields import YamlReader
from briefpress.problems import Code
from briefpress.yaml import Node

ORCID = lazy.pattern(r"(?:https?://orcid\.org/)?((?:\d{4}-){3}\d{3}[\dX])$", re.ASCII)
ROR = lazy.pattern(r"(?:(?:https?://)?ror\.org/)?(0[a-hj-km-np-tv-z\d]{6}\d\d)$", re.ASCII)
ISSN = lazy.pattern(r"(?:ISSN:? *)?(\d{4}-\d{3}[\dX])$", re.ASCII)
ISBN = lazy.pattern(r"(?:ISBN(?:-1[03])?:? *)?([\d -]{9,16}[\dX])$", re.ASCII)
BASE_32 = "0123456789abcdefghjkmnpqrstvwxyz"


def read_orcid(yaml: YamlReader, node: Node | None) -> str:
    """Return an ORCID iD such as 0000-0002-1825-0097 (ISO 7064, MOD 11-2)."""
    return _read(yaml, node, ORCID, "an ORCID iD", "0000-0002-1825-0097", _is_mod_11_2)


def read_ror(yaml: YamlReader, node: Node | None) -> str:
    """Return a Research Organization Registry id such as 052gg0110 (ISO 7064, MOD 97-10)."""
    return _read(yaml, node, ROR, "a ROR id", "https://ror.org/052gg0110", _is_mod_97_10)


def read_issn(yaml: YamlReader, node: Node | None) -> str:
    """Return an ISSN such as 2049-3630 (ISO 3297)."""
    return _read(yaml, node, ISSN, "an ISSN", "2049-3630", _is_weighted)


def read_isbn(yaml: YamlReader, node: Node | None) -> str:
    """Return an ISBN with 13 or 10 digits (ISO 2108)."""
    return _read(yaml, node, ISBN, "an ISBN", "978-3-16-148410-0", _is_isbn)


def _read(
    yaml: YamlReader, node: Node | None, form: re.Pattern[str], kind: str, example: str, is_valid: Callable[[str], bool]
) -> str:
    written = yaml.line(node)
    if node is None or not written:
        return ""
    match = form.match(written)
    if match and is_valid(re.sub("[ -]", "", match[1])):
        return match[1]
    hint = "its check digit is wrong: look for a typing error" if match else f"write it as {example}"
    yaml.report.add(Code.VALUE_INVALID, f'"{written}" is not {kind}', yaml.place(node), hint)
    return ""


def _is_mod_11_2(digits: str) -> bool:
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    return (total + _value(digits[-1])) % 11 == 1


def _is_mod_97_10(chars: str) -> bool:
    number = 0
    for char in chars[:-2]:
        number = number * len(BASE_32) + BASE_32.index(char)
    return 98 - number * 100 % 97 == int(chars[-2:])


def _is_weighted(digits: str) -> bool:
    """Return whether the sum of the digits, each multiplied by its position from the right, is divisible by 11."""
    return sum(position * _value(digit) for position, digit in enumerate(reversed(digits), start=1)) % 11 == 0


def _is_isbn(digits: str) -> bool:
    if len(digits) == 10:
        return _is_weighted(digits)
    return (
        len(digits) == 13
        and digits.isdigit()
        and sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0
    )


def _value(digit: str) -> int:
    return 10 if digit == "X" else int(digit)
