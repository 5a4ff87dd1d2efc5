"""Citations and the list of works, in a CSL style. Only this package uses citeproc, which is loaded on demand.

In: a `Brief`. Out: the brief with its citations as text, links and notes, and the entries of its list of works.
"""

from briefpress.citations.citing import Cited, cite, suggested

__all__ = ["Cited", "cite", "suggested"]
