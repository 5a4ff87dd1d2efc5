"""The fields of all YAML files: each is defined once, with its type and a description.

The readers use these field names, and the JSON Schema is generated from the same tables.
"""

from briefpress.fields.kinds import Field, Table
from briefpress.source.schema.front_matter import FRONT_MATTER
from briefpress.source.schema.records import ORGANISATION, PERSON

__all__ = ["FRONT_MATTER", "ORGANISATION", "PERSON", "Field", "Table"]
