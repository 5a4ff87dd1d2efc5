"""Changes that other programs make by themselves are not edits: dropped formulas, redrawn drawings."""

from __future__ import annotations

from collections.abc import Callable

from tests.desk import Desk
from tests.merge.editing import Edited
from tests.merge.merging import SentFile

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40"><rect width="90" height="40" fill="#036"/></svg>'
BODY = """# Flow

The flow $Q$ follows from the height $h$.

$$Q = a h^b$$

![The basin](images/basin.svg){alt="A map"}

More is said here.

| The stone is wet,
|     or dry.

```
a:
  b: c
```
"""


def write_source(desk: Desk) -> None:
    desk.brief(BODY, front="title: A\nlang: en-GB\ntoc: false")
    desk.write("source/brief/images/basin.svg", SVG)


def merged(sent: SentFile, edit: Callable[[Edited], object]) -> tuple[str, str]:
    """Return the text of the source after a merge, and the output; the source is then restored."""
    desk, data, _ = sent
    edited = Edited(data)
    edit(edited)
    file = desk.root / "source/brief/brief.md"
    before = file.read_text()
    outcome = desk.run("merge", str(desk.write("edited.docx", edited.bytes())))
    after = file.read_text()
    file.write_text(before)
    return after, outcome.out


def drop_formulas(edited: Edited) -> None:
    """Remove all formulas, as LibreOffice does without its Math component."""
    for element in [*edited.root.iter(f"{M}oMathPara", f"{M}oMath")]:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def redraw(edited: Edited, application: bytes) -> None:
    """Redraw all pictures, as another program would, and write the name of that program into the properties of the
    file.
    """
    for name in [name for name in edited.parts if name.startswith("word/media/")]:
        edited.parts[name] += b" "
    about = edited.parts["docProps/app.xml"]
    edited.parts["docProps/app.xml"] = about.replace(b">briefpress<", b">" + application + b"<")


def test_formulas_that_a_program_dropped_are_kept(sent: SentFile) -> None:
    text, actual = merged(sent, drop_formulas)
    assert "The flow $Q$ follows from the height $h$." in text
    assert "$$Q = a h^b$$" in text
    assert actual == "nothing has changed\n"


def test_text_beside_dropped_formulas_is_merged_in_other_paragraphs(sent: SentFile) -> None:
    def edit(edited: Edited) -> None:
        drop_formulas(edited)
        edited.replace("More is", "said", "written")

    text, _ = merged(sent, edit)
    assert "More is written here." in text
    assert "$$Q = a h^b$$" in text


def test_text_among_dropped_formulas_is_reported(sent: SentFile) -> None:
    def edit(edited: Edited) -> None:
        edited.replace("The flow", " follows", " results")
        drop_formulas(edited)

    text, actual = merged(sent, edit)
    assert text.endswith(BODY)
    assert "another program has removed the formulas from this file" in actual


def test_redrawn_drawings_are_not_changed(sent: SentFile) -> None:
    text, actual = merged(sent, lambda edited: redraw(edited, b"LibreOffice/7.4"))
    assert text.endswith(BODY)
    assert actual == "nothing has changed\n"


def test_drawings_that_someone_replaced_in_word_are_reported(sent: SentFile) -> None:
    text, actual = merged(sent, lambda edited: redraw(edited, b"Microsoft Office Word"))
    assert text.endswith(BODY)
    assert "the drawing images/basin.svg was replaced by a different picture: replace it in the source" in actual
