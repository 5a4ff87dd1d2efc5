"""The Word file of a brief, for comparison. In: a request and the id of a brief. Out: the file.

Page numbers and the pixels of drawings are left out, because they contain none of the author's text.
"""

from __future__ import annotations

import base64

from briefpress.model import SourceFile
from briefpress.problems import Report
from briefpress.publish.originals import Originals
from briefpress.publish.outlines import outlines
from briefpress.publish.prepared import prepare_job
from briefpress.publish.request import Request
from briefpress.source import read_brief, source_files

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


def word_file(request: Request, id_: str, report: Report) -> tuple[bytes, tuple[SourceFile, ...]] | None:
    """Return the Word file of a brief and its source files, or None with problems if that fails."""
    job = prepare_job(request, id_, Originals(), report)
    if job is None or report.fails(strict=False):
        return None
    from briefpress.brand.computed_style import read_look
    from briefpress.brand.fonts import use_fonts
    from briefpress.check.svg import size
    from briefpress.docx import Drawing, Raster, WordInputs, write_docx
    from briefpress.edition import svg_pictures
    from briefpress.engine.font_choice import chosen_fonts

    workspace, edition = request.workspace, job.edition
    with chosen_fonts(lambda: use_fonts(job.brand.font_folders, workspace.cache)):
        look = read_look(job.brand, edition.paper, edition.page_class, workspace.cache, mirrored=edition.rtl)
    rasters = {path: Raster(PIXEL, size(workspace.root / path)[0]) for path in svg_pictures(edition)}
    drawing = Drawing(workspace.root, job.brand, outlines(request, job), rasters, workspace.cache)
    return write_docx(edition, look, drawing, WordInputs(job.when, {}, 1, job.sources, request.decision)), job.sources


def sources_of(request: Request, id_: str) -> tuple[SourceFile, ...]:
    """Return the current source files of a brief, or `()` if it cannot be read."""
    brief = read_brief(request.workspace, id_, Report())
    return source_files(request.workspace, brief) if brief else ()
