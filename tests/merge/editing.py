"""A Word file, edited as partners edit it. In: its bytes. Out: the bytes of the file with changed words, runs and
paragraphs.

Runs are split and contain Word's usual leftovers; nothing from `src` is used.
"""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Iterator

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = f'xmlns:w="{W}" xmlns:r="{R}"'


def w(name: str) -> str:
    """Return a WordprocessingML name in lxml's form."""
    return f"{{{W}}}{name}"


class Edited:
    """An open Word file."""

    def __init__(self, data: bytes) -> None:
        self.parts: dict[str, bytes] = {}
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts.update({name: archive.read(name) for name in archive.namelist()})
        self.root = etree.fromstring(self.parts["word/document.xml"])

    def bytes(self) -> bytes:
        """Return the file."""
        self.parts["word/document.xml"] = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8")
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self.parts.items():
                archive.writestr(zipfile.ZipInfo(name), data)
        return out.getvalue()

    @property
    def paragraphs(self) -> Iterator[etree._Element]:
        """Yield all paragraphs, including those in cells."""
        return self.root.iter(w("p"))

    def paragraph(self, begins: str) -> etree._Element:
        """Return the last paragraph that begins with this text, because headings are also in the contents."""
        return [element for element in self.paragraphs if text_of(element).startswith(begins)][-1]

    def replace(self, begins: str, old: str, new: str) -> None:
        """Replace words of one run, and split it as Word does when somebody types."""
        for run in self.paragraph(begins).iter(w("r")):
            text = run.find(w("t"))
            if text is not None and old in (text.text or ""):
                before, _, after = (text.text or "").partition(old)
                self._split(run, [before, new, after])
                return
        raise AssertionError(f"no run has {old!r}")

    def note(self, old: str, new: str, kind: str = "footnotes") -> None:
        """Replace `old` with `new` in a note."""
        part = self.parts[f"word/{kind}.xml"]
        assert old.encode() in part
        self.parts[f"word/{kind}.xml"] = part.replace(old.encode(), new.encode())

    def mark(self, begins: str, words: str, properties: str) -> None:
        """Change the properties of words."""
        for run in self.paragraph(begins).iter(w("r")):
            text = run.find(w("t"))
            if text is not None and words in (text.text or ""):
                before, _, after = (text.text or "").partition(words)
                middle = self._split(run, [before, words, after])[1]
                middle.insert(0, xml(f"<w:rPr>{properties}</w:rPr>"))
                return
        raise AssertionError(f"no run has {words!r}")

    @staticmethod
    def _split(run: etree._Element, texts: list[str]) -> list[etree._Element]:
        out = []
        for number, words in enumerate(texts):
            new = copy.deepcopy(run)
            new.set(w("rsidR"), f"00A{number}B{number}C{number}")
            text = new.find(w("t"))
            assert text is not None
            text.text = words
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            run.addprevious(new)
            out.append(new)
        run.addprevious(xml('<w:proofErr w:type="spellStart"/>'))
        parent = run.getparent()
        assert parent is not None
        parent.remove(run)
        return out

    def add(self, after: str, style: str, words: str, more: str = "") -> etree._Element:
        """Add a paragraph after the one that begins with this text."""
        look = f'<w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>' if style else ""
        new = xml(f'<w:p>{look}<w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>')
        self.paragraph(after).addnext(new)
        return new

    def remove(self, begins: str) -> None:
        """Remove a paragraph."""
        gone = self.paragraph(begins)
        parent = gone.getparent()
        assert parent is not None
        parent.remove(gone)

    def move(self, begins: str, after: str) -> None:
        """Move a paragraph."""
        self.paragraph(after).addnext(self.paragraph(begins))

    def style(self, begins: str, style: str) -> None:
        """Change the style of a paragraph."""
        named = self.paragraph(begins).find(f"{w('pPr')}/{w('pStyle')}")
        assert named is not None
        named.set(w("val"), style)

    def track(self, begins: str, old: str, new: str, author: str = "Ann") -> None:
        """Replace words with tracking on."""
        for run in self.paragraph(begins).iter(w("r")):
            text = run.find(w("t"))
            if text is not None and old in (text.text or ""):
                before, _, after = (text.text or "").partition(old)
                look = run.find(w("rPr"))
                looks = "" if look is None else etree.tostring(look, encoding="unicode")
                by = f'w:author="{author}" w:date="2026-03-01T10:00:00Z"'
                for element in xml(
                    f'<w:p><w:r>{looks}<w:t xml:space="preserve">{before}</w:t></w:r>'
                    f'<w:del w:id="91" {by}><w:r>{looks}<w:delText xml:space="preserve">{old}</w:delText></w:r></w:del>'
                    f'<w:ins w:id="92" {by}><w:r>{looks}<w:t xml:space="preserve">{new}</w:t></w:r></w:ins>'
                    f'<w:r>{looks}<w:t xml:space="preserve">{after}</w:t></w:r></w:p>'
                ):
                    run.addprevious(element)
                parent = run.getparent()
                assert parent is not None
                parent.remove(run)
                return
        raise AssertionError(f"no run has {old!r}")

    def row(self, begins: str) -> etree._Element:
        """Return the table row whose first cell begins with this text."""
        return next(row for row in self.root.iter(w("tr")) if text_of(row).startswith(begins))

    def comment(self, begins: str, words: str, author: str = "Ben") -> None:
        """Write a comment on a paragraph."""
        paragraph = self.paragraph(begins)
        at = 1 if paragraph.find(w("pPr")) is not None else 0
        paragraph.insert(at, xml('<w:commentRangeStart w:id="7"/>'))
        paragraph.append(xml('<w:commentRangeEnd w:id="7"/>'))
        paragraph.append(xml('<w:r><w:commentReference w:id="7"/></w:r>'))
        by = f'w:author="{author}" w:date="2026-03-01T10:00:00Z"'
        found = f'<w:comment w:id="7" {by}><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:comment>'
        self._part("comments", f"<w:comments {NAMES}>{found}</w:comments>")

    def footnote(self, begins: str, words: str) -> None:
        """Add a note with Word's own command at the end of a paragraph."""
        found = f'<w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {words}</w:t></w:r>'
        note = f'<w:footnote w:id="5"><w:p>{found}</w:p></w:footnote>'
        self._part("footnotes", f"<w:footnotes {NAMES}>{note}</w:footnotes>")
        self.paragraph(begins).append(xml('<w:r><w:footnoteReference w:id="5"/></w:r>'))

    def _part(self, kind: str, content: str) -> None:
        self.parts[f"word/{kind}.xml"] = content.encode()
        relations = self.parts["word/_rels/document.xml.rels"].decode()
        assert f"/{kind}" not in relations
        new = f'<Relationship Id="rIdNew{kind}" Type="{R}/{kind}" Target="{kind}.xml"/></Relationships>'
        self.parts["word/_rels/document.xml.rels"] = relations.replace("</Relationships>", new).encode()


def xml(text: str) -> etree._Element:
    """Return an element."""
    return etree.fromstring(f"<root {NAMES}>{text}</root>")[0]


def text_of(node: etree._Element) -> str:
    """Return the words of an element."""
    return "".join(element.text or "" for element in node.iter(w("t")))
