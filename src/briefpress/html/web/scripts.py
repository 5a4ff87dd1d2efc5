"""Scripts that are embedded in a page. In: a file. Out: its text, and the digest that the security policy allows.

`fonts.js` precedes the text, so that fonts are ready when the text appears and lines do not shift.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from markupsafe import Markup

FONTS = Path(__file__).with_name("fonts.js")


def scripts(file: Path) -> dict[str, object]:
    """Return the template variables for the script in `file` and for the font script: their text and digests (CSP 3,
    2.3.1).
    """
    script, fonts = (path.read_text(encoding="utf-8").strip() for path in (file, FONTS))
    return {
        "script": Markup(script),
        "script_digest": _digest(script),
        "font_script": Markup(fonts),
        "font_script_digest": _digest(fonts),
    }


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
