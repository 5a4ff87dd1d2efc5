"""Code that was changed in Word stays code: no character is escaped, and new lines are lines of the block."""

from __future__ import annotations

import copy

import pytest

from tests.desk import Desk
from tests.merge.editing import Edited, w, xml
from tests.merge.merging import Edit, SentFile

TEXT = """# One

The field `quality` is set.

```csv
gauge,flow
grenz,61.2
```

Between.

- An item:

  ```
  one
    two
  ```

Below:

    lysa,59.4

The end.
"""


def write_source(desk: Desk) -> None:
    desk.brief(TEXT)


def line(begins: str, words: str, *, plain: bool) -> Edit:
    """Add a line at the end of a block, formatted as code or, as if it was pasted, not at all."""

    def edit(edited: Edited) -> None:
        last = [*edited.paragraph(begins).iter(w("r"))][-1]
        new = xml(f"<w:r><w:br/><w:t>{words}</w:t></w:r>")
        look = last.find(w("rPr"))
        if look is not None and not plain:
            new.insert(0, copy.deepcopy(look))
        last.addnext(new)

    return edit


def without_last_line(edited: Edited) -> None:
    block = edited.paragraph("gauge,flow")
    for run in [*block.iter(w("r"))][-2:]:
        block.remove(run)


def bold(edited: Edited) -> None:
    edited.mark("gauge,flow", "grenz", "<w:b/>")


CASES: dict[str, tuple[Edit, list[str]]] = {
    "markup characters": (
        lambda edited: edited.replace("gauge,flow", "61.2", "6*,_1_ [2] \\"),
        ["-grenz,61.2", "+grenz,6*,_1_ [2] \\"],
    ),
    "a new line": (line("gauge,flow", "lysa,*5*", plain=False), ["+lysa,*5*"]),
    "a pasted line": (line("gauge,flow", "lysa,*5*", plain=True), ["+lysa,*5*"]),
    "a line in an item": (line("one", "three", plain=False), ["+  three"]),
    "a line in indented code": (line("lysa", "arvel,7", plain=False), ["+    arvel,7"]),
    "a removed line": (without_last_line, ["-grenz,61.2"]),
    "a new paragraph": (lambda edited: edited.add("gauge,flow", "SourceCode", "lysa,*5*"), ["+lysa,*5*"]),
    "a new block": (
        lambda edited: edited.add("Between.", "SourceCode", "a = b * c"),
        ["+```", "+a = b * c", "+```", "+"],
    ),
    "words in the text": (
        lambda edited: edited.replace("The field", "quality", "a*b*c"),
        ["-The field `quality` is set.", "+The field `a*b*c` is set."],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_code_is_merged_as_it_was_typed(sent: SentFile, name: str) -> None:
    edit, expected = CASES[name]
    lines, outcome = sent.merged(edit)
    assert lines == expected, outcome.out
    assert outcome.code == 0


def test_formatting_in_code_is_reported(sent: SentFile) -> None:
    lines, outcome = sent.merged(bold)
    assert not lines
    assert '"grenz" was formatted: code cannot have formatting' in outcome.out
    assert outcome.code == 1
