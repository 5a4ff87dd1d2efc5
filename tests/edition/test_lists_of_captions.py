"""Lists of figures and tables: everything with a caption and a number, after the table of contents."""

from pathlib import Path

from briefpress.edition import ContentsEntry, Edition, Paragraph, plain_text
from tests.desk import Desk, part
from tests.readers.pdf import PdfFile
from tests.readers.pictures import picture
from tests.readers.word import W, WordFile, found, values

FRONT = "title: T\nlang: en\nlof: true\nlot: true"
TEXT = """\
# A

![A *first* one[^n]](a.png){#fig-one alt="One"}

![Another one](a.png){alt="Two"}

![](a.png){alt="Without a caption"}

| A |
|---|
| 1 |

: Counted

# B {.appendix}

![In the annex](a.png){alt="Three"}

[^n]: A note.
"""


def lists(desk: Desk, front: str = FRONT) -> list[str]:
    picture(desk.root / "source/brief/a.png")
    edition, problems = desk.edition(TEXT, front=front)
    assert problems == []
    kinds = [item.kind for item in edition.parts]
    return texts_of_lists(edition) if "lists" in kinds else []


def texts_of_lists(edition: Edition) -> list[str]:
    blocks = part(edition, "lists").blocks
    return [plain_text(block.inlines) for block in blocks if isinstance(block, Paragraph | ContentsEntry)]


def test_they_list_captions_with_their_numbers(desk: Desk) -> None:
    figures = ["Figures", "Figure 1. A first one", "Figure 2. Another one", "Figure A1. In the annex"]
    tables = ["Tables", "Table 1. Counted"]
    assert lists(desk) == [*figures, *tables]
    assert lists(desk, "title: T\nlang: en\nlot: true") == tables
    assert lists(desk, "title: T\nlang: en") == []


def test_both_formats_link_to_the_listed_elements(desk: Desk) -> None:
    picture(desk.root / "source/brief/a.png")
    desk.brief(TEXT, front=f"{FRONT}\nproblems: {{image-resolution: off}}")
    outcome = desk.run("publish")
    assert (outcome.code, outcome.err) == (0, "")
    word = WordFile(desk.root / "output/brief.docx")
    codes = [field.instruction for field in word.fields() if field.instruction.startswith("TOC ")]
    assert codes[1:] == [f'TOC \\c "{name}" \\h \\z' for name in ("Figure", "Figure_A", "Table")]
    entries = word.styled("table of figures")
    assert ["".join(values(paragraph.node, ".//w:t/text()"))[:11] for paragraph in entries] == [
        "Figure 1. A", "Figure 2. A", "Figure A1. ", "Table 1. Co",
    ]  # fmt: skip
    style = found(word.styles["TableofFigures"], "w:pPr/w:tabs/w:tab")
    assert [(element.get(f"{W}val"), element.get(f"{W}leader")) for element in style] == [("right", None)]
    names = set(values(word.body, ".//w:bookmarkStart/@w:name"))
    assert {name for paragraph in entries for name in values(paragraph.node, ".//w:hyperlink/@w:anchor")} <= names
    pdf = PdfFile(desk.root / "output/brief.pdf")
    assert [tag.kind for tag in pdf.tags].count("TOCI") == 6
    merged = desk.run("merge", str(Path(desk.root / "output/brief.docx")))
    assert (merged.code, merged.out, merged.err) == (0, "nothing has changed\n", "")
