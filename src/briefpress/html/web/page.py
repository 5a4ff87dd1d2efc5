"""Write a web page. In: an edition, its brand, and the files beside the page. Out: HTML.

The skeleton is a Jinja2 template, `page.html.j2`, in the brand's folder, or the default template; `BlockWriter` writes
the content of the parts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from markupsafe import Markup, escape

from briefpress import __version__
from briefpress.brand import Brand, Monogram
from briefpress.brand.roles import PartKind
from briefpress.edition import ContentsEntry, Edition, NoteGroup, Paragraph, Part, plain_text, walk
from briefpress.html.blocks import BlockWriter
from briefpress.html.sandbox import render
from briefpress.html.unpaged import nested, with_notes
from briefpress.html.web.look import stylesheet
from briefpress.html.web.medium import WebMedium
from briefpress.html.web.metadata import head, json_ld
from briefpress.html.web.scripts import scripts
from briefpress.lazy import dataclass

SKELETON = "page.html.j2"
SCRIPT = Path(__file__).with_name("page.js")
MEASURE = 346.0  # in points: the value of `--measure` in web.css, so that labels in charts are as large as in print
# Ids of the page itself, which differ from the ids of headings called "Contents" or "Top"
CONTENTS, TOP = "contents-of-page", "top-of-page"


@dataclass(frozen=True, slots=True)
class Download:
    """A file beside the page: its name, its kind, such as `PDF` or `Word`, and its size in bytes."""

    file: str
    kind: str
    size: int

    @property
    def address(self) -> str:
        """Return the URL, relative to the page."""
        return quote(self.file)

    @property
    def shown_size(self) -> str:
        """Return the size in kB or MB, units that are the same in all languages."""
        if self.size < 1_000_000:
            return f"{max(1, round(self.size / 1000))} kB"
        return f"{self.size / 1e6:.{1 if self.size < 10_000_000 else 0}f} MB"


class BackLink(NamedTuple):
    """The link back to the top on narrow screens: the id of its target, and its text."""

    target: str
    label: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The context of a page: the workspace `root`, a `cache` folder, and the files beside the page.

    `card` is the name of the preview picture for social networks, or `""` if there is none.
    """

    root: Path
    cache: Path
    downloads: tuple[Download, ...] = ()
    card: str = ""


def write_page(edition: Edition, brand: Brand, monograms: Mapping[str, Monogram], around: Surroundings) -> str:
    """Return the page; `monograms` are keyed by initials.

    Raise SkeletonError if the brand's skeleton is faulty.
    """
    words, parts = edition.facts.words, with_notes(edition)
    contents = next(filter(_lists, parts), None)
    groups = [block for part in parts for block in walk(part.blocks) if isinstance(block, NoteGroup)]
    medium = WebMedium(around.root, around.cache, words, single=len(groups) == 1)
    writer = BlockWriter(edition, brand, monograms, medium, MEASURE, MEASURE)
    written = {
        id(part): Markup(_contents(writer, part) if _lists(part) else writer.blocks(part.blocks)) for part in parts
    }
    return render(
        (*brand.folders, Path(__file__).parent),
        SKELETON,
        edition=edition,
        brand=brand.name,
        facts=edition.facts,
        words=words,
        cover=next(part for part in parts if part.kind is PartKind.COVER),
        contents=contents,
        up=_back_link(contents, words),
        parts=[part for part in parts if part.kind not in (PartKind.COVER, PartKind.CONTENTS)],
        blocks=lambda part: written[id(part)],
        reading_time=words["reading-time"].replace("{minutes}", str(edition.facts.minutes)),
        citation=Markup(writer.inlines(edition.facts.citation)),
        downloads=around.downloads,
        head=head(
            edition, next((download.file for download in around.downloads if download.kind == "PDF"), ""), around.card
        ),
        json_ld=json_ld(edition),
        mail=_mail(edition),
        stylesheet=Markup(stylesheet(edition, brand, words.values(), around.root, around.cache)),
        version=__version__,
        **scripts(SCRIPT),
    )


def _lists(part: Part) -> bool:
    return part.kind is PartKind.CONTENTS


def _back_link(contents: Part | None, words: Mapping[str, str]) -> BackLink:
    """Return the link back to the table of contents or, if there is none, to the top of the page."""
    title = contents.blocks[0] if contents else None
    if isinstance(title, Paragraph):
        return BackLink(CONTENTS, plain_text(title.inlines))
    return BackLink(TOP, words["top"])


def _contents(writer: BlockWriter, part: Part) -> str:
    """Return the table of contents as a nested list that readers can collapse; its heading is the summary."""
    title = part.blocks[0]
    assert isinstance(title, Paragraph)
    heading = writer.paragraph(replace(title, id=CONTENTS))
    entries = [block for block in part.blocks if isinstance(block, ContentsEntry)]
    return f"<summary>{heading}</summary>\n{nested(writer, entries)}"


def _mail(edition: Edition) -> str:
    """Return the `mailto:` URL of a new email with the title and the address of the publication."""
    body = "\n".join(filter(None, (edition.title, edition.address)))
    return str(escape(f"mailto:?subject={quote(edition.title)}&body={quote(body)}"))
