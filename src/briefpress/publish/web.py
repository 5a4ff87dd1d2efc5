"""The web page of a brief. In: a job, and its other files. Out: the page; `report_lost` reports missing text.

The page is produced last, because it shows the sizes of the other files.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefpress.brand import Monogram, shown_in
from briefpress.edition import Edition
from briefpress.model import Place
from briefpress.problems import Code, Report
from briefpress.publish.prepared import Job
from briefpress.publish.request import Made, Request

KINDS = {".pdf": "PDF", ".docx": "Word", ".epub": "EPUB"}
SKELETON = "skeleton.html.j2"
MAX_WORDS = 80  # how many characters of lost text a problem quotes
HINT = "report this to the developers of briefpress; a skeleton of the brand (page.html.j2) may leave out a part"


def web_page(request: Request, job: Job, outlines: Mapping[str, Monogram], beside: Sequence[Made]) -> str:
    """Return the page as HTML; `beside` contains the files beside it."""
    from briefpress.html import Download, Surroundings, write_page

    workspace = request.workspace
    files = ((file, kind) for suffix, kind in KINDS.items() for file in beside if file.file.suffix == suffix)
    downloads = tuple(Download(file.file.name, kind, len(file.data)) for file, kind in files)
    card = request.file(job.edition.id, "card", ".png")
    shown = card.name if any(file.file == card for file in beside) else ""
    around = Surroundings(workspace.root, workspace.cache, downloads, shown)
    return write_page(job.edition, job.brand, outlines, around)


def report_lost_on_page(edition: Edition, page: str, report: Report) -> None:
    """Report text of `edition` that is not on its web page."""
    report_lost(edition, page, "the web page", HINT, report)


def report_left_out(job: Job, edition: Edition, html: str, report: Report) -> None:
    """Report text of `edition` that a skeleton of the brand leaves out of the `html` for the PDF."""
    from briefpress.html import lost_pieces

    skeleton = next((folder / SKELETON for folder in job.brand.folders if (folder / SKELETON).is_file()), None)
    if skeleton and (lost := " ".join(" ".join(lost_pieces(edition, html)).split())):
        place = Place(shown_in(skeleton, skeleton.parents[2]), 1, 1, 0)
        hint = "include every part in it: {% for part in edition.parts %}{{ blocks(part) }}{% endfor %}"
        report.add(Code.WORDS_LOST, f'{SKELETON} leaves out these words of the brief: "{_short(lost)}"', place, hint)


def report_lost(edition: Edition, page: str, where: str, hint: str, report: Report) -> None:
    """Report text of `edition` that is not in the HTML `page`; `where` is the medium, such as "the web
    page".
    """
    from briefpress.html import lost_texts

    if lost := " ".join(" ".join(lost_texts(edition, page)).split()):
        report.add(Code.WORDS_LOST, f'these words are missing from {where}: "{_short(lost)}"', None, hint)


def _short(words: str) -> str:
    return words if len(words) <= MAX_WORDS else f"{words[:MAX_WORDS]}..."
