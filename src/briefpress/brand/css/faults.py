"""Errors in the stylesheets of a brand. In: the files. Out: problems with line and column.

WeasyPrint validates the declarations after `var()` has been resolved. Anything that it would ignore during layout is
reported, so that `check` finds the same errors as `publish`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from copy import copy
from typing import TYPE_CHECKING, NamedTuple

from briefpress.brand.css.addresses import faulty_addresses
from briefpress.brand.css.at_rules import unsupported
from briefpress.brand.css.bounds import is_circular_size, out_of_bounds
from briefpress.brand.css.calculations import fault_of, mixed_calculation
from briefpress.brand.css.hints import COMMENT, hint_for, hint_for_line
from briefpress.brand.css.sheets import Sheet
from briefpress.brand.css.stylesheets import Rule, Spot, is_for_screens, open_bracket, open_comment, rules_of, tokens_in
from briefpress.brand.css.variables import Tokens, is_circular, is_var, resolved
from briefpress.brand.fonts.packages import missing_hint
from briefpress.model import Place
from briefpress.problems import Code, Problem, nearest

if TYPE_CHECKING:
    from tinycss2.ast import Node

GENERIC = ("serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "inherit", "initial", "unset")
MEDIA = ("all", "print", "screen", "word")
# At-rules that contain descriptors, not properties.
DESCRIBING = ("font-face", "counter-style", "color-profile", "property")
UTF_8 = (" ", "utf-8", "utf8")
PAPER, SCREEN = ("--paper-width", "--paper-height", "--sign"), ("--pt", "--measure", "--gutter", "--beside", "--gap")
GIVEN = (*PAPER, *SCREEN, "--radius", "--hang")  # custom properties that the page itself sets
OTHER_SPACES = re.compile(r"(?<![\w-])(?:(?:ok)?(?:lab|lch)|color)\(", re.IGNORECASE)  # colours outside sRGB


class BrandValues(NamedTuple):
    """The data from brand.yml that stylesheets can use: custom properties, and available font families."""

    properties: Mapping[str, str]
    families: Collection[str]


def css_faults(sheets: Sequence[Sheet], values: BrandValues) -> Iterator[Problem]:
    """Yield the errors in all `sheets` of a brand."""
    rules = {sheet.source.file: list(rules_of(sheet.source.text)) for sheet in sheets}
    properties = _properties((rule for found in rules.values() for rule in found), values.properties)
    for sheet in sheets:
        if comment := open_comment(sheet.source.text):
            yield _invalid(
                Place(sheet.source.file, comment.line, comment.column, len("/*")),
                "this comment is not closed, so it hides the rules below it",
                "write */ where it ends",
            )
        spot = open_bracket(sheet.source.text)
        bracket = _bracket(spot, sheet) if spot else None
        if bracket:
            yield bracket
        if not (spot and spot.opens):  # after an unclosed bracket, errors in rules may only be consequences of it
            found = _found(rules[sheet.source.file], sheet, properties, values.families)
            yield from (problem for problem in found if not bracket or problem.place != bracket.place)


def _found(
    rules: Iterable[Rule], sheet: Sheet, properties: Mapping[str, Tokens], families: Collection[str]
) -> Iterator[Problem]:
    for rule in rules:
        yield from _rule(rule, sheet)
        for declaration in rule.declarations if rule.keyword not in DESCRIBING else ():
            faults = list(_declaration(declaration, sheet, properties, on_screen=rule.on_screen))
            yield from faults or _fonts(declaration, sheet, properties, families)


def _properties(rules: Iterable[Rule], given: Mapping[str, str]) -> dict[str, Tokens]:
    """Return the last value of each custom property."""
    from tinycss2 import parse_component_value_list

    custom = (declaration for rule in rules for declaration in rule.declarations if declaration.name.startswith("--"))
    known = {name: parse_component_value_list(value) for name, value in given.items()}
    return {**dict.fromkeys(GIVEN, ()), **known, **{item.name: item.value for item in custom}}


def _bracket(spot: Spot, sheet: Sheet) -> Problem:
    hint = "add } after the last declaration" if spot.opens else "remove it, or add the opening bracket"
    text = "this bracket is not closed" if spot.opens else "this closing bracket has no opening bracket"
    return _invalid(Place(sheet.source.file, spot.line, spot.column, 1), text, hint)


def _rule(rule: Rule, sheet: Sheet) -> Iterator[Problem]:
    """Yield the errors in a rule itself: its selector, its keyword, and anything in it that is not a declaration."""
    for error in rule.errors:
        if slashes := sheet.slashes(rule.node, error):
            yield _invalid(slashes, "`//` does not begin a comment; the next declaration is ignored", COMMENT)
            continue
        text = f"this is not valid CSS: {_plain(error.message)}"
        hint = hint_for_line(sheet.line(error), "write it as `name: value;`")
        yield _invalid(sheet.place(error), text, hint)
    node, keyword = rule.node, rule.keyword
    place = sheet.place(node)
    if node.type == "qualified-rule" and rule.nested:
        yield _invalid(place, "web pages ignore a rule inside another rule", "write it below, as a separate rule")
    elif node.type == "qualified-rule" and not rule.on_screen:
        from briefpress.engine.css import selector_refusal

        if reason := selector_refusal(node.prelude):
            hint = hint_for_line(sheet.line(node), "use the class of a style, such as .heading-1")
            yield _invalid(place, f"this selector is ignored: {reason}", hint)
    elif found := unsupported(keyword, on_screen=rule.on_screen):
        yield _invalid(place, *found)
    elif keyword == "charset" and any(str(getattr(token, "value", " ")).lower() not in UTF_8 for token in node.prelude):
        yield _invalid(
            place,
            "stylesheets are read as UTF-8, whatever `@charset` says",
            "save the file as UTF-8, and remove this line",
        )
    elif keyword == "media" and not is_for_screens(node) and _is_conditional(node):
        hint = "write @media screen and (...): only web pages can have conditions"
        yield _invalid(place, "the PDF and Word ignore all rules in this @media", hint)
    elif keyword == "media":
        for name in (token for token in node.prelude if token.type == "ident"):
            if hint := nearest(name.lower_value, MEDIA) if name.lower_value not in MEDIA else "":
                yield _invalid(sheet.place(name, len(name.value)), f'unknown media type "{name.value}"', hint)


def _is_conditional(media: Node) -> bool:
    """Return whether a `@media` rule contains conditions, in brackets or with `not`, besides the names of media."""
    return any(token.type == "() block" or getattr(token, "lower_value", "") == "not" for token in media.prelude)


def _declaration(node: Node, sheet: Sheet, properties: Mapping[str, Tokens], *, on_screen: bool) -> Iterator[Problem]:
    """Yield the errors in a declaration. In rules that only browsers use, all properties and values are allowed."""
    unknown = [*_unknown(node, sheet, properties)]
    yield from unknown
    yield from faulty_addresses(node, sheet)
    if beyond := out_of_bounds(node, properties, sheet.source.file):
        yield beyond
    elif not node.name.startswith("--") and not unknown and not on_screen:
        yield from _refused(node, sheet, properties)


def _fonts(node: Node, sheet: Sheet, properties: Mapping[str, Tokens], families: Collection[str]) -> Iterator[Problem]:
    """Report the first font family if it is missing: the PDF would use a different font, but Word would refer to the
    missing one.
    """
    if node.lower_name not in ("font", "font-family"):
        return
    from briefpress.engine.css import families as named

    whole = copy(node)
    whole.value = list(resolved(node.value, properties))
    first = next(iter(named(whole)), "")
    if first and first not in families and first not in GENERIC:
        words = first.split()[0]
        token = next((item for item in node.value if str(getattr(item, "value", "")).startswith(words)), node)
        width = len(token.serialize()) if token is not node else len(node.name)
        hint = missing_hint(first, (), sheet.folder.name)
        yield Problem(Code.FONT_MISSING, f'the font "{first}" was not found', sheet.place(token, width), hint)


def _unknown(node: Node, sheet: Sheet, properties: Mapping[str, Tokens]) -> Iterator[Problem]:
    """Report custom properties without a value: undefined ones without a fallback, and circular ones."""
    for function in (token for token in tokens_in(node.value) if is_var(token)):
        names = [token for token in function.arguments if token.type == "ident"]
        stands_in = any(token == "," for token in function.arguments)
        if names and names[0].value not in properties and not stands_in:
            name = names[0].value
            hint = nearest(name, properties) or "define it in `:root { }`, or write the value itself"
            yield _invalid(sheet.place(names[0], len(name)), f'"{name}" is not defined', hint)
    if node.name.startswith("--") and is_circular(node.name, properties):
        text = f'"{node.name}" refers to itself, so it has no value'
        yield _invalid(sheet.place(node, len(node.name)), text, "write the value itself")


def _refused(node: Node, sheet: Sheet, properties: Mapping[str, Tokens]) -> Iterator[Problem]:
    """Report the declaration if WeasyPrint would ignore it."""
    from briefpress.engine.css import UnfitError, refusal

    whole = copy(node)
    whole.value = list(resolved(node.value, properties))
    if any(is_var(token) for token in tokens_in(whole.value)):
        return
    written = " ".join(part.strip() for part in node.serialize().split("\n")).rstrip(";")
    place = sheet.place(node, len(node.name))
    if is_circular_size(whole):
        yield unfit(written, place, "write the size without a calculation, such as 14pt or 1.2em")
        return
    if mixed := mixed_calculation(whole.value):
        fault, hint = fault_of(mixed)
        yield _invalid(place, f'"{written}" is ignored: {fault}', hint)
        return
    try:
        if reason := refusal(whole):
            yield _invalid(place, f'"{written}" is ignored: {_plain(reason)}', hint_for(node, reason))
    except UnfitError:
        yield unfit(written, place)


def unfit(css: str, place: Place, hint: str = "remove it") -> Problem:
    """Return the problem for the declaration `css` at `place`, which makes layout fail; `hint` proposes the edit."""
    hint = "write the colour as #1F4E6B" if OTHER_SPACES.search(css) else hint
    return Problem(Code.BRAND_INVALID, f'no page can be laid out with "{css}"', place, hint)


def _plain(reason: str) -> str:
    return reason.strip().rstrip(".")


def _invalid(place: Place, text: str, hint: str) -> Problem:
    return Problem(Code.CSS_INVALID, text, place, hint)
