"""The preview's server. In: a board and a port. Out: the address at which a thread of this process serves the board."""

from __future__ import annotations

import os
import secrets
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefpress.preview.view import Board

LOOPBACK = "127.0.0.1"  # an address that no other machine can connect to
WAIT = 2  # in seconds: the time that browsers have to complete their requests


class PortInUseError(Exception):
    """The port cannot be used; the message states the reason."""


@contextmanager
def serving(board: Board, port: int) -> Iterator[str]:
    """Serve the board inside the block, and yield its address; port 0 stands for any free port.

    Raise PortInUseError if another program uses the port, or if this program is not allowed to use it.
    """
    import uvicorn

    from briefpress.preview.app import application

    token, is_ending = secrets.token_urlsafe(24), threading.Event()
    with _listening(port) as listener:
        server = uvicorn.Server(_config(application(board, token, is_ending.is_set)))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        try:
            yield f"http://{LOOPBACK}:{listener.getsockname()[1]}/{token}/"
        finally:
            is_ending.set()
            server.should_exit = True
            thread.join(2 * WAIT)


def _listening(port: int) -> socket.socket:
    try:
        return socket.create_server((LOOPBACK, port))
    except OSError as error:
        raise PortInUseError(f"port {port} cannot be used: {os.strerror(error.errno or 0).lower()}") from None


def _config(app: Any) -> Any:
    """Return settings without a log: the terminal shows builds, not requests."""
    from uvicorn import Config

    quiet = {"log_config": None, "log_level": "critical", "access_log": False, "server_header": False}
    return Config(app, http="h11", ws="none", lifespan="off", timeout_graceful_shutdown=WAIT, **quiet)
