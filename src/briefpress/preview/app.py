"""The pages of the server. In: a board and a token. Out: a web application (ASGI) that shows the board.

The application answers only requests whose path begins with the token and whose host is this computer. Therefore, a
page of another site that redirects its own host name to this computer (DNS rebinding) gets nothing. No request can
change anything.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Mount, Route

from briefpress.pdf import page_picture
from briefpress.preview.view import Board, as_json

HOSTS = ("127.0.0.1", "localhost")
WIDTH = 1400  # in pixels: the width of a page, which is enough for screens with two pixels per point
WAIT = 0.2  # in seconds: the interval at which a stream checks whether the preview is ending
FILES = {"": "text/html", "preview.css": "text/css", "changes.js": "text/javascript", "preview.js": "text/javascript"}
OWN = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
    "; connect-src 'self'; frame-src 'self'"
)
# The web page is self-contained: even if a brand's skeleton contains external addresses, the page requests nothing from
# any host.
PAGE = "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
HEADERS = {"cache-control": "no-store", "referrer-policy": "no-referrer", "x-content-type-options": "nosniff"}


def application(board: Board, token: str, is_ending: Callable[[], bool]) -> Starlette:
    """Return the application; its streams end when `is_ending` returns True."""
    own = [Route(f"/{name}", _file(name or "preview.html", kind)) for name, kind in FILES.items()]
    routes = [*own, *_routes(board, is_ending)]
    hosts = Middleware(TrustedHostMiddleware, allowed_hosts=list(HOSTS), www_redirect=False)
    return Starlette(routes=[Mount(f"/{token}", routes=routes)], middleware=[hosts])


def _routes(board: Board, is_ending: Callable[[], bool]) -> list[Route]:
    """Return the routes to the content of the board."""

    def page(request: Request) -> Response:
        shown = board.view.page
        if request.url.query not in ("", shown.version):
            raise HTTPException(404)
        return _answer(shown.data, "text/html", f"{PAGE}; frame-ancestors 'self'")

    def other(request: Request) -> Response:
        message = f"This page is not part of the preview. To see it: briefpress preview {request.path_params['id']}\n"
        return PlainTextResponse(message, 404, HEADERS)

    def pdf(_request: Request) -> Response:
        return _answer(board.view.pdf.data, "application/pdf")

    def picture(request: Request) -> Response:
        shown, number = board.view.pdf, request.path_params["number"]
        if request.path_params["version"] != shown.version or number >= len(shown.sizes):
            raise HTTPException(404)
        return _answer(page_picture(shown.data, number, width=WIDTH), "image/png")

    def state(_request: Request) -> Response:
        return _answer(as_json(board.view, board.link).encode(), "application/json")

    def events(_request: Request) -> Response:
        return StreamingResponse(_events(board, is_ending), media_type="text/event-stream", headers=HEADERS)

    shown = {"/page.html": page, "/{id}.html": other, "/brief.pdf": pdf, "/pages/{version}/{number:int}.png": picture}
    updates = {"/state": state, "/events": events}
    return [Route(path, answer) for path, answer in {**shown, **updates}.items()]


async def _events(board: Board, is_ending: Callable[[], bool]) -> AsyncIterator[str]:
    """Yield each view as a server-sent event (HTML Standard, 9.2), the current one immediately."""
    seen = None
    while not is_ending():
        view = await asyncio.to_thread(board.after, seen, WAIT)
        if view is not seen:
            seen = view
            yield f"data: {as_json(view, board.link)}\n\n"


def _file(name: str, kind: str) -> Callable[[Request], Response]:
    """Return a handler that responds with a file of this package."""
    data = Path(__file__).with_name(name).read_bytes()

    def answer(_request: Request) -> Response:
        return _answer(data, kind, f"{OWN}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")

    return answer


def _answer(data: bytes, kind: str, policy: str = "default-src 'none'") -> Response:
    """Return a response that is never cached and that other sites cannot read; without data, "not found"."""
    if not data:
        raise HTTPException(404)
    return Response(data, media_type=kind, headers={**HEADERS, "content-security-policy": policy})
