"""briefpress: one structured source of a policy brief becomes a branded PDF and an editable Word file."""

__version__ = "0.2.0"
