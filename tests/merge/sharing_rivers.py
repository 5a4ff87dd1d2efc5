"""The brief of several tests."""

from tests.desk import Desk

FRONT = """title: Sharing rivers
subtitle: 'What it''s about'
lang: en-GB
toc: false
author: ada
people: [{role: speakers, members: [ada]}]
contacts: [iwp]
keypoints:
  - Dry years come.
  - Share **early**.
abstract: |
  The summary of the brief."""
BODY = """# Background

Rivers carry **less water** than before.[^flow] Everybody knows
that, but nobody *says* so.^[Written in the text.]

The second paragraph has a [link](https://example.org/a) in it.

## Findings

- One basin is dry.
- Two basins are wet.

1. Measure first.
2. Publish then.

| River | Flow |
|-------|------|
| Aar   | 14   |
| Bel   | 9    |

: Flow by river {#tbl-flow source="Own data"}

::: {.box title="A box"}
Inside of the box.
:::

As @tbl-flow shows, less comes.

::: recommendations
1. Share the data. {addressee="Ministries" priority="high"}
2. Agree on shares.
:::

[^flow]: Survey of basins, 2025.
"""
PEOPLE = "ada:\n  name: Ada Novak\n  positions:\n    - Fellow, Institute\n"
ORGANISATIONS = "iwp:\n  name: Institute for Water\n  channels: {email: office@iwp.example}\n"


def write_source(desk: Desk) -> None:
    """Write the source as it was when the file was sent."""
    desk.people(PEOPLE)
    desk.organisations(ORGANISATIONS)
    desk.brief(BODY, front=FRONT)
