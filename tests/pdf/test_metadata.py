"""The metadata of the PDF: standards, title, people, dates, colours, page labels."""

import pikepdf
from lxml import etree

from tests.pdf.conftest import Printer
from tests.readers.pdf import PdfFile
from tests.readers.publishing import Published

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def _xmp(file: PdfFile) -> dict[str, list[str]]:
    """Map local names to all values of these properties in the XMP packet."""
    root = etree.fromstring(file.pdf.Root.Metadata.read_bytes())
    properties = root.iterfind(f".//{RDF}Description/*")
    return {
        etree.QName(element).localname: [text.strip() for text in element.itertext() if text.strip()]
        for element in properties
    }


def test_it_claims_both_standards_and_describes_the_claim(each_pdf: PdfFile) -> None:
    with each_pdf.pdf.open_metadata() as xmp:
        claims = [str(xmp[f"{key}"]) for key in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")]
    assert claims == ["3", "A", "1"]
    assert "http://www.aiim.org/pdfua/ns/id/" in _xmp(each_pdf)["schemas"]
    assert each_pdf.pdf.pdf_version == "1.7"


def test_metadata_of_the_seed(seed_pdf: PdfFile) -> None:
    xmp = _xmp(seed_pdf)
    assert xmp["title"] == ["Belarus in Ukraine’s Foreign Policy"] * 2
    assert "Oxford Belarus Observatory" in xmp["creator"]
    assert xmp["date"] == ["2023-02-28"]
    assert xmp["language"] == ["en-GB"]
    assert xmp["CreatorTool"][0].startswith("briefpress ")


def test_metadata_with_characters_and_letters(stress: Published) -> None:
    xmp = _xmp(PdfFile(stress.pdf("stress-page")))
    assert xmp["subject"] == ["stress", "tests & <signs>", "Беларусь"]
    assert xmp["Keywords"] == ["stress, tests & <signs>, Беларусь"]
    assert xmp["description"] == ["Hard cases: what is long, bare, nested or strange"] * 2


def test_colours_are_srgb(each_pdf: PdfFile) -> None:
    (intent,) = each_pdf.pdf.Root.OutputIntents
    assert str(intent.S) == "/GTS_PDFA1"
    assert b"sRGB" in bytes(intent.DestOutputProfile.read_bytes()[:4000])


def test_pictures_are_not_smoothed_by_the_reader(constructs: PdfFile) -> None:
    images = [
        item for item in constructs.pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
    ]
    assert len(images) >= 1
    assert {bool(image.get("/Interpolate", False)) for image in images} == {False}


def _labels(file: PdfFile) -> list[str]:
    return [str(page.label) for page in file.pdf.pages]


def test_page_labels_match_the_printed_numbers(each_pdf: PdfFile) -> None:
    """Covers have no number: their label is their name."""
    printed = [page.strip().splitlines()[-1] for page in each_pdf.raw_pages]
    labels, inner = _labels(each_pdf), each_pdf.inner_pages
    assert labels[0] == "cover"
    assert [f"Page {labels[number - 1]} of {len(printed)}" for number in inner] == [printed[n - 1] for n in inner]
    assert labels[inner[-1] :] == ["back"] * (len(printed) - inner[-1])


def test_roman_numbers_and_words_around_numbers(printer: Printer) -> None:
    style = """<style>
      @page { @bottom-left { content: "Page " counter(page) } }
      @page preface { @bottom-left { content: counter(page, lower-roman) } }
      @page annex { @bottom-left { content: "A–" counter(page, upper-roman) " of " counter(pages) } }
      .preface { page: preface } .body { page: body; counter-reset: page 1 } .annex { page: annex }
      section { break-before: page }
    </style>"""
    parts = ("preface", "preface", "body", "annex")
    file = printer(style + "<h1>One</h1>" + "".join(f'<section class="{part}"><p>Words.' for part in parts))
    assert _labels(file)[:3] == ["1", "ii", "iii"]
    assert _labels(file)[-1] in ("IV", "V")
