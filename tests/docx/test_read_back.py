"""Reading a Word file that another program saved."""

from pathlib import Path

from briefpress.docx.read import read_draft
from tests.html.editions import docx_of, edition_of, read
from tests.merge.editing import Edited, w
from tests.readers.publishing import small_workspace


def test_bookmarks_in_the_margin_are_known_by_the_names_that_libreoffice_gives_them(tmp_path: Path) -> None:
    root = small_workspace(tmp_path, "# One\n\nWords.\n\n::: margin\nProvisional.\n:::\n\nMore.\n")
    data = docx_of(edition_of(read(root, "brief"), tmp_path), tmp_path, root)
    edited = Edited(data)
    (start,) = edited.paragraph("Provisional.").iter(w("bookmarkStart"))
    start.set(w("name"), f"{start.get(w('name'))}_Copy_1")
    before, after = (
        [paragraph.bookmarks for paragraph in read_draft(file).paragraphs] for file in (data, edited.bytes())
    )
    assert any(before)
    assert after == before
