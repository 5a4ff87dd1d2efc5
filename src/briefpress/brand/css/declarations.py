"""CSS that Word cannot show. In: the stylesheets of a brand. Out: problems with their places.

tinycss2 parses the CSS, as it does for WeasyPrint. Only declarations that apply to every medium are checked, because
those in `@media print` are for the PDF only. Page rules count as supported, because Word has equivalents for them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from briefpress.brand.css.lost_boxes import COVER, PDF_ALONE, box_of, hint_for, lost_drawing, lost_in_box, lost_on_pages
from briefpress.brand.css.nodes import declarations_of, rules_in, stylesheet
from briefpress.brand.own_roles import AnyRole, OwnRole
from briefpress.brand.roles import CELLS, HALVES, SCREEN_CLASSES, PartKind, Role
from briefpress.lazy import dataclass
from briefpress.model import Place
from briefpress.problems import Code, Problem, nearest
from briefpress.workspace import SourceText

if TYPE_CHECKING:
    from tinycss2.ast import Node

ROLES = {role.css_class: role for role in Role}
# Classes that are not roles: those of boxes around roles, and of elements that only the PDF contains.
OTHER = (
    "author", "cards", "change-label", "chart", "contact", "cross-reference", "crowded", "equation-number",
    "figure-block", "footnote", "footnote-paragraph", "formula", "front-cover", "front-masthead", "full",
    "key-figure", "landscape", "last-words", "logos", "loose", "margin", "notes", "opener", "organisation",
    "page-number", "page-reference", "page-total", "paired", "panel", "panel-row", "panel-rows", "panels", "person",
    "recommendations", "signed", "speaker", "stays", "tall", "title-huge", "title-long", "title-longest", "title-short",
    "unbroken", "wide", "with-picture",
)  # fmt: skip
PARTS = {kind.css_class for kind in PartKind}
CLASSES = {*ROLES, *OTHER, *PARTS, *HALVES, *SCREEN_CLASSES}
PICTURES = (Role.PORTRAIT, Role.COVER_LOGO, Role.ORGANISATION_LOGO, Role.LOGO, Role.FIGURE, Role.QR_CODE)
# Classes that may precede a role in a selector for Word: pages, parts of tables before cells, and parts before
# headings.
CONTEXTS = r"html|body|:root|(\.title-(short|long|longest|huge)|\.front-(cover|masthead)|\.with-picture)+"
CELL_CONTEXTS = CONTEXTS + r"|(thead|tbody)?|(tr|table)?(\.brief-table)?(:last-child|:nth-child\((odd|even)\))?"

# Properties that a rule may set for only some elements of a role, such as those of bookmarks and notes.
MECHANICS = "--.*|content|box-sizing|bookmark-.*|string-set|footnote-.*|quotes|image-rendering"
# The properties that Word's styles support, and their supported values; `None` means all values.
ANYTHING = None
SHOWN: dict[str, str | None] = {
    **dict.fromkeys(
        ("color", "letter-spacing", "line-height", "text-indent", "widows", "orphans", "overflow-wrap"), ANYTHING
    ),
    "(margin|padding)(-(top|right|bottom|left))?": ANYTHING,
    "border(-(top|right|bottom|left))?(-(width|color))?": ANYTHING,
    "border(-(top|right|bottom|left))?-style": "none|solid|dashed|dotted|double",
    "background(-color)?": r"(?!.*(url|gradient|image-set)\().*",
    "font(-family|-size)?|text-align(-all)?": ANYTHING,
    "font-weight": "normal|bold|bolder|lighter|400|700",
    "font-style": "normal|italic|oblique",
    "font-variant(-caps)?": "normal|small-caps",
    "text-transform": "none|uppercase",
    "text-decoration(-line)?": "none|underline|line-through",
    "(page-)?break-(before|after|inside)": "auto|avoid|page|always|avoid-page",
    "display": "none|block|list-item|inline|inline-block|flow-root",
    "vertical-align": "baseline|super",
    "white-space": "normal|pre-wrap|break-spaces",
    "hyphens": "none|manual",
    "list-style(-type|-position)?": ANYTHING,
    "overflow-wrap|word-break": ANYTHING,  # any value, because Word always breaks words that are longer than a line
    MECHANICS: ANYTHING,
    "page": "auto|cover|landscape",
    "position": r"static|running\(.*\)",
    "float": "none|footnote",
}
SHOWN_OF: dict[AnyRole, dict[str, str | None]] = {
    **{role: {"(max-)?(width|height)|object-(fit|position)|border(-.*)?-radius|float": ANYTHING} for role in PICTURES},
    Role.LOGO: {"(max-)?(width|height)|object-fit|vertical-align": ANYTHING},
    **{role: {"vertical-align": "top|middle|bottom|baseline"} for role in CELLS},
    Role.BRIEF_TABLE: {"width|border-(collapse|spacing)|table-layout": ANYTHING},
    Role.TABLE_CAPTION: {"caption-side": "top"},
    Role.RECOMMENDATION_NUMBER: {"width": ANYTHING},
    Role.NOTE_NUMBER: {"width": ANYTHING},
}
MAX_NAMES = 3  # the maximum number of names in one problem


@dataclass(frozen=True, slots=True)
class Selector:
    """A selector: its classes with their lines and columns, the role it matches, and whether it matches the role
    `everywhere`. `drawn` is a pseudo-element, such as `before` or `after`; `box` is the class or element that the
    selector matches if it is not a role.
    """

    classes: tuple[tuple[str, int, int], ...]
    role: AnyRole | None
    everywhere: bool
    drawn: str
    box: str


def unknown_or_lost(sheet: SourceText, own: str, roles: Sequence[OwnRole], *, print_only: bool) -> Iterator[Problem]:
    """Yield the unknown classes of a stylesheet and, unless it is `print_only`, the rules that Word cannot show.

    `own` is the text of the brand's skeleton, whose classes are also known; `roles` are the brand's own roles.
    """
    known = CLASSES | {name for role in roles for name in role.css_class.split()}
    parsed = stylesheet(sheet.text)
    if not print_only:
        yield from lost_on_pages(parsed, sheet.file)
    for rule, alone in _rules(parsed):
        selectors = selectors_in(rule, roles)
        yield from _unknown(selectors, known, own, sheet.file)
        if not alone and not print_only:
            yield from _not_in_word(rule, [selector for selector in selectors if selector.role], sheet.file)
            yield from lost_in_box(rule, [selector.box for selector in selectors if selector.box], sheet.file)
            for selector in selectors:
                if selector.role:
                    yield from lost_drawing(rule, selector.role, selector.drawn, sheet.file)
            yield from _backgrounds(rule, selectors, sheet.file)


def _rules(rules: list[Node], *, alone: bool = False) -> Iterator[tuple[Node, bool]]:
    """Yield every rule, including rules inside conditions, and whether Word need not show it.

    These are rules for one medium, and rules in a layer, which is reported as a whole.
    """
    from tinycss2 import serialize

    for rule in rules:
        if rule.type == "qualified-rule":
            yield rule, alone
        elif rule.type == "at-rule" and rule.lower_at_keyword in ("media", "layer") and rule.content is not None:
            is_lost = rule.lower_at_keyword == "layer" or serialize(rule.prelude).strip() != "all"
            yield from _rules(rules_in(rule), alone=alone or is_lost)


def selectors_in(rule: Node, roles: Sequence[OwnRole]) -> list[Selector]:
    """Return the selectors of a rule; `roles` are the roles that the brand declares."""
    parts = groupby(rule.prelude, lambda token: bool(token == ","))
    return [_selector(list(tokens), roles) for is_comma, tokens in parts if not is_comma]


def _selector(tokens: list[Node], own: Sequence[OwnRole]) -> Selector:
    """Parse a selector. The role that it selects is in its last part; all other parts are conditions."""
    names = [name for dot, name in pairwise(tokens) if dot == "." and name.type == "ident"]
    *before, subject = re.split(r"[\s>+~]+", "".join(token.serialize() for token in tokens).strip())
    match = re.fullmatch(r"[\w-]*\.([\w.-]+)", subject.split(":")[0].split("[")[0])
    role = _role(match[1].split("."), own) if match else None
    known = CELL_CONTEXTS if role in CELLS else CONTEXTS + r"|\.part-[\w-]+" * (role is Role.HEADING_1)
    everywhere = all(re.fullmatch(known, part) for part in before) and not re.search(r"[:\[]", subject.split("::")[0])
    classes = tuple((name.value, name.source_line, name.source_column) for name in names)
    drawn = subject.partition("::")[2]
    return Selector(classes, role, everywhere, drawn, box="" if role or drawn else box_of(subject))


def _role(names: Sequence[str], own: Sequence[OwnRole]) -> AnyRole | None:
    """Return the role of an element with the classes `names`, or None. A built-in role has one class; for a declared
    role, some of its classes suffice.
    """
    ours = ROLES.get(names[0]) if len(names) == 1 else None
    return ours or next((role for role in own if {*names} <= {*role.css_class.split()}), None)


def _unknown(selectors: list[Selector], known: Collection[str], own: str, file: str) -> Iterator[Problem]:
    for selector in selectors:
        for name, line, column in selector.classes:
            if name not in known and name not in own:
                hint = nearest(name, known) or "to list all classes: briefpress guide styles"
                place = Place(file, line, column, len(name))
                yield Problem(Code.CLASS_UNKNOWN, f'unknown class "{name}"', place, hint)


def _not_in_word(rule: Node, selectors: list[Selector], file: str) -> Iterator[Problem]:
    declarations = declarations_of(rule)
    for declaration in declarations:
        lost = [selector for selector in selectors if not _shows(declaration, selector)]
        place = Place(file, declaration.source_line, declaration.source_column, len(declaration.name))
        yield from _problem(f'Word cannot show this "{declaration.name}" of {{}}', lost, place, hint_for(declaration))
    if all(re.fullmatch(MECHANICS, declaration.name) for declaration in declarations):
        return
    lost = [selector for selector in selectors if not selector.everywhere and not selector.drawn]
    place = Place(file, rule.source_line, rule.source_column)
    yield from _problem("in Word, {} look the same everywhere, but this rule applies to only some of them", lost, place)


def _backgrounds(rule: Node, selectors: list[Selector], file: str) -> Iterator[Problem]:
    """Yield problems with pictures behind the cover, because light text on them would be invisible in Word."""
    parts = {name for selector in selectors for name, _, _ in selector.classes if name in COVER}
    for picture in _pictures(rule, r"(url|gradient|image-set)\(") if parts else ():
        place = Place(file, picture.source_line, picture.source_column, len(picture.name))
        shown = ", ".join(sorted(parts))
        text = f'Word cannot show this "{picture.name}" of {shown}, so the text may be unreadable in Word'
        yield Problem(Code.CSS_NOT_IN_WORD, text, place, "add a similar background-color")


def _problem(text: str, selectors: list[Selector], place: Place, hint: str = PDF_ALONE) -> Iterator[Problem]:
    names = list(dict.fromkeys(selector.role.word_name for selector in selectors if selector.role))
    if names:
        more = f" and {len(names) - MAX_NAMES} more" if len(names) > MAX_NAMES else ""
        yield Problem(Code.CSS_NOT_IN_WORD, text.format(", ".join(names[:MAX_NAMES]) + more), place, hint)


def _shows(declaration: Node, selector: Selector) -> bool:
    assert selector.role is not None
    return (_is_drawn if selector.drawn else _is_shown)(declaration, selector.role)


def _is_drawn(declaration: Node, role: AnyRole) -> bool:
    """Return whether Word can show content that is drawn beside the text of `role`, such as bullets and numbers."""
    words = [token.value for token in declaration.value if token.type == "string"]
    return bool(declaration.name != "content" or role.element == "li" or not any(words))


def _is_shown(declaration: Node, role: AnyRole) -> bool:
    from tinycss2 import serialize

    tables = (SHOWN, SHOWN_OF.get(role, {}))
    value = serialize(declaration.value).strip().lower()
    if "calc(" in value and "%" in value:  # Word cannot add a percentage and a length
        return False
    allowed = [values for table in tables for names, values in table.items() if re.fullmatch(names, declaration.name)]
    always = value in ("inherit", "initial", "unset", "revert") or "var(" in value
    return any(values is None or always or re.fullmatch(values, value) for values in allowed)


def pictured(sheet: SourceText) -> Iterator[tuple[str, Place]]:
    """Yield the classes that have a background picture in every medium, and the place of each."""
    for rule, alone in _rules(stylesheet(sheet.text)):
        names = [name for selector in selectors_in(rule, ()) for name, _, _ in selector.classes[-1:]]
        for picture in _pictures(rule, r"(url|image-set)\(") if names and not alone else ():
            place = Place(sheet.file, picture.source_line, picture.source_column, len(picture.name))
            yield from ((name, place) for name in names)


def _pictures(rule: Node, kinds: str) -> list[Node]:
    """Return those background declarations in a rule whose values begin with one of `kinds`."""
    from tinycss2 import serialize

    named = [item for item in declarations_of(rule) if item.name in ("background", "background-image")]
    return [declaration for declaration in named if re.search(kinds, serialize(declaration.value))]
