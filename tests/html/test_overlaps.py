"""Web pages in a real browser, in all brands and at several widths: no text covers other text or a picture, and
captions are below figures. Rules for paper also apply to screens, so brands have to undo what needs the margin column.
"""

import shutil
from pathlib import Path

import pytest

from tests.browser import Browser
from tests.desk import Desk
from tests.readers.publishing import ROOT

pytestmark = pytest.mark.slow

BRANDS = ("plain", "quarterly", "oxford-belarus-observatory")
BRIEFS = ("gallery", "gallery.ar", "belarus-in-ukraines-foreign-policy")
WIDTHS = (360, 800, 1400)
# The pairs of texts and pictures that overlap by more than 2 pixels in both directions. Lines of text are compared by
# the middle of their boxes, because boxes of adjacent lines may overlap. Drawings and formulas count as a whole.
OVERLAPS = """(() => {
  const shown = (one) => one.checkVisibility({visibilityProperty: true, opacityProperty: true});
  const whole = "svg, math, img", found = [], range = document.createRange();
  const add = (one, box, name) => box.width > 1 && box.height > 1 && found.push({one, name,
    left: box.left + scrollX, right: box.right + scrollX, top: box.top + scrollY, bottom: box.bottom + scrollY});
  for (const one of document.querySelectorAll(whole))
    if (shown(one) && !one.parentElement.closest(whole) && !one.matches(".cover-picture"))
      add(one, one.getBoundingClientRect(), one.alt || one.tagName);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode, parent = text.parentElement;
    const hidden = parent.closest(`${whole}, script, style, sup, sub, .skip-link, .rail`);
    if (!text.data.trim() || !shown(parent) || hidden) continue;
    range.selectNodeContents(text);
    for (const {left, right, top, bottom} of range.getClientRects()) {
      const inset = (bottom - top) / 4;
      const middle = new DOMRect(left, top + inset, right - left, bottom - top - 2 * inset);
      add(parent, middle, text.data.trim().slice(0, 30));
    }
  }
  found.sort((a, b) => a.top - b.top);
  const pairs = [];
  found.forEach((a, index) => {
    for (const b of found.slice(index + 1)) {
      if (b.top >= a.bottom - 2) break;
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      if (wide > 2 && !a.one.contains(b.one) && !b.one.contains(a.one)) pairs.push(`${a.name} / ${b.name}`);
    }
  });
  return [...new Set(pairs)];
})()"""

# The captions that do not begin at the edge of their figure, or are not below its picture.
MISPLACED = """[...document.querySelectorAll("figure > figcaption")].filter((caption) => {
  const from = getComputedStyle(caption).direction === "rtl" ? "right" : "left", figure = caption.parentElement;
  const picture = figure.querySelector(".figure, .panel-rows");
  const [box, outer, above] = [caption, figure, picture].map((one) => one.getBoundingClientRect());
  return Math.abs(box[from] - outer[from]) > 2 || box.top < above.bottom;
}).map((caption) => caption.innerText.slice(0, 30))"""


@pytest.mark.parametrize("brand", BRANDS)
def test_nothing_overlaps_and_captions_are_below_figures(desk: Desk, browser: Browser, brand: str) -> None:
    shutil.copytree(ROOT / "source", desk.root / "source", dirs_exist_ok=True)
    outcome = desk.publish(*BRIEFS, "--to", "html", "--brand", brand)
    assert outcome.code == 0, outcome.err
    pages = [(id_, width) for id_ in BRIEFS for width in WIDTHS]
    found = {page: _faults(browser, desk.root / f"output/{page[0]}.html", page[1]) for page in pages}
    assert {page: pairs for page, pairs in found.items() if pairs} == {}


def _faults(browser: Browser, file: Path, width: int) -> list[str]:
    browser.open(file.as_uri(), width=width)
    browser.wait('document.readyState === "complete" && location.protocol === "file:"')
    found = [*browser.find(OVERLAPS), *browser.find(MISPLACED)]
    assert all(isinstance(name, str) for name in found)
    return found
