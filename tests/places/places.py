"""The places in a brief that can contain text. In: lines for each place. Out: the brief, and the place of each line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple


class Place(NamedTuple):
    """A place; `write` returns the lines that contain a construct, and `seen` states whether they are visible in a
    published file.
    """

    write: Callable[[list[str]], list[str]]
    seen: bool = True


def field(before: str, after: str = "", *, seen: bool = True) -> Place:
    """Return a YAML field with the construct as its value; `before` may contain lines above it."""

    def write(lines: list[str]) -> list[str]:
        *above, last = before.split("\n")
        if len(lines) > 1 and not after:
            return [*above, f"{last}|", *(f"        {line}" for line in lines)]
        quoted = " ".join(lines).replace("'", "''")
        return [*above, f"{last}'{quoted}'{after}"]

    return Place(write, seen)


def line(before: str, after: str = "") -> Place:
    """Return a place for a single line; the lines of a construct are joined."""
    above, _, last = before.rpartition("\n")
    begin, *more = after.split("\n")
    return Place(lambda lines: [*above.split("\n"), f"{last}{' '.join(filter(None, lines))}{begin}", *more])


def attribute(before: str, after: str, *, seen: bool = True) -> Place:
    """Return an attribute in straight quotation marks."""
    inner = line(f'{before}"', f'"{after}')
    return Place(lambda lines: inner.write([item.replace('"', "'") for item in lines]), seen)


def block(before: str, after: str = "", indent: str = "") -> Place:
    """Return a place for whole blocks, after `before`; all lines except the first begin with `indent`."""

    def write(lines: list[str]) -> list[str]:
        above, _, last = before.rpartition("\n")
        first, *more = lines
        below = after.split("\n") if after else []
        return [*above.split("\n"), last + first, *(indent + item if item else "" for item in more), *below]

    return Place(write)


FRONT = {
    "title": field("title: "),
    "subtitle": field("subtitle: "),
    "short-title": field("short-title: "),
    "series": field("series: "),
    "abstract": field("abstract: "),
    "abstract-title": field("abstract-title: "),
    "toc-title": field("toc-title: "),
    "keypoints": field("keypoints:\n  - "),
    "plain-language-summary": field("plain-language-summary: "),
    "about": field("about: "),
    "acknowledgments": field("acknowledgments: "),
    "funding": field("funding:\n  - "),
    "disclaimer": field("disclaimer: "),
    "conflict-of-interest": field("conflict-of-interest: "),
    "data-availability": field("data-availability: "),
    "author": field("author:\n  - name: "),
    "affiliation": field("    affiliations: [{name: ", "}]"),
    "biography": field("    biography: "),
    "group": field("people:\n  - role: speakers\n    members: [ada]\n    title: "),
    "keywords": field("keywords:\n  - ", seen=False),
    "description": field("description: ", seen=False),
    "publisher": field("publisher: "),
    "copyright": field("copyright: {statement: ", "}"),
    "licence": field("license: {text: ", "}"),
}
PEOPLE = {
    "person": field("ada:\n  name: "),
    "position": field("  positions:\n    - "),
    "portrait-alt": field("  portrait: {path: brief/r.svg, credit: Ada, alt: ", "}", seen=False),
    "channel": field("  channels:\n    web: {address: https://example.org, label: ", "}"),
}
ORGANISATIONS = {
    "organisation": field("iwp:\n  name: "),
    "organisation-description": field("  description: "),
    "contact-name": field("  contact-name: "),
    "address": field("  address: "),
}
CHART = "::: {.chart type=bar alt=x"
DATA = "| River | Flow |\n|---|--:|\n| Aar | 1 |\n| Bel | 2 |"
PANEL = "![R](r.svg){alt=R}"
BODY = {
    "heading-1": line("\n# "),
    "heading-2": line("\n## "),
    "heading-3": line("\n### "),
    "heading-4": line("\n#### "),
    "paragraph": block("\n"),
    "paragraph-beginning": Place(lambda lines: ["", *lines[:-1], f"{lines[-1]} and some words more."]),
    "box-title": attribute("\n::: {.box title=", "}\nWords.\n:::"),
    "box-heading": line("\n::: case-study\n### ", "\n\nWords.\n:::"),
    "box": block("\n::: sidebar\n", ":::"),
    "callout": block("\n::: {.callout-note}\n", ":::"),
    "pull-quote": block("\n::: pull-quote\n", ":::"),
    "key-messages": block("\n::: key-messages\n- ", ":::", "  "),
    "box-source": attribute("\n::: {.box title=B source=", "}\nWords.\n:::"),
    "attribution": line("\n> Words.\n>\n> — "),
    "quotation": block("\n> ", "", "> "),
    "caption-of-figure": line("\n![", "](r.svg){alt=R}"),
    "alt": attribute("\n![](r.svg){alt=", "}", seen=False),
    "figure-title": attribute("\n![C](r.svg){alt=R title=", "}"),
    "figure-source": attribute("\n![C](r.svg){alt=R source=", "}"),
    "figure-notes": attribute("\n![C](r.svg){alt=R notes=", "}"),
    "figure-credit": attribute("\n![C](r.svg){alt=R credit=", "}"),
    "caption-of-table": line("\n| A | B |\n|---|---|\n| 1 | 2 |\n\n: "),
    "table-source": attribute("\n| A | B |\n|---|---|\n| 1 | 2 |\n\n: C {source=", "}"),
    "cell": line("\n| A | B |\n|---|---|\n| 1 | ", " |"),
    "head": line("\n| ", " | B |\n|---|---|\n| 1 | 2 |"),
    "bullet": block("\n- ", "- More", "  "),
    "number": block("\n1. ", "2. More", "   "),
    "note": block("\nWords[^own].\n\n[^own]: ", "", "    "),
    "recommendation": block("\n::: recommendations\n1. ", ":::", "   "),
    "addressee": attribute("\n::: recommendations\n1. Publish. {addressee=", "}\n:::"),
    "term": line("\n", "\n: Words."),
    "definition": block("\nTerm\n: ", "", "  "),
    "heading-of-appendix": line("\n# ", " {.appendix}"),
    "opener": line("\n# ", " {.opener}"),
    "callout-title": attribute("\n::: {.callout-tip title=", "}\nWords.\n:::"),
    "sidebar-heading": line("\n::: sidebar\n## ", "\n\nWords.\n:::"),
    "margin": block("\n::: margin\n", ":::"),
    "landscape": block("\n::: landscape\n", ":::"),
    "speaker": attribute("\n::: {.pull-quote attribution=", "}\nWords.\n:::"),
    "key-figure": line("\n::: key-figures\n", "\n: of the harvest\n:::"),
    "key-figure-meaning": line("\n::: key-figures\n31 %\n: ", "\n:::"),
    "key-figure-note": line("\n::: key-figures\n31 %\n: of the harvest\n: ", "\n:::"),
    "key-figures-title": attribute("\n::: {.key-figures title=", "}\n31 %\n: of the harvest\n:::"),
    "date-of-timeline": line("\n::: timeline\n", "\n: An event.\n:::"),
    "event": line("\n::: timeline\n2019\n: ", "\n:::"),
    "chart-caption": line(f"\n{CHART}}}\n", f"\n\n{DATA}\n:::"),
    "chart-title": attribute(f"\n{CHART} title=", f"}}\n{DATA}\n:::"),
    "chart-source": attribute(f"\n{CHART} source=", f"}}\n{DATA}\n:::"),
    "chart-category": line(f"\n{CHART} data=table}}\n| River | Flow |\n|---|--:|\n| ", " | 1 |\n| Bel | 2 |\n:::"),
    "panel-caption": line("\n::: {layout-ncol=2}\n![", f"](r.svg){{alt=R}}\n\n{PANEL}\n:::"),
    "panels-caption": line(f"\n::: {{#fig-p layout-ncol=2}}\n{PANEL}\n\n{PANEL}\n\n", "\n:::"),
    "option": line("\n::: options\n| Rule | Cost |\n|---|---|\n| Fixed | ", " |\n:::"),
    "card": block("\n::: {.recommendations cards=true}\n1. ", ":::", "   "),
    "glossary-term": line("\n::: glossary\n", "\n: Words.\n:::"),
    "drawn-cell": line("\n<table><tr><th>A</th></tr><tr><td>", "</td></tr></table>"),
    "verse": line("\n| ", "\n| more"),
    "example": block("\n(@) ", "", "    "),
    "task": block("\n- [ ] ", "- [x] More", "  "),
}
SHARED = {"source/people.yaml": PEOPLE, "source/organisations.yaml": ORGANISATIONS}
ALL = {**FRONT, **BODY, **PEOPLE, **ORGANISATIONS}
# Required by other places: they contain a plain word if a construct is not possible.
NEEDED = ("title", "abstract", "author", "person", "organisation", "group")
FIXED = (
    "lang: en\nkind: policy-brief\ndate: 2026-03-15\nbibliography: refs.bib\ncontributors: [iwp]\ncontacts: [iwp, ada]"
)
BRIEF = "source/brief/brief.md"
Owners = Mapping[tuple[str, int], str]


def word(place: str) -> str:
    """Return the word that is only in this place."""
    return f"kiwi{[*ALL].index(place):02d}x"


def files(written: Mapping[str, list[str]], beside: str) -> tuple[dict[str, str], Owners]:
    """Return the files with the constructs that are `written` in places, and the place of each line."""
    owners: dict[tuple[str, int], str] = {}
    texts = {}
    for file, places, above, below in (
        (BRIEF, FRONT, ["---", *FIXED.split("\n")], ["---"]),
        *((file, places, [], []) for file, places in SHARED.items()),
    ):
        lines = [*above]
        for name, place in places.items():
            plain = [f"A {word(name)} grows"] if name in NEEDED else None
            own = place.write(content) if (content := written.get(name, plain)) else []
            owners |= {(file, number): name for number in range(len(lines) + 1, len(lines) + len(own) + 1)}
            lines += own
        texts[file] = [*lines, *below]
    for name, place in BODY.items():
        if name in written:
            lines = texts[BRIEF]
            own = [*place.write(written[name]), ""]
            owners |= {(BRIEF, number): name for number in range(len(lines) + 1, len(lines) + len(own) + 1)}
            lines += own
    texts[BRIEF] += beside.split("\n")
    return {file: "\n".join(lines) + "\n" for file, lines in texts.items()}, owners
