"""HTML: an `Edition` -> one self-contained page, made for print by `pdf`."""

from briefpress.html.print.page import SkeletonError, write_html

__all__ = ["SkeletonError", "write_html"]
