"""The guide as plain Markdown for a terminal. In: a page, and the titles in the guide. Out: text without block syntax.

Fences, attributes and ids are removed, notes replace their marks, and titles replace cross-references. Code is not
changed, because it shows what to write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial

CODE_BLOCK = re.compile(r"^(`{3,})[^\n]*\n.*?^\1$\n?", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)|\$\$.+?\$\$", re.DOTALL)  # code spans and formulas
FENCE = re.compile(r"^:{3,}(?P<info>[^\n]*)\n", re.MULTILINE)
NOTE = re.compile(r"^\[\^(?P<id>[^\]]+)\]: (?P<words>.+(?:\n(?!\n).+)*)\n?", re.MULTILINE)
ATTRIBUTES = r"\{(?P<attributes>[#.\w-][^{}]*)\}"
VALUE = re.compile(r'(?P<name>[\w-]+)="(?P<value>[^"]*)"')
PICTURE = re.compile(rf"!\[(?P<caption>(?:\[[^\]]*\]\([^)]*\)|[^\]])*)\]\([^)]*\)(?:{ATTRIBUTES})?")
LABELS = {"fig": "figure", "tbl": "table", "box": "box", "case": "case study", "rec": "recommendation", "eq": "formula"}
GENERATED = {"recommendation-index": "[All recommendations, by addressee]\n", "abbreviations": "[All abbreviations]\n"}
EXAMPLE = re.compile(r"^\(@(?P<label>[\w-]*)\)", re.MULTILINE)
REFERENCE = re.compile(rf"(?P<start>^|\. )?\[?@(?P<id>(?:sec|{'|'.join(LABELS)})-[\w-]*\w)\]?", re.MULTILINE)


def readable(text: str, titles: Mapping[str, str], fields: Mapping[str, str]) -> str:
    """Return a page without block syntax; `titles` maps ids to titles, and `fields` contains the front matter."""
    notes = {match["id"]: match["words"] for match in NOTE.finditer(CODE_BLOCK.sub("", text))}
    change = partial(_prose, notes=notes, titles=titles, fields=fields)
    return re.sub(r"\n{3,}", "\n\n", "".join(_outside(CODE_BLOCK, text, change))).strip() + "\n"


def titles_of(text: str) -> dict[str, str]:
    """Map the ids in `text` to their headings, captions and titles."""
    text = CODE_BLOCK.sub("", text)
    found = {match["id"]: match["words"] for match in re.finditer(r"^#+ (?P<words>.+) \{#(?P<id>[\w-]+)", text, re.M)}
    for match in PICTURE.finditer(text):
        found |= dict.fromkeys(re.findall(r"#([\w-]+)", match["attributes"] or ""), match["caption"])
    for match in re.finditer(r"^: (?P<words>.+?) \{#(?P<id>[\w-]+)", text, re.MULTILINE):
        found[match["id"]] = match["words"]
    for match in re.finditer(r'^:{3,} \{[^\n]*#(?P<id>[\w-]+)[^\n]*title="(?P<words>[^"]+)"', text, re.MULTILINE):
        found[match["id"]] = match["words"]
    return found


def _outside(pattern: re.Pattern[str], text: str, change: partial[str]) -> Iterator[str]:
    """Yield `text` with `change` applied to everything except the matches of `pattern`."""
    end = 0
    for match in pattern.finditer(text):
        yield change(text[end : match.start()])
        yield match[0]
        end = match.end()
    yield change(text[end:])


def _prose(text: str, *, notes: Mapping[str, str], titles: Mapping[str, str], fields: Mapping[str, str]) -> str:
    """Return the readable form of text between code blocks."""
    text = _numbered(re.sub(r"<!--.*?-->\n?", "", NOTE.sub("", text), flags=re.DOTALL))
    text = FENCE.sub(lambda match: _title(match["info"]), text)
    text = re.sub(r"^\*\[(.+?)\]: (.+)$", r"- \1: \2", text, flags=re.MULTILINE)
    text = re.sub(r"^(?![|:#>\s])(.+)\n: (.+)$", r"- **\1**: \2", text, flags=re.MULTILINE)
    text = re.sub(r"(?<=\n\n): (.+)$", r"Table: \1", text, flags=re.MULTILINE)
    text = re.sub(r"^: (.+)$", r"  \1", text, flags=re.MULTILINE)
    change = partial(_inline, notes=notes, titles=titles, fields=fields)
    return "".join(_outside(CODE, text, change))


def _title(attributes: str) -> str:
    """Return the title of the block that a fence opens, the alt text of a chart, or the name of a generated list."""
    values = {match["name"]: match["value"] for match in VALUE.finditer(attributes)}
    if ".chart" in attributes:
        return f"[Chart: {values.get('alt', '')}]\n\n"
    return f"**{values['title']}**\n\n" if "title" in values else GENERATED.get(attributes.strip(), "")


def _inline(text: str, *, notes: Mapping[str, str], titles: Mapping[str, str], fields: Mapping[str, str]) -> str:
    """Return the readable form of text outside code."""
    text = PICTURE.sub(_picture, text)
    text = re.sub(r"\{\{< meta ([\w-]+) >\}\}", lambda match: fields.get(match[1], ""), text)
    text = re.sub(r"\[\^([^\]]+)\]", lambda match: f" (Note: {notes.get(match[1], '')})", text)
    text = re.sub(r"\^\[(.+?)\]", r" (Note: \1)", text)
    text = re.sub(rf"\[([^\]]+)\]{ATTRIBUTES}", r"\1", text)
    text = re.sub(rf" ?{ATTRIBUTES}", lambda match: _addressee(match["attributes"]), text)
    return REFERENCE.sub(lambda match: _reference(match, titles), text)


def _picture(match: re.Match[str]) -> str:
    alt = next((value["value"] for value in VALUE.finditer(match["attributes"] or "") if value["name"] == "alt"), "")
    return f"[Picture: {match['caption']}. {alt}]" if alt else f"[Picture: {match['caption']}]"


def _addressee(attributes: str) -> str:
    values = [match["value"] for match in VALUE.finditer(attributes) if match["name"] == "addressee"]
    return f" (for: {values[0]})" if values else ""


def _reference(match: re.Match[str], titles: Mapping[str, str]) -> str:
    """Return the title that replaces a cross-reference; a section also has its id, for `briefpress guide`."""
    start, id_ = match["start"] or "", match["id"]
    if id_.startswith("sec-"):
        return f'{start}"{titles[id_]}" ({id_})' if id_ in titles else match[0]
    article = "the" if match["start"] is None else "The"
    title = f' "{titles[id_]}"' if id_ in titles else ""
    return f"{start}{article} {LABELS[id_.partition('-')[0]]}{title}"


def _numbered(text: str) -> str:
    """Return text with the numbers of examples in place of their labels."""
    labels = [match["label"] for match in EXAMPLE.finditer(text)]
    numbers = iter(range(1, len(labels) + 1))
    text = EXAMPLE.sub(lambda _: f"({next(numbers)})", text)
    return re.sub(
        r"\(@([\w-]+)\)", lambda match: f"({labels.index(match[1]) + 1})" if match[1] in labels else match[0], text
    )
