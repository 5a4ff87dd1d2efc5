"""The lines of contact blocks: partners add, remove and relabel channels, and the records change."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.desk import Desk
from tests.merge.editing import Edited
from tests.merge.merging import SentFile
from tests.merge.paragraphs import like

BLOCK = """iwp:
  name: Institute for Water
  channels:
    email: {address: office@iwp.example, label: E-mail}
    twitter: "[@iwp](https://twitter.com/iwp)"
"""
FLOW = """delta:
  name: Delta University
  channels: {email: office@delta.example, web: delta.example}
"""


def write_source(desk: Desk) -> None:
    desk.organisations(BLOCK + FLOW)
    desk.brief("# One\n\nText.\n", front="title: Rivers\nlang: en-GB\ncontacts: [iwp, delta]")


def add(below: str, words: str) -> Callable[[Edited], object]:
    return lambda edited: edited.paragraph(below).addnext(like(edited, below, words))


def without(*lines: str) -> Callable[[Edited], object]:
    def edit(edited: Edited) -> None:
        for line in lines:
            edited.remove(line)

    return edit


EDITS: dict[str, tuple[Callable[[Edited], object], list[str]]] = {
    "a phone number": (add("E-mail", "Phone: +44 1865 270 000"), ['+    phone: "+44 1865 270 000"']),
    "above the others": (
        lambda edited: edited.paragraph("E-mail").addprevious(like(edited, "E-mail", "Web: iwp.example")),
        ["+    web: iwp.example"],
    ),
    "a label of their own": (
        add("Twitter", "Helpline: +44 1865 270 000"),
        ['+    phone: {address: "+44 1865 270 000", label: Helpline}'],
    ),
    "in one line of YAML": (
        add("Web: delta", "Phone: 01865 270 000"),
        [
            "-  channels: {email: office@delta.example, web: delta.example}",
            "+  channels: {email: office@delta.example, web: delta.example, phone: 01865 270 000}",
        ],
    ),
    "one channel removed": (without("Twitter"), ['-    twitter: "[@iwp](https://twitter.com/iwp)"']),
    "a channel with a label removed": (
        without("E-mail"),
        ["-    email: {address: office@iwp.example, label: E-mail}"],
    ),
    "the first on one line removed": (
        without("Email: office@delta"),
        [
            "-  channels: {email: office@delta.example, web: delta.example}",
            "+  channels: {web: delta.example}",
        ],
    ),
    "all removed": (
        without("Email: office@delta", "Web: delta"),
        ["-  channels: {email: office@delta.example, web: delta.example}"],
    ),
    "another kind": (
        lambda edited: edited.replace("Twitter", "Twitter", "X"),
        ['-    twitter: "[@iwp](https://twitter.com/iwp)"', '+    x: "[@iwp](https://twitter.com/iwp)"'],
    ),
    "another label": (
        lambda edited: edited.replace("Web: delta", "Web", "Home page"),
        [
            "-  channels: {email: office@delta.example, web: delta.example}",
            "+  channels: {email: office@delta.example, web: {address: delta.example, label: Home page}}",
        ],
    ),
    "another label of a channel with a label": (
        lambda edited: edited.replace("E-mail", "E-mail", "Write to us"),
        [
            "-    email: {address: office@iwp.example, label: E-mail}",
            "+    email: {address: office@iwp.example, label: Write to us}",
        ],
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_channels_are_merged_into_their_record(sent: SentFile, name: str) -> None:
    edit, expected = EDITS[name]
    lines, outcome = sent.merged(edit)
    assert (lines, outcome.code) == (expected, 0), outcome.out
