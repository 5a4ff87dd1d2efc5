"""HTML: an `Edition` -> one self-contained page, made for print by `pdf`."""

from briefpress.html.write import write_html

__all__ = ["write_html"]
