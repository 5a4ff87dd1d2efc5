"""A valid workspace that uses every kind of file. In: a folder. Out: its files."""

from __future__ import annotations

import io

from PIL import Image

from tests.desk import Desk

BRIEF = """\
---
title: Sharing rivers
subtitle: What commissions can do
kind: policy-brief
date: 2024-02-29
lang: en-GB
brand: mine
author: [{name: {given: Ada, family: Novak}, orcid: 0000-0002-1825-0097, affiliations: [{ref: a}], roles: [Software]}]
affiliations: [{id: a, name: Institute, city: Basel}]
people: [{role: speakers, members: [ann]}]
contributors: [org]
contacts: [org, ann]
partners: [org]
keypoints: ["One **thing**.", "Another one."]
abstract: |
  Dry years[^dry] are the rule.
bibliography: [works.bib, items.json]
csl: style.csl
citations: notes
funding: {source: Fund, award: F-1}
notes: {place: section}
license: CC BY 4.0
translations: [{lang: de, url: "https://example.org/de"}]
---

# Background {#sec-back}

Words *of* **all** kinds[^dry], [@smith], `code`, [the data](https://example.org),
@fig-a, @tbl-a and {{< meta title >}}.

*[EU]: European Union

[^dry]: A note, [read it](https://example.org).

![Caption](photo.png){#fig-a alt="A river" credit="Jo" width="50%"}

![Drawing](drawing.svg){alt="A drawing"}

| a | b |
|---|--:|
| 1 | 2 |

: Numbers {#tbl-a header-columns=1}

::: {.table csv="data.csv"}
From a file
:::

{{< include part.md >}}

::: {.box title="A box"}
- one
- two
:::

::: recommendations
1. Do it. {#rec-do addressee="Ministers" priority="high"}
2. Do more.
:::

::: recommendation-index
:::

::: notes
:::
"""
BRAND = """\
meta: {name: Mine}
color: {palette: {ink: "#112233"}, foreground: ink}
defaults:
  briefpress:
    extends: plain
    limits: {title: 20}
    problems: {credit-missing: warning}
"""
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><defs><g id="a"><rect width="9" height="9"/></g>'
    '</defs><use href="#a"/><text x="1" y="9">A</text><path d="M0 0L9 9" style="stroke:#123"/></svg>'
)
TEXTS = {
    "source/brief/brief.md": BRIEF,
    "source/brief/part.md": "A part with [more data](https://example.org/part).\n\n1. one\n2. two\n",
    "source/brief/data.csv": "Year;Flow\n2024;1,5\n2025;2,5\n",
    "source/brief/drawing.svg": SVG,
    "source/brief/works.bib": (
        "@article{smith, author={Smith, J{\\'o}n and {World Bank}}, title={A {T}itle}, journal={J}, year=2020,\n"
        "  pages={1--9}, doi={10.1000/1}}\n@string{x={y}}\n@book{doe, title=x # {z}, date={2021-03}}\n"
    ),
    "source/brief/items.json": (
        '[{"id": "doe2", "type": "book", "title": "B", "issued": {"date-parts": [[2021, 3]]},'
        ' "author": [{"family": "D", "given": "J"}]}]'
    ),
    "source/brief/style.csl": (
        '<?xml version="1.0" encoding="utf-8"?>\n<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" '
        'version="1.0"><info><title>T</title><id>t</id><updated>2020-01-01T00:00:00+00:00</updated></info><citation>'
        '<layout delimiter="; "><text variable="title"/></layout></citation><bibliography><layout>'
        '<text variable="title"/></layout></bibliography></style>\n'
    ),
    "source/people.yaml": "ann:\n  name: Ann Lee\n  positions: Head\n  portrait: {path: brief/photo.jpg, alt: Ann}\n"
    "  channels: {email: a@example.org, x: '@ann'}\n  biography: |\n    Ann *writes*.\n",
    "source/organisations.yaml": "org:\n  name: Institute\n  description: |\n    It *advises*.\n"
    "  logo: brief/logo.gif\n"
    "  channels: {web: '[example.org](https://example.org)', phone: +1 2}\n  address: 1 Street\n",
    "styles/mine/brand.yml": BRAND,
    "styles/mine/style.css": ".heading-1 { color: var(--brand-primary); margin-top: 12pt }\n"
    "@page { margin-top: 30mm }\n",
    "styles/mine/words/en.yaml": "notes: Notes\n",
}


def write_sound(desk: Desk) -> dict[str, bytes]:
    """Write the workspace and return its files by name."""
    files = {name: text.encode() for name, text in TEXTS.items()}
    for suffix, kind in (("png", "PNG"), ("jpg", "JPEG"), ("gif", "GIF")):
        packed = io.BytesIO()
        Image.new("RGB", (40, 30), "navy").save(packed, kind)
        files[f"source/brief/{'logo' if suffix == 'gif' else 'photo'}.{suffix}"] = packed.getvalue()
    for name, data in files.items():
        desk.write(name, data)
    return files
