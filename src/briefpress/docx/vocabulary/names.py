"""Names in Word files that the writer, the reader and redlining share. For names of styles, see `brand/roles`."""

from __future__ import annotations

NOTE_ITEM = "NoteItem"  # the id of the style for notes in a list; only Word files have this style
COVER_PICTURE = "Cover picture"  # the name by which `merge` recognises the picture of a cover
PASSPORT = "urn:briefpress:passport:1"  # the namespace of the provenance record
# The list definitions in the order of their ids, and the list styles for people who create lists in Word.
DEFINITIONS = ("bullet", "number", "recommendation", "note")
LIST_STYLES = ("Brief Bullets", "Brief Numbers", "Brief Recommendations", "Brief Notes")
