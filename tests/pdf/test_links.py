"""Links: one annotation for each stretch, described in words, printed, and all of them in the tag tree."""

from itertools import pairwise

from tests.pdf.conftest import Printer
from tests.readers.pdf import PdfFile
from tests.readers.tags import Tag, read_tags


def test_every_annotation_is_in_the_tree_once(constructs: PdfFile, tree: Tag) -> None:
    there = [annotation.objgen for page in constructs.pdf.pages for annotation in page.get("/Annots", [])]
    read = [link.objgen for tag in tree.walk() for link in tag.links]
    assert len(there) > 50
    assert sorted(there) == sorted(read)
    assert {tag.kind for tag in tree.walk() if tag.links} == {"Link"}


def test_every_link_has_its_annotation_and_none_is_in_another(tree: Tag) -> None:
    assert all(link.links for link in tree.all("Link"))
    assert [link.text for link in tree.all("Link") if len(link.all("Link")) > 1] == []


def test_every_annotation_is_printed_and_described(tree: Tag) -> None:
    for tag in tree.all("Link"):
        for link in tag.links:
            assert int(link.F) == 4
            assert str(link.Contents).strip()


def test_a_link_across_lines_and_pages_has_an_area_on_each_line(tree: Tag) -> None:
    link = tree.one("Link", "a link that is so long")
    assert len(link.links) > 8
    assert len({annotation.P.objgen for annotation in link.links}) > 1
    assert {str(annotation.A.URI) for annotation in link.links} == {"https://example.org/wrapped"}
    tops = [(annotation.P.objgen, float(annotation.Rect[1])) for annotation in link.links]
    assert all(one != other for one, other in pairwise(tops))
    assert str(link.links[0].Contents).startswith("a link that is so long that it goes on over several lines and some")


def test_a_link_around_a_picture_has_its_alt_text(tree: Tag) -> None:
    link = next(tag for tag in tree.all("Link") if "Figure" in tag.kinds)
    assert link.entry("Alt") == "The picture in a link"
    (annotation,) = link.links
    assert str(annotation.Contents) == "The picture in a link"
    left, bottom, right, top = (float(side) for side in annotation.Rect)
    assert abs(top - bottom) > 50
    assert abs(right - left) > 50


def test_repeated_headers_have_no_links(printer: Printer) -> None:
    link = '<a href="https://example.org/head">Head</a>'
    rows = "<tr><td>1</tr>" * 40
    file = printer(f"<h1>One</h1><table><thead><tr><th>{link}</thead>{rows}</table>")
    assert len(file.pdf.pages) > 2
    assert len([link for link in file.links if link.uri == "https://example.org/head"]) == 1
    assert [tag.text for tag in read_tags(file)[0].all("Link")] == ["Head"]
