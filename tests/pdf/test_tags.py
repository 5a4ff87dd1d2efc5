"""The tag tree: what is read, with which tags, in which order, and what is not read."""

import pytest

from tests.pdf.conftest import Printer
from tests.pdf.constructs import LONG
from tests.readers.pdf import PdfFile
from tests.readers.publishing import Published
from tests.readers.tags import Artifacts, Tag, read_tags

STANDARD = {
    *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "P", "H1", "H2", "H3"),
    *("L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note"),
    *("Reference", "Code", "Link", "Figure"),
}


def test_only_types_of_the_standard_are_used_or_mapped_to_one(constructs: PdfFile, tree: Tag) -> None:
    others = {tag.kind for tag in tree.walk()} - STANDARD
    mapped = constructs.pdf.Root.StructTreeRoot.RoleMap
    assert others == {"Em", "Strong"}
    assert {str(mapped[f"/{kind}"]) for kind in others} == {"/Span"}
    assert len(mapped) == 2


def test_only_types_in_use_are_mapped(printer: Printer) -> None:
    assert "/RoleMap" not in printer("<h1>Words</h1><p>Words.</p>").pdf.Root.StructTreeRoot


def test_no_element_is_empty(tree: Tag) -> None:
    assert [tag.kind for tag in tree.walk() if not tag.kids] == []


def test_running_heads_are_pagination_headers_and_footers(artifacts: Artifacts, tree: Tag) -> None:
    assert {words for _, words in artifacts.of("Pagination Header")} == {"The running head"}
    footers = artifacts.of("Pagination Footer")
    assert [words for _, words in footers] == [str(page + 1) for page, _ in footers]
    assert len(footers) > 30
    assert "running head" not in tree.text


def test_a_paragraph_across_pages_is_one_paragraph(tree: Tag) -> None:
    assert (LONG * 14).strip() in [tag.text.strip() for tag in tree.all("P")]


def test_lines_end_with_a_space_and_no_hyphen(tree: Tag) -> None:
    paragraph = next(tag for tag in tree.all("P") if tag.text.count("Organisations") == 14)
    lines = [kid for kid in paragraph.kids if isinstance(kid, str)]
    assert len(lines) > 15
    assert any(not line.endswith(" ") for line in lines[:-1]), "no word was hyphenated, so this test proves nothing"
    assert "‐" not in "".join(lines)


def test_a_hyphen_at_the_end_of_a_line_is_read_only_once(printer: Printer) -> None:
    tree, _ = read_tags(printer(f"<h1>One</h1><p>{LONG}Non-recognition, 100\xa0km and more.</p>"))
    assert "Non-recognition, 100 km and more." in tree.text


def test_spaces_between_marked_words_are_kept(tree: Tag) -> None:
    assert "It goes on here there and below." in tree.text


def test_line_breaks_in_addresses_add_no_space(tree: Tag) -> None:
    assert "https://example.org/a/very/long/address/that/has/no/space/in/it/at/all" in tree.text


@pytest.mark.parametrize("name", ["seed", "stress-page", "stress-section", "stress-end"])
def test_words_of_a_brief_are_those_of_its_page(name: str, seed: Published, stress: Published) -> None:
    """The tagged text has the same words as Poppler's text, except running heads, leaders and hyphens."""
    file = PdfFile(seed.pdf() if name == "seed" else stress.pdf(name))
    seen = "".join(file.raw_pages)
    tree, artifacts = read_tags(file)
    read = tree.text + "".join(words for _, words, _ in artifacts.words)
    assert _letters(read) == _letters(seen)


def _letters(text: str) -> list[str]:
    return sorted(character for character in text if character.isalpha())


def test_lists_have_labels_and_bodies(tree: Tag) -> None:
    for item in tree.all("LI"):
        assert set(item.kinds) <= {"Lbl", "LBody"}
        assert item.kinds[0] == "Lbl"
    for list_ in tree.all("L"):
        assert set(list_.kinds) == {"LI"}
    nested = tree.one("LBody", "tight")
    assert nested.kinds == ["P", "Note", "L"]


def test_loose_items_are_paragraphs(tree: Tag) -> None:
    loose = tree.one("LBody", "Second paragraph.")
    assert [tag.text for tag in loose.all("P")] == ["loose", "Second paragraph."]


def test_lists_declare_their_numbering(tree: Tag) -> None:
    kinds = [str(tag.attribute("ListNumbering")) for tag in tree.all("L")]
    assert {"/Disc", "/Decimal", "/None"} <= set(kinds)
    assert "None" not in kinds


def test_a_term_and_its_definition_are_one_item(tree: Tag) -> None:
    (list_,) = [tag for tag in tree.all("L") if str(tag.attribute("ListNumbering")) == "/None"]
    assert [item.kinds for item in list_.tags] == [["Lbl", "LBody"], ["Lbl", "Lbl", "LBody", "LBody"]]
    assert [label.text for label in list_.all("Lbl") if label.text[0].isalpha()] == ["Term", "One", "Two"]


def test_quotations_code_and_abbreviations(tree: Tag) -> None:
    assert tree.one("BlockQuote").kinds == ["P"]
    assert tree.one("Quote").text.strip("“”\"'") == "quoted"
    assert [tag.text for tag in tree.all("Code")] == ["x = 1 y = 2", "code"]
    assert tree.one("Span", "abbr.").entry("E") == "abbreviation"


def test_only_other_languages_are_reported(constructs: PdfFile, tree: Tag) -> None:
    assert str(constructs.pdf.Root.Lang) == "en-GB"
    named = [(tag.kind, tag.entry("Lang"), tag.text) for tag in tree.walk() if tag.entry("Lang")]
    assert named == [("Span", "uk", "українською"), ("P", "de", "Ein Absatz auf Deutsch.")]


def test_figures_have_an_alt_text_and_a_bounding_box(tree: Tag) -> None:
    figures = {figure.entry("Alt"): figure for figure in tree.all("Figure")}
    assert list(figures) == ["A grey dot", "in it", "The picture in a link", "A circle"]
    for figure in figures.values():
        left, bottom, right, top = (float(side) for side in figure.attribute("BBox"))
        assert 0 < left < right < 312
        assert 0 < bottom < top < 256
    assert [tag.kinds[0] for tag in tree.all("Div") if "Figure 1. A dot" in tag.text] == ["Figure"]


def test_captions_are_beside_the_figure_and_in_the_table(tree: Tag) -> None:
    figure, table = tree.all("Caption")
    assert (figure.text, table.text) == ("Figure 1. A dot", "Table 1. A long table7")
    assert tree.one("Table").kinds[0] == "Caption"


def test_decorations_are_not_read(printer: Printer) -> None:
    tree, artifacts = read_tags(printer('<h1>Words</h1><p aria-hidden="true">***</p><p>Words.</p>'))
    assert tree.kinds == ["H1", "P"]
    assert artifacts.of("") == [(0, "***")]


def test_text_that_is_visible_through_other_content_counts_as_visible(printer: Printer) -> None:
    tree, _ = read_tags(printer('<h1>One</h1><p class="faint">Faint <em>words</em>.</p><p>More.</p>'))
    assert tree.text == "OneFaint words.More."


def test_contents_are_a_tree_of_references(tree: Tag, artifacts: Artifacts) -> None:
    (outer,) = [tag for tag in tree.all("TOC") if tag.kinds[:2] == ["TOCI", "TOC"]]
    assert len(outer.all("TOCI")) == 30
    assert outer.kinds == ["TOCI", "TOC"] * 15
    for entry in outer.all("TOCI"):
        (reference,) = entry.tags
        (link,) = reference.tags
        assert (reference.kind, link.kind, len(link.links)) == ("Reference", "Link", 1)
        assert entry.text.rpartition(" ")[0].startswith("Heading ")
    assert len([words for _, words in artifacts.of("") if words == ". "]) > 100


def test_parents_and_ids_lead_to_their_elements(constructs: PdfFile, tree: Tag) -> None:
    root = constructs.pdf.Root.StructTreeRoot
    names = root.IDTree.Names
    found = {str(names[place]): names[place + 1] for place in range(0, len(names), 2)}
    assert list(found) == sorted(found)
    assert {tag.entry("ID") for tag in tree.walk() if tag.entry("ID")} == set(found)
    nums = root.ParentTree.Nums
    parents = {int(nums[place]): nums[place + 1] for place in range(0, len(nums), 2)}
    assert sorted(parents) == list(range(int(root.ParentTreeNextKey)))
    for tag in tree.walk():
        for link in tag.links:
            assert parents[int(link.StructParent)] == tag.node
