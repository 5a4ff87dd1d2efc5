"""Creative Commons licences. In: a name such as `CC BY-SA 4.0`. Out: the licence with its address, or a hint."""

from __future__ import annotations

import re

from briefpress import lazy
from briefpress.model import License
from briefpress.problems import nearest

# `CC BY-SA 4.0`, or `CC-BY-SA-4.0` as in SPDX; without a number, the latest version. Older versions have ports for
# countries, `CC BY 3.0 AT`, and for intergovernmental organisations, `CC BY 3.0 IGO`.
COMMONS = lazy.pattern(
    r"CC[ _-]?(?P<kind>BY(?:[ _-]NC)?(?:[ _-](?:SA|ND))?|0|Zero)(?:[ _-]v?(?P<version>\d(?:\.\d)?))?"
    r"(?:[ _-](?P<port>[A-Z]{2}|IGO))?(?: (?:International|Unported|Universal|Generic|deed|licen[cs]e))*",
    re.IGNORECASE,
)
VERSIONS = ("1.0", "2.0", "2.5", "3.0", "4.0")
PORTED = ("1.0", "2.0", "2.1", "2.5", "3.0")
LATEST = {"0": "1.0"}
KINDS = ("CC BY 4.0", "CC BY-SA 4.0", "CC BY-ND 4.0", "CC BY-NC 4.0", "CC BY-NC-SA 4.0", "CC BY-NC-ND 4.0", "CC0 1.0")
ELEMENTS = ("NC", "SA", "ND")
# Text that resembles the name of a Creative Commons licence: `CC`, then short words and numbers, but not a sentence or
# full name.
ALIKE = lazy.pattern(r"CC(?=\d|BY|O\b|[. _-])(?:[. _-]?(?:[A-Z]{1,4}|v?\d[\d.]*)(?![A-Z]))*", re.IGNORECASE)


def creative_commons(name: str) -> License | None:
    """Return the Creative Commons licence called `name`, or None if there is none."""
    match = COMMONS.fullmatch(_plain(name))
    if not match:
        return None
    kind = re.sub("[ _]", "-", match["kind"].upper()).replace("ZERO", "0")
    version = match["version"] or LATEST.get(kind, "4.0")
    version = version if "." in version else f"{version}.0"
    port = (match["port"] or "").upper()
    if version not in _versions(kind, port):
        return None
    folder = "publicdomain/zero" if kind == "0" else f"licenses/{kind.lower()}"
    full_name = f"CC0 {version}" if kind == "0" else f"CC {kind} {version}"
    below = f"{port.lower()}/" if port else ""
    return License(" ".join(filter(None, (full_name, port))), f"https://creativecommons.org/{folder}/{version}/{below}")


def _plain(name: str) -> str:
    """Return `name` with hyphens in place of word processors' dashes, and decimal points in place of decimal commas."""
    return re.sub(r"(?<=\d),(?=\d)", ".", re.sub("[\u2010-\u2014]", "-", name))


def _versions(kind: str, port: str) -> tuple[str, ...]:
    """Return the versions of a licence or of its port."""
    if kind == "0":
        return () if port else ("1.0",)
    return ("3.0",) if port == "IGO" else PORTED if port else VERSIONS


def creative_commons_hint(name: str) -> str:
    """Return a hint for a name that looks like a Creative Commons licence, or `""` for any other name."""
    if not ALIKE.fullmatch(_plain(name)):
        return ""
    words = re.findall("[A-Z]+", name.upper().removeprefix("CC"))
    if "IGO" in words:
        return "write `CC BY 3.0 IGO`"
    if words in ([], ["O"]) and re.match("CC[ _-]?[0O]", name, re.IGNORECASE):
        return "write `CC0 1.0`"
    extra = "".join(f"-{element}" for element in ELEMENTS if element in words)
    if {*words} <= {"BY", *ELEMENTS} and (found := creative_commons(f"CC BY{extra}")):
        return f"write `{found.name}`"
    likely = nearest(f"CC {'-'.join(words)} 4.0", KINDS)
    return likely or f"write {', '.join(KINDS[:-1])} or {KINDS[-1]}; for another licence, write its full name"
