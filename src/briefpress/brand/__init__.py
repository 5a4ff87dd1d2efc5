"""Looks: a folder of `styles/` -> a `Brand`; its stylesheet -> computed styles; its fonts."""

from briefpress.brand.read import Brand, SheetKind, read_brand

__all__ = ["Brand", "SheetKind", "read_brand"]
