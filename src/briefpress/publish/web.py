"""The web page of a brief. In: a job, and its other files. Out: the page; missing text is a problem.

The page is made last, because it gives the sizes of the files beside it.
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
MAX_WORDS = 80  # the maximum number of characters of lost text that a problem shows
HINT = "report this to the developers of briefpress; a skeleton of the brand (page.html.j2) may leave out a part"


def web_page(
    request: Request, job: Job, outlines: Mapping[str, Monogram], beside: Sequence[Made], report: Report
) -> str:
    """Return the page as HTML; `beside` are the files beside it."""
    from briefpress.html import Download, Surroundings, write_page

    workspace = request.workspace
    files = ((one, kind) for suffix, kind in KINDS.items() for one in beside if one.file.suffix == suffix)
    downloads = tuple(Download(one.file.name, kind, len(one.data)) for one, kind in files)
    card = request.file(job.edition.id, "card", ".png")
    shown = card.name if any(one.file == card for one in beside) else ""
    around = Surroundings(workspace.root, workspace.cache, downloads, shown)
    page = write_page(job.edition, job.brand, outlines, around)
    report_lost(job.edition, page, "on the web page", HINT, report)
    return page


def report_left_out(job: Job, edition: Edition, html: str, report: Report) -> None:
    """Report the text of `edition` that a skeleton of the brand leaves out of the `html` of the PDF."""
    from briefpress.html import lost_pieces

    skeleton = next((folder / SKELETON for folder in job.brand.folders if (folder / SKELETON).is_file()), None)
    if skeleton and (lost := " ".join(" ".join(lost_pieces(edition, html)).split())):
        place = Place(shown_in(skeleton, skeleton.parents[2]), 1, 1, 0)
        hint = "set every part in it: {% for part in edition.parts %}{{ blocks(part) }}{% endfor %}"
        report.add(Code.WORDS_LOST, f'{SKELETON} leaves out these words of the brief: "{_short(lost)}"', place, hint)


def report_lost(edition: Edition, page: str, where: str, hint: str, report: Report) -> None:
    """Report the text of `edition` that the HTML `page` lacks; `where` names the medium, "on the web page"."""
    from briefpress.html import lost_texts

    if lost := " ".join(" ".join(lost_texts(edition, page)).split()):
        report.add(Code.WORDS_LOST, f'these words are not {where}: "{_short(lost)}"', None, hint)


def _short(words: str) -> str:
    return words if len(words) <= MAX_WORDS else f"{words[:MAX_WORDS]}..."
