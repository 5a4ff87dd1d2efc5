"""Links that lead nowhere. In: briefs. Out: problems of the links that the web does not answer; asked for, never else.

Each address is asked once, for its head alone where the server allows that (RFC 9110, section 9.3.2).
"""

from __future__ import annotations

import http.client
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urldefrag

from briefpress.check.texts import links, texts
from briefpress.model import Brief, Place
from briefpress.problems import Code, Problem

SECONDS = 5
MOST_AT_ONCE = 8
# What servers say to programs they do not know, or to too many questions: nothing about the page.
NO_ANSWER = (401, 403, 405, 429, 501, 503)
# Reserved and safe characters stay; anything else is written in hexadecimal (RFC 3986, section 2).
KEPT = "!#$%&'()*+,/:;=?@[]~"


def check_web(brief: Brief) -> Iterator[Problem]:
    """Yield the links of `brief` whose pages are not there; each is waited for `SECONDS` at most, twice."""
    places: dict[str, Place] = {}
    for inlines in texts(brief):
        for _, address, place in links(inlines):
            if address.startswith(("http://", "https://")):
                places.setdefault(urldefrag(address).url, place)
    with ThreadPoolExecutor(MOST_AT_ONCE) as pool:
        answers = pool.map(_why_dead, places)
        for (address, place), reason in zip(places.items(), answers, strict=True):
            if reason:
                hint = "look for its new address, or for a copy in a web archive"
                yield Problem(Code.LINK_DEAD, f"{address} does not answer: {reason}", place, hint)


def _why_dead(address: str) -> str:
    """Return what the web says against `address`; `""` where it is there, or where nobody says."""
    reason = _asked(address, "HEAD")
    return reason and _asked(address, "GET")


def _asked(address: str, method: str) -> str:
    try:
        request = urllib.request.Request(quote(address, safe=KEPT), method=method, headers={"User-Agent": "briefpress"})
        with urllib.request.urlopen(request, timeout=SECONDS):
            return ""
    except HTTPError as error:
        error.close()
        said = f"{error.code} {error.reason}"
        return "" if method == "GET" and error.code in NO_ANSWER else said
    except URLError as error:
        return str(error.reason)
    except (OSError, ValueError, http.client.HTTPException) as error:
        return str(error) or type(error).__name__
