"""An editor that communicates with the language server over standard input and output. In: texts. Out: the messages it
receives.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.desk import clean_environment

SECONDS = 240  # for all requests together
SYNC = {"textDocument": {"publishDiagnostics": {}, "hover": {"contentFormat": ["markdown"]}}}


class Editor:
    """An editor with one window; `problems` contains the latest problems of each file, by address."""

    def __init__(self, process: subprocess.Popen[bytes], root: Path) -> None:
        self.process, self.root, self.number, self.count = process, root, 0, 0
        self.problems: dict[str, list[dict[str, Any]]] = {}
        self.versions: dict[str, int] = {}
        self.findings: dict[str, int | None] = {}
        workspace = {"processId": None, "rootUri": root.as_uri(), "capabilities": SYNC}
        self.server = self.ask("initialize", workspace)
        self.notify("initialized", {})

    def address(self, name: str) -> str:
        """Return the address of a file in the workspace."""
        return (self.root / name).as_uri()

    def show(self, name: str, text: str) -> list[dict[str, Any]]:
        """Show `text` as the unsaved content of a file, and return its problems."""
        uri = self.address(name)
        is_open, self.count = uri in self.versions, self.count + 1
        self.versions[uri] = self.count
        if is_open:
            document = {"uri": uri, "version": self.count}
            self.notify("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})
        else:
            document = {"uri": uri, "languageId": "markdown", "version": self.count, "text": text}
            self.notify("textDocument/didOpen", {"textDocument": document})
        while self.findings.get(uri) != self.count:  # messages about earlier text may arrive first
            self._take(self._read())
        return self.problems[uri]

    def close(self) -> None:
        """Close all files without saving them."""
        for uri in self.versions:
            self.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        self.versions.clear()

    def at(self, method: str, name: str, line: int, column: int) -> Any:
        """Send a request about a position, counted from 0."""
        position = {"line": line, "character": column}
        return self.ask(f"textDocument/{method}", {"textDocument": {"uri": self.address(name)}, "position": position})

    def ask(self, method: str, params: object) -> Any:
        """Send a request and return its response."""
        self.number += 1
        self._write({"id": self.number, "method": method, "params": params})
        while (found := self._read()).get("id") != self.number or "method" in found:
            self._take(found)
        assert "error" not in found, found
        return found["result"]

    def notify(self, method: str, params: object) -> None:
        """Send a message that has no response."""
        self._write({"method": method, "params": params})

    def _take(self, text: dict[str, Any]) -> None:
        if text.get("method") == "textDocument/publishDiagnostics":
            uri = text["params"]["uri"]
            self.problems[uri], self.findings[uri] = text["params"]["diagnostics"], text["params"].get("version")

    def _write(self, message: dict[str, object]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
        self.process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        assert self.process.stdout
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name == b"Content-Length" else length
        assert length, "the server has ended"
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        return message


@contextmanager
def editor_in(root: Path) -> Iterator[Editor]:
    """Return an editor in a workspace; at the end, it stops the server as editors do."""
    command = [sys.executable, "-m", "briefpress", "lsp", "--stdio"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, cwd=root, env=clean_environment()) as process:
        stop = threading.Timer(SECONDS, process.kill)
        stop.start()
        try:
            editor = Editor(process, root)
            yield editor
            editor.ask("shutdown", None)
            editor.notify("exit", None)
            assert process.wait(20) == 0
        finally:
            stop.cancel()
            process.kill()
