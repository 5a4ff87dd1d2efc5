"""The reader that checks the structure of Word files finds every fault that it should find."""

import io
import zipfile

import pytest

from tests.readers.ooxml import faults
from tests.readers.publishing import Published

DOCUMENT, HEADER = "word/document.xml", "word/header3.xml"
# The rule that must report the fault, the part that is damaged, the text removed from it, and its replacement.
FAULTS = [
    ("package", DOCUMENT, b"</w:body>", b""),
    ("content_types", "[Content_Types].xml", b"odttf", b"other"),
    ("relationships", "word/_rels/document.xml.rels", b'Target="styles.xml"', b'Target="other.xml"'),
    ("properties", "docProps/core.xml", b"T00:00:00Z", b" midnight"),
    ("properties", "docProps/custom.xml", b'pid="2"', b'pid="1"'),
    ("styles", DOCUMENT, b'<w:pStyle w:val="Title"/>', b'<w:pStyle w:val="Nothing"/>'),
    ("numbering", DOCUMENT, b"<w:numId w:val=", b"<w:numId w:val='99' w:was="),
    ("bookmarks", DOCUMENT, b'<w:bookmarkEnd w:id="1"/>', b""),
    ("anchors", DOCUMENT, b'w:anchor="_bp_contributors"', b'w:anchor="nowhere"'),
    ("fields", DOCUMENT, b'<w:fldChar w:fldCharType="end"/>', b""),
    (
        "hyperlinks",
        DOCUMENT,
        b'<w:hyperlink w:anchor="_bp_contributors"',
        b"<w:hyperlink><w:hyperlink/></w:hyperlink>$",
    ),
    ("sections", DOCUMENT, b"<w:pgSz ", b'<w:pgSz w:orient="landscape" '),
    ("controls", DOCUMENT, b"{55AF091B", b"{00000000"),
    ("written_once", DOCUMENT, b'<w:pStyle w:val="Title"/>', b"$$"),
    ("spaces", DOCUMENT, b' xml:space="preserve"', b""),
]


@pytest.mark.parametrize(("rule", "part", "out", "into"), FAULTS, ids=[f"{rule}-{part}" for rule, part, *_ in FAULTS])
def test_a_damaged_file_is_found(seed: Published, rule: str, part: str, out: bytes, into: bytes) -> None:
    spoilt = io.BytesIO()
    with zipfile.ZipFile(seed.docx()) as old, zipfile.ZipFile(spoilt, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == part:
                assert out in data
                data = data.replace(out, into.replace(b"$", out))
            new.writestr(name, data)
    try:
        actual = faults(spoilt.getvalue())
    except Exception as error:
        actual = [f"{rule}: {error}"]
    assert [fault for fault in actual if fault.startswith(f"{rule}:")]


def test_the_seed_and_the_hard_cases_are_complete(seeds: dict[str, Published], stress: Published) -> None:
    files = [*(item.docx() for item in seeds.values()), *stress.folder.glob("*.docx")]
    assert len(files) == 5
    assert [fault for file in files for fault in faults(file)] == []
