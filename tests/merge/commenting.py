"""Comments in a Word file, as Word writes them. In: an open file. Out: the file with comments, threads and states."""

from __future__ import annotations

from lxml import etree

from tests.merge.editing import NAMES, Edited, R, w, xml

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
EXTENDED = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
DATE = "2026-03-01T10:00:00Z"


class Comments:
    """The comments of a file; `save` writes their parts."""

    def __init__(self, edited: Edited) -> None:
        self.edited = edited
        self.comments: list[str] = []
        self.states: list[str] = []
        self.texts: list[str] = []

    def say(self, id_: int, author: str, text: str, *, to: int | None = None, done: bool = False) -> None:
        """Write a comment, or a reply `to` another."""
        self.texts.append(text)
        paragraph = f'<w:p w14:paraId="{id_:08X}"><w:r><w:t>{text}</w:t></w:r></w:p>'
        self.comments.append(f'<w:comment w:id="{id_}" w:author="{author}" w:date="{DATE}">{paragraph}</w:comment>')
        parent = f' w15:paraIdParent="{to:08X}"' if to is not None else ""
        self.states.append(f'<w15:commentEx w15:paraId="{id_:08X}" w15:done="{int(done)}"{parent}/>')

    def on(self, paragraph: etree._Element, id_: int, words: str = "") -> None:
        """Attach a comment to words of a paragraph, or to all of it."""
        starts, ends = (xml(f'<w:commentRange{end} w:id="{id_}"/>') for end in ("Start", "End"))
        runs = [run for run in paragraph.iter(w("r")) if not words or words in "".join(run.itertext())]
        first, last = runs[0], runs[-1]
        if words:
            first = last = split(first, words)
        first.addprevious(starts)
        last.addnext(ends)
        ends.addnext(xml(f'<w:r><w:commentReference w:id="{id_}"/></w:r>'))

    def save(self) -> None:
        """Write the parts."""
        names = f'{NAMES} xmlns:w14="{W14}" xmlns:w15="{W15}"'
        parts = self.edited.parts
        parts["word/comments.xml"] = f"<w:comments {names}>{''.join(self.comments)}</w:comments>".encode()
        parts["word/commentsExtended.xml"] = f"<w15:commentsEx {names}>{''.join(self.states)}</w15:commentsEx>".encode()
        relations = parts["word/_rels/document.xml.rels"].decode()
        more = "".join(
            f'<Relationship Id="rId{name}" Type="{kind}" Target="{name}.xml"/>'
            for name, kind in (("comments", f"{R}/comments"), ("commentsExtended", EXTENDED))
        )
        parts["word/_rels/document.xml.rels"] = relations.replace(
            "</Relationships>", f"{more}</Relationships>"
        ).encode()


def split(run: etree._Element, words: str) -> etree._Element:
    """Split a run before and after some words, and return the run with these words."""
    before, _, after = "".join(run.itertext()).partition(words)
    look = run.find(w("rPr"))
    looks = "" if look is None else etree.tostring(look, encoding="unicode")
    parts = [xml(f'<w:r>{looks}<w:t xml:space="preserve">{some}</w:t></w:r>') for some in (before, words, after)]
    for part in parts:
        run.addprevious(part)
    parent = run.getparent()
    assert parent is not None
    parent.remove(run)
    return parts[1]
