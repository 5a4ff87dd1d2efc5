"""Citations and the list of works, formatted in a CSL style.

In: a `Brief`. Out: the brief with its citations as text, links and notes, and the entries in its list of works. Only
this package uses citeproc, which it loads on demand.
"""

from briefpress.citations.citing import Cited, cite, suggested

__all__ = ["Cited", "cite", "suggested"]
