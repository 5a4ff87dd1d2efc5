"""Attachments of a PDF: the Word file and the source. In: a job and its Word file. Out: the attachments."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefpress.pdf import Attached
from briefpress.publish.prepared import Job
from briefpress.publish.request import Made

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SOURCE_TYPES = {".md": "text/markdown", ".yaml": "application/yaml", ".csv": "text/csv"}


def attached(job: Job, word: Made) -> Iterator[Attached]:
    """Yield the Word file and the source files as attachments of the PDF."""
    when, title = job.when, job.edition.title
    yield Attached(word.file.name, word.data, WORD_TYPE, "Alternative", when, title)
    for source in job.sources:
        path = Path(source.path)
        kind = SOURCE_TYPES.get(path.suffix, "text/plain")
        yield Attached(path.name, source.text.encode(), kind, "Source", when, title)
