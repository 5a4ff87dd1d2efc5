"""The print edition: PDF/X-4 with bleed and crop marks, in the inks of the press, without clickable links."""

import io
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
    """Return the profile of a press; the desk has a brief with a picture."""
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


def test_only_the_pdf_is_produced_under_its_own_name(desk: Desk, shop: Path) -> None:
    outcome = printed(desk, shop)
    assert outcome.code == 0, outcome.err
    assert set(desk.output()) - {"earlier.pdf"} == {"brief-print.pdf"}


def test_it_declares_the_standard_and_the_printing_condition(desk: Desk, shop: Path) -> None:
    printed(desk, shop)
    with pages(desk) as pdf:
        intent = pdf.Root.OutputIntents[0]
        assert intent.S == "/GTS_PDFX"
        assert intent.DestOutputProfile.N == 4
        assert intent.DestOutputProfile.read_bytes()[12:20] == b"prtrCMYK"
        assert b"PDF/X-4" in pdf.Root.Metadata.read_bytes()
        assert pdf.docinfo.Trapped == "/False"


def test_the_background_extends_3_mm_beyond_the_page(desk: Desk, shop: Path) -> None:
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


def test_all_colours_including_pictures_are_inks(desk: Desk, shop: Path) -> None:
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


def test_addresses_are_printed_as_notes_if_the_brand_requests_it(desk: Desk, shop: Path) -> None:
    from tests.readers.pdf import PdfFile

    brand = (desk.root / "styles" / "plain" / "brand.yml").read_text(encoding="utf-8")
    desk.write("styles/plain/brand.yml", brand.replace("    paper: a4", "    paper: a4\n    print-links: notes"))
    printed(desk, shop)
    text = " ".join(" ".join(PdfFile(desk.root / "output" / "brief-print.pdf").pages).split())
    assert "https://a.org/report" in text
    assert "a link (https://b.org)" in text
    assert text.count("https://a.org/report") == 1


def test_the_same_brief_has_the_same_bytes(desk: Desk, shop: Path) -> None:
    printed(desk, shop)
    first = desk.output()
    printed(desk, shop)
    assert desk.output() == first


def test_a_brand_can_contain_the_colour_profile(desk: Desk, shop: Path) -> None:
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
def test_profiles_that_are_not_for_print_are_refused(desk: Desk, shop: Path, profile: bytes, reason: str) -> None:
    shop.write_bytes(profile)
    outcome = printed(desk, shop)
    assert outcome.code == 1
    assert "brief-print.pdf" not in desk.output()
    assert "error[print-profile]" in outcome.err
    assert reason in outcome.err


def test_without_a_profile_a_hint_explains_where_to_get_one(desk: Desk, shop: Path) -> None:  # noqa: ARG001 - lays the brief down
    outcome = desk.publish("--edition", "print")
    assert outcome.code == 1
    assert "--profile" in outcome.err


def with_settings(desk: Desk, *settings: str) -> None:
    """Add briefpress `settings` to the brand "plain"."""
    brand = (desk.root / "styles" / "plain" / "brand.yml").read_text(encoding="utf-8")
    more = "".join(f"\n    {setting}" for setting in settings)
    desk.write("styles/plain/brand.yml", brand.replace("    paper: a4", f"    paper: a4{more}"))


def inks(pdf: pikepdf.Pdf) -> set[tuple[float, ...]]:
    """Return all inks in use, as percentages."""
    steps = (step for page in pdf.pages for step in pikepdf.parse_content_stream(page))
    found = (step.operands for step in steps if str(step.operator) in ("scn", "SCN"))
    return {tuple(round(float(part) * 100) for part in operands) for operands in found if len(operands) == 4}


def test_nearly_black_text_is_black_ink_alone(desk: Desk, shop: Path) -> None:
    """The text colour of the brand is #1C2430: with four plates, small letters would have coloured fringes."""
    printed(desk, shop)
    with pages(desk) as pdf:
        found = inks(pdf)
    assert (0, 0, 0, 100) in found
    assert any(cyan > 0 for cyan, *_ in found), "petrol keeps its colour"


def test_a_brand_sets_the_inks_of_its_colours(desk: Desk, shop: Path) -> None:
    with_settings(desk, "print-colors: {petrol: 91 45 0 33}")
    printed(desk, shop)
    with pages(desk) as pdf:
        assert (91, 45, 0, 33) in inks(pdf)


def test_ink_coverage_never_exceeds_the_limit(desk: Desk, shop: Path) -> None:
    Image.new("RGB", (40, 20), (20, 10, 10)).save(desk.root / "source" / "brief" / "a.png")
    css = (desk.root / "styles/plain/style.css").read_text(encoding="utf-8")
    desk.write("styles/plain/style.css", css + "\n.part-cover { background: #3A0A0A }\n")
    with_settings(desk, "print-ink-limit: 220%")
    assert printed(desk, shop).code == 0
    with pages(desk) as pdf:
        assert max(sum(ink) for ink in inks(pdf)) <= 222
        image = next(image for page in pdf.pages for image in page.get_images().values())
        assert isinstance(image, pikepdf.Stream)
        drawn = Image.open(io.BytesIO(image.read_raw_bytes()))
        assert drawn.mode == "CMYK"
        spots = [drawn.getpixel((x, y)) for x in range(drawn.width) for y in range(drawn.height)]
        assert max(sum(spot) for spot in spots if isinstance(spot, tuple)) / 255 <= 2.3


def test_gradients_are_drawn_in_inks(desk: Desk, shop: Path) -> None:
    css = (desk.root / "styles/plain/style.css").read_text(encoding="utf-8")
    cover = ".part-cover { background: linear-gradient(#FFFFFF, #0B4F5C) }"
    desk.write("styles/plain/style.css", f"{css}\n{cover}\n")
    stops = '<stop offset="0" stop-color="#c00"/><stop offset="1" stop-color="#00c" stop-opacity="0.5"/>'
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200"><linearGradient id="g">{stops}'
        '</linearGradient><rect width="400" height="200" fill="url(#g)"/></svg>'
    )
    desk.write("source/brief/b.svg", picture)
    desk.brief('![Drawn](b.svg){alt="A gradient"}\n', front=FRONT)
    outcome = printed(desk, shop)
    assert outcome.code == 0, outcome.err
    with pages(desk) as pdf:
        shadings = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/ShadingType" in item]
        ends = {
            (str(shading.ColorSpace), len(part.C0), len(part.C1))
            for shading in shadings
            for part in shading.Function.Functions
        }
    assert ends == {("/DeviceCMYK", 4, 4), ("/DeviceGray", 1, 1)}


def test_sheets_are_filled_with_blank_pages(desk: Desk, shop: Path) -> None:
    with_settings(desk, "print-pages: 4")
    printed(desk, shop)
    with pages(desk) as pdf:
        assert len(pdf.pages) == 4
        boxes = {tuple(round(float(side), 1) for side in page.obj[box]) for page in pdf.pages for box in ("/TrimBox",)}
        assert len(boxes) == 1
        assert len({tuple(round(float(side), 1) for side in page.obj.MediaBox) for page in pdf.pages}) == 1


def test_blank_pages_are_before_the_back_cover(desk: Desk, shop: Path) -> None:
    with_settings(desk, "print-pages: 4", "back: cover")
    desk.brief(front="title: A\npublisher: River Commission")
    printed(desk, shop)
    with pages(desk) as pdf:
        blank = [not page.Contents.read_bytes().count(b"BT") for page in pdf.pages]
    assert len(blank) == 4
    assert not blank[-1]
    assert blank[-2]


@pytest.mark.parametrize(
    ("name", "condition", "registered"),
    [
        ("Coated FOGRA39 (ISO 12647-2:2004)", "FOGRA39", True),
        ("ISO Coated v2 300% (ECI)", "FOGRA39", True),
        ("PSO Uncoated v3 (FOGRA52)", "FOGRA52", True),
        ("U.S. Web Coated (SWOP) v2", "CGATS TR 001", True),
        ("Test press", "Test press", False),
    ],
)
def test_the_output_intent_has_the_registered_condition(
    desk: Desk, shop: Path, name: str, condition: str, registered: bool
) -> None:
    shop.write_bytes(press_profile(name=name))
    printed(desk, shop)
    with pages(desk) as pdf:
        intent = pdf.Root.OutputIntents[0]
        assert str(intent.OutputConditionIdentifier) == condition
        assert ("/RegistryName" in intent) == registered
        assert str(intent.get("/RegistryName", "http://www.color.org")) == "http://www.color.org"
