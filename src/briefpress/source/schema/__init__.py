"""What may be written in YAML: each field once, with its type and a line about it.

The readers take the names of fields from here, and the JSON Schema is made from the same tables.
"""

from briefpress.fields.kinds import Field, Table
from briefpress.source.schema.front_matter import FRONT_MATTER
from briefpress.source.schema.records import ORGANISATION, PERSON

__all__ = ["FRONT_MATTER", "ORGANISATION", "PERSON", "Field", "Table"]
