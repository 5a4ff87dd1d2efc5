"""Generated text that somebody typed over is reported with its place; content that another program drops is not an
edit.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.desk import Desk
from tests.merge.editing import Edited, text_of, w
from tests.merge.merging import SentFile
from tests.readers.pictures import png_of

BODY = """# Background

As @fig-a shows, less comes.[^n] More of that.[^m]

![A caption](images/a.png){#fig-a alt="Red"}

The field `flow` has numbers.

[^n]: A note of ours.

[^m]: Another note of ours.
"""
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
KEPT = ("Heading", "Title")


def write_source(desk: Desk) -> None:
    desk.write("source/brief/images/a.png", png_of("red"))
    desk.brief(BODY, front="title: Sharing rivers\nnotes: section")


def merged(sent: SentFile, edit: Callable[[Edited], object], *options: str) -> tuple[int, str]:
    desk, data, _ = sent
    edited = Edited(data)
    edit(edited)
    outcome = desk.run("merge", str(desk.write("edited.docx", edited.bytes())), "--dry-run", *options)
    return outcome.code, outcome.out + outcome.err


def field(kind: str, words: str) -> Callable[[Edited], object]:
    """Type over the result of a field."""

    def edit(edited: Edited) -> None:
        runs = [*edited.root.iter(w("r"))]
        code = next(n for n, run in enumerate(runs) if kind in (run.findtext(w("instrText")) or ""))
        shown = next(run for run in runs[code:] if run.find(w("t")) is not None)
        next(shown.iter(w("t"))).text = words

    return edit


def running(kind: str, old: bytes, new: bytes) -> Callable[[Edited], object]:
    """Change the text of headers or footers."""

    def edit(edited: Edited) -> None:
        names = [name for name in edited.parts if name.startswith(f"word/{kind}") and old in edited.parts[name]]
        assert names
        for name in names:
            edited.parts[name] = edited.parts[name].replace(old, new)

    return edit


def entry(edited: Edited) -> None:
    """Type over an entry in the contents."""
    first = next(p for p in edited.paragraphs if text_of(p).startswith("Background"))
    next(t for t in first.iter(w("t")) if t.text == "Background" or "Background" in (t.text or "")).text = "Foreground"


def narrow(edited: Edited) -> None:
    """Halve a picture."""
    (extent,) = edited.root.iter(f"{DRAWING}extent")
    for name in ("cx", "cy"):
        extent.set(name, str(int(extent.get(name, "0")) // 2))


def properties(edited: Edited) -> None:
    """Change document properties under File > Info, in a program that does not change the title on the cover."""
    core = edited.parts["docProps/core.xml"].replace(b"<dc:title>Sharing", b"<dc:title>Dividing")
    added = b"<cp:category>Secret</cp:category></cp:coreProperties>"
    edited.parts["docProps/core.xml"] = core.replace(b"</cp:coreProperties>", added)


def macros(edited: Edited) -> None:
    """Save the file with macros."""
    name = "word/_rels/document.xml.rels"
    kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    new = f'<Relationship Id="rIdMacros" Type="{kind}" Target="vbaProject.bin"/></Relationships>'
    edited.parts[name] = edited.parts[name].replace(b"</Relationships>", new.encode())
    edited.parts["word/vbaProject.bin"] = b"\xd0\xcf"


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (properties, 'brief.md:2:8\tremark\tthe document property "title" is now "Dividing rivers": the field `title`'),
        (properties, 'the document property "category" is now "Secret": briefs have no field for it'),
        (macros, "a macro project was added: briefs have no place for it"),
        (field("REF _bp_note", "7"), '"1" -> "7" at a note mark: notes are numbered in the order of their marks'),
        (field("SEQ", "7"), '"1" -> "7"'),
        (field("REF _bp_fig", "Figure 7"), '"Figure 1" -> "Figure 7"'),
        (entry, 'the table of contents now shows "Foreground"'),
        (running("header", b"Sharing rivers", b"Sharing lakes"), '"Sharing lakes'),
        (running("footer", b"Page", b"Leaf"), '"Leaf'),
        (narrow, "50% of its former width"),
    ],
)
def test_it_is_reported_with_its_place(sent: SentFile, edit: Callable[[Edited], object], message: str) -> None:
    _, out = merged(sent, edit)
    assert message in out
    assert re.match(r"source/brief/brief\.md:\d+:\d+\t", out)
    assert all(re.match(r"source/brief/brief\.md:\d+:\d+\t", line) for line in out.strip().split("\n")[:-1]), out


def test_a_new_title_is_not_a_change_to_running_heads(sent: SentFile) -> None:
    def edit(edited: Edited) -> None:
        edited.replace("Sharing", "Sharing", "Dividing")
        running("header", b"Sharing rivers", b"Dividing rivers")(edited)

    code, out = merged(sent, edit)
    assert (code, out.count("\t")) == (0, 2), out


def test_a_program_that_drops_bookmarks_and_styles_causes_no_changes(sent: SentFile) -> None:
    def strip(edited: Edited) -> None:
        for name in [name for name in edited.parts if name.startswith("customXml/")]:
            del edited.parts[name]
        relations = edited.parts["word/_rels/document.xml.rels"].decode()
        kept = [item for item in relations.split("<Relationship ") if "customXml" not in item]
        edited.parts["word/_rels/document.xml.rels"] = "<Relationship ".join(kept).encode()
        for node in [*edited.root.iter(w("bookmarkStart"), w("bookmarkEnd"), w("rStyle"), w("pStyle"))]:
            parent = node.getparent()
            assert parent is not None
            if not (node.tag == w("pStyle") and node.get(w("val"), "").startswith(KEPT)):
                parent.remove(node)

    assert merged(sent, strip, "--brief", "brief") == (0, "nothing has changed\n")
