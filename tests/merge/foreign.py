"""Word files as other programs write them, from a few lines of XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from briefpress.merge import Imported, import_file

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:a="{DRAWING}/main"'
    f' xmlns:wp="{DRAWING}/wordprocessingDrawing" xmlns:pic="{DRAWING}/picture" xmlns:c="{DRAWING}/chart"'
    f' xmlns:dgm="{DRAWING}/diagram" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office"'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
LEVELS = {
    "1": (("bullet", "\uf0b7"), ("bullet", "o")),
    "2": (("decimal", "%1."), ("lowerLetter", "%2)")),
    "3": (("decimal", "Recommendation %1:"),),
    "4": (("decimal", "%1"), ("decimal", "%1.%2")),
    "5": (("bullet", "☐"),),
}


def word(body: str, *, styles: str = "", parts: Mapping[str, tuple[str, str | bytes]] | None = None) -> bytes:
    """Return a Word file with this text; `parts` maps relationship ids to the kind and content of further parts."""
    relations = {"rS": ("styles", sheet(styles)), "rN": ("numbering", lists()), **(parts or {})}
    files: dict[str, str | bytes] = {
        f"word/{name_of(id_, kind)}": content for id_, (kind, content) in relations.items()
    }
    linked = "".join(relation(id_, kind, name_of(id_, kind)) for id_, (kind, _) in relations.items())
    files |= {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": related(relation("r1", "officeDocument", "word/d.xml")),
        "word/_rels/d.xml.rels": related(linked),
        "word/d.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def imported(body: str, *, styles: str = "", parts: Mapping[str, tuple[str, str | bytes]] | None = None) -> Imported:
    """Import a file with this text."""
    return import_file(word(body, styles=styles, parts=parts), "old")


def name_of(id_: str, kind: str) -> str:
    """Return the name of the part for a kind of relationship."""
    suffix = {"image": "png", "aFChunk": "html"}.get(kind, "xml")
    return f"{kind}-{id_}.{suffix}"


def related(relations: str) -> str:
    """Return a part with relationships."""
    return f'<Relationships xmlns="{RELATIONS}">{relations}</Relationships>'


def relation(id_: str, kind: str, target: str) -> str:
    """Return a relationship."""
    return f'<Relationship Id="{id_}" Type="{OFFICE}/{kind}" Target="{target}"/>'


def sheet(more: str) -> str:
    """Return the part with styles: Word's own, and more."""
    usual = [
        style("Normal", "Normal", based=""),
        *(style(f"H{n}", f"heading {n}", p=f'<w:outlineLvl w:val="{n - 1}"/>') for n in (1, 2, 3)),
        *(style(name.replace(" ", ""), name) for name in ("Title", "caption", "Quote", "footnote text")),
    ]
    return f"<w:styles {NAMES}>{''.join(usual)}{more}</w:styles>"


def style(id_: str, name: str, *, based: str = "Normal", p: str = "", r: str = "") -> str:
    """Return a paragraph style with paragraph and run properties."""
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    head = f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/>{base}'
    return f"{head}<w:pPr>{p}</w:pPr><w:rPr>{r}</w:rPr></w:style>"


def lists() -> str:
    """Return the part with lists."""
    models = "".join(
        f'<w:abstractNum w:abstractNumId="{id_}">'
        + "".join(
            f'<w:lvl w:ilvl="{n}"><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
            for n, (kind, text) in enumerate(levels)
        )
        + "</w:abstractNum>"
        for id_, levels in LEVELS.items()
    )
    numbers = "".join(f'<w:num w:numId="{id_}"><w:abstractNumId w:val="{id_}"/></w:num>' for id_ in LEVELS)
    return f"<w:numbering {NAMES}>{models}{numbers}</w:numbering>"


def p(*runs: str, style: str = "", ppr: str = "") -> str:
    """Return a paragraph; anything but XML is its text."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inside = "".join(one if one.startswith("<") else t(one) for one in runs)
    return f"<w:p><w:pPr>{named}{ppr}</w:pPr>{inside}</w:p>"


def t(words: str, rpr: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{rpr}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def item(words: str, number: int, level: int = 0, *, ppr: str = "") -> str:
    """Return a list item."""
    return p(words, ppr=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>{ppr}')


def field(code: str, shown: str) -> str:
    """Return a field with its result."""
    begin, middle, end = (f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText> {code} </w:instrText></w:r>{middle}{shown}{end}"


def marked(name: str, inside: str) -> str:
    """Return runs inside a bookmark."""
    return f'<w:bookmarkStart w:id="7" w:name="{name}"/>{inside}<w:bookmarkEnd w:id="7"/>'


def table(*rows: list[str]) -> str:
    """Return a table; each cell consists of paragraphs or text."""
    cells = ["".join(f"<w:tc>{one if one[:1] == '<' else p(one)}</w:tc>" for one in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def picture(id_: str, alt: str = "") -> str:
    """Return a run with a picture."""
    blip = f'<a:blip r:embed="{id_}"/>'
    return f'<w:r><w:drawing><wp:inline><wp:docPr id="1" descr="{alt}"/>{blip}</wp:inline></w:drawing></w:r>'
