"""The content of blocks: functions that traverse, read and change texts find the same ones."""

from dataclasses import replace
from typing import get_args

import pytest

from briefpress.model import (
    Block,
    Box,
    Brief,
    Inlines,
    Passage,
    Place,
    Run,
    passages,
    rewritten,
    text_of,
    texts_of,
    walk,
    with_texts,
)
from briefpress.problems import Report
from briefpress.source import read_brief
from briefpress.workspace import Workspace
from tests.desk import Desk

EVERY_KIND = """\
Words.[^n] [visit]()

# Heading

- item

> quoted
>
> --- Somebody

```
code
```

$$x$$

---

::: {.box title="Title"}
Inside.
:::

::: recommendations
1. Do it. {#r addressee="All"}
:::

::: abbreviations
:::

Term

:   Meaning

![Caption](a.png){alt="A" title="Title" source="Source"}

::: {#fig-panels layout-ncol=2 notes="Notes" source="Source"}
![First](a.png){alt="A" credit="C"}
![Second](a.png){alt="A" credit="C"}

Common
:::

| a | b |
|---|---|
| 1 | 2 |

: Caption

::: {.landscape}
Wide.
:::

::: notes
:::

::: {#refs}
:::

[^n]: A note.

*[EU]: European Union
"""
FRONT = """\
title: T
abstract: Summary.
contributors: [org]
author: {name: Ann, biography: Born.}
acknowledgments: Thanks.
funding: Paid."""


@pytest.fixture
def brief(desk: Desk) -> Brief:
    desk.organisations("org: {name: Org, description: Described.}")
    desk.write("source/brief/a.png", b"")
    desk.brief(EVERY_KIND, front=FRONT)
    found = read_brief(Workspace(desk.root.resolve()), "brief", Report())
    assert found
    return found


def _collected(brief: Brief, which: Passage) -> list[Inlines]:
    """Return the texts in the order in which they are changed."""
    seen: list[Inlines] = []

    def look(text: Inlines) -> Inlines:
        seen.append(text)
        return text

    rewritten(brief, which, look)
    return seen


def test_the_example_uses_every_kind(brief: Brief) -> None:
    assert {type(block) for block in walk(text_of(brief))} == set(get_args(Block))


def test_texts_are_changed_in_the_order_in_which_they_are_read(brief: Brief) -> None:
    read = [text for block in walk(text_of(brief)) for text in texts_of(block)]
    assert len(read) > 20
    assert _collected(brief, Passage.TEXT) == read


def test_every_text_can_be_changed(brief: Brief) -> None:
    new = (Run("new"),)
    texts = {text for block in walk(with_texts(text_of(brief), lambda _: new)) for text in texts_of(block)}
    assert texts == {new}


@pytest.mark.parametrize("which", Passage)
def test_only_the_requested_passage_is_rewritten(brief: Brief, which: Passage) -> None:
    new = rewritten(brief, which, lambda _: (Run("new"),))
    assert passages(brief, which)
    assert passages(new, which) != passages(brief, which)
    assert passages(new, ~which) == passages(brief, ~which)


def test_blocks_without_changes_stay_the_same_objects(brief: Brief) -> None:
    blocks = text_of(brief)
    assert with_texts(blocks, lambda text: (*text,)) is blocks


def test_only_blocks_with_changes_are_copied(brief: Brief) -> None:
    blocks = text_of(brief)
    new = with_texts(blocks, lambda text: (Run("new"),) if Run("Inside.") in text else text)
    different = [old for old, block in zip(blocks, new, strict=True) if block is not old]
    assert [type(block) for block in different] == [Box]


def test_changed_places_are_not_lost(brief: Brief) -> None:
    moved = Place("other.md", 7, 1)

    def move(text: Inlines) -> Inlines:
        return tuple(replace(inline, place=moved) if isinstance(inline, Run) else inline for inline in text)

    runs = [
        inline
        for block in walk(with_texts(text_of(brief), move))
        for text in texts_of(block)
        for inline in text
        if isinstance(inline, Run)
    ]
    assert len(runs) > 20
    assert {run.place for run in runs} == {moved}
