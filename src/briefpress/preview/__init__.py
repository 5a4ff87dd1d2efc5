"""The preview of a brief: its web page and the pages of its PDF in a browser, updated whenever a file is saved.

In: a request for one brief. Out: a local web server, reachable only from this computer, until Ctrl-C. Files go to
`.briefpress/`.
"""

from __future__ import annotations

from briefpress.preview.editor import usual_editor
from briefpress.preview.instance import address_of
from briefpress.preview.server import PortInUseError
from briefpress.preview.session import folder_of, run
from briefpress.preview.view import View

__all__ = ["PortInUseError", "View", "address_of", "folder_of", "run", "usual_editor"]
