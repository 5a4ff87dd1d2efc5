"""A brand is designed for left-to-right text; right-to-left text uses its mirror image."""

import re
from pathlib import Path

import pytest

from briefpress.brand.css.mirror import mirror


def squeezed(css: str) -> str:
    return re.sub(r"\s*([{}:;])\s*", r"\1", " ".join(css.split())).replace(";}", "}")


@pytest.mark.parametrize(
    ("css", "mirrored"),
    [
        ("p { margin-left: 1pt }", "p{margin-right:1pt}"),
        ("p { border-right: 2pt solid red }", "p{border-left:2pt solid red}"),
        ("p { margin: 1pt 2pt 3pt 4pt }", "p{margin:1pt 4pt 3pt 2pt}"),
        ("p { padding: 1pt 2pt 3pt }", "p{padding:1pt 2pt 3pt 2pt}"),
        ("p { margin: 1pt 2pt 3pt var(--x) !important }", "p{margin:1pt var(--x) 3pt 2pt !important}"),
        ("p { border-radius: 1pt 2pt 3pt 4pt }", "p{border-radius:2pt 1pt 4pt 3pt}"),
        ("p { border-radius: 1pt 2pt }", "p{border-radius:2pt 1pt 2pt 1pt}"),
        ("p { border-top-left-radius: 1pt }", "p{border-top-right-radius:1pt}"),
        ("p { float: left; clear: both; text-align: RIGHT }", "p{float:right;clear:both;text-align:left}"),
        ("p { background: url(left.png) left top }", "p{background:url(left.png) right top}"),
        ("p { left: 0; text-indent: 3pt }", "p{right:0;text-indent:3pt}"),
        ("p { margin-left: 20pt; text-indent: -20pt; color: red }", "p{color:red}"),
        (".left { color: red }", ".left{color:red}"),
        ("p { --left: left; content: 'left' }", 'p{--left: left;content:"left"}'),
        (
            "@page { margin: 1mm 2mm 3mm 4mm; @top-left { content: 'a' } @right-middle { content: 'b' } }",
            '@page{margin:1mm 4mm 3mm 2mm;@top-right{content:"a"}@left-middle{content:"b"}}',
        ),
        ("@page :left { margin-right: 9mm }", "@page :right{margin-left:9mm}"),
        ("@media print { p { float: left } }", "@media print{p{float:right}}"),
        ("[dir=rtl] p { float: left }", "[dir=rtl] p{float:left}"),
        ("@import 'left.css';", '@import "left.css";'),
    ],
)
def test_left_and_right_are_swapped(css: str, mirrored: str) -> None:
    assert squeezed(mirror(css)) == squeezed(mirrored)


@pytest.mark.parametrize("brand", ["plain", "oxford-belarus-observatory", "quarterly"])
def test_the_mirror_image_of_the_mirror_image_is_the_brand(repository: Path, brand: str) -> None:
    once = mirror((repository / "styles" / brand / "style.css").read_text(encoding="utf-8"))
    assert "right" in once
    assert mirror(once) != once
    assert squeezed(mirror(mirror(once))) == squeezed(once)
