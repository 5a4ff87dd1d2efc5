"""Citations and the list of works in Word: hyperlinks to bookmarks, notes, paragraphs of Word's own style."""

from pathlib import Path

from tests.docx.published import small_word
from tests.readers.word import WordFile, found, value, values

FRONT = """\
title: A
citations: {form}
references:
- {{id: li, type: book, title: Rivers, issued: 2020, author: {{family: Li, given: Wei}}, DOI: 10.1234/a}}
- {{id: bank, type: report, title: Seas, issued: 2019, author: World Bank}}"""


def word_of(folder: Path, form: str, shared_cache: Path) -> WordFile:
    body = "Words [see @li, p. 3; @bank].^[Own, see [@li].]\n\n| [@bank] |\n| --- |\n| a |\n"
    return small_word(folder, shared_cache, body, FRONT.format(form=form))


def test_a_citation_links_to_the_bookmark_of_its_entry(tmp_path: Path, shared_cache: Path) -> None:
    word = word_of(tmp_path, "text", shared_cache)
    entries = {text.text: set(values(text.node, ".//w:bookmarkStart/@w:name")) for text in word.styled("Bibliography")}
    paragraph = word.paragraph("Words (see Li, 2020, p. 3; World Bank, 2019).")
    anchors = values(paragraph.node, "w:hyperlink/@w:anchor")
    assert len(entries) == len(anchors) == 2
    assert all(any(anchor in names for names in entries.values()) for anchor in anchors)
    assert values(word.root("word/footnotes.xml"), ".//w:hyperlink/@w:anchor")[0] == anchors[0]


def test_the_list_has_the_built_in_style_of_word_with_a_hanging_indent(tmp_path: Path, shared_cache: Path) -> None:
    word = word_of(tmp_path, "text", shared_cache)
    style = word.style("Bibliography")
    assert value(style, "@w:customStyle") == ""
    assert int(value(style, "w:pPr/w:ind/@w:hanging")) > 0
    (rivers,) = (entry for entry in word.styled("Bibliography") if "Rivers" in entry.text)
    assert found(rivers.node, ".//w:r[w:rPr/w:i]")
    assert "References" in [heading.text for heading in word.styled("heading 1")]


def test_citations_in_notes_are_footnotes(tmp_path: Path, shared_cache: Path) -> None:
    word = word_of(tmp_path, "notes", shared_cache)
    assert [note.text.strip() for note in word.notes] == [
        "See Wei Li, Rivers, 2020, p. 3, https://doi.org/10.1234/a; World Bank, Seas, 2019.",
        "Own, see Li, Rivers.",
        "World Bank, Seas.",
    ]
