"""The package: all references have targets, and Word accepts the file without a message."""

import re
from io import BytesIO

import docx
import pytest

from tests.readers.publishing import Published
from tests.readers.word import WordFile, found, value, values

FILES = ("seed", "stress-page", "stress-section", "stress-end")
MARKS = {"rStyle", "b", "bCs", "i", "iCs", "strike", "vertAlign", "lang", "rtl"}
CORE = "docProps/core.xml"


@pytest.fixture(scope="module", params=FILES)
def any_docx(request: pytest.FixtureRequest, seed: Published, stress: Published) -> WordFile:
    return WordFile(seed.docx() if request.param == "seed" else stress.docx(request.param))


def test_python_docx_opens_it(seed: Published, stress: Published) -> None:
    for file in (seed.docx(), *(stress.docx(id_) for id_ in FILES[1:])):
        document = docx.Document(BytesIO(file.read_bytes()))
        assert len(document.paragraphs) > 50
        assert {paragraph.style.name for paragraph in document.paragraphs if paragraph.style} > {"Title", "Body Text"}


def test_every_part_is_well_formed(any_docx: WordFile) -> None:
    parts = [name for name in any_docx.parts if name.endswith((".xml", ".rels"))]
    assert len(parts) > 10
    assert all(any_docx.root(name) is not None for name in parts)


def test_every_relationship_has_a_target(any_docx: WordFile) -> None:
    parts = [name for name in any_docx.parts if not name.endswith(".rels")]
    targets = [
        (part, target, outside) for part in ["", *parts] for _, target, outside in any_docx.relationships(part).values()
    ]
    assert len(targets) > 10
    assert [(part, target) for part, target, outside in targets if not outside and not any_docx.has(target)] == []
    assert [target for _, target, outside in targets if outside and not re.match(r"(https?|mailto|tel):", target)] == []


def test_there_are_exactly_the_relationships_in_use(any_docx: WordFile) -> None:
    for part in any_docx.stories:
        used = set(values(any_docx.root(part), ".//@r:id | .//@r:embed | .//@r:link"))
        related = any_docx.relationships(part)
        assert used <= set(related), part
        unused = {id_ for id_, (kind, _, _) in related.items() if kind in ("hyperlink", "image") and id_ not in used}
        assert not unused, part


def test_every_part_has_a_content_type(any_docx: WordFile) -> None:
    types = any_docx.root("[Content_Types].xml")
    by_ending = {str(node.get("Extension")) for node in types if str(node.tag).endswith("Default")}
    by_name = {str(node.get("PartName")) for node in types if str(node.tag).endswith("Override")}
    assert by_name <= {f"/{name}" for name in any_docx.parts}
    rest = [n for n in any_docx.parts if f"/{n}" not in by_name and n.rpartition(".")[2] not in by_ending]
    assert rest == ["[Content_Types].xml"] or rest == []


def test_the_file_contains_no_traces_of_python_docx(any_docx: WordFile) -> None:
    leftovers = [name for name, data in any_docx.parts.items() if b"python-docx" in data or b"2013-" in data]
    assert leftovers == []
    assert [name for name in any_docx.parts if "thumbnail" in name or "stylesWithEffects" in name] == []


def test_core_properties_match_the_brief(seed_docx: WordFile) -> None:
    core = seed_docx.root(CORE)
    assert value(core, "dc:title/text()") == "Belarus in Ukraine’s Foreign Policy"
    assert value(core, "dc:language/text()") == "en-GB"
    assert value(core, "dc:subject/text()") == "Policy brief"
    assert "Oxford Belarus Observatory" in value(core, "dc:creator/text()")
    assert value(core, "dcterms:created/text()") == "2023-02-28T00:00:00Z"
    assert value(core, "dcterms:modified/text()") == "2023-02-28T00:00:00Z"
    assert value(core, "dcterms:created/@xsi:type") == "dcterms:W3CDTF"


def test_core_properties_are_written_once(any_docx: WordFile) -> None:
    names = [node.tag for node in any_docx.root(CORE)]
    assert len(names) == len(set(names))


def test_keywords_and_description_are_kept(stress: Published) -> None:
    core = WordFile(stress.docx("stress-section")).root(CORE)
    assert value(core, "cp:keywords/text()") == "stress, tests & <signs>, Беларусь"
    assert value(core, "dc:description/text()") == "Hard cases: what is long, bare, nested or strange"


def test_the_language_applies_to_the_whole_document(any_docx: WordFile) -> None:
    defaults = found(any_docx.root("word/styles.xml"), "w:docDefaults/w:rPrDefault/w:rPr/w:lang")[0]
    assert value(defaults, "@w:val") == "en-GB"
    assert value(any_docx.root("word/settings.xml"), "w:themeFontLang/@w:val") == "en-GB"


def test_word_opens_it_in_current_mode_without_questions(any_docx: WordFile) -> None:
    settings = any_docx.root("word/settings.xml")
    assert value(settings, ".//w:compatSetting[@w:name='compatibilityMode']/@w:val") == "15"
    assert found(settings, ".//w:updateFields") == []
    assert value(settings, "w:zoom/@w:percent") != ""


def test_bookmarks_are_unique_short_and_closed(any_docx: WordFile) -> None:
    names = [name for name, _ in any_docx.bookmarks()]
    assert len(names) > 5
    assert len(names) == len(set(names))
    assert [name for name in names if len(name) > 40 or not re.fullmatch(r"[A-Za-z_]\w*", name)] == []
    for part in any_docx.stories:
        starts = values(any_docx.root(part), ".//w:bookmarkStart/@w:id")
        ends = values(any_docx.root(part), ".//w:bookmarkEnd/@w:id")
        assert sorted(starts) == sorted(ends)
        assert len(starts) == len(set(starts))


def test_every_link_target_exists(any_docx: WordFile) -> None:
    names = {name for name, _ in any_docx.bookmarks()}
    for part in any_docx.stories:
        anchors = set(values(any_docx.root(part), ".//w:hyperlink/@w:anchor"))
        fields = [field.instruction.split() for field in any_docx.fields(part)]
        anchors |= {code[1] for code in fields if code[0] in ("PAGEREF", "NOTEREF", "REF")}
        assert anchors <= names, part


def test_every_style_that_is_used_is_defined(any_docx: WordFile) -> None:
    for part in any_docx.stories:
        used = values(any_docx.root(part), ".//w:pStyle/@w:val | .//w:rStyle/@w:val | .//w:tblStyle/@w:val")
        assert set(used) <= set(any_docx.styles), part
    actual = values(any_docx.root("word/styles.xml"), ".//w:basedOn/@w:val | .//w:next/@w:val | .//w:link/@w:val")
    assert set(actual) <= set(any_docx.styles)


def test_every_list_that_is_used_is_defined(any_docx: WordFile) -> None:
    numbering = any_docx.root("word/numbering.xml")
    defined = values(numbering, "w:num/@w:numId")
    assert len(defined) == len(set(defined))
    assert set(values(numbering, "w:num/w:abstractNumId/@w:val")) <= set(
        values(numbering, "w:abstractNum/@w:abstractNumId")
    )
    for part in [*any_docx.stories, "word/styles.xml"]:
        assert set(values(any_docx.root(part), ".//w:numPr/w:numId/@w:val")) <= set(defined), part


def test_there_are_no_text_boxes_and_no_tables_for_layout(any_docx: WordFile) -> None:
    for part in any_docx.stories:
        root = any_docx.root(part)
        assert found(root, ".//w:txbxContent | .//w:pict | .//w:object") == []
        assert set(values(root, ".//w:tbl/w:tblPr/w:tblStyle/@w:val")) <= {"BriefTable"}
        assert found(root, ".//w:tbl[not(w:tblPr/w:tblStyle)] | .//w:tbl//w:tbl") == []


def test_there_are_no_two_empty_paragraphs_in_a_row(any_docx: WordFile) -> None:
    empty = [
        not paragraph.text.strip() and not found(paragraph.node, ".//w:drawing") for paragraph in any_docx.paragraphs
    ]
    rule = [paragraph.style in ("Rule", "List Bullet") for paragraph in any_docx.paragraphs]
    pairs = zip(any_docx.paragraphs, empty, empty[1:], rule, rule[1:], strict=False)
    assert [first.style for first, one, two, bar, next_bar in pairs if one and two and not (bar or next_bar)] == []


def test_runs_carry_marks_and_styles_only(any_docx: WordFile) -> None:
    """Page numbers in the table of contents repeat the colour of their style, which LibreOffice ignores in an index."""
    runs = ".//w:r[not(w:rPr/w:rStyle/@w:val = 'TOCNumber')]"
    for part in any_docx.stories:
        actual = {str(node.tag).partition("}")[2] for node in found(any_docx.root(part), f"{runs}/w:rPr/*")}
        assert actual <= MARKS, f"{part}: direct formatting {actual - MARKS}"


def test_drawings_have_one_id_each(any_docx: WordFile) -> None:
    ids = [id_ for part in any_docx.stories for id_ in values(any_docx.root(part), ".//wp:docPr/@id")]
    assert len(ids) == len(set(ids))


def test_spaces_at_the_edges_of_runs_are_kept(any_docx: WordFile) -> None:
    """Without `xml:space`, Word drops such spaces; it shows a tab or a line break inside text as a space."""
    for part in any_docx.stories:
        for node in found(any_docx.root(part), ".//w:t"):
            text = node.text or ""
            kept = node.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
            assert kept or text == text.strip(" "), f"{part}: {text!r}"
            assert not set(text) & set("\t\n"), f"{part}: {text!r}"
