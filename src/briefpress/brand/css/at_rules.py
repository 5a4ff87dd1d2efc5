"""At-rules that a brand cannot use. In: the name of a rule. Out: the reason, and a hint."""

from __future__ import annotations

import re

from briefpress.problems import nearest

# CSS at-rules, and the at-rules inside @page (CSS Paged Media 3, section 5.2; CSS GCPM 3, section 2.2).
KEYWORDS = (
    *("charset", "color-profile", "container", "counter-style", "font-face", "font-feature-values", "import"),
    *("keyframes", "layer", "media", "namespace", "page", "property", "scope", "starting-style", "supports"),
)
# At-rules that no format reads; web pages read `@supports`.
CONDITIONS = ("container", "scope", "starting-style", "supports")
UNREAD = (*CONDITIONS, "font-feature-values", "keyframes", "namespace", "property")
MARGIN_BOX = re.compile(r"(?:top|bottom|left|right)-|footnote$")
LAYER_HINT = "write its rules without @layer: rules further down in the file take precedence"
FONT_HINT = "put the file in the brand's fonts/ folder and set its family in brand.yml, so that Word can use it too"


def unsupported(keyword: str, *, on_screen: bool) -> tuple[str, str] | None:
    """Return the problem with the rule `@keyword`, and a hint, or None if the rule can be used or is not an at-rule.

    `on_screen` is True if the rule is for screens only.
    """
    text = f"`@{keyword}` is not supported"
    if keyword == "import":
        return text, "copy the imported rules into this file"
    if keyword == "font-face":
        return text, FONT_HINT
    if keyword == "layer" and not on_screen:
        return "the PDF and Word ignore `@layer` and its rules", LAYER_HINT
    if keyword in UNREAD and not (on_screen and keyword == "supports"):
        return text, "write its rules without the condition" if keyword in CONDITIONS else "remove it"
    if not keyword or keyword in KEYWORDS or MARGIN_BOX.match(keyword):
        return None
    return text, nearest(keyword, KEYWORDS) or "write plain CSS: preprocessors such as Sass are not run"
