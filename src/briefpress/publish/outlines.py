"""Initials of people without a portrait. In: a job. Out: the initials, drawn in the brand's fonts."""

from __future__ import annotations

from collections.abc import Mapping

from briefpress.brand import Monogram, monograms
from briefpress.edition import initials
from briefpress.publish.prepared import Job
from briefpress.publish.request import Request


def outlines(request: Request, job: Job) -> Mapping[str, Monogram]:
    """Return the initials of people without a portrait, drawn in the brand's fonts."""
    from briefpress.brand.fonts import bold_file

    brand, drawn = job.brand, initials(job.edition)
    if not drawn:
        return {}
    families = (brand.fonts.get("headings", ""), *brand.scripts.values())
    fonts = {family: file for family in families if (file := bold_file(family, brand.font_folders))}
    return monograms(drawn, fonts, request.workspace.cache)
