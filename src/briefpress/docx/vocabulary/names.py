"""Names in Word files that the writer, the reader and redlining share; the names of styles are in `brand/roles`."""

from __future__ import annotations

NOTE_ITEM = "NoteItem"  # the style of notes in a list; no other format has this style
COVER_PICTURE = "Cover picture"  # the name by which `merge` recognises a cover's picture
PASSPORT = "urn:briefpress:passport:1"  # the namespace of the provenance record
# The definitions of lists, in the order of their numbers, and the list styles for people who make lists by hand.
DEFINITIONS = ("bullet", "number", "recommendation", "note")
LIST_STYLES = ("Brief Bullets", "Brief Numbers", "Brief Recommendations", "Brief Notes")
