"""The edition for a printer: PDF/X-4, with bleed and marks, in the inks of the press, with nothing to click on."""

from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from tests.desk import Desk, Outcome
from tests.readers.profile import press_profile

MM = 72 / 25.4
FRONT = "title: A brief\ndate: 2026-05-01\nbrand: plain"
BODY = """# One

See [the report](https://a.org/report) and https://a.org[^n].

![A picture](a.png){alt="A picture"}

[^n]: A note with [a link](https://b.org).
"""


@pytest.fixture
def shop(desk: Desk, tmp_path: Path) -> Path:
    """Return the profile of a press; a brief with a picture lies on the desk."""
    desk.brief(BODY, front=FRONT)
    Image.new("RGBA", (40, 20), (200, 30, 30, 128)).save(desk.root / "source" / "brief" / "a.png")
    profile = tmp_path / "press.icc"
    profile.write_bytes(press_profile())
    return profile


def printed(desk: Desk, profile: Path, *more: str) -> Outcome:
    return desk.publish("--edition", "print", "--profile", str(profile), *more)


def pages(desk: Desk) -> pikepdf.Pdf:
    return pikepdf.open(desk.root / "output" / "brief-print.pdf")


def operators(pdf: pikepdf.Pdf) -> set[str]:
    return {str(step.operator) for page in pdf.pages for step in pikepdf.parse_content_stream(page)}


def test_only_the_pdf_is_made_under_a_name_of_its_own(desk: Desk, shop: Path) -> None:
    outcome = printed(desk, shop)
    assert outcome.code == 0, outcome.err
    assert set(desk.output()) - {"earlier.pdf"} == {"brief-print.pdf"}


def test_it_says_what_it_is_and_for_which_press(desk: Desk, shop: Path) -> None:
    printed(desk, shop)
    with pages(desk) as pdf:
        intent = pdf.Root.OutputIntents[0]
        assert intent.S == "/GTS_PDFX"
        assert intent.DestOutputProfile.N == 4
        assert intent.DestOutputProfile.read_bytes()[12:20] == b"prtrCMYK"
        assert b"PDF/X-4" in pdf.Root.Metadata.read_bytes()
        assert pdf.docinfo.Trapped == "/False"


def test_the_ground_reaches_3_mm_beyond_the_sheet_and_the_marks_stand_outside(desk: Desk, shop: Path) -> None:
    printed(desk, shop)
    with pages(desk) as pdf:
        for page in pdf.pages:
            trim, bleed, media = (
                [float(side) for side in page.obj[box]] for box in ("/TrimBox", "/BleedBox", "/MediaBox")
            )
            assert trim[2:] == pytest.approx([210 * MM, 297 * MM], abs=0.1)
            assert [out - inside for out, inside in zip(bleed, trim, strict=True)] == pytest.approx(
                [-3 * MM, -3 * MM, 3 * MM, 3 * MM], abs=0.1
            )
            assert media[0] < bleed[0]
            assert media[3] > bleed[3]


def test_every_colour_is_one_of_inks_and_pictures_too(desk: Desk, shop: Path) -> None:
    printed(desk, shop)
    with pages(desk) as pdf:
        found = operators(pdf)
        assert {"scn", "cs"} <= found
        assert not {"rg", "RG", "g", "G"} & found
        images = [image for page in pdf.pages for image in page.get_images().values()]
        assert {str(image.ColorSpace) for image in images} == {"/DeviceCMYK"}
        assert all("/SMask" not in image for image in images)


def test_there_is_nothing_to_click_on(desk: Desk, shop: Path) -> None:
    printed(desk, shop)
    with pages(desk) as pdf:
        assert [page for page in pdf.pages if len(page.obj.get("/Annots", []))] == []


def test_addresses_are_printed_as_notes_where_the_brand_wants_it(desk: Desk, shop: Path) -> None:
    from tests.readers.pdf import PdfFile

    brand = (desk.root / "styles" / "plain" / "brand.yml").read_text(encoding="utf-8")
    desk.write("styles/plain/brand.yml", brand.replace("    paper: a4", "    paper: a4\n    print-links: notes"))
    printed(desk, shop)
    text = " ".join(" ".join(PdfFile(desk.root / "output" / "brief-print.pdf").pages).split())
    assert "https://a.org/report" in text
    assert "a link (https://b.org)" in text
    assert text.count("https://a.org/report") == 1


def test_the_same_brief_gives_the_same_bytes(desk: Desk, shop: Path) -> None:
    printed(desk, shop)
    first = desk.output()
    printed(desk, shop)
    assert desk.output() == first


def test_a_brand_may_bring_the_profile(desk: Desk, shop: Path) -> None:
    brand = (desk.root / "styles" / "plain" / "brand.yml").read_text(encoding="utf-8")
    desk.write("styles/plain/brand.yml", brand.replace("    paper: a4", "    paper: a4\n    print-profile: press.icc"))
    missing = desk.publish("--edition", "print")
    assert missing.code == 1
    assert "press.icc" in missing.err
    desk.write("styles/plain/press.icc", shop.read_bytes())
    assert desk.publish("--edition", "print").code == 0


@pytest.mark.parametrize(
    ("profile", "reason"),
    [(press_profile(space=b"RGB "), "RGB"), (press_profile(device=b"mntr"), "mntr"), (b"no profile", "")],
)
def test_what_is_no_profile_of_a_press_is_refused(desk: Desk, shop: Path, profile: bytes, reason: str) -> None:
    shop.write_bytes(profile)
    outcome = printed(desk, shop)
    assert outcome.code == 1
    assert "brief-print.pdf" not in desk.output()
    assert "error[print-profile]" in outcome.err
    assert reason in outcome.err


def test_without_a_profile_it_says_where_to_get_one(desk: Desk, shop: Path) -> None:  # noqa: ARG001 - lays the brief down
    outcome = desk.publish("--edition", "print")
    assert outcome.code == 1
    assert "--profile" in outcome.err
