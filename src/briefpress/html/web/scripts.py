"""Scripts inside pages. In: a file. Out: its text, and what the page's security policy allows it by.

`fonts.js` stands before the text: fonts are ready when the text is shown, so lines do not break anew.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from markupsafe import Markup

FONTS = Path(__file__).with_name("fonts.js")


def scripts(file: Path) -> dict[str, object]:
    """Return what templates know of the script in `file` and of that for fonts: text and digest (CSP 3, 2.3.1)."""
    script, fonts = (path.read_text(encoding="utf-8").strip() for path in (file, FONTS))
    return {
        "script": Markup(script),
        "script_digest": _digest(script),
        "font_script": Markup(fonts),
        "font_script_digest": _digest(fonts),
    }


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
