"""Rules that hide text. In: a stylesheet. Out: problems.

Text that is not displayed is missing from the PDF and hidden in Word. Text that is displayed but invisible is still
read aloud by screen readers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefpress.brand.css.declarations import selectors_in
from briefpress.brand.css.stylesheets import rules_of
from briefpress.brand.own_roles import OwnRole
from briefpress.brand.roles import PartKind, Role
from briefpress.model import Place
from briefpress.problems import Code, Problem
from briefpress.workspace import SourceText

WITHOUT_WORDS = {Role.LOGO, Role.COVER_LOGO, Role.ORGANISATION_LOGO, Role.PORTRAIT, Role.FIGURE, Role.QR_CODE}
BLOCKS = {"p", "li", "ul", "ol", "dl", "dt", "dd", "table", "tr", "td", "th", "h1", "h2", "h3", "section"}
PARTS = {f".{kind.css_class}" for kind in PartKind}
NO_ALPHA = r"(?:rgb|hsl)a?\((?:[^,/()]*,[^,/()]*,[^,/()]*,|[^,/()]*/)\s*0*(?:\.0\d*)?%?\s*\)"
UNSEEN = {
    "visibility": "hidden|collapse",
    "opacity": r"0*(\.0\d*)?%?",
    "color": rf"transparent|#[0-9a-f]{{6}}0\d|#[0-9a-f]{{3}}0|{NO_ALPHA}",
    "font-size": r"0*(\.\d+)?(pt|px)|0+(\.0*)?[a-z%]*",
}
REMOVE = "remove it, or leave the text out of the brief"


def hiding_rules(sheet: SourceText, own: Sequence[OwnRole]) -> Iterator[Problem]:
    """Yield a problem for each rule that hides text on paper; `own` lists the roles that the brand declares."""
    from tinycss2 import serialize

    for rule in rules_of(sheet.text):
        if rule.on_screen or rule.node.type != "qualified-rule":
            continue
        selectors = [
            selector
            for selector in selectors_in(rule.node, own)
            if not selector.drawn and selector.role not in WITHOUT_WORDS
        ]
        roles = [selector.role.word_name for selector in selectors if selector.role]
        names = [*roles, *(selector.box for selector in selectors if selector.box in PARTS | BLOCKS)]
        for declaration in rule.declarations:
            value = serialize(declaration.value).strip().lower()
            place = Place(sheet.file, declaration.source_line, declaration.source_column, len(declaration.name))
            if declaration.lower_name == "display" and value == "none" and names:
                text = f"the brand hides the text of {', '.join(names)}"
                yield Problem(Code.TEXT_HIDDEN, text, place, REMOVE)
            elif roles and re.fullmatch(UNSEEN.get(declaration.lower_name, "(?!)"), value):
                text = f"the text of {', '.join(roles)} is in the PDF, but cannot be seen"
                yield Problem(Code.TEXT_INVISIBLE, text, place, REMOVE)
