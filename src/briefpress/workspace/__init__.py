"""Folders, and files as text. In: a folder. Out: paths inside it, and text with places."""

from briefpress.workspace.atomic import name_beside, write_beside, write_new
from briefpress.workspace.data_addresses import data_in, media_type_in
from briefpress.workspace.language import LANGUAGE, LANGUAGE_SHAPE, read_language, serving
from briefpress.workspace.library import Library
from briefpress.workspace.paths import Workspace
from briefpress.workspace.pictures import (
    FROM_CAMERA,
    PICTURE_FORMATS,
    for_screens,
    kind_of,
    orientation_of,
    smooth,
    upright_size,
)
from briefpress.workspace.text import (
    BIDI,
    FORBIDDEN,
    MAX_LINES,
    SourceText,
    hidden,
    read_text,
    report_bidi,
    report_forbidden,
    report_hidden,
    spaced,
)
from briefpress.workspace.uses import CHANGING, MOMENT, Seen, Stamp, Uses, digest_of, is_same, stamp_of, version_of

__all__ = [
    "BIDI",
    "CHANGING",
    "FORBIDDEN",
    "FROM_CAMERA",
    "LANGUAGE",
    "LANGUAGE_SHAPE",
    "MAX_LINES",
    "MOMENT",
    "PICTURE_FORMATS",
    "Library",
    "Seen",
    "SourceText",
    "Stamp",
    "Uses",
    "Workspace",
    "data_in",
    "digest_of",
    "for_screens",
    "hidden",
    "is_same",
    "kind_of",
    "media_type_in",
    "name_beside",
    "orientation_of",
    "read_language",
    "read_text",
    "report_bidi",
    "report_forbidden",
    "report_hidden",
    "serving",
    "smooth",
    "spaced",
    "stamp_of",
    "upright_size",
    "version_of",
    "write_beside",
    "write_new",
]
