"""An `Edition` -> a web page. In: the edition, its brand, what lies beside the page. Out: one file of HTML.

The skeleton is a Jinja2 template, `page.html.j2` in the brand's folder or else ours; what stands in the parts is
written by `BlockWriter`.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup, escape

from briefpress import __version__
from briefpress.brand import Brand, Monogram
from briefpress.brand.roles import PartKind
from briefpress.edition import Block, ContentsEntry, Edition, NoteGroup, Paragraph, Part, walk
from briefpress.html.blocks import BlockWriter
from briefpress.html.sandbox import render
from briefpress.html.web.look import stylesheet
from briefpress.html.web.machines import head, json_ld
from briefpress.html.web.medium import WebMedium
from briefpress.lazy import dataclass
from briefpress.model import NotesPlacement

SKELETON = "page.html.j2"
SCRIPT = Path(__file__).with_name("page.js")
CONTENTS = "contents-of-page"  # the id of the heading of the contents
PAGE_NOTES = "page-notes"  # the id of the list of notes that on paper stand at the foot of pages


@dataclass(frozen=True, slots=True)
class Download:
    """A file beside the page: its name, `PDF` or `Word`, and its size in bytes."""

    file: str
    kind: str
    size: int

    @property
    def address(self) -> str:
        """Return the address, seen from the page."""
        return quote(self.file)

    @property
    def shown_size(self) -> str:
        """Return the size in words that are the same in every language."""
        return f"{max(1, round(self.size / 1000))} kB" if self.size < 10_000_000 else f"{self.size / 1e6:.0f} MB"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a page is made: the workspace `root`, what was made before in `cache`, and the files beside the page."""

    root: Path
    cache: Path
    downloads: tuple[Download, ...] = ()


def write_page(edition: Edition, brand: Brand, monograms: Mapping[str, Monogram], around: Surroundings) -> str:
    """Return the page; `monograms` is keyed by initials.

    Raises SkeletonError where the brand's own skeleton is faulty.
    """
    words, parts = edition.facts.words, _with_notes(edition)
    groups = [block for part in parts for block in walk(part.blocks) if isinstance(block, NoteGroup)]
    medium = WebMedium(around.root, around.cache, words, single=len(groups) == 1)
    writer = BlockWriter(edition, brand, monograms, medium)
    written = {
        id(part): Markup(_contents(writer, part) if _lists(part) else writer.blocks(part.blocks)) for part in parts
    }
    script = SCRIPT.read_text(encoding="utf-8")
    return render(
        (*brand.folders, Path(__file__).parent),
        SKELETON,
        edition=edition,
        brand=brand.name,
        facts=edition.facts,
        words=words,
        cover=next(part for part in parts if part.kind is PartKind.COVER),
        contents=next(filter(_lists, parts), None),
        parts=[part for part in parts if part.kind not in (PartKind.COVER, PartKind.CONTENTS)],
        blocks=lambda part: written[id(part)],
        reading_time=words["reading-time"].replace("{minutes}", str(edition.facts.minutes)),
        citation=Markup(writer.inlines(edition.facts.citation)),
        downloads=around.downloads,
        head=head(edition, next((one.file for one in around.downloads if one.kind == "PDF"), "")),
        json_ld=json_ld(edition),
        mail=_mail(edition),
        stylesheet=Markup(stylesheet(edition, brand, words.values(), around.root, around.cache)),
        script=Markup(script),
        script_digest=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        version=__version__,
    )


def _lists(part: Part) -> bool:
    return part.kind is PartKind.CONTENTS


def _with_notes(edition: Edition) -> tuple[Part, ...]:
    """Return the parts; notes that on paper stand at the foot of pages stand in a list after the text."""
    if edition.notes_placement is not NotesPlacement.PAGE or not edition.notes:
        return edition.parts
    group = NoteGroup(PAGE_NOTES, edition.notes_heading, tuple(edition.notes.values()))
    kinds = [part.kind for part in edition.parts]
    last = PartKind.BODY if PartKind.BODY in kinds else kinds[-1]
    return tuple(Part(part.kind, (*part.blocks, group)) if part.kind is last else part for part in edition.parts)


def _contents(writer: BlockWriter, part: Part) -> str:
    """Return the contents as lists in lists, under their heading in a summary that folds them."""
    title = part.blocks[0]
    assert isinstance(title, Paragraph)
    heading = writer.paragraph(replace(title, id=CONTENTS))
    entries = [block for block in part.blocks if isinstance(block, ContentsEntry)]
    return f"<summary>{heading}</summary>\n{_listed(writer, entries)}"


def _listed(writer: BlockWriter, entries: list[ContentsEntry]) -> str:
    """Return a list of those of `entries` that are as deep as the first, with what is deeper inside of it."""
    html, place = [], 0
    while place < len(entries):
        end = place + 1
        while end < len(entries) and _depth(entries[end]) > _depth(entries[place]):
            end += 1
        inner = f"\n{_listed(writer, entries[place + 1 : end])}" if end > place + 1 else ""
        html.append(f"<li>{_line(writer, entries[place])}{inner}</li>")
        place = end
    return "<ol>\n{}\n</ol>".format("\n".join(html))


def _line(writer: BlockWriter, entry: Block) -> str:
    return writer.blocks([entry])


def _depth(entry: ContentsEntry) -> int:
    return int(entry.role.name.rpartition("_")[2])


def _mail(edition: Edition) -> str:
    """Return the address that opens a letter with a link to the publication."""
    body = "\n".join(filter(None, (edition.title, edition.address)))
    return str(escape(f"mailto:?subject={quote(edition.title)}&body={quote(body)}"))
