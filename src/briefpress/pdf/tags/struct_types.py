"""Structure types (ISO 32000-1, 14.8.4). In: a box of an HTML element. Out: its types, outermost first.

Notes, tables of contents and backlinks are recognised by their DPUB-ARIA roles, such as `doc-footnote`, not by their
classes, which belong to the brand. `data-tag` sets the type if HTML has no suitable element or role.
"""

from __future__ import annotations

from briefpress.engine.boxes import Box, Html, Style

TAGS = {
    **{name: name.upper() for name in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "th", "td")},
    **dict.fromkeys(("div", "nav", "header", "footer", "aside", "figure", "address", "hgroup", "details"), "Div"),
    **dict.fromkeys(("ul", "ol", "dl"), "L"),
    **dict.fromkeys(("code", "kbd", "samp"), "Code"),
    **dict.fromkeys(("em", "i", "cite", "dfn"), "Em"),
    **dict.fromkeys(("strong", "b"), "Strong"),
    **dict.fromkeys(("ins", "del"), "Span"),
    **dict.fromkeys(("img", "svg"), "Figure"),
    **dict.fromkeys(("caption", "figcaption"), "Caption"),
    "main": "Part",
    "article": "Art",
    "section": "Sect",
    "blockquote": "BlockQuote",
    "q": "Quote",
    "pre": "P",
    "li": "LI",
    "dt": "Lbl",
    "dd": "LBody",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
}
ROLES = {
    "doc-toc": ("Sect",),
    "doc-footnote": ("Note",),
    "doc-endnote": ("Note",),
    "doc-noteref": ("Reference", "Link"),
    "doc-backlink": ("Lbl", "Link"),
}
PSEUDO = {
    "li::marker": ("Lbl",),
    "li::before": ("Lbl",),
    "span::footnote-call": ("Reference", "Link"),
    "span::footnote-marker": ("Lbl", "Link"),
}
# The types of PDF 2.0 that PDF 1.7 lacks, and the types to which they are mapped.
ROLE_MAP = {"Em": "Span", "Strong": "Span"}

ROOT = {"html", "body"}
GROUPS = {"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Note"}
HEADINGS = {"H1", "H2", "H3", "H4", "H5", "H6"}
# Types that contain either text or several blocks.
CELLS = {"LBody", "Lbl", "TD", "TH"}
DRAWN = {"Figure", "Formula"}
BLOCKS = GROUPS | HEADINGS | {"P", "L", "Table", "TOC", "Caption"}


def tags_of(box: Box) -> tuple[str, ...]:
    """Return the types of the structure elements for `box`, or none if it has no meaning, as most spans do."""
    if "::" in box.element_tag:
        return PSEUDO.get(box.element_tag, ())
    html = box.element
    role, tag = html.get("role", ""), html.get("data-tag", "")
    if tag or role in ROLES:
        return (tag,) if tag else ROLES[role]
    name = str(html.tag).rpartition("}")[2]
    if name == "a":
        return ("Link",) if html.get("href") else ()
    if name in TAGS:
        return (TAGS[name],)
    return ("Span",) if html.get("lang") or is_abbreviation(html) else ()


def is_abbreviation(html: Html) -> bool:
    """Return whether an element is an abbreviation with its expansion in the title."""
    return html.tag == "abbr" and bool(html.get("title"))


def is_decoration(box: Box) -> bool:
    """Return whether `box` is drawn but not read: a leader, a picture without alt text, or hidden by ARIA."""
    html = box.element
    if box.is_leader:
        return True
    if html is None or "::" in box.element_tag:
        return False
    hidden = html.get("aria-hidden") == "true" or html.get("role") in ("none", "presentation")
    return hidden or (tags_of(box) == ("Figure",) and not alternative(html))


def alternative(html: Html) -> str:
    """Return the alt text of a picture."""
    title = html.find("{http://www.w3.org/2000/svg}title")
    return str(html.get("alt") or html.get("aria-label") or (title is not None and title.text) or "").strip()


def list_numbering(style: Style) -> str:
    """Return the ListNumbering (ISO 32000-1, table 347) of a list whose items have the computed `style`."""
    kind = style["list_style_type"]
    return NUMBERING.get(kind, "None" if kind == "none" else "Disc") if isinstance(kind, str) else "Disc"


NUMBERING = {
    "decimal": "Decimal",
    "decimal-leading-zero": "Decimal",
    "lower-roman": "LowerRoman",
    "upper-roman": "UpperRoman",
    "lower-alpha": "LowerAlpha",
    "lower-latin": "LowerAlpha",
    "upper-alpha": "UpperAlpha",
    "upper-latin": "UpperAlpha",
    "disc": "Disc",
    "circle": "Circle",
    "square": "Square",
}
