"""Looks: a folder of `styles/` -> a `Brand`; its stylesheet -> computed styles; its fonts."""

from briefpress.brand.read import Brand, read_brand

__all__ = ["Brand", "read_brand"]
