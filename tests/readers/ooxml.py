"""Faults that make Word report a file as unreadable or silently drop part of it. In: a DOCX file. Out: its faults.

Files are read with only zipfile and lxml. Schema validators check the order of elements.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

from tests.readers.word import W, WordFile, found, value, values

W3CDTF = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
# Targets of content controls that are not parts of the file: core and extended properties.
BUILT_IN = {"{6C3C8BC8-F283-45AE-878A-BAB7291924A1}", "{6668398D-A668-4E3E-A5EB-62B293D839F1}"}
TEXT_ALONE = ("header", "footer")  # parts that the sections of the document refer to
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def faults(file: Path | bytes) -> list[str]:
    """Return descriptions of a file's faults, or an empty list if there are none."""
    word = WordFile(file)
    rules = (
        _package, _content_types, _relationships, _properties, _styles, _numbering, _bookmarks, _anchors, _fields,
        _hyperlinks, _blocks, _notes, _drawings, _sections, _controls, _written_once, _spaces,
    )  # fmt: skip
    return [f"{rule.__name__[1:]}: {item}" for rule in rules for item in rule(word)]


def _twice(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


def _package(word: WordFile) -> Iterator[str]:
    for name, data in word.parts.items():
        if name.endswith((".xml", ".rels")):
            try:
                etree.fromstring(data)
            except etree.XMLSyntaxError as error:
                yield f"{name}: {error}"


def _content_types(word: WordFile) -> Iterator[str]:
    types = word.root("[Content_Types].xml")
    named = [str(node.get("PartName"))[1:] for node in types if str(node.tag).endswith("Override")]
    endings = [str(node.get("Extension")) for node in types if str(node.tag).endswith("Default")]
    yield from (f"{name} has two content types" for name in _twice(named))
    yield from (f"{name} is not there" for name in named if not word.has(name))
    for name in word.parts:
        if name not in named and name.rpartition(".")[2] not in endings:
            yield f"{name} has no content type"


def _relationships(word: WordFile) -> Iterator[str]:
    for part in ["", *(name for name in word.parts if not name.endswith(".rels"))]:
        related = word.relationships(part)
        inside = (target for _, target, outside in related.values() if not outside)
        yield from (f"{part} leads to {target}, which is not there" for target in inside if not word.has(target))
        if part.endswith(".xml"):
            used = set(values(word.root(part), ".//@r:id | .//@r:embed | .//@r:link"))
            yield from (f"{part} uses {id_}, which is not a relationship" for id_ in used - set(related))


def _properties(word: WordFile) -> Iterator[str]:
    core = word.root("docProps/core.xml")
    yield from (f"{name} occurs twice" for name in _twice(str(node.tag) for node in core))
    dates = values(core, "dcterms:created/text() | dcterms:modified/text()")
    yield from (f"{date} is not a W3CDTF date" for date in dates if not W3CDTF.fullmatch(date))
    custom = list(word.root("docProps/custom.xml")) if word.has("docProps/custom.xml") else []
    pids = [int(str(node.get("pid"))) for node in custom]
    if pids != list(range(2, 2 + len(pids))):
        yield f"custom properties have the numbers {pids}"
    yield from (f"there are two properties {name}" for name in _twice(str(node.get("name")) for node in custom))


def _styles(word: WordFile) -> Iterator[str]:
    yield from (f"{id_} is there twice" for id_ in _twice(values(word.root("word/styles.xml"), "w:style/@w:styleId")))
    for part in [*word.stories, "word/styles.xml", "word/numbering.xml"]:
        path = ".//w:pStyle/@w:val | .//w:rStyle/@w:val | .//w:tblStyle/@w:val | .//w:basedOn/@w:val | .//w:next/@w:val"
        yield from (f"{part} uses {id_}" for id_ in set(values(word.root(part), path)) - set(word.styles))


def _numbering(word: WordFile) -> Iterator[str]:
    root = word.root("word/numbering.xml")
    lists, definitions = values(root, "w:num/@w:numId"), values(root, "w:abstractNum/@w:abstractNumId")
    yield from (f"{id_} is there twice" for id_ in [*_twice(lists), *_twice(definitions)])
    yield from (f"no definition {id_}" for id_ in set(values(root, "w:num/w:abstractNumId/@w:val")) - set(definitions))
    for part in [*word.stories, "word/styles.xml"]:
        used = set(values(word.root(part), ".//w:numPr/w:numId/@w:val"))
        yield from (f"{part} uses the list {id_}" for id_ in used - set(lists) - {"0"})


def _bookmarks(word: WordFile) -> Iterator[str]:
    names = [name for name, _ in word.bookmarks()]
    yield from (f"{name} is there twice" for name in _twice(names))
    yield from (f"{name} is not a valid name" for name in names if not re.fullmatch(r"[^\W\d]\w{0,39}", name))
    for part in word.stories:
        starts, ends = (values(word.root(part), f".//w:bookmark{side}/@w:id") for side in ("Start", "End"))
        if sorted(starts) != sorted(ends) or _twice(starts):
            yield f"bookmarks of {part} are not closed, or have one number"


def _anchors(word: WordFile) -> Iterator[str]:
    names = {name for name, _ in word.bookmarks()}
    for part in word.stories:
        pointed = set(values(word.root(part), ".//w:hyperlink/@w:anchor"))
        codes = (field.instruction.split() for field in word.fields(part))
        pointed |= {code[1] for code in codes if code[0] in ("REF", "PAGEREF", "NOTEREF")}
        yield from (f"{part} points at {name}" for name in pointed - names)


def _fields(word: WordFile) -> Iterator[str]:
    for part in word.stories:
        marks: list[str] = []
        for node in found(word.root(part), ".//w:fldChar"):
            kind = str(node.get(f"{W}fldCharType"))
            before = marks.pop() if kind != "begin" and marks else ""
            if kind != "begin" and before not in {"separate": ("begin",), "end": ("begin", "separate")}[kind]:
                yield f"{part}: {kind} after {before or 'nothing'}"
            marks += [kind] if kind != "end" else []
        if marks:
            yield f"{part}: {len(marks)} fields are not closed"
        yield from (f"{part}: an empty field" for field in word.fields(part) if not field.instruction)


def _hyperlinks(word: WordFile) -> Iterator[str]:
    for part in word.stories:
        if found(word.root(part), ".//w:hyperlink//w:hyperlink"):
            yield f"{part}: a link in a link"


def _blocks(word: WordFile) -> Iterator[str]:
    for part in word.stories:
        root = word.root(part)
        for holder in found(root, ".//w:tc | .//w:txbxContent | .//w:footnote | .//w:endnote"):
            if not len(holder) or holder[-1].tag != f"{W}p":
                yield f"{part}: {etree.QName(holder).localname} does not end in a paragraph"
        yield from (f"{part}: a paragraph in a paragraph" for _ in found(root, ".//w:p/w:p"))
        for row in found(root, ".//w:tr"):
            if not found(row, "w:tc | w:sdt"):
                yield f"{part}: a row without cells"
    if found(word.body, "*")[-1].tag != f"{W}sectPr":
        yield "the body does not end in the properties of a section"


def _notes(word: WordFile) -> Iterator[str]:
    for kind in ("footnote", "endnote"):
        referred = values(word.document, f".//w:{kind}Reference/@w:id")
        part = f"word/{kind}s.xml"
        written = found(word.root(part), f"w:{kind}") if word.has(part) else []
        ids = [str(note.get(f"{W}id")) for note in written if not note.get(f"{W}type")]
        if sorted(referred) != sorted(ids):
            yield f"{kind}s {ids} are written, {referred} are referred to"
        special = {str(note.get(f"{W}id")) for note in written if note.get(f"{W}type")}
        result = set(values(word.root("word/settings.xml"), f"w:{kind}Pr/w:{kind}/@w:id"))
        if special != result:
            yield f"separators {special} are written, the settings name {result}"


def _drawings(word: WordFile) -> Iterator[str]:
    ids = [id_ for part in word.stories for id_ in values(word.root(part), ".//wp:docPr/@id")]
    yield from (f"two drawings are {id_}" for id_ in _twice(ids))


def _sections(word: WordFile) -> Iterator[str]:
    related = word.relationships("word/document.xml")
    for number, section in enumerate(word.sections(), start=1):
        for kind in TEXT_ALONE:
            references = found(section, f"w:{kind}Reference")
            yield from (
                f"{number}: two {kind}s {t}" for t in _twice(str(element.get(f"{W}type")) for element in references)
            )
            wrong = [element for element in references if related[value(element, "@r:id")][0] != kind]
            yield from (f"{number}: this is no {kind}" for _ in wrong)
        width, height = (int(value(section, f"w:pgSz/@w:{side}")) for side in ("w", "h"))
        if (value(section, "w:pgSz/@w:orient") == "landscape") != (width > height):
            yield f"{number}: {width} by {height} lies otherwise than it says"


def _controls(word: WordFile) -> Iterator[str]:
    controls = [control for part in word.stories for control in found(word.root(part), ".//w:sdt")]
    ids = [id_ for control in controls for id_ in values(control, "w:sdtPr/w:id/@w:val")]
    yield from (f"two controls are {id_}" for id_ in _twice(ids))
    stores = [
        str(node.get("{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID"))
        for name in word.parts
        if re.match(r"customXml/itemProps\d+\.xml$", name)
        for node in word.root(name).iter("{*}datastoreItem")
    ]
    yield from (f"two parts are {item}" for item in _twice(stores))
    for control in controls:
        if not found(control, "w:sdtContent/*"):
            yield "a control holds nothing"
        bound = set(values(control, "w:sdtPr/w:dataBinding/@w:storeItemID"))
        yield from (f"a control is bound to {item}" for item in bound - BUILT_IN - set(stores))


def _written_once(word: WordFile) -> Iterator[str]:
    for part in [*word.stories, "word/styles.xml"]:
        for node in found(word.root(part), ".//w:rPr | .//w:pPr | .//w:tcPr | .//w:tblPr"):
            twice = _twice(str(child.tag) for child in node)
            yield from (f"{part}: {tag.rpartition('}')[2]} twice in one {etree.QName(node).localname}" for tag in twice)


def _spaces(word: WordFile) -> Iterator[str]:
    for part in word.stories:
        for node in found(word.root(part), ".//w:t"):
            text = node.text or ""
            if text != text.strip(" ") and node.get(SPACE) != "preserve":
                yield f"{part}: {text!r} loses its spaces"
            if set(text) & set("\t\n"):
                yield f"{part}: a tab or line end in {text!r}"
