"""SVG pictures that are refused before anything is drawn, and pictures that are accepted: none is drawn only in
part.
"""

from __future__ import annotations

import base64
import time
from pathlib import Path

import pytest

from briefpress.check.svg import left_out, svg_fault

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100">'
SHORT = '<rect width="9" height="9" {attribute}="url(#m{number})"/>'
STOPS = '<stop offset="0" stop-color="red"/><stop offset="1"/>'
VERTICES = " ".join(f"{number} {number}" for number in range(1000))


def chain(tag: str, attribute: str, shape: str = SHORT) -> str:
    """Return elements, each of which draws the previous one twice."""
    made = (f'<{tag} id="m{n}">{2 * shape.format(attribute=attribute, number=n - 1)}</{tag}>' for n in range(30))
    return "".join(made) + shape.format(attribute=attribute, number=29)


def gradient(attributes: str, kind: str = "linear") -> str:
    """Return a gradient and a shape filled with it."""
    return f'<{kind}Gradient id="a" {attributes}>{STOPS}</{kind}Gradient><rect width="9" height="9" fill="url(#a)"/>'


def inside(svg: str, media_type: str = "image/svg+xml") -> str:
    """Return a picture as a `data:` address."""
    return f'<image width="9" height="9" href="data:{media_type};base64,{base64.b64encode(svg.encode()).decode()}"/>'


MARKED = '<path d="M0 0L1 1" {attribute}="url(#m{number})" marker-end="url(#m{number})"/>'
STYLED = "".join(f".c{number} {{ mask: url(#m{number}) }}" for number in range(30))
CLASSED = '<rect class="c{}"/>'
CLASSES = "".join(f'<mask id="m{n}">{2 * CLASSED.format(n - 1)}</mask>' for n in range(30))
ENDLESS = {
    "masks": chain("mask", "mask"),
    "clip paths": chain("clipPath", "clip-path"),
    "patterns": chain("pattern", "fill"),
    "markers": chain("marker", "marker-start", MARKED),
    "masks by CSS": f'<style>{STYLED}</style>{CLASSES}<rect class="c29"/>',
    "masks by a style": chain("mask", "style", '<rect {attribute}="mask: url(#m{number})"/>'),
    "a mask that contains itself": '<mask id="a"><rect mask="url(#a)"/></mask><rect mask="url(#a)"/>',
    "markers of many points": f'<marker id="b"><path d="M0 0 {VERTICES}"/></marker>'
    f'<marker id="a"><path d="M0 0 {VERTICES}" marker-mid="url(#b)"/></marker>'
    f'<path d="M0 0 {VERTICES}" marker-mid="url(#a)"/>',
    "a long text": f"<text>{'a' * 200_000}</text>",
    "pictures in pictures": inside(HEAD + chain("mask", "mask") + "</svg>"),
    "a short gradient": gradient('x1="0" x2="1e-9" gradientUnits="userSpaceOnUse" spreadMethod="repeat"'),
    "a small gradient": gradient('r="1e-9" gradientUnits="userSpaceOnUse" spreadMethod="reflect"', "radial"),
    "a gradient that refers to another": '<linearGradient id="b" x2="1e-9" spreadMethod="repeat"/>'
    + gradient('href="#b"'),
}
UNREADABLE = {
    'rotate="abc"': '<text y="50" rotate="abc">Figure</text>',
    'font-size="xem"': '<text font-size="xem">Figure</text>',
    'font-size="medium"': '<text font-size="medium">Figure</text>',
    'width="NaN"': '<rect width="NaN" height="9"/>',
    "a width in a style": '<rect style="stroke-width: abc"/>',
    "a width in CSS": "<style>rect { stroke-width: 1vw }</style><rect/>",
    'opacity="x"': '<rect opacity="x"/>',
    'points="1 2 3"': '<polyline points="1 2 3"/>',
    'd="L 1 2"': '<path d="L 1 2"/>',
    'd="M 1 2 L 3"': '<path d="M 1 2 L 3"/>',
    'transform="turn(3)"': '<g transform="turn(3)"/>',
    'transform="scale()"': '<g transform="scale()"/>',
    'x="1e400"': '<rect x="1e400"/>',
    'orient="45deg"': '<marker orient="45deg"/>',
}
FETCHING = {
    "@IMPORT": '<style>@IMPORT "x.css";</style>',
    "an escaped @import": '<style>@\\69mport "x.css";</style>',
    "a font": "<style>@font-face { font-family: a; src: url(http://example.org/a.ttf) }</style>",
    "a style": '<rect style="fill: url(http://example.org/a.svg#b)"/>',
    "a picture in a picture": inside(f'{HEAD}<image href="file://host.example/p.png"/></svg>'),
    "an address in capitals": '<image href="HTTP://example.org/p.png"/>',
}
SOUND = {
    "arcs as programs write them": '<path d="M3 0l.034.002a2.086 2.086 0 00-.159 1.5A2 2 0 013 4zm-1-.5.5.5"/>',
    "lists of places": '<text x="1 2 3" dy="1em,2em" rotate="10 20">abc</text>',
    "colours by CSS": f"<style>.a {{ fill: url(#g) }}</style><linearGradient id='g'>{STOPS}</linearGradient>"
    + '<rect class="a" width="1" height="1"/>' * 500,
    "a wide gradient": gradient('x2=".1" spreadMethod="reflect"'),
    "transformations": '<g transform="translate(1,2) rotate(45 1 1)scale(.5)" opacity="50%" stroke-dasharray="1 2%"/>',
    "a shape with the font of a program": '<path style="font-size: medium" d="M0 0z"/>',
    "other namespaces": '<x:view xmlns:x="urn:x" x:x="y" d="none"/>',
    "a picture in a picture": inside(HEAD + "<rect/></svg>"),
    "a link": '<a href="https://example.org"><rect/></a>',
}


def reason(tmp_path: Path, svg: str | bytes) -> str:
    file = tmp_path / "a.svg"
    file.write_bytes(svg if isinstance(svg, bytes) else svg.encode())
    return svg_fault(file)


@pytest.mark.parametrize("name", ENDLESS)
def test_endless_pictures_are_refused_immediately(tmp_path: Path, name: str) -> None:
    begun = time.process_time()
    assert reason(tmp_path, f"{HEAD}{ENDLESS[name]}</svg>").startswith(("it draws more than", "a gradient is repeated"))
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("name", UNREADABLE)
def test_pictures_that_would_be_drawn_in_part_are_refused(tmp_path: Path, name: str) -> None:
    assert "cannot be read as" in reason(tmp_path, f"{HEAD}{UNREADABLE[name]}</svg>")


@pytest.mark.parametrize("box", ["0 0 40 20 x", "a", "0 0 40", "0 0 40 1e999"])
def test_a_view_box_is_four_numbers(tmp_path: Path, box: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="{box}"/>'
    assert reason(tmp_path, svg) == f'"{box}", the viewBox of svg, cannot be read as four numbers'


@pytest.mark.parametrize("name", FETCHING)
def test_pictures_that_fetch_files_are_refused(tmp_path: Path, name: str) -> None:
    assert "loads" in reason(tmp_path, f"{HEAD}{FETCHING[name]}</svg>")


@pytest.mark.parametrize(
    ("media_type", "why"), [("image/tiff", "an unsupported type"), ("image/png", "cannot be read")]
)
def test_embedded_files_that_are_not_pictures_are_refused(tmp_path: Path, media_type: str, why: str) -> None:
    assert why in reason(tmp_path, f"{HEAD}{inside('none', media_type)}</svg>")


@pytest.mark.parametrize("name", SOUND)
def test_pictures_written_by_common_programs_are_accepted(tmp_path: Path, name: str) -> None:
    assert reason(tmp_path, f"{HEAD}<rect/>{SOUND[name]}</svg>") == ""


def test_a_picture_that_browsers_do_not_show_is_refused(tmp_path: Path) -> None:
    assert "namespace" in reason(tmp_path, '<svg width="9" height="9"><rect width="9" height="9"/></svg>')
    assert not reason(tmp_path, '<s:svg xmlns:s="http://www.w3.org/2000/svg" width="9" height="9"><s:path/></s:svg>')


def test_a_picture_that_shows_nothing_is_refused(tmp_path: Path) -> None:
    assert reason(tmp_path, f"{HEAD}<g><title>A</title></g></svg>") == "it draws nothing"


def test_words_that_only_inkscape_draws_are_refused(tmp_path: Path) -> None:
    flow = "<flowRoot><flowRegion><rect/></flowRegion><flowPara>Words</flowPara></flowRoot>"
    assert reason(tmp_path, f"{HEAD}<rect/>{flow}</svg>") == "it contains the element <flowRoot>"


def test_an_external_stylesheet_is_refused(tmp_path: Path) -> None:
    svg = f'<?xml-stylesheet href="http://example.org/a.css"?>{HEAD}<rect/></svg>'
    assert reason(tmp_path, svg) == "it loads a stylesheet"


DTD = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'


def test_a_document_type_that_only_refers_to_a_dtd_is_harmless(tmp_path: Path) -> None:
    assert reason(tmp_path, f'<?xml version="1.0"?>{DTD}{HEAD}<rect/></svg>') == ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "latin-1"])
def test_a_document_type_with_declarations_is_refused(tmp_path: Path, encoding: str) -> None:
    declared = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE svg [<!ENTITY a "EXPANDED">]>'
    svg = f"{declared}{HEAD}<text>&a;</text></svg>"
    assert reason(tmp_path, svg.encode(encoding)) == "its document type contains declarations"


BLUR = '<filter id="f"><feGaussianBlur stdDeviation="4"/></filter>'


@pytest.mark.parametrize(
    ("content", "missing"),
    [
        (f'{BLUR}<rect width="9" height="9" filter="url(#f)"/>', "filters"),
        (f'{BLUR}<rect width="9" height="9" style="filter:url(\'#f\')"/>', "filters"),
        (f'{BLUR}<style>.a {{ filter: url(#f) }}</style><rect class="a" width="9" height="9"/>', "filters"),
        ('<rect width="9" height="9" style="filter: drop-shadow(1px 1px red)"/>', "filters"),
        ('<rect width="9" height="9"><animate attributeName="x" to="9" dur="1s"/></rect>', "animation"),
        ("<style>rect { animation: a 1s }</style><rect/>", "animation"),
        ('<rect width="9" height="9" style="mix-blend-mode: multiply"/>', "blending"),
        (f'{BLUR}<rect width="9" height="9" filter="none"/>', ""),
        ('<filter id="f"><feOffset dx="1"/></filter><rect width="9" height="9" filter="url(#f)"/>', ""),
        (f'{BLUR}<rect width="9" height="9"/>', ""),
    ],
)
def test_rules_that_paper_cannot_show_are_reported(tmp_path: Path, content: str, missing: str) -> None:
    (tmp_path / "a.svg").write_text(f"{HEAD}{content}</svg>")
    assert svg_fault(tmp_path / "a.svg") == ""
    found = left_out(tmp_path / "a.svg")
    assert missing in found if missing else found == ""
