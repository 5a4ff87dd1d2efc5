"""The imprint: the last part, if the front matter has rights or addresses."""

from briefpress.edition import Paragraph, QrCode, Text, plain_text, words_of
from tests.desk import Desk, part

FULL = """\
title: A
date: 2026-05-01
version: 2
doi: 10.1234/a
url: https://a.org/b
license: CC BY
copyright: The Institute"""


def test_a_brief_without_imprint_fields_has_no_imprint(desk: Desk) -> None:
    edition, _ = desk.edition()
    assert "imprint" not in [str(item.kind) for item in edition.parts]


def test_every_line_has_its_text_and_link(desk: Desk) -> None:
    edition, _ = desk.edition(front=FULL)
    assert edition.parts[-1] == part(edition, "imprint")
    paragraphs = [block for block in edition.parts[-1].blocks if isinstance(block, Paragraph)]
    assert [plain_text(paragraph.inlines) for paragraph in paragraphs] == [
        "© 2026 The Institute",
        "Licensed under CC BY 4.0",
        "DOI: 10.1234/a",
        "Web: a.org/b",
        "Version 2",
    ]
    links = [
        inline.link.href
        for paragraph in paragraphs
        for inline in paragraph.inlines
        if isinstance(inline, Text) and inline.link
    ]
    assert links == ["https://creativecommons.org/licenses/by/4.0/", "https://doi.org/10.1234/a", "https://a.org/b"]


def test_the_colon_after_doi_is_that_of_the_language(desk: Desk) -> None:
    edition, _ = desk.edition(front="title: A\nlang: zh-Hant\ndoi: 10.1234/a")
    assert "DOI：10.1234/a" in words_of(edition.parts[-1].blocks)


def test_the_qr_code_leads_to_the_doi_and_has_alt_text(desk: Desk) -> None:
    edition, _ = desk.edition(front=FULL)
    (code,) = (block for block in edition.parts[-1].blocks if isinstance(block, QrCode))
    assert code.address == "https://doi.org/10.1234/a"
    assert code.alt == "QR code that leads to https://doi.org/10.1234/a"


def test_a_statement_replaces_holder_and_year(desk: Desk) -> None:
    edition, _ = desk.edition(front="title: A\ncopyright: {holder: We, statement: Nobody's}")
    assert edition.rights == "Nobody's"
