"""Dead links. In: briefs. Out: a problem for each link that does not work. This check runs only on request.

Each address is requested once, with HEAD if the server supports it (RFC 9110, 9.3.2).
"""

from __future__ import annotations

import http.client
import socket
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_address
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urldefrag, urlsplit

from briefpress.check.texts import links, texts
from briefpress.model import Brief, Place
from briefpress.problems import Code, Problem

SECONDS = 5
NOT_FOUND = "the server cannot be found"
MAX_AT_ONCE = 8
# Status codes with which servers reject unknown programs or too many requests. These codes do not show whether the page
# exists.
NO_ANSWER = (401, 403, 405, 429, 501, 503)
# Reserved and safe characters are kept; others are percent-encoded (RFC 3986, section 2).
KEPT = "!#$%&'()*+,/:;=?@[]~"


def check_web(brief: Brief) -> Iterator[Problem]:
    """Yield the dead links in `brief`; each request times out after `SECONDS` and is retried at most once."""
    places: dict[str, Place] = {}
    for inlines in texts(brief):
        for _, address, place in links(inlines):
            if address.startswith(("http://", "https://")):
                places.setdefault(urldefrag(address).url, place)
    with ThreadPoolExecutor(MAX_AT_ONCE) as pool:
        answers = pool.map(_fault_of_link, places)
        for (address, place), reason in zip(places.items(), answers, strict=True):
            if reason:
                hint = "find its new address, or a copy in a web archive"
                if reason == NOT_FOUND:
                    hint = "check the address and your internet connection"
                yield Problem(Code.LINK_DEAD, f"{address} does not respond: {reason}", place, hint)


def is_public(address: str) -> bool:
    """Return whether an IP address is publicly reachable (RFC 6890)."""
    found = ip_address(address.partition("%")[0])
    return (getattr(found, "ipv4_mapped", None) or found).is_global


def _connect(address: tuple[str, int], timeout: float, source: tuple[str, int] | None = None) -> socket.socket:
    """Connect to a server, unless its name resolves to this machine or the local network."""
    infos = socket.getaddrinfo(*address, type=socket.SOCK_STREAM)
    places = [info[4] for info in infos]
    proxies = {urlsplit(proxy).hostname for proxy in urllib.request.getproxies().values()}
    if address[0] not in proxies and not all(is_public(str(place[0])) for place in places):
        raise PrivateError("it is an address of this computer or its local network")
    # Connect to the IP address: a second lookup of the name could return a private address.
    return socket.create_connection((str(places[0][0]), address[1]), timeout, source)


class PrivateError(OSError):
    """The address is private, so readers could not open it; it is not requested."""


class _Http(http.client.HTTPConnection):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._create_connection = _connect


class _Https(http.client.HTTPSConnection):
    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._create_connection = _connect


class _HttpHandler(urllib.request.HTTPHandler):
    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_Http, req)


class _HttpsHandler(urllib.request.HTTPSHandler):
    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_Https, req)


def _opener() -> urllib.request.OpenerDirector:
    return urllib.request.build_opener(_HttpHandler, _HttpsHandler)


def _fault_of_link(address: str) -> str:
    """Return the reason why `address` does not work, or `""` if it works or the answer is inconclusive."""
    reason = _fault_of(address, "HEAD")
    return reason and _fault_of(address, "GET")


def _fault_of(address: str, method: str) -> str:
    try:
        request = urllib.request.Request(quote(address, safe=KEPT), method=method, headers={"User-Agent": "briefpress"})
        with _opener().open(request, timeout=SECONDS):
            return ""
    except HTTPError as error:
        error.close()
        status = f"{error.code} {error.reason}"
        return "" if method == "GET" and error.code in NO_ANSWER else status
    except URLError as error:
        if isinstance(error.reason, socket.gaierror):
            return NOT_FOUND
        return str(error.reason)
    except (OSError, ValueError, http.client.HTTPException) as error:
        return str(error) or type(error).__name__
