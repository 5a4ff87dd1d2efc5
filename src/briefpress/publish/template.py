"""Word templates of brands. In: a workspace, the name of a brand and a language. Out: the bytes of a .dotx file.

The sample text and the Quick Parts of a template come from built-in starter briefs, published with the brand.
"""

from __future__ import annotations

import datetime
import shutil
import tempfile
from pathlib import Path

from briefpress.brand import declared_blocks
from briefpress.pdf import open_worker
from briefpress.problems import Report
from briefpress.publish.prepared import NO_DATE
from briefpress.publish.request import Format, Request
from briefpress.publish.run import publish_each
from briefpress.publish.workspaces import STARTERS
from briefpress.source import block_sample
from briefpress.workspace import Workspace

SAMPLE, PARTS = "start", "parts"
LANG = "{{lang}}"


def word_template(
    workspace: Workspace, brand: str, lang: str, report: Report, when: datetime.datetime | None = None
) -> bytes | None:
    """Return the template of `brand` for documents in `lang`, or None with problems if it cannot be produced."""
    from briefpress.docx import as_template

    when = when or datetime.datetime.combine(NO_DATE, datetime.time())
    with tempfile.TemporaryDirectory() as folder:
        around = _workspace(workspace, Path(folder).resolve(), brand, lang)
        request = Request(around, (SAMPLE, PARTS), frozenset({Format.DOCX}), brand, date=when)
        with open_worker() as worker:
            outcomes = {outcome.id: outcome for outcome in publish_each(request, worker, lambda _: None)}
        report.extend(dict.fromkeys(problem for outcome in outcomes.values() for problem in outcome.problems))
        files = [file.file.read_bytes() for id_ in request.briefs for file in outcomes[id_].files]
    return as_template(files[0], files[1], brand, when) if len(files) == len(request.briefs) else None


def _workspace(workspace: Workspace, folder: Path, brand: str, lang: str) -> Workspace:
    """Return a workspace in `folder` with the brands of `workspace`, and the starters for documents in `lang`.

    Blocks that `brand` declares become additional Quick Parts.
    """
    shutil.copytree(STARTERS / "template", folder / "source")
    if workspace.styles.is_dir():
        shutil.copytree(workspace.styles, folder / "styles")
    own = declared_blocks(folder / "styles", workspace.cache).get(brand, {}).values()
    parts = folder / "source" / PARTS / "brief.md"
    chapters = (f"# {role.word_name}\n\n{block_sample(block, role)}\n" for block in own for role in block.roles)
    parts.write_text("\n".join((parts.read_text(encoding="utf-8"), *chapters)), encoding="utf-8")
    for file in folder.glob("source/*/brief.md"):
        file.write_text(file.read_text(encoding="utf-8").replace(LANG, lang), encoding="utf-8")
    return Workspace(folder)
