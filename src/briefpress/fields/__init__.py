"""YAML with places. In: text. Out: values, and problems with their lines.

`fields.kinds` defines the vocabulary of schemas.
"""

from briefpress.fields.days import QUARTER, read_day
from briefpress.fields.faults import unspaced
from briefpress.fields.nodes import compose
from briefpress.fields.values import Fields, YamlReader, is_empty

__all__ = ["QUARTER", "Fields", "YamlReader", "compose", "is_empty", "read_day", "unspaced"]
