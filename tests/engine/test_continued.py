"""Tables on several pages: only the pages after the first have the first line of the header."""

import weasyprint

from briefpress.engine.continued import continued_tables

HEAD = "<thead><tr><th>River</th><th>Flow</th></tr></thead>"
ROWS = "".join(f"<tr><td>River {number}</td><td>1</td></tr>" for number in range(30))
CSS = "@page { size: 200pt 300pt; margin: 20pt } thead::before { display: table-row; content: 'goes on' }"


def pages(css: str = "") -> list[str]:
    """Return the text of each page."""
    html = f"<style>{CSS}{css}</style><table>{HEAD}{ROWS}</table>"
    with continued_tables():
        document = weasyprint.HTML(string=html).render()
    return [" ".join(getattr(box, "text", "") for box in page._page_box.descendants()) for page in document.pages]


def test_only_further_pages_show_that_a_table_continues() -> None:
    first, *others = pages()
    assert "goes on" not in first
    assert len(others) > 1
    assert all("goes on" in page and "Flow" in page for page in others)


def test_the_engine_is_as_before_afterwards() -> None:
    from weasyprint.layout import block

    before = block.table_layout
    with continued_tables():
        assert block.table_layout is not before
    assert block.table_layout is before


def test_no_page_shows_the_line_if_borders_collapse() -> None:
    assert not any("goes on" in page for page in pages("table { border-collapse: collapse }"))
